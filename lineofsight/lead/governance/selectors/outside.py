"""Reads of bodies outside the partnership: who keeps in touch, the last update each way, and what is due."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.notices.models import Due
from lineofsight.lead.governance.models import OUTSIDE, Body, Direction, Liaison, Update
from lineofsight.lead.governance.rules.outside import agreed_since, keeps_its_side, next_update
from lineofsight.lead.governance.selectors.liaisons import latest_liaisons
from lineofsight.lead.governance.selectors.outside_permissions import updates_seen
from lineofsight.lead.governance.selectors.permissions import bodies_seen

# What is owed of a body, by the way the update goes.
SENT = Direction.SENT
OWED = {SENT: "send_update", Direction.RECEIVED: "ask_for_update"}
WHO = ("sender", "asker", "written_by")


@dataclass(frozen=True)
class Outside:
    """A body outside with how one keeps in touch.

    Args:
        last: the day of the last update, by its way. waiting: the updates whose answer is open. due: what is owed.
    """

    body: Body
    liaison: Liaison | None = None
    last: Mapping[str, date] = field(default_factory=dict)
    waiting: list[Update] = field(default_factory=list)
    due: list[Due] = field(default_factory=list)

    @property
    def sent(self) -> date | None:
        """When they were last told something."""
        return self.last.get(Direction.SENT)

    @property
    def received(self) -> date | None:
        """When they last told us something."""
        return self.last.get(Direction.RECEIVED)

    @property
    def who(self) -> list[str]:
        """Who of us keeps in touch with them, by name, each once."""
        people = (self.liaison.sender, self.liaison.asker) if self.liaison else ()
        return list(dict.fromkeys(person.name for person in people if person))


def is_outside(body: Body) -> bool:
    """Whether a body stands outside the partnership."""
    return body.kind in OUTSIDE


def side_refused(body: Body, kind: str) -> str | None:
    """Why a body cannot become of this kind: it would go outside, or come in, with what passed between the two."""
    crosses = (kind in OUTSIDE) != is_outside(body)
    return keeps_its_side(crosses and any(rows.exists() for rows in (body.liaisons, body.updates, body.shares)))


def bodies_outside(actor: Actor, partnership: Partnership) -> list[Outside]:
    """The bodies outside an actor may see, those that stand first, by kind and name."""
    found = bodies_seen(actor).filter(partnership=partnership, kind__in=OUTSIDE)
    rows = outside(found)
    return sorted(rows, key=lambda row: (row.body.end is not None, OUTSIDE.index(row.body.kind), row.body.name))


def refs_outside(actor: Actor, partnership: Partnership) -> list[str]:
    """The refs of the bodies outside that stand, of those an actor may see: boards with priorities of their own."""
    found = bodies_seen(actor).filter(partnership=partnership, kind__in=OUTSIDE, state="standing")
    return list(found.values_list("ref", flat=True))


def refs_of_own(actor: Actor, partnership: Partnership) -> list[str]:
    """The refs of the partnership's own groups that stand, of those an actor may see."""
    found = bodies_seen(actor).filter(partnership=partnership, state="standing").exclude(kind__in=OUTSIDE)
    return list(found.values_list("ref", flat=True))


def outside(bodies: Iterable[Body]) -> list[Outside]:
    """Some bodies outside, each with how one keeps in touch."""
    known = list(bodies)
    liaisons = {each.body_id: each for each in latest_liaisons().filter(body__in=known).select_related(*WHO)}
    last, waiting, due = last_updates(known), waiting_updates(known), due_of(known)
    return [
        Outside(b, liaisons.get(b.pk), last.get(b.pk, {}), waiting.get(b.pk, []), due.get(b.ref, [])) for b in known
    ]


def last_updates(bodies: list[Body]) -> dict[int, dict[str, date]]:
    """By body, and by the way it went, the day of the last update."""
    last: dict[int, dict[str, date]] = {}
    for body, direction, on in standing_updates().filter(body__in=bodies).values_list("body", "direction", "on"):
        days = last.setdefault(body, {})
        days[direction] = max(on, days.get(direction, on))
    return last


def waiting_updates(bodies: list[Body]) -> dict[int, list[Update]]:
    """By body, the updates whose answer is open, the one owed first first."""
    waiting: dict[int, list[Update]] = {}
    for update in Update.objects.filter(body__in=bodies, state="waiting").order_by("answer_by", "id"):
        waiting.setdefault(update.body_id, []).append(update)
    return waiting


def due_of(bodies: list[Body]) -> dict[str, list[Due]]:
    """By the ref of a body, the updates that are owed."""
    owed: dict[str, list[Due]] = {}
    rows = Due.objects.filter(record_ref__in=[body.ref for body in bodies], what__in=OWED.values())
    for due in rows.filter(done_at=None, lifted_at=None).order_by("on", "id"):
        owed.setdefault(due.record_ref, []).append(due)
    return owed


def standing_updates() -> QuerySet[Update]:
    """The updates that were not set aside."""
    return Update.objects.exclude(state="set_aside")


def liaison_of(body: Body) -> Liaison | None:
    """How one keeps in touch with a body, as it was agreed last."""
    return body.liaisons.select_related(*WHO).first()


def past_liaisons(body: Body) -> list[Liaison]:
    """What was agreed with a body before, the latest first."""
    return list(body.liaisons.select_related(*WHO)[1:])


def due_next(body: Body, direction: str) -> date | None:
    """The day by which the next update of a direction is due, as agreed; or none."""
    rhythm = "we_send" if direction == Direction.SENT else "they_send"
    agreed = list(body.liaisons.values_list(rhythm, "since"))
    if not agreed:
        return None
    days = standing_updates().filter(body=body, direction=direction).values_list("on", flat=True)
    return next_update(agreed[0][0], agreed_since(agreed), days)


def updates_of(actor: Actor, body: Body) -> QuerySet[Update]:
    """What was sent to a body and received from it, of what an actor may read, the latest first."""
    return updates_seen(actor).filter(body=body).select_related("body", "file")
