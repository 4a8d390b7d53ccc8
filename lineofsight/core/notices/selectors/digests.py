"""The weekly digest: who owes what today, person by person. What it tells somebody is what their inbox shows them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Prefetch, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.notices.models import Digest, DigestRun, Due, NoDigest
from lineofsight.core.notices.parameters import DIGEST_DAY
from lineofsight.core.notices.selectors.due import HOLDERS, still_owed
from lineofsight.core.notices.selectors.escalation import escalated_before
from lineofsight.core.notices.selectors.parameters import value_of
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Appointment, Person
from lineofsight.core.people.roles import Role
from lineofsight.kernel import clock


@permission("notices.preview_digests")
def may_preview_digests(actor: Actor) -> QuerySet[Partnership]:
    """The business manager sees exactly who would be written what."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.BUSINESS_MANAGER))


@dataclass(frozen=True)
class Owing:
    """What one person owes today, the soonest first; what came to them because their agency is late is named apart."""

    person: Person
    owed: list[Due] = field(default_factory=list)
    escalated: list[Due] = field(default_factory=list)

    @property
    def everything(self) -> list[Due]:
        """All of it."""
        return self.owed + self.escalated


def everybody_owing(partnership: Partnership) -> list[Owing]:
    """Everybody appointed in a partnership who owes anything there today, by name, but not who wants no digest.

    The table is read once, however many people there are.
    """
    shelves = Shelves()
    for due in still_owed().filter(partnership=partnership).select_related(None).prefetch_related(*HOLDERS):
        shelves.put(due)
    held = Appointment.objects.filter(people.holding(clock.today()), partnership=partnership)
    wanting = Person.objects.exclude(pk__in=NoDigest.objects.values("person"))
    appointed = wanting.filter(pk__in=held.values("person")).prefetch_related(Prefetch("appointments", held))
    colleagues: dict[int, set[int]] = {}
    for person, agency in held.filter(organisation__isnull=False).values_list("person", "organisation"):
        colleagues.setdefault(agency, set()).add(person)
    before = escalated_before(partnership)
    found = [owing(person, shelves, colleagues, before) for person in appointed.order_by("name", "pk")]
    return [each for each in found if each.everything]


@dataclass
class Shelves:
    """What is owed, by who owes it."""

    of: dict[tuple[str, object], list[Due]] = field(default_factory=dict)

    def put(self, due: Due) -> None:
        """Lay a row where those who owe it look."""
        way = ("person", due.person_id) if due.person_id else ("agency", due.organisation_id)
        self.of.setdefault(way if way[1] else ("role", due.role), []).append(due)

    def take(self, way: str, whose: Iterable[object]) -> list[Due]:
        """The rows owed in one way by some."""
        return [due for each in whose for due in self.of.get((way, each), [])]


def owing(person: Person, shelves: Shelves, colleagues: dict[int, set[int]], before: date) -> Owing:
    """What one person owes, and what came to them as the delegated partner of an agency that is late."""
    actor = people.person_actor(person)
    posts = list(person.appointments.all())
    owed = shelves.take("person", [person.pk])
    owed += shelves.take("agency", {agency for _, agency in actor.agencies_as()})
    owed += shelves.take("role", {post.role for post in posts})
    delegated = {agency for _, agency in actor.agencies_as(Role.DELEGATED_PARTNER)}
    under = {each for agency in delegated for each in colleagues.get(agency, ())} - {person.pk}
    late = [due for due in shelves.take("person", under) if due.on < before]
    return Owing(person, sorted(owed, key=by_day), sorted(late, key=by_day))


def by_day(due: Due) -> tuple[date, int]:
    return due.on, due.pk


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def digest_is_due(partnership: Partnership, day: date) -> bool:
    """Whether the digests of a day's week are to be sent: from the chosen weekday on, until they were."""
    sent = DigestRun.objects.filter(partnership=partnership, week=week_of(day)).exists()
    return not sent and day.weekday() >= value_of(partnership, DIGEST_DAY, day)


def next_digest(partnership: Partnership, day: date) -> date:
    """The day on which the next digests go out, if the daily command runs."""
    if digest_is_due(partnership, day):
        return day
    this_week = week_of(day) + timedelta(days=value_of(partnership, DIGEST_DAY, day))
    return this_week if this_week > day else this_week + timedelta(days=7)


def written_to(partnership: Partnership, week: date) -> set[int]:
    """Who (by key) was written the digest of a week already."""
    return set(Digest.objects.filter(partnership=partnership, week=week).values_list("person", flat=True))


def wants_digest(actor: Actor) -> bool:
    """Whether somebody gets the weekly digest."""
    return not NoDigest.objects.filter(person__ref=actor.ref).exists()
