"""Forms of measures, and of what has a day."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.core.insight.rules import Indicator
from lineofsight.kernel import clock
from lineofsight.lead.business_plan.models import Asks, MeasureKind


class MeasureForm(forms.Form):
    """How one will know about an objective."""

    asks = forms.ChoiceField(
        label="Which question does it answer?", choices=Asks.choices,
        hints={Asks.HOW_MUCH: "Counts what was done. It is no evidence of change by itself."},
    )  # fmt: skip
    kind = forms.ChoiceField(label="What is it?", choices=MeasureKind.choices)
    indicator = forms.SelectField(
        label="Which indicator?", required=False,
        help_text="It starts from the newest value that everybody may read, and is shown live from then on.",
    )  # fmt: skip
    target = forms.DecimalField(
        label="Its target", required=False, max_digits=14, decimal_places=4, width=10,
        help_text="The value it is to reach, in its own unit.",
    )  # fmt: skip
    text = forms.LongTextField(
        label="Or what does the audit or survey look at?", required=False, max_length=300, rows=3,
        help_text="For example, 20 records: was the father asked, and is it written down?",
    )  # fmt: skip
    due = forms.DateField(label="By when?", earliest=clock.today, help_text="For example, 31 3 2027")
    one_of = ("indicator", "text")

    def __init__(self, *args, indicators: Iterable[Indicator] = (), **options):
        super().__init__(*args, **options)
        named = [(each.key, each.name) for each in indicators]
        self.fields["indicator"].choices = [("", "None: it is an audit or a survey"), *named]

    def clean(self) -> dict:
        given = super().clean() or {}
        by_indicator = given.get("kind") == MeasureKind.INDICATOR
        if by_indicator:
            self.need(given, "indicator", "Choose the indicator")
            self.need(given, "target", "Say which value it is to reach")
        elif given.get("kind"):
            self.need(given, "text", "Say what it looks at")
        return given

    def need(self, given: dict, name: str, sentence: str) -> None:
        """Ask for an answer that this kind of measure needs."""
        if given.get(name) in (None, "") and name not in self.errors:
            self.add_error(name, sentence)


class FoundForm(forms.Form):
    """What was found."""

    found = forms.LongTextField(
        label="What was found?", max_length=1000, rows=5, help_text="If nothing could be found, say so, and why."
    )
    found_on = forms.DateField(label="When?", latest=clock.today)


class MoveForm(forms.Form):
    """Another day, and why."""

    day = forms.DateField(label="New date", earliest=clock.today)
    reason = forms.LongTextField(
        label="Why?", max_length=800, rows=3, help_text="The old date and the reason stay to be seen."
    )
