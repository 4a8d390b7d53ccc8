"""What partners think, and what the council decides."""

from lineofsight.core.design import forms
from lineofsight.kernel import clock
from lineofsight.learn.reviews.rules.codes import ALTERNATIVES, VIEWS


class ViewForm(forms.Form):
    """What a safeguarding partner thinks of notifying."""

    view = forms.ChoiceField(label="What does your agency think?", choices=list(VIEWS.items()))
    why = forms.LongTextField(label="Why?", max_length=3000, rows=5)


class NotifyForm(forms.Form):
    """The notification that was made."""

    notified_on = forms.DateField(label="When was it notified?", latest=clock.today)
    reference = forms.TextField(label="Reference number of the national system", max_length=60, width=20)
    reason = forms.LongTextField(label="Why does it meet the criteria?", max_length=3000, rows=5)
    advice = forms.LongTextField(label="Legal advice", required=False, max_length=2000, rows=3)


class NotForm(forms.Form):
    """Why it is not notified, and what is done instead."""

    reason = forms.LongTextField(label="Why is it not notified?", max_length=3000, rows=5)
    alternative = forms.ChoiceField(label="What is done instead?", choices=list(ALTERNATIVES.items()))
    advice = forms.LongTextField(label="Legal advice", required=False, max_length=2000, rows=3)


class ThenForm(forms.Form):
    """What was decided by the rules of an earlier time."""

    decided_on = forms.DateField(label="When was it decided?", latest=clock.today)
    reason = forms.LongTextField(label="What was decided, and why?", max_length=3000, rows=5)


class AgainForm(forms.Form):
    """Why something is found otherwise. It is kept in the room, and not in the history others read."""

    reason = forms.LongTextField(label="Why?", max_length=3000, rows=5, help_text="It is kept sealed in the room.")
