"""Forms of yearly reports: shape only."""

from collections.abc import Iterable

from django.http import QueryDict

from lineofsight.core.design import forms
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.rules.template import Template

KINDS = (
    ("number", "Number, such as 24,629 or 38.9%"),
    ("change", "Change on the time before, such as up 14.4% from 21,534"),
    ("share", "Share as counts, such as 1,322 of 3,399"),
    ("table", "Table of its values"),
    ("chart", "Chart of its values"),
)
ALONE = ("table", "chart")
OWN = "own"


class CreateReportForm(forms.Form):
    """A new report: its period and the sections it starts from."""

    title = forms.TextField(label="Title", max_length=120, help_text="For example, Yearly report 2018/19")
    start = forms.DateField(label="First day of the period", help_text="For example, 1 4 2018")
    end = forms.DateField(label="Last day of the period", help_text="Any dates will do. For example, 31 3 2019")
    sections = forms.ChoicesField(
        label="Which sections does it start with?", required=False,
        help_text="You can add your own afterwards. You choose each section’s owner and due day next.",
    )  # fmt: skip

    def __init__(self, *args, template: Template, taken: Iterable[str] = (), **options):
        super().__init__(*args, **options)
        self.taken = set(taken)
        asked = self.fields["sections"]
        asked.choices = [(section.key, section.title) for section in template.sections]
        asked.hints = {s.key: " ".join(filter(None, (s.question, s.says_who))) for s in template.sections}
        asked.initial = [section.key for section in template.sections]

    def clean(self) -> dict:
        given = super().clean()
        if given.get("start") and given.get("end"):
            if given["end"] < given["start"]:
                self.add_error("end", "The last day cannot be before the first day")
            else:
                given["period"] = Period(given.pop("start"), given.pop("end"))
                self.refuse_taken(given["period"])
        return given

    def refuse_taken(self, period: Period) -> None:
        if period.slug in self.taken:
            self.add_error("start", f"There is a report on {period.label} already. Choose another period")


class AddSectionForm(forms.Form):
    """A section of one's own."""

    title = forms.TextField(label="Title", max_length=120)
    question = forms.LongTextField(
        label="What must it answer?", max_length=400, rows=3, help_text="Its owner sees this above their text."
    )
    after = forms.SelectField(label="Where does it stand?")
    word_limit = forms.IntegerField(
        label="Word limit", required=False, min_value=50, width=5, help_text="Leave empty for none."
    )

    def __init__(self, *args, sections=(), **options):
        super().__init__(*args, **options)
        places = [(str(s.position), f"After {s.label}") for s in sections]
        self.fields["after"].choices = [("0", "At the beginning"), *places]
        self.fields["after"].initial = places[-1][0] if places else "0"

    def clean_after(self) -> int:
        return int(self.cleaned_data["after"])


class CommissionForm(forms.Form):
    """Whose section it is, and by when. `shown` is the digest of the letter that was looked at."""

    owner = forms.SelectField(label="Owner", help_text="They write the section. Nobody else can, but you.")
    due = forms.DateField(label="Due", help_text="For example, 14 6 2019")
    word_limit = forms.IntegerField(
        label="Word limit", required=False, min_value=50, width=5, help_text="Leave empty for none."
    )
    shown = forms.HiddenField(required=False)

    def __init__(self, *args, people=(), **options):
        super().__init__(*args, **options)
        named = [(p.ref, p.name + ("" if p.account_id else " (has no account yet: invite them too)")) for p in people]
        self.fields["owner"].choices = [("", "Choose a person"), *named]


class SendForm(forms.Form):
    """By when the partners are asked to sign. `shown` is the digest of the letters that were looked at."""

    due = forms.DateField(label="Ask them to sign by", help_text="For example, 30 9 2019")
    shown = forms.HiddenField(required=False)


class SignForm(forms.Form):
    """A signature. `frozen` names what was read."""

    read = forms.ConfirmField(
        label="I have read this report and sign it for my organisation",
        error_messages={"required": "Tick the box to say that you have read the report and sign it"},
    )
    frozen = forms.HiddenField()


class WriteForm(forms.Form):
    """A section's text. `version` is the one it was begun from."""

    text = forms.LongTextField(
        label="Text", rows=22, max_length=60_000,
        help_text="Start a heading with ##, and a list’s items with hyphens. Leave an empty line between paragraphs.",
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenField.widget, required=False)


class PlaceForm(forms.Form):
    """A figure to be placed in a text: "key|breakdown", how it is shown, its period, its area and whose value."""

    figure = forms.SelectField(label="Which figure?", error_messages={"required": "Choose which figure to place"})
    shown_as = forms.SelectField(label="Shown as", choices=KINDS, initial="number")
    period = forms.SelectField(label="For which period?", initial=OWN)
    area = forms.SelectField(label="For which area?", required=False)
    source = forms.SelectField(
        label="Whose value?", required=False, help_text="Where several organisations gave one and do not agree."
    )

    def __init__(self, *args, figures=(), periods=(), areas=(), sources=(), **options):
        super().__init__(*args, **options)
        self.fields["figure"].choices = [("", "Choose a figure"), *figures]
        self.fields["period"].choices = [(OWN, "The report’s own period"), *periods]
        self.fields["area"].choices = areas
        self.fields["source"].choices = sources

    def placed_in(self, text: str) -> str:
        """The text typed so far with the figure at its end; a table or a chart stands alone."""
        given = self.cleaned_data
        key, _, breakdown = given["figure"].partition("|")
        options = [f"as={given['shown_as']}"]
        options += [f"period={given['period']}"] if given["period"] != OWN else []
        options += [f"breakdown={breakdown}"] if breakdown else []
        options += [f"{name}={given[name]}" for name in ("area", "source") if given[name]]
        alone = given["shown_as"] in ALONE
        joint = "\n\n" if alone else " "
        placement = f"{{{key} {' '.join(options)}}}"
        return (text.rstrip() + joint + placement).lstrip() + ("\n" if alone else "")


def changed(data: QueryDict, **values: str) -> QueryDict:
    """What was typed, with some answers put in place of others."""
    copied = data.copy()
    for name, value in values.items():
        copied[name] = value
    return copied
