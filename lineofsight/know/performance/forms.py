"""Forms of performance: shape; what is right about the numbers is in `rules.py`."""

from datetime import timedelta
from decimal import Decimal

from lineofsight.core.design import forms
from lineofsight.core.insight.models import Absence
from lineofsight.core.insight.rules import Indicator, Library
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.rules.answers import Answer

QUARTERS_BACK = 12
# The year before the first edition of the library: without it the first year it is for has nothing to be set beside.
FIRST_YEAR = 2017


def periods_offered() -> list[Period]:
    """The periods a request may be about: quarters and financial years that have ended, the latest first."""
    today = clock.today()
    quarters = [Period.quarter(today).shifted(-3 * back) for back in range(1, QUARTERS_BACK + 1)]
    this_year = Period.financial_year_of(today).start.year
    return [*quarters, *[Period.financial_year(year) for year in reversed(range(FIRST_YEAR, this_year))]]


class RequestForm(forms.Form):
    """A period, a day and the indicators to ask for."""

    period = forms.SelectField(label="Which period?")
    due = forms.DateField(label="When are the figures due?", help_text="Agencies usually need three to six weeks.")
    indicators = forms.ChoicesField(label="What do you want to ask for?")

    def __init__(self, *args, library: Library, **options):
        super().__init__(*args, **options)
        offered = [(str(period), period.label) for period in periods_offered()]
        self.fields["period"].choices = [("", "Choose a period"), *offered]
        everything = library.indicators.values()
        self.fields["indicators"].choices = [(i.key, i.name) for i in everything]
        self.fields["indicators"].hints = {i.key: i.definition for i in everything}
        self.initial.setdefault("indicators", [i.key for i in everything])
        self.initial.setdefault("due", clock.today() + timedelta(weeks=4))

    def clean_period(self) -> Period:
        return Period.parse(self.cleaned_data["period"])

    def clean_due(self):
        due = self.cleaned_data["due"]
        if due < clock.today():
            raise forms.ValidationError("The day must be today or later")
        return due


class AnswerForm(forms.Form):
    """One item of a return: its counts, or why there are none."""

    numerator = forms.DecimalField(required=False, width=10)
    denominator = forms.DecimalField(required=False, width=10)
    absence = forms.ChoiceField(
        label="If you cannot give it",
        required=False,
        choices=[("", "We can give it"), *Absence.choices],
        hints={
            Absence.NOT_APPLICABLE: "It does not arise in our agency",
            Absence.NOT_AVAILABLE: "It is not recorded, or not ready yet",
        },
    )
    comment = forms.LongTextField(
        label="What should readers know about it?",
        required=False,
        rows=3,
        max_length=1000,
        help_text="It prints wherever the figure prints. Do not name a child, or describe one who could be recognised.",
    )
    confirmed = forms.ConfirmField(label="I have checked it, and it is right", required=False)

    def __init__(self, *args, indicator: Indicator, confirming: bool = False, **options):
        super().__init__(*args, **options)
        self.indicator = indicator
        self.fields["numerator"].label = indicator.numerator
        if indicator.has_denominator:
            self.fields["denominator"].label = indicator.denominator
        else:
            del self.fields["denominator"]
        if not confirming:
            del self.fields["confirmed"]

    def answer(self) -> Answer:
        """What was typed, as the rules see it."""
        given = self.cleaned_data
        return Answer(
            numerator=given.get("numerator"),
            denominator=given.get("denominator"),
            absence=given.get("absence") or "",
            comment=(given.get("comment") or "").strip(),
            confirmed=bool(given.get("confirmed")),
        )

    def refuse(self, problems: dict[str, str]) -> None:
        """Put the rules' findings beside their fields."""
        for field, sentence in problems.items():
            self.add_error(field if field in self.fields else None, sentence)


class CorrectForm(AnswerForm):
    """A new value after sign-off, with its reason."""

    reason = forms.LongTextField(
        label="Why is it corrected?",
        rows=3,
        max_length=300,
        help_text="It is printed beside the figure, and in reports that used the old one.",
    )


class CodeForm(forms.Form):
    """The code that was sent to the registered address."""

    code = forms.TextField(
        label="Six-figure code",
        max_length=12,
        width=10,
        autocomplete="one-time-code",
        help_text="We sent it to your registered e-mail address. It works for 15 minutes.",
    )

    def clean_code(self) -> str:
        code = self.cleaned_data["code"].replace(" ", "")
        if not (code.isdigit() and len(code) == 6):
            raise forms.ValidationError("The code is six figures")
        return code


class PassOnForm(forms.Form):
    """Which items go to which colleague."""

    indicators = forms.ChoicesField(label="What do you want to pass on?")
    name = forms.TextField(label="Your colleague’s name", max_length=120)
    email = forms.EmailField(label="Their work e-mail address", autocomplete=None, max_length=120)

    def __init__(self, *args, items, **options):
        super().__init__(*args, **options)
        self.fields["indicators"].choices = [(item.indicator, item.definition.name) for item in items]


class QueryForm(forms.Form):
    """A question about a value."""

    question = forms.LongTextField(label="What do you want to ask?", max_length=1000, rows=4)


class ReplyForm(forms.Form):
    """An answer to a question about a value."""

    answer = forms.LongTextField(
        label="Your answer", max_length=1000, rows=4, help_text="To change the value itself, correct it on the return."
    )


class BreakForm(forms.Form):
    """From when values no longer mean what they meant."""

    on = forms.DateField(label="From which day?", help_text="The first day on which values mean something else.")
    note = forms.TextField(
        label="What changed?",
        max_length=300,
        help_text="It is drawn on the chart, and values are not compared across it.",
    )


class AsAtForm(forms.Form):
    """The day a page is asked about."""

    as_at = forms.DateField(label="As it was known on", required=False)

    def clean_as_at(self):
        day = self.cleaned_data["as_at"]
        if day and day > clock.today():
            raise forms.ValidationError("Choose a day that has come")
        return day


def decimal_text(value: Decimal | None) -> str | None:
    """A stored count as it was typed: 12 and not 12.0000."""
    return None if value is None else f"{value.normalize():f}"
