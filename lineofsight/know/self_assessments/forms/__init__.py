"""Forms of rounds, of handing in and of reading: shape; what is right across records is in `rules`."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from lineofsight.core.design import forms
from lineofsight.core.people.roles import Governance, OrganisationKind, Phase
from lineofsight.core.questions import library
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import Lifecycle
from lineofsight.know.self_assessments.lifecycle import SUPPORT
from lineofsight.know.self_assessments.models import Attachment, AttachmentKind, Reader
from lineofsight.know.self_assessments.rules import chasing
from lineofsight.know.self_assessments.rules.attachments import DocumentFacts, is_somewhere, warned_days

MOST_FOCUS = 5
LARGEST_DOCUMENT = 20 * 1024 * 1024


def months_before(day: date, months: int) -> date:
    """About as many months before a day."""
    return day - timedelta(days=round(months * 30.4))


class RoundForm(forms.Form):
    """A round: what is asked, of whom, by when."""

    name = forms.TextField(label="What is the round called?", max_length=120, help_text="Such as “Section 11, 2026”.")
    question_set = forms.ChoiceField(label="Which questions?")
    kinds = forms.ChoicesField(label="Which kinds of organisation are asked?", choices=OrganisationKind.choices)
    due = forms.DateField(
        label="When is it due?", help_text="Organisations usually need six weeks. For example, 27 3 2026"
    )
    since = forms.DateField(
        label="From which day does what was signed count?",
        latest=clock.today,
        help_text="An organisation that handed it in since then is not asked again. For example, 27 3 2026",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["question_set"].choices = [
            (each.name, f"{each.title}, {each.edition}") for each in library.stand_alone()
        ]
        self.initial.setdefault("since", months_before(clock.today(), 6))

    def clean_due(self) -> date:
        """A day to come."""
        due: date = self.cleaned_data["due"]
        if due <= clock.today():
            raise forms.ValidationError("The day must be after today")
        return due

    def clean(self) -> dict[str, Any]:
        """The newest edition of the chosen questions."""
        given = super().clean() or {}
        if given.get("question_set"):
            given["edition"] = library.newest(given["question_set"]).edition
        return given


class CopiesFilter(forms.FilterForm):
    """Which of a round's organisations are listed."""

    kind = forms.SelectField(label="Kind")
    state = forms.SelectField(label="State")
    phase = forms.SelectField(label="Phase of school", choices=[("", "Every phase"), *Phase.choices])
    governance = forms.SelectField(label="Governance", choices=[("", "All"), *Governance.choices])
    cluster = forms.SelectField(label="Cluster")

    def __init__(
        self, *args: Any, lifecycle: Lifecycle, kinds: Iterable[str] = (), clusters: Iterable[str] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        labels = dict(OrganisationKind.choices)
        self.fields["kind"].choices = [("", "Every kind"), *[(kind, labels[kind]) for kind in kinds]]
        self.fields["cluster"].choices = [("", "Every cluster"), *((each, each) for each in clusters)]
        self.fields["state"].choices = [("", "All"), *[(state.key, state.label) for state in lifecycle.states]]


class RungForm(forms.Form):
    """One letter of the ladder: to whom, when, and what it says."""

    whom = forms.ChoiceField(label="Who is it for?")
    person = forms.SelectField(
        label="If it is somebody you name: who?", required=False,
        help_text="Such as the director or a chief executive, out of the people you have appointed. They get every "
        "such letter, about whichever organisation.",
    )  # fmt: skip
    moment = forms.ChoiceField(
        label="Before or after the day it is due?", choices=[("after", "After, or on the day"), ("before", "Before")]
    )
    days = forms.IntegerField(label="How many days?", min_value=0, max_value=chasing.LATEST, width=3)
    subject = forms.TextField(label="Subject", max_length=150)
    text = forms.LongTextField(label="What does it say?", max_length=3000, rows=10)

    def __init__(self, *args: Any, named: Iterable[tuple[str, str]] = (), names: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["whom"].choices = [each for each in chasing.WHOM.items() if names or each[0] != chasing.NAMED]
        self.fields["person"].choices = [("", "Nobody"), *named]
        if not names:
            del self.fields["person"]
        places = "; ".join(f"{{{name}}} is {what}" for name, what in chasing.PLACES.items())
        self.fields["text"].help_text = f"It begins with their name. {places[0].upper()}{places[1:]}."

    def clean_subject(self) -> str:
        """A subject whose places are places."""
        return self.worded("subject", "")

    def clean_text(self) -> str:
        """A text whose places are places; a link where one is wanted, and nowhere else."""
        whom = self.cleaned_data.get("whom", "lead")
        text = self.worded("text", whom)
        problem = chasing.link_problem(text, whom)
        if problem:
            raise forms.ValidationError(problem)
        return text

    def worded(self, field: str, whom: str) -> str:
        text: str = self.cleaned_data[field]
        problem = chasing.wording_problem(text, whom)
        if problem:
            raise forms.ValidationError(problem)
        return text

    def clean(self) -> dict[str, Any]:
        """Days as the ladder counts them: before the day, less than none."""
        given = super().clean() or {}
        given["person"] = given.get("person") or ""
        if given.get("whom") == chasing.NAMED and not given["person"] and "person" not in self.errors:
            self.add_error("person", "Choose who it is for")
        before = given.pop("moment", "") == "before"
        if before and given.get("days", 0) > -chasing.EARLIEST:
            self.add_error("days", f"Nobody is written to more than {-chasing.EARLIEST} days before")
        elif "days" in given:
            given["days"] = -given["days"] if before else given["days"]
        return given


class ReadersForm(forms.Form):
    """To whom an assessment is handed in."""

    readers = forms.ChoicesField(
        label="Who gets it?", help_text="Each gets its own copy, and cannot see what the others make of it."
    )

    def __init__(self, *args: Any, readers: Iterable[Reader], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offered = {each.ref: each for each in readers}
        self.fields["readers"].choices = [(ref, each.name) for ref, each in self.offered.items()]
        self.fields["readers"].hints = {ref: each.get_kind_display() for ref, each in self.offered.items()}
        self.fields["readers"].error_messages["required"] = "Choose at least one"

    def clean_readers(self) -> list[Reader]:
        """The readers themselves."""
        return [self.offered[ref] for ref in self.cleaned_data["readers"]]


class ImprovementForm(forms.Form):
    """What will be done about an answer that is not fully in place."""

    text = forms.TextField(label="What will you do?", max_length=400)
    owner = forms.TextField(label="Who will do it?", max_length=120, help_text="Their name or post.")
    due = forms.DateField(label="By when?", earliest=clock.today)
    measure = forms.TextField(
        label="How will you know that it worked?", max_length=300,
        help_text="Such as “Ten records looked at in June all show it”.",
    )  # fmt: skip


class AttachmentForm(forms.Form):
    """A document of the organisation: a file, or where it is kept."""

    title = forms.TextField(label="What is it called?", max_length=120)
    kind = forms.ChoiceField(label="What is it?", choices=AttachmentKind.choices)
    upload = forms.FileField(
        label="The file", required=False, largest=LARGEST_DOCUMENT, accept=".pdf,.docx,.xlsx,.txt,.csv,.png,.jpg,.jpeg",
        help_text="A PDF of up to 20 MB, a Word document of up to 10 MB, or a workbook, text or picture. It must "
        "not need a password, and hold nothing about single children.",
    )  # fmt: skip
    where = forms.TextField(
        label="Or where is it kept?", required=False, max_length=200,
        help_text="Such as its address, or “Staff intranet, Policies”.",
    )  # fmt: skip
    expires_on = forms.DateField(
        label="When does it expire or have to be renewed?", required=False,
        help_text=f"Leave it out if it does not. We write to you {warned_days()} days before, and on the day. For "
        "example, 27 3 2026",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """It is somewhere."""
        given = super().clean() or {}
        facts = DocumentFacts(given.get("where") or "", bool(given.get("upload")))
        if not {"upload", "where"} & set(self.errors) and (refusal := is_somewhere(facts)):
            self.add_error("upload", refusal)
        return given


class AttachedForm(forms.Form):
    """Which documents show an answer."""

    attachments = forms.ChoicesField(label="Which of your documents show it?", required=False)

    def __init__(self, *args: Any, attachments: Iterable[Attachment], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offered = {each.ref: each for each in attachments}
        self.fields["attachments"].choices = [(ref, each.title) for ref, each in self.offered.items()]
        self.fields["attachments"].hints = {ref: said_of(each) for ref, each in self.offered.items()}

    def clean_attachments(self) -> list[Attachment]:
        """The documents themselves."""
        return [self.offered[ref] for ref in self.cleaned_data["attachments"]]


def said_of(attachment: Attachment) -> str:
    """What a document is and where, in a line."""
    return ", ".join((attachment.get_kind_display(), attachment.where or "kept here"))


MISSING = {"name": "Enter their name", "role": "Enter their post", "email": "Enter their work e-mail address"}


class SignerForm(forms.Form):
    """Who is asked to sign, where the organisation may choose."""

    name = forms.TextField(label="Their name", max_length=120)
    role = forms.TextField(
        label="Their post", max_length=120, help_text="Somebody senior enough to answer for it, such as a director."
    )
    email = forms.EmailField(label="Their work e-mail address", autocomplete=None, max_length=120)


class OwnSignatureForm(SignerForm):
    """Who signs, where whoever answered it is all there is, and may."""

    who = forms.ChoiceField(
        label="Who signs it?",
        choices=[
            ("alone", "I do: I answered it, and nobody else works here"),
            ("other", "Somebody else, who reads it first"),
        ],
    )
    field_order = ("who", "name", "role", "email")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("name", "role", "email"):
            self.fields[name].required = False
            self.fields[
                name
            ].label = f"If somebody else: {self.fields[name].label[0].lower()}{self.fields[name].label[1:]}"

    def clean(self) -> dict[str, Any]:
        """Nobody else is named, or everything that is needed to write to them."""
        given = super().clean() or {}
        who = given.pop("who", "")
        if who == "alone":
            return {"alone": True}
        for name in ("name", "role", "email"):
            if who and not given.get(name) and name not in self.errors:
                self.add_error(name, MISSING[name])
        return given


class SignForm(forms.Form):
    """What whoever signs says; by link with the code sent to them."""

    comment = forms.LongTextField(
        label="Is there anything you want to say with it?", required=False, rows=3, max_length=1000,
        help_text="It is kept with your signature.",
    )  # fmt: skip

    def __init__(self, *args: Any, by_link: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if by_link:
            self.fields["code"] = forms.TextField(
                label="Six-figure code", max_length=12, width=10, autocomplete="one-time-code",
                help_text="We send it to your registered e-mail address. It works for 15 minutes.",
            )  # fmt: skip

    def clean_code(self) -> str:
        """Six figures."""
        code: str = self.cleaned_data["code"].replace(" ", "")
        if not (code.isdigit() and len(code) == 6):
            raise forms.ValidationError("The code is six figures")
        return code


class SectionsForm(forms.Form):
    """Which sections go to which colleague."""

    sections = forms.ChoicesField(label="What do you want to pass on?")
    name = forms.TextField(label="Your colleague’s name", max_length=120)
    email = forms.EmailField(label="Their work e-mail address", autocomplete=None, max_length=120)

    def __init__(self, *args: Any, sections: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["sections"].choices = list(sections.items())


class ChallengeForm(forms.Form):
    """A question about one answer."""

    question = forms.LongTextField(
        label="What do you want to ask?", max_length=1000, rows=4,
        help_text="It goes to the organisation’s safeguarding lead, who has ten working days.",
    )  # fmt: skip


class ReplyForm(forms.Form):
    """An answer to a challenge."""

    text = forms.LongTextField(label="Your answer", max_length=2000, rows=5)


class SupportsFilter(forms.FilterForm):
    """Which support is listed."""

    state = forms.SelectField(
        label="State", choices=[("", "All"), *((state.key, state.label) for state in SUPPORT.states)]
    )


class VisitForm(forms.Form):
    """One time somebody supported."""

    on = forms.DateField(label="When was it?", latest=clock.today)
    who = forms.TextField(label="Who was there for you?", max_length=120)
    text = forms.LongTextField(label="What was found, and what was agreed?", max_length=3000, rows=6)
