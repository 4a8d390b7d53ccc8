"""Forms of yearly reports: shape only."""

from collections.abc import Iterable

from django.http import QueryDict

from lineofsight.core.design import forms
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.rules import template
from lineofsight.lead.annual_report.rules.acronyms import SHORT
from lineofsight.lead.annual_report.rules.template import Template

KINDS = (
    ("number", "Number, such as 24,629 or 38.9%"),
    ("change", "Change on the time before, such as up 14.4% from 21,534 in 2017/18"),
    ("change earlier=said", "Change, where your own sentence names the time before, such as up 14.4% from 21,534"),
    ("share", "Share as counts, such as 1,322 of 3,399"),
    ("table", "Table of its values"),
    ("chart", "Chart of its values"),
)
ALONE = ("table", "chart")
OWN = "own"
NOWHERE = "nowhere"
# Characters in the name of a section.
NAME_LENGTH = 120


class CreateReportForm(forms.Form):
    """A new report: its period, the guidance it follows, and, once that is known, the sections it starts from.

    `laid` is the template whose sections were shown; none until the period says which. `begun` among the answers is
    the template that goes with them, which the page shows before it is begun from.
    """

    title = forms.TextField(label="Title", max_length=120, help_text="For example, Yearly report 2018/19")
    start = forms.DateField(label="First day of the period", help_text="For example, 1 4 2018")
    end = forms.DateField(label="Last day of the period", help_text="Any dates will do. For example, 31 3 2019")
    edition = forms.SelectField(
        label="Guidance it follows", required=False,
        help_text="Its questions are what the report must answer. It cannot be changed once the report is started.",
    )  # fmt: skip
    sections = forms.ChoicesField(
        label="Which sections does it start with?", required=False,
        help_text="You can add your own afterwards. You choose each section’s owner and due day next.",
    )  # fmt: skip
    priorities = forms.LongTextField(
        label="Which priorities does it tell the story of?", required=False, max_length=2000, rows=4
    )  # fmt: skip
    laid = forms.HiddenField(required=False)

    def __init__(self, *args, laid: Template | None = None, taken: Iterable[str] = (), **options):
        super().__init__(*args, **options)
        self.taken, self.shown = set(taken), laid
        named = [(each.edition, each.instrument) for each in reversed(template.offered())]
        self.fields["edition"].choices = [("", "What had been published by the last day of the period"), *named]
        if laid is None or not laid.story:
            del self.fields["priorities"]
        if laid is None:
            del self.fields["sections"]
        else:
            self.offer(laid)

    def offer(self, laid: Template) -> None:
        """Offer the sections of a template."""
        asked = self.fields["sections"]
        asked.choices = [(section.key, section.title) for section in laid.sections]
        asked.hints = {s.key: " ".join(filter(None, (s.question, s.says_who))) for s in laid.sections}
        if "priorities" not in self.fields:
            return
        told = f"One on each line. Each has a section of its own, which is asked: {' '.join(laid.story)}"
        self.fields["priorities"].help_text = told

    def clean_priorities(self) -> list[str]:
        """The priorities by name, each once."""
        names = [" ".join(line.split()) for line in self.cleaned_data["priorities"].splitlines()]
        if any(len(name) > NAME_LENGTH for name in names):
            raise forms.ValidationError(f"Each priority must be {NAME_LENGTH} characters or fewer")
        return list(dict.fromkeys(filter(None, names)))

    def clean(self) -> dict:
        given = super().clean()
        if given.get("start") and given.get("end"):
            if given["end"] < given["start"]:
                self.add_error("end", "The last day cannot be before the first day")
            else:
                given["period"] = Period(given.pop("start"), given.pop("end"))
                self.refuse_taken(given["period"])
                chosen = given.get("edition")
                given["begun"] = template.templates()[chosen] if chosen else template.for_period(given["period"].end)
        return given

    def refuse_taken(self, period: Period) -> None:
        if period.slug in self.taken:
            self.add_error("start", f"There is a report on {period.label} already. Choose another period")


class AddSectionForm(forms.Form):
    """A section of one's own."""

    title = forms.TextField(label="Title", max_length=NAME_LENGTH)
    priority = forms.ConfirmField(
        label="It tells the story of one of our priorities, whose name is its title", required=False
    )
    question = forms.LongTextField(
        label="What must it answer?", max_length=400, rows=3, required=False,
        help_text="Its owner sees this above their text. For a priority’s story you may leave it empty.",
    )  # fmt: skip
    after = forms.SelectField(label="Where does it stand?")
    word_limit = forms.IntegerField(
        label="Word limit", required=False, min_value=50, width=5, help_text="Leave empty for none."
    )

    def __init__(self, *args, sections=(), story_question: str = "", **options):
        super().__init__(*args, **options)
        self.story_question = story_question
        places = [(str(s.position), f"After {s.label}") for s in sections]
        self.fields["after"].choices = [("0", "At the beginning"), *places]
        self.fields["after"].initial = places[-1][0] if places else "0"

    def clean_after(self) -> int:
        return int(self.cleaned_data["after"])

    def clean(self) -> dict:
        given = super().clean()
        if "question" in given and not given["question"]:
            given["question"] = self.story_question if given.get("priority") else ""
            if not given["question"]:
                self.add_error("question", "Enter what the section must answer")
        return given


