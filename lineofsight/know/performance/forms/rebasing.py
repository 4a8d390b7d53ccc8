"""Setting an indicator's control limits anew."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.kernel.periods import Period


class RebaseForm(forms.Form):
    """From which period, and why."""

    period = forms.SelectField(label="From which period on?")
    reason = forms.LongTextField(
        label="What changed then?",
        rows=3,
        max_length=300,
        error_messages={"required": "Say what changed"},
        help_text="It is printed under the chart with your name. Name the cause, not what the line did.",
    )

    def __init__(self, *args, periods: Iterable[Period], **options):
        super().__init__(*args, **options)
        self.fields["period"].choices = [("", "Choose a period"), *((str(each), each.label) for each in periods)]

    def clean_period(self) -> Period:
        return Period.parse(self.cleaned_data["period"])
