"""Reads of who reads: the readers of a partnership, and what a commissioner or a board has of its providers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.roles import Role
from lineofsight.core.questions import library
from lineofsight.kernel import clock
from lineofsight.know.self_assessments.models import Assessment, Challenge, Copy, Reader
from lineofsight.know.self_assessments.rules.readers import Provided, is_late, is_old
from lineofsight.know.self_assessments.selectors.rights import copies_read


def offered(day: date | None = None) -> Q:
    """The readers that an organisation may choose on a day."""
    return Q(until=None) | Q(until__gt=day or clock.today())


def readers_offered() -> QuerySet[Reader]:
    """Everybody an organisation may hand its assessment in to."""
    return Reader.objects.filter(offered()).select_related("partnership", "organisation")


def readers_of(assessment: Assessment) -> QuerySet[Reader]:
    """To whom an assessment goes: those chosen, as long as they read."""
    return assessment.readers.filter(offered()).select_related("partnership")


def readers_in(partnership: Partnership) -> list[Reader]:
    """Everybody who reads in a partnership, those that have ended last."""
    found = Reader.objects.filter(partnership=partnership).select_related("organisation")
    return sorted(found, key=lambda each: (each.until is not None, each.kind != "partnership", each.name))


def people_of(reader: Reader) -> list[Person]:
    """Who reads for a commissioner or a board: whom the partnership appointed for its organisation."""
    if reader.organisation is None:
        return []
    return people.appointed(reader.partnership, Role.COMMISSIONER, organisation=reader.organisation)


def organisations_that_may_read(partnership: Partnership) -> QuerySet[Organisation]:
    """The organisations a commissioner or a board can be."""
    return people.organisations_in(partnership)


def overlay_title(name: str) -> str:
    """What a set that asks more is called; empty where there is none."""
    return next((each.title for each in library.overlays() if each.name == name), "")


@dataclass(frozen=True)
class Line:
    """One provider in a commissioner's list: its copy, or that it said it will hand one in."""

    reader: Reader
    organisation: Organisation
    question_set: str
    stands: Provided
    copy: Copy | None = None
    open_challenges: int = 0
    overdue_challenges: int = 0

    @property
    def title(self) -> str:
        """What was asked."""
        return library.newest(self.question_set).title

    @property
    def late(self) -> bool:
        """Whether it should have come by now."""
        return is_late(self.stands)

    @property
    def old(self) -> bool:
        """Whether it was signed too long ago."""
        return is_old(self.stands)

    @property
    def state(self) -> str:
        """The state of its copy; expected, where there is none yet."""
        return self.copy.state if self.copy else "expected"


def read_by(actor: Actor, partnership: Partnership) -> QuerySet[Reader]:
    """The commissioners and boards an actor reads for in a partnership."""
    agencies = [agency for place, agency in actor.agencies_as(Role.COMMISSIONER) if place == partnership.pk]
    return Reader.objects.filter(partnership=partnership, organisation__in=agencies)


def providers(actor: Actor, partnership: Partnership, *, state: str = "", question_set: str = "") -> list[Line]:
    """What a commissioner has of its providers: each copy handed in to it, and those that chose it and have not signed
    yet. Nothing of what other readers have or make of theirs."""
    readers = list(read_by(actor, partnership))
    copies = list(copies_read(actor).filter(reader__in=readers))
    lines = [*received_lines(copies), *awaited_lines(readers, copies, partnership)]
    wanted = {"state": state, "question_set": question_set}
    kept = [line for line in lines if all(getattr(line, key) == value for key, value in wanted.items() if value)]
    return sorted(kept, key=lambda line: (line.organisation.name, line.question_set, line.reader.name))


def received_lines(copies: Iterable[Copy]) -> list[Line]:
    copies = list(copies)
    today = clock.today()
    unsettled = Challenge.objects.filter(copy__in=copies).exclude(state="settled").values_list("copy", "state", "due")
    standing = Counter(copy for copy, _, _ in unsettled)
    overdue = Counter(copy for copy, state, due in unsettled if state == "asked" and due < today)
    return [
        Line(
            copy.reader, copy.organisation, copy.question_set,
            Provided(copy.submission.signed_at.date() if copy.submission else None, None, today), copy,
            standing[copy.pk], overdue[copy.pk],
        )
        for copy in copies
    ]  # fmt: skip


def awaited_lines(readers: Iterable[Reader], copies: Iterable[Copy], partnership: Partnership) -> list[Line]:
    """Those that chose a reader and have handed nothing in to it, with the day the partnership asks for it by."""
    have = {(copy.reader_id, copy.organisation_id, copy.question_set) for copy in copies}
    asked = Copy.objects.filter(partnership=partnership, round__state="open", state="expected")
    due = {(o, s): day for o, s, day in asked.values_list("organisation", "question_set", "round__due")}
    found = {}
    for reader in readers:
        for each in Assessment.objects.filter(readers=reader).select_related("organisation"):
            key = (reader.pk, each.organisation_id, each.question_set)
            if key not in have:
                stands = Provided(None, due.get(key[1:]), clock.today())
                found[key] = Line(reader, each.organisation, each.question_set, stands)
    return list(found.values())