class CommissionForm(forms.Form):
    """Whose section it is, and by when. `shown` is the digest of the letter that was looked at."""

    owner = forms.SelectField(label="Owner", help_text="They write the section. Nobody else can, but you.")
    due = forms.DateField(label="Due", help_text="For example, 14 6 2019")
    word_limit = forms.IntegerField(
        label="Word limit", required=False, min_value=50, width=5, help_text="Leave empty for none."
    )
    shown = forms.HiddenField(required=False)

    def __init__(self, *args, people=(), alone: bool = False, **options):
        super().__init__(*args, **options)
        if alone:
            self.fields[
                "owner"
            ].help_text = "They write it, and nobody else can, you included: nobody edits what they find."
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


class TraceForm(forms.Form):
    """Which sections answer a question, or that none does."""

    sections = forms.ChoicesField(
        label="Which sections answer it?",
        error_messages={"required": "Choose the sections that answer it, or say that none does"},
    )

    def __init__(self, *args, sections=(), **options):
        super().__init__(*args, **options)
        named = [(section.ref, section.label) for section in sections]
        self.fields["sections"].choices = [*named, (NOWHERE, "None of them does")]

    def clean_sections(self) -> list[str]:
        """The sections by their refs."""
        chosen = self.cleaned_data["sections"]
        if NOWHERE in chosen and len(chosen) > 1:
            raise forms.ValidationError("Choose the sections that answer it, or that none does: not both")
        return [ref for ref in chosen if ref != NOWHERE]


class ConfirmRequirementForm(forms.Form):
    """What somebody read in the guidance about a question that is not confirmed."""

    asked = forms.YesNoField(label="Does the guidance ask this?")
    question = forms.LongTextField(
        label="What does it ask?",
        max_length=400,
        rows=4,
        help_text="In your own words. Owners see it above their text.",
    )
    source = forms.TextField(
        label="Where did you read it?", max_length=200, help_text="The guidance, its chapter and paragraph."
    )
    applies_from = forms.DateField(
        label="From when does it apply?", help_text="It holds for reports on periods that end on this day or later."
    )


class ShortFormForm(forms.Form):
    """What a short form stands for, or that it needs no explanation."""

    short = forms.TextField(label="Short form", max_length=20, width=10, help_text="As the text has it, such as LADO")
    words = forms.TextField(
        label="What does it stand for?", required=False, max_length=120,
        help_text="For example, local authority designated officer",
    )  # fmt: skip
    meaning = forms.TextField(
        label="What is that?", required=False, max_length=200,
        help_text="One plain sentence, for a reader who has never heard of it. You may leave it empty.",
    )  # fmt: skip
    everyday = forms.ConfirmField(label="It needs no explanation: leave it out of the glossary", required=False)

    def clean_short(self) -> str:
        """The form, which must be one as they are found in a text."""
        short = self.cleaned_data["short"].strip()
        if not SHORT.fullmatch(short):
            raise forms.ValidationError("Enter the short form alone, with its capitals, such as LADO or DfE")
        return short

    def clean(self) -> dict:
        given = super().clean()
        if given.get("everyday") and given.get("words"):
            self.add_error("everyday", "Say what it stands for, or that it needs no explanation: not both")
        if not given.get("everyday") and not given.get("words"):
            self.add_error("words", "Enter what it stands for, or tick that it needs no explanation")
        return given

    def said(self) -> dict[str, str]:
        """What is said of the form; nothing where it needs no explanation."""
        given = self.cleaned_data
        meaning = "" if given["everyday"] else given["meaning"]
        return {"short": given["short"], "words": given["words"], "meaning": meaning}


class CommentForm(forms.Form):
    """What somebody says about a draft."""

    about = forms.TextField(
        label="Which words is it about?", required=False, max_length=200,
        help_text="Copy them from the draft. Leave empty for the whole section.",
    )  # fmt: skip
    text = forms.LongTextField(
        label="Your comment", max_length=2000, rows=5,
        help_text="It stays beside the draft, with your name. Whoever can read the section can read it.",
    )  # fmt: skip


class ResolveForm(forms.Form):
    """What was done about a comment."""

    answer = forms.LongTextField(
        label="What was done about it?", max_length=1000, rows=4,
        help_text="For example, “Said so in the second paragraph.” It stays beside the comment.",
    )  # fmt: skip


class ExplainForm(forms.Form):
    """Why a question stands."""

    sentence = forms.LongTextField(
        label="Why does it stand?", max_length=300, rows=3,
        help_text="One sentence, such as “The police count calls, the council what reached it.” It stays beside the "
        "paragraph with your name, and is not printed in the report.",
    )  # fmt: skip

    def clean_sentence(self) -> str:
        """What was said, in one line."""
        return " ".join(self.cleaned_data["sentence"].split())


def changed(data: QueryDict, **values: str) -> QueryDict:
    """What was typed, with some answers put in place of others."""
    copied = data.copy()
    for name, value in values.items():
        copied[name] = value
    return copied
