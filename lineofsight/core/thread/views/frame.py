"""What the pages of the thread share: the way back, and who can own or test something."""

from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Card
from lineofsight.core.records.search import seen_card
from lineofsight.core.thread.models import Action, LearningPoint

SHORT = 60


def short(text: str) -> str:
    """A title that fits into the way back."""
    return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"


def crumbs(request: Visit, *records_on_the_way) -> list[Crumb]:
    """The way back, by the lists this reader has."""
    way = []
    first = records_on_the_way[0] if records_on_the_way else None
    if isinstance(first, Action):
        way += list_crumbs(request)
    if isinstance(first, LearningPoint) and permitted(request.actor, "thread.see_thread", request.partnership):
        way.append(Crumb("Learning points", address("thread:learning_points")))
    return way + [
        Crumb(short(str(each.title)), own_address(each)) for each in records_on_the_way if hasattr(each, "title")
    ]


def list_crumbs(request: Visit) -> list[Crumb]:
    """The way back to the list of actions, for whoever has one."""
    lists_them = permitted(request.actor, "thread.list_actions", request.partnership)
    return [Crumb("Actions", address("thread:actions"))] if lists_them else []


def own_address(record) -> str:
    """The page of a record of the thread."""
    return address(f"thread:{record.KIND.split('.')[1]}", ref=record.ref)


def owners(request: Visit) -> list:
    """The appointments of whoever may own something: everybody's who works for an agency here."""
    return list(people.appointments_in(request.partnership))


def testers(request: Visit) -> list[Person]:
    """Whoever may make a test, by name."""
    held = people.appointments_in(request.partnership)
    return sorted({a.person_id: a.person for a in held}.values(), key=lambda person: person.name)


def origin(request: Visit, ref: str) -> Card | None:
    """The record something comes from; whoever may not see it has only the words of whoever wrote it down."""
    return seen_card(request.actor, ref)


def asked_about(request: Visit) -> Card | None:
    """The record that something new comes from, where the address names one by `source` that this reader may see."""
    return origin(request, request.GET.get("source", ""))


def said_by(card: Card | None, point: LearningPoint | None = None) -> dict[str, str]:
    """What a form begins with, where what it asks for comes from a record, or from what was learned."""
    return {"source": card.label if card else point.source if point else ""}
