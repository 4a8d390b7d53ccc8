"""Forms of panels, and of what they agreed."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.core.people.models import Person
from lineofsight.core.sealed.wording import READ_FOR
from lineofsight.core.thread.models.learning import PointKind, PracticeArea
from lineofsight.kernel import clock
from lineofsight.learn.child_deaths.models import Member, Panel
from lineofsight.learn.child_deaths.rules.panels import KINDS, SEATS
from lineofsight.learn.child_deaths.rules.reviewing import MODIFIABLE


def called(member: Member) -> str:
    """A member with their seat."""
    return f"{member.person.name} ({member.get_seat_display()})"


class OfRows(forms.Form):
    """A form some of whose answers are rows, chosen by their ref: `given` turns refs back into rows."""

    def choose(self, field: str, rows: Iterable, say) -> None:
        """Offer rows in a field."""
        self.known = getattr(self, "known", {}) | {field: {row.ref: row for row in rows}}
        named = [(ref, say(row)) for ref, row in self.known[field].items()]
        several = isinstance(self.fields[field], forms.ChoicesField)
        self.fields[field].choices = named if several else [("", "Choose one"), *named]

    def clean(self) -> dict:
        given = super().clean() or {}
        for field, rows in self.known.items():
            if field in given:
                chosen = given[field]
                given[field] = [rows[ref] for ref in chosen] if isinstance(chosen, list) else rows[chosen]
        return given


class MemberForm(OfRows):
    """Who sits on panels of a kind."""

    kind = forms.ChoiceField(label="On which panel?", choices=list(KINDS.items()))
    person = forms.SelectField(label="Who?")
    seat = forms.SelectField(label="For which seat?", choices=[("", "Choose one"), *SEATS.items()])
    chairs = forms.ConfirmField(label="They chair it, or do when whoever chairs it is away", required=False)

    def __init__(self, *args, people: Iterable[Person], **options):
        super().__init__(*args, **options)
        self.choose("person", people, lambda person: person.name)


class PanelForm(forms.Form):
    """A panel's kind and day."""

    kind = forms.ChoiceField(label="Which panel?", choices=list(KINDS.items()))
    on = forms.DateField(label="On which day?", earliest=clock.today)
    theme = forms.TextField(label="Theme", required=False, max_length=120)


def summary_field() -> forms.LongTextField:
    """The summary of a death, as its panel reads it."""
    return forms.LongTextField(
        label="Summary for the panel", max_length=10000, rows=12,
        help_text="Without names, addresses or days: give months and intervals.",
    )  # fmt: skip


class SummaryForm(forms.Form):
    """A summary, put right."""

    summary = summary_field()


class PutOnPanelForm(OfRows):
    """A death's panel, its summary without names, and who leads."""

    panel = forms.SelectField(label="Which panel?")
    lead = forms.SelectField(
        label="Who leads the review?", help_text="A member of that panel who did not care for the child."
    )
    summary = summary_field()

    def __init__(self, *args, panels: Iterable[Panel], members: Iterable[Member], **options):
        super().__init__(*args, **options)
        self.choose("panel", panels, lambda panel: f"{panel.get_kind_display()}, {panel.on:%-d %B %Y}")
        self.choose("lead", members, lambda member: f"{member.get_kind_display()}: {called(member)}")


class LeadForm(OfRows):
    """Who leads."""

    lead = forms.SelectField(label="Who leads the review?")

    def __init__(self, *args, members: Iterable[Member], **options):
        super().__init__(*args, **options)
        self.choose("lead", members, called)


def why_near(label: str) -> forms.TextField:
    """In what way somebody is too near."""
    return forms.TextField(
        label=label, max_length=200, help_text="Only whoever coordinates or chairs the panel reads this."
    )


def takes_part(label: str, whom: str) -> forms.YesNoField:
    """Whether they take part all the same."""
    return forms.YesNoField(
        label=label,
        help_text=f"Nobody who is too near leads it. If you say no, nothing of it is open to {whom} any more: its part "
        "of the pack, and the child’s own room.",
    )


class OwnConflictForm(forms.Form):
    """What a member says of themselves."""

    why = why_near("In what way are you too near?")
    takes_part = takes_part("Do you take part in this review all the same?", "you")


class ConflictForm(OfRows):
    """Who is too near."""

    member = forms.SelectField(label="Who cared for the child, or is too near?")
    why = why_near("In what way?")
    takes_part = takes_part("Do they take part in this review all the same?", "them")

    def __init__(self, *args, members: Iterable[Member], **options):
        super().__init__(*args, **options)
        self.choose("member", members, called)


class CameForm(OfRows):
    """Who was there."""

    came = forms.ChoicesField(label="Who was there?")

    def __init__(self, *args, members: Iterable[Member], **options):
        super().__init__(*args, **options)
        self.choose("came", members, called)


class AnalysisForm(forms.Form):
    """What a panel agreed."""

    chosen = forms.ChoicesField(
        label="Categories of death that apply",
        help_text="Of those you tick the lowest number is the main one. The others are kept beside it.",
    )
    modifiable = forms.ChoiceField(label="Modifiable factors", choices=list(MODIFIABLE.items()))
    action = forms.ConfirmField(label="There will be an action", required=False)
    why_none = forms.LongTextField(
        label="If factors can be modified and there is no action: why?", required=False, max_length=1000, rows=3
    )
    beside = forms.LongTextField(
        label="What was learned and would not have changed this death?", required=False, max_length=2000, rows=3
    )

    def __init__(self, *args, categories: dict[str, str], **options):
        super().__init__(*args, **options)
        self.fields["chosen"].choices = [(key, f"{key}. {label}") for key, label in categories.items()]


class ProposeForm(forms.Form):
    """What was learned, in words."""

    text = forms.LongTextField(
        label="What was learned?", max_length=500, rows=4,
        help_text="Without place, day, cause or school. Somebody else reads it before it leaves the room.",
    )  # fmt: skip


class ReleaseForm(forms.Form):
    """What a wording is that leaves the room, and what it was read for."""

    kind = forms.ChoiceField(label="What is it?", choices=PointKind.choices)
    area = forms.SelectField(label="Part of practice", choices=[("", "Choose one"), *PracticeArea.choices])
    read_for = forms.ChoicesField(label="What have you read it for?", choices=list(READ_FOR.items()))

    def clean_read_for(self) -> list[str]:
        """All five."""
        ticked = self.cleaned_data["read_for"]
        if set(READ_FOR) - set(ticked):
            raise forms.ValidationError("Read it for all five before it leaves the room")
        return ticked
