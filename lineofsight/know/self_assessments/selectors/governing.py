"""Reads of who governs and who heads an organisation, beside whoever leads on safeguarding there."""

from collections import defaultdict
from collections.abc import Iterable

from lineofsight.core.access.models import Partnership
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Appointment, Organisation, Person
from lineofsight.core.people.roles import Role
from lineofsight.know.self_assessments.rules.governing import ChairFacts, stands_apart
from lineofsight.know.self_assessments.selectors.rights import LEADS


def chairs_apart(held: Iterable[Appointment]) -> dict[int, Person]:
    """By organisation, its chair of governors, where they stand apart from whoever leads there.

    Args:
        held: everything that is held in a partnership.
    """
    held = list(held)
    leads: dict[int | None, list[Person]] = defaultdict(list)
    for each in held:
        if each.role in LEADS:
            leads[each.organisation_id].append(each.person)
    appointing = {each.person_id for each in held if each.role == Role.BUSINESS_MANAGER}
    found: dict[int, Person] = {}
    for each in held:
        if each.role == Role.CHAIR_OF_GOVERNORS and stands_apart(
            facts_of(each, leads[each.organisation_id], appointing)
        ):
            found.setdefault(each.organisation_id, each.person)
    return found


def facts_of(chair: Appointment, leads: list[Person], appointing: set[int]) -> ChairFacts:
    return ChairFacts(
        chair.person.email, chair.appointed_by, [each.email for each in leads], [each.ref for each in leads],
        any(each.pk in appointing for each in leads),
    )  # fmt: skip


def chair_of(partnership: Partnership, organisation: Organisation) -> Person | None:
    """The chair of governors a partnership appointed for an organisation; none where nobody stands apart."""
    return chairs_apart(people.appointments_in(partnership)).get(organisation.pk)


def heads_of(held: Iterable[Appointment]) -> dict[int, Person]:
    """By organisation, who heads it."""
    found: dict[int, Person] = {}
    for each in held:
        if each.role == Role.HEAD:
            found.setdefault(each.organisation_id, each.person)
    return found


def told_beside(partnership: Partnership, organisation: Organisation, lead: Person | None) -> dict[str, Person]:
    """Who is told that an organisation is asked, beside its lead: the chair who will sign, and the head, each once."""
    held = list(people.appointments_in(partnership).filter(organisation=organisation))
    chair, head = chair_of(partnership, organisation), heads_of(held).get(organisation.pk)
    found = {"chair": chair, "head": None if head in (chair, lead) else head}
    return {post: person for post, person in found.items() if person}
