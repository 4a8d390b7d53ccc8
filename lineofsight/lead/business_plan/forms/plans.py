"""Forms of plans and strategies, and of what stands in one."""

from collections.abc import Iterable
from typing import Any

from lineofsight.core.design import forms
from lineofsight.core.records.models import Card
from lineofsight.core.thread.models import Theme
from lineofsight.kernel import clock
from lineofsight.lead.business_plan.models import PlanKind, Verdict

AIM_LENGTH, MOST_AIMS = 300, 12


class PlanForm(forms.Form):
    """What a plan says of itself."""

    name = forms.TextField(label="What is it called?", max_length=150, help_text="For example, Business plan 2026/27")
    start = forms.DateField(label="From when?")
    end = forms.DateField(label="Until when?")
    purpose = forms.LongTextField(
        label="What is it for?", required=False, max_length=600, rows=3,
        help_text="One or two sentences that a family would understand.",
    )  # fmt: skip
    aims = forms.LongTextField(
        label="Its aims", required=False, max_length=3000, rows=5,
        help_text="One on each line, such as “Recognise”. A strategy needs one, and is held to them at its end.",
    )  # fmt: skip
    themes = forms.ChoicesField(label="Themes", required=False, help_text="What it is about, for a strategy.")

    def __init__(self, *args, themes: Iterable[Theme] = (), **options):
        super().__init__(*args, **options)
        self.known = {theme.ref: theme for theme in themes}
        self.fields["themes"].choices = [(ref, theme.name) for ref, theme in self.known.items()]
        if not self.known:
            del self.fields["themes"]

    def clean_aims(self) -> tuple[str, ...]:
        """The aims, one from each line that has any words."""
        lines = tuple(" ".join(line.split()) for line in self.cleaned_data["aims"].splitlines() if line.strip())
        if any(len(line) > AIM_LENGTH for line in lines):
            raise forms.ValidationError(f"Each aim must be {AIM_LENGTH} characters or fewer")
        if len(lines) > MOST_AIMS:
            raise forms.ValidationError(f"Give {MOST_AIMS} aims or fewer, one on each line")
        return lines

    def clean(self) -> dict:
        given = super().clean() or {}
        if given.get("start") and given.get("end") and given["end"] < given["start"]:
            self.add_error("end", "It must end after it starts")
        given["themes"] = [self.known[ref] for ref in given.get("themes", ())]
        return given


class DraftPlanForm(PlanForm):
    """A plan as it is begun: of which kind it is never changes."""

    kind = forms.ChoiceField(
        label="What is it?", choices=PlanKind.choices,
        hints={
            PlanKind.BUSINESS_PLAN: "What the partnership has chosen to change in a year or two: a few priorities",
            PlanKind.STRATEGY: "What it sets out to do about one subject over several years: aims and objectives",
        },
    )  # fmt: skip
    field_order = ("kind",)


class AgreePlanForm(forms.Form):
    """Where a plan was agreed."""

    where = forms.TextField(
        label="Where was it agreed, and when?", max_length=200, help_text="For example, Executive, 3 March 2026"
    )


class BoardPriorityForm(forms.Form):
    """What another board has chosen: one of the bodies kept here, or one that is named."""

    body_ref = forms.SelectField(label="Which board?", required=False)
    board = forms.TextField(
        label="Or which other board?", max_length=120, required=False,
        help_text="For example, Health and Wellbeing Board",
    )  # fmt: skip
    priority = forms.TextField(label="What has it chosen?", max_length=200)
    period = forms.TextField(
        label="For how long?", max_length=60, required=False, help_text="For example, 2026 to 2029"
    )
    one_of = ("body_ref", "board")

    def __init__(self, *args: Any, bodies: Iterable[Card] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        known = {card.ref: card.label for card in bodies}
        self.fields["body_ref"].choices = [("", "None of these"), *known.items()]
        if not known:
            del self.fields["body_ref"]
            self.fields["board"].label = "Which board?"

    def clean(self) -> dict[str, Any]:
        """The answers; a board is chosen or named, and not both."""
        given = super().clean() or {}
        if bool(given.get("body_ref")) == bool(given.get("board")) and not {"body_ref", "board"} & set(self.errors):
            self.add_error("board", "Choose the board, or name it" + (", not both" if given.get("board") else ""))
        return given


class ReviewPointForm(forms.Form):
    """A day on which a plan is looked at."""

    about = forms.TextField(
        label="What is looked at?", max_length=200, help_text="For example, Half-way: is the toolkit used?"
    )
    on = forms.DateField(label="On which day?", earliest=clock.today)


class JudgeForm(forms.Form):
    """How far an aim was reached."""

    verdict = forms.ChoiceField(
        label="How far was it reached?", choices=Verdict.choices,
        hints={Verdict.NOT_SHOWN: "Nobody can show that it was. It may have been, all the same."},
    )  # fmt: skip
    found = forms.LongTextField(label="How do you know?", max_length=1000, rows=5)
