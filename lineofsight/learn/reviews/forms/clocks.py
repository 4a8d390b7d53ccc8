"""Correcting what started a clock, noting a wait, and settling a clock."""

from lineofsight.core.design import forms
from lineofsight.kernel import clock
from lineofsight.learn.reviews.forms.incident import TimeField
from lineofsight.learn.reviews.rules.clocks import DAY_ONE, STARTS, Clock
from lineofsight.learn.reviews.rules.codes import PAUSES


class TriggerForm(forms.Form):
    """The right day, and why the former was wrong."""

    trigger = forms.ChoiceField(label="Which day is put right?", choices=list(STARTS.items()))
    on = forms.DateField(label="The right day", latest=clock.today)
    at_time = TimeField(label="At what time, if you know?")
    why = forms.LongTextField(
        label="Why is it put right?", max_length=1000, rows=3, help_text="The former day stays in the history."
    )


class PauseForm(forms.Form):
    """What work waits for."""

    reason = forms.ChoiceField(label="What does it wait for?", choices=list(PAUSES.items()))
    note = forms.LongTextField(label="What is known of it?", required=False, max_length=1000, rows=3)
    from_on = forms.DateField(label="Since when?", latest=clock.today)
    look_again_on = forms.DateField(label="When is it looked at again?", earliest=clock.today)


class ClockForm(forms.Form):
    """What the partners settled about a clock."""

    what = forms.ChoiceField(label="Which clock?")
    starts = forms.ChoiceField(label="What starts it?", choices=list(STARTS.items()))
    day_one = forms.ChoiceField(label="Which day is day 1?", choices=list(DAY_ONE.items()))
    start = forms.DateField(label="From which day on?", help_text="What begins on this day or later runs by it.")
    source = forms.TextField(
        label="Who settled it, and when?", max_length=200, help_text="For example, the Executive, 12 March 2026"
    )

    def __init__(self, *args, clocks: tuple[Clock, ...] = (), **options):
        super().__init__(*args, **options)
        self.fields["what"].choices = [(each.key, each.title) for each in clocks]
