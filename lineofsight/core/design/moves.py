"""The forms of the one move page: a confirmation, with a reason or what was seen when the move asks for it."""

from lineofsight.core.design import forms


class ConfirmForm(forms.Form):
    """Nothing to fill in: pressing the button is the answer."""


class SeenForm(ConfirmForm):
    """The same of something that may change meanwhile: what was seen of it goes with the answer."""

    seen = forms.HiddenField()


class ReasonForm(forms.Form):
    """A reason, which stays in the record's history."""

    reason = forms.LongTextField(
        label="Reason",
        help_text="This stays in the history, and everybody who can see the record can read it.",
        max_length=1000,
        rows=4,
        error_messages={"required": "Enter a reason"},
    )
