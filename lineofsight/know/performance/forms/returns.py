"""Forms of requests, returns and the library: shape; what is right about the numbers is in `rules`."""

import re
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from lineofsight.core.design import forms
from lineofsight.core.documents.small_counts import AsksOfSmallCounts
from lineofsight.core.insight.models import BY_HAND, Absence
from lineofsight.core.insight.rules import PERCENTAGE, Indicator, Library
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.kernel.signed_returns import LARGEST as LARGEST_RETURN
from lineofsight.know.performance.rules.answers import LONGEST_COMMENT, Answer, parts_of, still_hidden

QUARTERS_BACK = 12
MOST_QUESTIONS, LONGEST_QUESTION = 7, 200
NO_QUESTION = "Enter at least one question, or say that you ask none"
LARGEST_EDITION = 1024 * 1024
AREA_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]*")
# The year before the first edition of the library: without it the first year it is for has nothing to be set beside.
FIRST_YEAR = 2017


WAS_HIDDEN = "Your own system hid this. Leave it empty to keep it so."
# Offered only where an agency's own desk hid the value.
KEPT_HIDDEN = (Absence.SUPPRESSED, "It was hidden by our own system before it was sent")


def periods_offered() -> list[Period]:
    """The periods a request may be about: quarters and financial years that have ended, the latest first."""
    today = clock.today()
    quarters = [Period.quarter(today).shifted(-3 * back) for back in range(1, QUARTERS_BACK + 1)]
    this_year = Period.financial_year_of(today).start.year
    return [*quarters, *[Period.financial_year(year) for year in reversed(range(FIRST_YEAR, this_year))]]


class BeginForm(forms.Form):
    """The period, and where to start from: read from the address, so that it can be linked and gone back to."""

    period = forms.SelectField(label="Which period?")
    start = forms.ChoiceField(label="What do you want to ask for?", initial="due")

    def __init__(self, *args, last_title: str = "", **options):
        super().__init__(*args, **options)
        offered = [(str(period), period.label) for period in periods_offered()]
        self.fields["period"].choices = [("", "Choose a period"), *offered]
        same = [("same", f"The same as for “{last_title}”")] if last_title else []
        self.fields["start"].choices = [
            *same, ("due", "What is due for such a period"), ("choose", "I will choose"),
        ]  # fmt: skip
        self.fields["start"].hints = {"due": "What the library collects that often, and somebody can be asked for."}

    def clean_period(self) -> Period:
        return Period.parse(self.cleaned_data["period"])


class RequestForm(forms.Form):
    """A day and the indicators to ask for, by domain."""

    due = forms.DateField(label="When are the figures due?", help_text="Agencies usually need three to six weeks.")
    indicators = forms.ChoicesField(label="What do you want to ask for?")

    def __init__(self, *args, library: Library, **options):
        super().__init__(*args, **options)
        self.library = library
        asked = [each for each in library.indicators.values() if not each.counted_here]
        self.fields["indicators"].choices = [(each.key, each.name) for each in asked]
        self.fields["indicators"].error_messages["required"] = "Choose at least one figure to ask for"
        self.initial.setdefault("due", clock.today() + timedelta(weeks=4))

    @property
    def groups(self) -> list[tuple[str, list[tuple[Indicator, bool]], int]]:
        """Each domain's label, its indicators with whether each is ticked, and how many are."""
        ticked = set(self["indicators"].value() or ())
        found = []
        for domain in self.library.domains:
            asked = [each for each in self.library.of_domain(domain.key) if not each.counted_here]
            own = [(each, each.key in ticked) for each in asked]
            if own:
                found.append((domain.label, own, sum(1 for _, on in own if on)))
        return found

    def clean_due(self):
        due = self.cleaned_data["due"]
        if due < clock.today():
            raise forms.ValidationError("The day must be today or later")
        return due


