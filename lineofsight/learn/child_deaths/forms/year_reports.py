"""Forms of the panel's yearly report."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.core.thread.models import LearningPoint
from lineofsight.kernel.periods import Period
from lineofsight.learn.child_deaths.models import YearReport
from lineofsight.learn.child_deaths.rules.reporting import FOLLOWED


class BeginReportForm(forms.Form):
    """Which year is reported on."""

    year = forms.SelectField(label="On which year?")

    def __init__(self, *args, years: Iterable[Period], **options):
        super().__init__(*args, **options)
        self.years = {year.slug: year for year in years}
        named = [(slug, year.label) for slug, year in self.years.items()]
        self.fields["year"].choices = [("", "Choose one"), *named]

    def clean_year(self) -> Period:
        """The year."""
        return self.years[self.cleaned_data["year"]]


class SummaryForm(forms.Form):
    """The executive summary."""

    summary = forms.LongTextField(
        label="Executive summary", rows=12, max_length=6000,
        help_text="For a reader who reads nothing else. No names, days or places: the tables follow by themselves.",
    )  # fmt: skip

    def __init__(self, *args, report: YearReport, **options):
        super().__init__(*args, **options)
        self.fields["summary"].initial = report.summary


class RecommendationForm(forms.Form):
    """What is recommended, and to whom."""

    body = forms.TextField(
        label="To whom?", max_length=120, help_text="An organisation, such as the maternity services or a ministry."
    )
    point = forms.SelectField(
        label="From which learning?", required=False,
        help_text="What somebody else read and released. Its words are taken where you write none of your own.",
    )  # fmt: skip
    text = forms.LongTextField(label="What do you recommend?", rows=4, max_length=500, required=False)

    def __init__(self, *args, points: Iterable[LearningPoint], **options):
        super().__init__(*args, **options)
        self.fields["point"].choices = [("", "None"), *((each.ref, each.text) for each in points)]


class FollowUpForm(forms.Form):
    """What became of a recommendation."""

    how = forms.ChoiceField(label="What became of it?", choices=list(FOLLOWED.items()))
    said = forms.LongTextField(label="In words", rows=4, max_length=500)
