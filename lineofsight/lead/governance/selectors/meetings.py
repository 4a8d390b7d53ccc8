"""Reads of meetings: lists, one with its agenda, and the facts their moves are judged by."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.notices import selectors as notices
from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Card
from lineofsight.core.records.search import seen_cards
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import reminder_falls_on
from lineofsight.lead.governance.lifecycle import AHEAD
from lineofsight.lead.governance.models import Body, Item, Meeting, Paper, PaperVersion
from lineofsight.lead.governance.rules.meetings import MeetingFacts, PaperFacts
from lineofsight.lead.governance.selectors.bodies import places_in
from lineofsight.lead.governance.selectors.meeting_permissions import meetings_seen


@dataclass(frozen=True)
class OnAgenda:
    """An item of an agenda with its number, its papers, and the record it is about, where its reader may see that."""

    number: int
    item: Item
    papers: list[Paper]
    about: Card | None


def meetings_in(
    actor: Actor, partnership: Partnership, *, body: Body | None = None, states: Collection[str] = ()
) -> QuerySet[Meeting]:
    """A partnership's meetings that an actor may see, perhaps of one body or in some states, the latest first."""
    found = meetings_seen(actor).filter(partnership=partnership)
    if body:
        found = found.filter(body=body)
    if states:
        found = found.filter(state__in=states)
    return found.select_related("body").order_by("-on", "-id")


def papers_missing(meetings: Collection[Meeting]) -> dict[int, int]:
    """How many papers of some meetings (ids) are not here and past their day."""
    late = Paper.objects.filter(item__meeting__in=meetings, state="asked", due__lt=clock.today(), item__dropped=False)
    found: dict[int, int] = {}
    for meeting in late.values_list("item__meeting_id", flat=True):
        found[meeting] = found.get(meeting, 0) + 1
    return found


def agenda_of(meeting: Meeting, reader: Actor | None = None) -> list[OnAgenda]:
    """What stands on a meeting's agenda, in order, with papers that were not withdrawn.

    Args:
        reader: who reads it, and is told which record an item is about where they may see that; nobody else is.
    """
    papers = Paper.objects.exclude(state="withdrawn").select_related("owner", "file")
    items = list(
        meeting.items.filter(dropped=False)
        .select_related("owner")
        .prefetch_related(Prefetch("papers", papers, to_attr="kept"))
    )
    about = [item.about_ref for item in items if item.about_ref]
    cards = seen_cards(reader, about) if reader and about else {}
    return [OnAgenda(n, item, item.kept, cards.get(item.about_ref)) for n, item in enumerate(items, 1)]


def meeting_facts(meeting: Meeting, actor: Actor | None = None, **said: date) -> MeetingFacts:
    """What must be known to judge a move of a meeting.

    Args:
        said: what the move itself says: a new day (`on`), or when minutes were agreed (`agreed_on`).
    """
    items = list(meeting.items.filter(dropped=False))
    return MeetingFacts(
        today=clock.today(),
        on=said.get("on", meeting.on),
        items=len(items),
        unsaid=[item.title for item in items if not item.minutes],
        attended=meeting.attendances.filter(seat__isnull=False).count(),
        mine=actor is not None and meeting.drafted_by is not None and meeting.drafted_by.ref == actor.ref,
        agreed_on=said.get("agreed_on"),
    )


def paper_facts(paper: Paper, text: str, upload: object) -> PaperFacts:
    """What must be known to judge a move of a paper."""
    return PaperFacts(has_content=bool(text or upload))


def earlier_versions(paper: Paper) -> list[PaperVersion]:
    """What a paper said before it says what it does, the latest first."""
    return list(paper.versions.select_related("given_by", "file"))[1:]


def readers_of(meeting: Meeting) -> list[Person]:
    """Everybody to whom a meeting's papers go: who sits in the body on its day and who stands in, each once."""
    held = [h for place in places_in(meeting.body, meeting.on) for h in (*place.holders, *place.substitutes)]
    return list({h.person.pk: h.person for h in held if h.person}.values())


def chair_of(body: Body, day: date) -> Person | None:
    """Who chairs a body on a day; nobody where its chair's seat is vacant or there is none."""
    held = [h.person for place in places_in(body, day) if place.seat.chairs for h in place.holders]
    return held[0] if held else None


def papers_to_remind(day: date) -> list[Paper]:
    """The papers whose owners are reminded on a day, and were not written to that day."""
    asked = Paper.objects.filter(state="asked", item__dropped=False, item__meeting__state__in=AHEAD)
    waiting = asked.select_related("owner", "item__meeting__body", "partnership")
    wanted = [paper for paper in waiting if reminder_falls_on(paper.due, day)]
    return [paper for paper in wanted if not notices.written_on(day, paper.ref)]
