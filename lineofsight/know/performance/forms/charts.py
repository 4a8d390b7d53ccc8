"""Choosing the chart that an indicator's run is drawn as."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.know.performance.rules.charts import MEANS, NAMES, Drawn


class ChartForm(forms.Form):
    """As which chart, and why."""

    drawn = forms.ChoiceField(label="How should it be drawn?", choices=())
    reason = forms.LongTextField(
        label="Why does that suit it better?",
        rows=3,
        max_length=300,
        error_messages={"required": "Say why"},
        help_text="It is printed under the chart with your name.",
    )

    def __init__(self, *args, offered: Iterable[Drawn], **options):
        super().__init__(*args, **options)
        offered = list(offered)
        self.fields["drawn"].choices = [(each.value, NAMES[each].capitalize()) for each in offered]
        self.fields["drawn"].hints = {each.value: MEANS[each] for each in offered}
