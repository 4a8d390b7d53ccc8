"""The diary: what is due from everybody, as far as an actor may see it. A view of the one table of what is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.notices.models import Due
from lineofsight.core.notices.rules import STATUTORY
from lineofsight.core.notices.selectors.due import HOLDERS, WAYS
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Appointment, Organisation, Person
from lineofsight.kernel import clock
from lineofsight.kernel.days import months_after


@dataclass(frozen=True)
class Asked:
    """What is looked for in a diary. Empty parts narrow nothing."""

    organisation: str = ""
    kind: str = ""
    person: str = ""
    rule: str = ""
    state: str = ""


@dataclass(frozen=True)
class Month:
    """One month of a year in the diary: how much is due in it, and what became of it."""

    start: date
    due: int = 0
    done: int = 0
    late: int = 0


def diary(actor: Actor, partnership: Partnership) -> QuerySet[Due]:
    """What an actor may see of what is due: everything for the partnership's own people; for a partner what they and
    their own agency owe, its people's duties with it. What was lifted is not there."""
    rows = Due.objects.filter(partnership=partnership, lifted_at=None)
    if partnership.pk not in people.inside(actor):
        rows = rows.filter(theirs(actor, partnership))
    return rows.select_related(*HOLDERS).order_by("on", "id")


def theirs(actor: Actor, partnership: Partnership) -> Q:
    """What an actor owes, and what those owe who are appointed for the same agency."""
    own = [agency for place, agency in actor.agencies_as() if place == partnership.pk]
    colleagues = Appointment.objects.filter(
        people.holding(clock.today()), partnership=partnership, organisation__in=own
    ).values("person")
    return owed_by(actor) | Q(person__in=colleagues) if own else owed_by(actor)


def owed_by(actor: Actor) -> Q:
    """What an actor owes, in any way."""
    owed = Q(pk__in=())
    for way in WAYS.values():
        owed |= way(actor)
    return owed


def told_of(actor: Actor, rows: QuerySet[Due]) -> QuerySet[Due]:
    """The rows of which an actor may know more than the day: those that are not sealed, and their own."""
    return rows.filter(Q(sealed=False) | owed_by(actor))


def narrowed(actor: Actor, rows: QuerySet[Due], asked: Asked, partnership: Partnership) -> QuerySet[Due]:
    """The rows that are looked for. By agency, kind, person or rule nothing is found of what is sealed to the actor."""
    if asked.organisation or asked.kind or asked.person or asked.rule:
        rows = told_of(actor, rows)
    if asked.organisation:
        rows = rows.filter(owed_by_agency(partnership, Organisation.objects.filter(ref=asked.organisation)))
    if asked.kind:
        rows = rows.filter(record_kind=asked.kind)
    if asked.person:
        rows = rows.filter(person__in=Person.objects.filter(ref=asked.person).values("pk"))
    if asked.rule == "statutory":
        rows = rows.filter(statutory())
    if asked.state == "late":
        return rows.filter(done_at=None, on__lt=clock.today())
    return rows.filter(done_at__isnull=asked.state == "owed") if asked.state in ("owed", "done") else rows


def owed_by_agency(partnership: Partnership, organisations: QuerySet[Organisation]) -> Q:
    """What some organisations owe: as organisations, and by the people appointed for them today."""
    appointed = Appointment.objects.filter(
        people.holding(clock.today()), partnership=partnership, organisation__in=organisations.values("pk")
    )
    return Q(person=None, organisation__in=organisations.values("pk")) | Q(person__in=appointed.values("person"))


def statutory() -> Q:
    """The rows that are owed under statute or statutory guidance, as `rules.statutory` says of one."""
    bound = Q(pk__in=())
    for word in STATUTORY:
        bound |= Q(rule__iendswith=f", {word}") | Q(rule__iexact=word)
    return bound


def between(rows: QuerySet[Due], first: date, last: date) -> QuerySet[Due]:
    """The rows that are due from one day to another, both included."""
    return rows.filter(on__gte=first, on__lte=last)


def months_of(rows: QuerySet[Due], year: int) -> list[Month]:
    """The twelve months of a year, each with how much is due in it."""
    today, held = clock.today(), between(rows, date(year, 1, 1), date(year, 12, 31)).order_by()
    # By the day: SQLite has no months, and would ask Python for that of every row.
    counted = held.values_list("on").annotate(n=Count("pk"), done=Count("done_at"))
    months = {n: Month(date(year, n, 1)) for n in range(1, 13)}
    for on, due, done in counted:
        was, late = months[on.month], due - done if on < today else 0
        months[on.month] = Month(was.start, was.due + due, was.done + done, was.late + late)
    return list(months.values())


def span_of(view: str, day: date) -> tuple[date, date]:
    """The first and last day of the week, month or year in which a day is."""
    if view == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if view == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    first = day.replace(day=1)
    return first, months_after(first, 1) - timedelta(days=1)


def holders_in(rows: QuerySet[Due]) -> list[Person]:
    """The people who owe something of these in person, by name."""
    owed = rows.order_by().filter(person=OuterRef("pk"))
    return list(Person.objects.filter(Exists(owed)).order_by("name"))


def kinds_in(rows: QuerySet[Due]) -> list[str]:
    """The kinds of record these are for. Of each kind there is it is asked whether it is among them."""
    every = Due.objects.order_by().exclude(record_kind="").values_list("record_kind", flat=True).distinct()
    known = sorted(every)
    asked = [Exists(rows.order_by().select_related(None).filter(record_kind=kind)) for kind in known]
    there = Partnership.objects.order_by().values_list(*asked)[:1] if asked else ()
    return [kind for held in there for kind, is_there in zip(known, held, strict=True) if is_there]


def agencies_of(owed: Iterable[Due], partnership: Partnership) -> dict[int, str]:
    """For which agencies the people who owe these are appointed today, by person."""
    held = Appointment.objects.filter(
        people.holding(clock.today()), partnership=partnership, person__in={due.person_id for due in owed},
        organisation__isnull=False,
    ).values_list("person", "organisation__name")  # fmt: skip
    names: dict[int, set[str]] = {}
    for person, name in held:
        names.setdefault(person, set()).add(name)
    return {person: ", ".join(sorted(found)) for person, found in names.items()}