class AnswerForm(forms.Form):
    """One item of a return: its counts, what they are made of, or why there are none."""

    one_of: tuple[str, ...] = ("numerator", "denominator", "value", "absence")

    numerator = forms.DecimalField(required=False, width=10)
    denominator = forms.DecimalField(required=False, width=10)
    value = forms.DecimalField(required=False, width=5)
    area = forms.ChoiceField(label="Which area is it about?", required=False)
    absence = forms.ChoiceField(
        label="If you cannot give it",
        required=False,
        choices=[("", "We can give it"), *BY_HAND],
        hints={
            Absence.NOT_APPLICABLE: "It does not arise in our agency",
            Absence.NOT_AVAILABLE: "It is not recorded, or not ready yet",
        },
    )
    comment = forms.LongTextField(
        label="What should readers know about it?",
        required=False,
        rows=3,
        max_length=LONGEST_COMMENT,
        help_text="It prints wherever the figure prints. Do not name a child, or describe one who could be recognised.",
    )
    confirmed = forms.ConfirmField(label="I have checked it, and it is right", required=False)

    def __init__(
        self, *args, indicator: Indicator, areas: Mapping[str, str] | None = None, confirming: bool = False,
        before: Answer | None = None, **options,
    ):  # fmt: skip
        super().__init__(*args, **options)
        self.indicator, self.before = indicator, before or Answer()
        if self.before.absence == Absence.SUPPRESSED:
            self.fields["absence"].choices = [*self.fields["absence"].choices, KEPT_HIDDEN]
        self.fields["numerator"].label = indicator.numerator
        self.ask_value(indicator)
        self.ask_area(areas or {})
        self.parts = {part_name(breakdown): breakdown for breakdown in self.ask_parts(indicator)}
        # The whole breakdown is optional, not each of its parts; and a move that is asked about needs its sentence.
        self.one_of = (*self.one_of, *self.parts, *(["comment"] if confirming else []))
        if not confirming:
            del self.fields["confirmed"]

    def ask_value(self, indicator: Indicator) -> None:
        """Ask for the denominator, and offer the share itself to whoever has no counts."""
        if not indicator.has_denominator:
            del self.fields["denominator"], self.fields["value"]
            return
        self.fields["denominator"].label = indicator.denominator
        self.fields["value"].label = f"Or only the {indicator.kind}, if you have no counts"
        self.fields["value"].suffix = indicator.unit if indicator.kind == PERCENTAGE else ""
        self.fields["value"].help_text = "Without its counts it can be read by nobody but you and the analyst."

    def ask_area(self, areas: Mapping[str, str]) -> None:
        """Ask which area a figure is about, where the partnership knows more than its own."""
        if len(areas) < 2:
            del self.fields["area"]
            return
        own, *others = areas.items()
        self.fields["area"].choices = [("", own[1]), *others]
        self.fields["area"].help_text = f"A figure for a wider area is kept apart from those of {own[1]}."

    def ask_parts(self, indicator: Indicator) -> list[str]:
        """Ask what a number is made of: optional, but a whole breakdown or none of it."""
        asked = []
        for dimension in parts_of(indicator):
            for breakdown, label in dimension.cells:
                self.fields[part_name(breakdown)] = forms.DecimalField(
                    label=label, required=False, width=10,
                    help_text=WAS_HIDDEN if breakdown in self.before.hidden else "",
                )  # fmt: skip
                asked.append(breakdown)
        return asked

    @property
    def asked(self) -> list:
        """The fields but those of the parts."""
        return [self[name] for name in self.fields if name not in self.parts]

    @property
    def breakdowns(self) -> list[tuple[str, list]]:
        """The fields of the parts: how they break the number down, and each part's."""
        return [
            (dimension.label, [self[part_name(breakdown)] for breakdown, _ in dimension.cells])
            for dimension in parts_of(self.indicator)
        ]

    @property
    def parts_open(self) -> bool:
        """Whether the parts are shown from the start: something stands in them, or is wrong with them."""
        return any(name in self.errors or self[name].value() not in (None, "") for name in self.parts)

    def answer(self) -> Answer:
        """What was typed, as the rules see it."""
        given = self.cleaned_data
        parts = {breakdown: given.get(name) for name, breakdown in self.parts.items()}
        return Answer(
            numerator=given.get("numerator"),
            denominator=given.get("denominator"),
            value=given.get("value"),
            absence=given.get("absence") or "",
            comment=(given.get("comment") or "").strip(),
            confirmed=bool(given.get("confirmed")),
            parts={breakdown: count for breakdown, count in parts.items() if count is not None},
            area=given.get("area") or "",
            hidden=still_hidden(self.before, {key: count for key, count in parts.items() if count is not None}),
        )

    def refuse(self, problems: dict[str, str]) -> None:
        """Put the rules' findings beside their fields."""
        for field, sentence in problems.items():
            name = part_name(field) if "=" in field else field
            self.add_error(name if name in self.fields else None, sentence)


def part_name(breakdown: str) -> str:
    """The field of a part such as "source=police"."""
    return f"part_{breakdown.replace('=', '_')}"


