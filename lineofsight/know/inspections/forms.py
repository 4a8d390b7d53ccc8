"""Forms of recommendations: shape; what is right across records is in `rules.py`."""

from collections.abc import Iterable, Mapping
from typing import Any

from lineofsight.core.design import forms
from lineofsight.kernel import clock
from lineofsight.know.inspections.models import Inspector
from lineofsight.know.inspections.rules import LONGEST, LONGEST_NUMBER, Line, lines_of, problem_of


class RecommendationsForm(forms.Form):
    """The recommendations of one report."""

    inspector = forms.SelectField(label="Who inspected?", choices=[("", "Choose one"), *Inspector.choices])
    report = forms.TextField(
        label="What is the report called?", max_length=160, help_text="As it stands on its cover, without the year."
    )
    published_on = forms.DateField(label="When was it published?", latest=clock.today)
    lines = forms.LongTextField(
        label="What does it recommend?", max_length=20_000, rows=10,
        help_text="One recommendation on each line, with its number in the report: 3. Every child is seen alone.",
    )  # fmt: skip

    def clean_lines(self) -> list[Line]:
        """Each recommendation with its number."""
        found = lines_of(self.cleaned_data["lines"])
        problem = problem_of(found)
        if problem:
            raise forms.ValidationError(problem)
        return found


class RecommendationForm(forms.Form):
    """One recommendation, put right."""

    number = forms.TextField(label="Number in the report", max_length=LONGEST_NUMBER)
    text = forms.LongTextField(label="What does it recommend?", max_length=LONGEST, rows=5)


class RecommendationsFilter(forms.FilterForm):
    """Which recommendations are listed."""

    report = forms.SelectField(label="Report")
    inspector = forms.SelectField(label="Inspector", choices=[("", "Every inspector"), *Inspector.choices])
    state = forms.SelectField(
        label="State",
        choices=[("", "All"), ("open", "Being answered"), ("answered", "Answered"), ("left", "Not taken up")],
    )

    def __init__(self, *args: Any, reports: Mapping[str, str] | Iterable[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["report"].choices = [("", "Every report"), *dict(reports).items()]
