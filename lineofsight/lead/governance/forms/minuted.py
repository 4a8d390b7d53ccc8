"""Forms of what a meeting leaves: who came, interests, minutes, decisions."""

from collections.abc import Iterable, Mapping
from typing import Any

from lineofsight.core.design import forms
from lineofsight.core.documents.small_counts import AsksOfSmallCounts
from lineofsight.lead.governance.forms.choosing import RowsForm
from lineofsight.lead.governance.models import Status
from lineofsight.lead.governance.selectors.bodies import Place


class AttendanceForm(forms.Form):
    """Who came, for each seat; and guests."""

    guests = forms.LongTextField(
        label="Who else came?", required=False, max_length=1000, rows=3, help_text="One name on each line."
    )

    def __init__(
        self,
        *args: Any,
        places: Iterable[Place] = (),
        said: Mapping[int, tuple[str, str]] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.seats = {place.seat.ref: place.seat for place in places}
        for place in places:
            status, who = (said or {}).get(place.seat.pk, ("", ", ".join(held.who for held in place.holders)))
            self.fields[f"status_{place.seat.ref}"] = forms.SelectField(
                label=place.seat.called, choices=[("", "Choose one"), *Status.choices], initial=status
            )
            self.fields[f"who_{place.seat.ref}"] = forms.TextField(
                label=f"Who came for {place.seat.title}?", required=False, max_length=120, initial=who
            )
        self.one_of = tuple(name for name in self.fields if name != "guests")
        self.order_fields([name for name in self.fields if name != "guests"])

    def clean(self) -> dict[str, Any]:
        """What was said of each seat, and the guests."""
        given = super().clean() or {}
        seats = {}
        for ref, seat in self.seats.items():
            status, who = given.get(f"status_{ref}", ""), given.get(f"who_{ref}", "")
            if status == Status.SUBSTITUTE and not who:
                self.add_error(f"who_{ref}", "Say who came in place")
            seats[seat] = (status, who if status in {Status.PRESENT, Status.SUBSTITUTE} else "")
        guests = [line.strip()[:120] for line in given.get("guests", "").splitlines() if line.strip()]
        return {"seats": seats, "guests": guests}


class InterestForm(RowsForm):
    """An interest that was declared."""

    who = forms.TextField(label="Who declared it?", max_length=120)
    what = forms.LongTextField(label="What is the interest?", max_length=400, rows=3)
    item = forms.SelectField(label="About which item?", required=False)
    dealt_with = forms.TextField(
        label="What was done about it?", max_length=200, help_text="For example, they left the room for item 3"
    )
    none = {"item": "No item by itself"}


class MinutesForm(AsksOfSmallCounts):
    """What was said of an item."""

    minutes = forms.LongTextField(
        label="What was said?", max_length=20_000, rows=10,
        help_text="What was asked, who answered what, and what it rests on. Decisions and actions are kept apart.",
    )  # fmt: skip


class DecisionForm(RowsForm):
    """A decision."""

    text = forms.LongTextField(
        label="What was decided?", max_length=1000, rows=4, help_text="One decision, that can be read by itself."
    )
    paper = forms.SelectField(label="On which paper does it rest?", required=False)
    dissent = forms.LongTextField(
        label="Did a partner not agree?", required=False, max_length=400, rows=2, help_text="Say which, and why."
    )
    private = forms.ConfirmField(label="It does not stand in what the public reads", required=False)
    none = {"paper": "On none"}


class DecisionsFilter(forms.FilterForm):
    """Which decisions are listed."""

    words = forms.TextField(label="Words in it", max_length=100)
    body = forms.SelectField(label="Body")
    state = forms.SelectField(
        label="State", choices=[("", "All"), ("made", "In force"), ("replaced", "No longer in force")]
    )

    def __init__(self, *args: Any, bodies: Iterable[Any] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].choices = [("", "Every body"), *((each.ref, each.name) for each in bodies)]


class AttendanceFilter(forms.FilterForm):
    """Whose attendance is counted, and from when to when."""

    body = forms.SelectField(label="Body")
    start = forms.DateField(label="From")
    end = forms.DateField(label="To")

    def __init__(self, *args: Any, bodies: Iterable[Any] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].choices = [("", "Every body"), *((each.ref, each.name) for each in bodies)]