class EnterForm(AnswerForm):
    """A value the partnership's own people enter for an agency, and where they have it from."""

    where_from = forms.TextField(
        label="Where is it from?", max_length=200, help_text="Such as “Police dashboard for the quarter, page 3”."
    )
    file = forms.FileField(
        label="The document itself",
        required=False,
        help_text="It is kept with the return, sealed, and opened by the agency and the partnership alone.",
    )


class BuiltReturnForm(forms.Form):
    """The return an agency's own system built: as a file, and carried along once it has been looked at."""

    one_of: tuple[str, ...] = ("file", "content")

    file = forms.FileField(
        label="The signed return",
        required=False,
        accept=".json",
        largest=LARGEST_RETURN,
        help_text="The file return.json that “lineofsight return sign” wrote. Never a file about single children.",
    )
    content = forms.HiddenField(required=False, strip=False)

    def clean(self) -> dict:
        given = super().clean()
        if self.errors:
            return given
        if given.get("file"):
            given["bytes"] = given["file"].read()
        elif given.get("content"):
            given["bytes"] = given["content"].encode()
        else:
            self.add_error("file", "Choose the file to send")
        return given


class CommentaryForm(AsksOfSmallCounts):
    """What a figure means, in answer to the partnership's questions."""

    def __init__(self, *args, questions, said: Mapping[str, str], **options):
        super().__init__(*args, **options)
        for question in questions:
            self.fields[question.ref] = forms.LongTextField(
                label=question.text, required=False, rows=3, max_length=1000, initial=said.get(question.ref, "")
            )

    def answers(self) -> dict[str, str]:
        """What was written, by the question's ref."""
        return {ref: text or "" for ref, text in self.cleaned_data.items()}


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


class DisagreementForm(forms.Form):
    """What does not agree, in which period, about which part."""

    period = forms.SelectField(label="Which period?")
    breakdown = forms.SelectField(label="Which part?", required=False)
    sentence = forms.LongTextField(
        label="What does not agree?",
        rows=3,
        max_length=400,
        help_text="Give both numbers, and where each stands. It is read beside the figure, and never taken away.",
    )

    def __init__(self, *args, indicator: Indicator, periods: list[Period], **options):
        super().__init__(*args, **options)
        self.fields["period"].choices = [("", "Choose a period"), *((str(each), each.label) for each in periods)]
        self.fields["breakdown"].choices = [("", "The whole figure"), *indicator.labels.items()]

    def clean_period(self) -> Period:
        return Period.parse(self.cleaned_data["period"])


class AsAtForm(forms.Form):
    """The day a page is asked about."""

    as_at = forms.DateField(label="As it was known on which day?", required=False)

    def clean_as_at(self):
        day = self.cleaned_data["as_at"]
        if day and day > clock.today():
            raise forms.ValidationError("Choose a day that has come")
        return day


def decimal_text(value: Decimal | None) -> str | None:
    """A stored count as it was typed: 12 and not 12.0000."""
    return None if value is None else f"{value.normalize():f}"


class SupplierForm(forms.Form):
    """Which agency is asked for one indicator."""

    organisation = forms.ChoiceField(
        label="Who do you want to ask?", error_messages={"required": "Choose who is asked"}
    )
    also = forms.ChoicesField(
        label="Ask the same agency for these too",
        required=False,
        help_text="They come from the same kind of agency, and nobody is asked for them yet.",
    )

    def __init__(self, *args, offered, kind: str, others, **options):
        super().__init__(*args, **options)
        self.fields["also"].choices = [(each.key, each.name) for each in others]
        if not others:
            del self.fields["also"]
        field = self.fields["organisation"]
        field.choices = [(each.ref, each.name) for each, _ in offered]
        field.choices += [("none", "Let the kind of agency decide")]
        field.hints = {each.ref: lead_words(each, lead) for each, lead in offered}
        field.hints["none"] = f"{kind}: the one that has a lead. What was chosen before is taken back."


def lead_words(organisation, lead) -> str:
    """What kind of agency it is, and who would get the letter."""
    return f"{organisation.get_kind_display()}. " + (f"{lead.name} leads for it." if lead else "Nobody leads for it.")


class AreaForm(forms.Form):
    """Another area agencies may give figures for."""

    name = forms.TextField(label="Name of the area", max_length=80, help_text="Such as West Yorkshire Police area.")
    code = forms.TextField(
        label="Code of the area",
        max_length=20,
        width=20,
        help_text="The Office for National Statistics’ nine characters, such as E23000010, or a short word of your "
        "own. Figures keep it, so it cannot be changed.",
    )

    def __init__(self, *args, known: dict[str, str], renaming: str = "", **options):
        super().__init__(*args, **options)
        self.known, self.renaming = known, renaming
        if renaming:
            del self.fields["code"]

    def clean_code(self) -> str:
        code = self.cleaned_data["code"].upper()
        if not AREA_CODE.fullmatch(code):
            raise forms.ValidationError("Use letters, numbers and hyphens, without spaces")
        if code in self.known:
            raise forms.ValidationError(f"{code} is {self.known[code]} already. Change its name in the list")
        return code

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        others = {other.casefold() for code, other in self.known.items() if code != self.renaming}
        if name.casefold() in others:
            raise forms.ValidationError("An area has this name already. Agencies must be able to tell them apart")
        return name


