"""The forms of a partnership's own comparator set, and of the list of published series."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.core.insight.benchmarks.areas import named
from lineofsight.core.insight.benchmarks.models import Function
from lineofsight.core.insight.benchmarks.services import LONGEST_NAME, NotASet


class SeriesFilter(forms.FilterForm):
    """Which series are listed: by words, and by publication."""

    words = forms.TextField(label="Words in its name, topic or code", max_length=80)
    vintage = forms.SelectField(label="Publication")

    def __init__(self, *args, publications: Iterable[tuple[str, str]], **options) -> None:
        super().__init__(*args, **options)
        self.fields["vintage"].choices = [("", "Every publication"), *publications]


class ComparatorsForm(forms.Form):
    """Which areas, and how their values become one. A set under the same name takes the old one's place."""

    # Which argument of the service each field's text becomes.
    FIELD_OF = {"key": "name", "name": "name", "members": "members", "function": "function"}

    name = forms.TextField(
        label="What is the set called?",
        max_length=LONGEST_NAME,
        help_text="A name that is in use already gets a new list of areas; the old one is kept.",
    )
    members = forms.LongTextField(
        label="Which authorities are in it?",
        rows=10,
        help_text="One on each line, by name or code. Your own may be among them.",
    )
    function = forms.ChoiceField(
        label="How do their values become one?",
        choices=Function.choices,
        hints={
            Function.MEAN: "All values added together and divided by their number; each area counts once.",
            Function.MEDIAN: "The value in the middle.",
        },
    )
    home_in = forms.YesNoField(label="Does your own area’s value count, if it is in the list?")
    since = forms.DateField(label="From which day do you use this set?")

    def clean_members(self) -> tuple[str, ...]:
        """The codes of the authorities named; one that nobody knows is said by its line."""
        lines = [line.strip() for line in self.cleaned_data["members"].splitlines() if line.strip()]
        found = {line: named(line) for line in lines}
        if unknown := [line for line, area in found.items() if area is None]:
            raise forms.ValidationError(
                [f"“{line}” is not the name or the code of an authority" for line in dict.fromkeys(unknown)]
            )
        return tuple(found[line].code for line in lines)

    def say(self, problem: NotASet) -> None:
        """Put what a service found wrong beside the fields."""
        for argument, sentences in problem.problems.items():
            for sentence in sentences:
                self.add_error(self.FIELD_OF[argument], sentence)
