"""Forms of what becomes of a finished report: shape only."""

from lineofsight.core.design import forms
from lineofsight.kernel import clock
from lineofsight.kernel.days import MONTH_NAMES
from lineofsight.lead.annual_report.forms import ConfirmRequirementForm
from lineofsight.lead.annual_report.rules.delivering import TO_SOMEBODY

# By when guidance can ask for something; how many, or which month, is typed beside it.
BY_WHEN = (
    ("months", "Within some months of the period’s last day"),
    ("month", "By the end of a month"),
    ("days", "Within some days of publication"),
)


class RecipientForm(forms.Form):
    """A body or organisation the report goes to."""

    to = forms.TextField(
        label="To whom does it go?",
        max_length=100,
        help_text="A body or an organisation, as it stands in a sentence: the schools’ forum. Not somebody’s name.",
    )
    how = forms.ChoiceField(
        label="How does it reach them?", choices=tuple(TO_SOMEBODY.items()),
        error_messages={"required": "Choose whether it is sent or presented"},
    )  # fmt: skip
    on = forms.DateField(
        label="When is it planned?", required=False, earliest=clock.today,
        help_text="For example, 14 10 2026. Leave empty for no day yet.",
    )  # fmt: skip


class PlanForm(forms.Form):
    """The day for which something is planned."""

    on = forms.DateField(label="For which day is it planned?", earliest=clock.today)


class NoteForm(forms.Form):
    """That something was done: when, and where or how."""

    on = forms.DateField(label="On which day was it done?", latest=clock.today)
    where = forms.TextField(
        label="Where, or how?",
        max_length=200,
        help_text="An address of a page, the meeting and its item, or words such as “by e-mail”.",
    )


class ConfirmDutyForm(ConfirmRequirementForm):
    """What somebody read in the guidance about the finished report, and by when it asks for it."""

    by_when = forms.SelectField(label="By when does it ask for it?", required=False)
    number = forms.IntegerField(
        label="How many, or which month?", required=False, min_value=1, max_value=36, width=3,
        help_text="A number of months or days; or the month as a number, 9 for September. Empty where no day is named.",
    )  # fmt: skip

    def __init__(self, *args, due=None, **options):
        super().__init__(*args, **options)
        self.fields["by_when"].initial, self.fields["number"].initial = next(iter((due or {}).items()), ("", None))
        self.fields["by_when"].choices = [("", "It names no day"), *BY_WHEN]
        self.fields["question"].help_text = "In your own words, as it is read in the list of what is due."

    def clean(self) -> dict:
        given = super().clean()
        word, number = given.pop("by_when", ""), given.pop("number", None)
        if word and number is None and "number" not in self.errors:
            self.add_error("number", "Enter how many, or which month")
        elif word == "month" and number and number > len(MONTH_NAMES):
            self.add_error("number", "Enter a month from 1, January, to 12, December")
        given["due"] = {word: number} if word else None
        return given