class QuestionsForm(forms.Form):
    """The partnership's own questions of a figure, a line for each."""

    texts = forms.LongTextField(
        label="One question on each line, in the order they are asked",
        error_messages={"required": NO_QUESTION},
        rows=8,
        help_text=f"Up to {MOST_QUESTIONS} questions of at most {LONGEST_QUESTION} characters.",
    )
    none = forms.ConfirmField(label="Ask no questions", required=False)

    def clean(self) -> dict:
        given = super().clean()
        if given.get("none") and not self.data.get("texts", "").strip():
            self.errors.pop("texts", None)
        if "texts" in self.errors:
            return given
        lines = [line.strip() for line in (given.get("texts") or "").splitlines() if line.strip()]
        given["texts"] = list(dict.fromkeys(lines))
        if found := questions_problem(given["texts"], none=bool(given.get("none"))):
            self.add_error("texts", found)
        return given


def questions_problem(texts: list[str], *, none: bool) -> str:
    """What is wrong with the questions somebody typed; nothing where they can be asked."""
    if not texts and not none:
        return NO_QUESTION
    if texts and none:
        return "Take the questions out, or take the tick away: you cannot ask some and none"
    if len(texts) > MOST_QUESTIONS:
        return f"Ask {MOST_QUESTIONS} questions or fewer. You have written {len(texts)}"
    for number, text in enumerate(texts, start=1):
        if len(text) > LONGEST_QUESTION:
            return f"Line {number} has {len(text):,} characters. Use {LONGEST_QUESTION} or fewer"
        if not text.isprintable():
            return f"Line {number} holds a character that cannot be seen. Type it afresh"
    return ""


class LibraryForm(forms.Form):
    """An own edition of the library, as a file or pasted; where both come, the file counts.

    `cleaned_data["text"]` is the TOML. Where it cannot be issued, `faults` has what is to be put right, and the text
    of a file stands in the box, so that it can be put right there.
    """

    file = forms.FileField(
        label="The file",
        required=False,
        accept=".toml,.txt",
        largest=LARGEST_EDITION,
        help_text="A TOML file of up to 1 MB.",
    )
    pasted = forms.LongTextField(label="Or paste its text here", required=False, rows=16, strip=False)

    faults: tuple[tuple[str, str], ...] = ()

    def clean(self) -> dict:
        given = super().clean()
        if self.errors:
            return given
        if not given.get("file") and not (given.get("pasted") or "").strip():
            self.add_error("file", "Choose a file, or paste its text")
        elif given.get("file"):
            self.take_file(given)
        elif len(given["pasted"].encode()) > LARGEST_EDITION:
            self.add_error("pasted", "The text is longer than 1 MB. Send less of it")
        else:
            given["text"] = given["pasted"]
        return given

    def take_file(self, given: dict) -> None:
        """The text of the file among the answers, and in the box."""
        try:
            given["text"] = given["file"].read().decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("file", "The file is not text in UTF-8. Save it as a plain text file and send it again")
            return
        self.data = {**{name: self.data[name] for name in self.data}, "pasted": given["text"]}

    def refuse(self, problems: list[str]) -> None:
        """List what is to be put right, and say so beside the box."""
        told = [(where, said) for where, _, said in (each.partition(": ") for each in problems)]
        order = list(dict.fromkeys(where for where, _ in told))
        self.faults = tuple(sorted(told, key=lambda fault: order.index(fault[0])))
        count = len(self.faults)
        said = "One thing is to be put right" if count == 1 else f"{count:,} things are to be put right"
        self.add_error("pasted", f"{said}. Nothing has been issued")


class CatalogueForm(forms.FilterForm):
    """What is looked for among the definitions."""

    words = forms.TextField(label="Words", max_length=80, width=20)
    domain = forms.SelectField(label="Domain")

    def __init__(self, *args, domains, **options):
        super().__init__(*args, **options)
        self.fields["domain"].choices = [("", "All"), *((domain.key, domain.label) for domain in domains)]
