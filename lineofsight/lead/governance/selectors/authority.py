"""Who held authority on a day: bodies and seats, what was delegated, and who answered for the partners then."""

from dataclasses import dataclass
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.roles import Role
from lineofsight.core.people.selectors import holding
from lineofsight.lead.governance.models import Delegation
from lineofsight.lead.governance.selectors.bodies import Branch, tree

# The appointments that carry authority for the partnership as a whole.
CARRY_AUTHORITY = (
    Role.LEAD_PARTNER, Role.DELEGATED_PARTNER, Role.STATUTORY_PARTNER, Role.CHAIR, Role.SCRUTINEER,
    Role.BUSINESS_MANAGER,
)  # fmt: skip


@dataclass(frozen=True)
class Authority:
    """Who held authority on a day."""

    day: date
    branches: list[Branch]
    delegations: list[Delegation]
    appointments: list[Appointment]

    @property
    def vacancies(self) -> int:
        """How many seats nobody was appointed to."""
        return sum(branch.vacancies for branch in self.branches)


def authority_on(actor: Actor, partnership: Partnership, day: date) -> Authority:
    """Who held authority in a partnership on a day, today's and earlier days' alike."""
    given = Delegation.objects.filter(holding(day), partnership=partnership)
    held = people.appointments_in(partnership, day).filter(role__in=CARRY_AUTHORITY)
    order: dict[str, int] = {role: place for place, role in enumerate(CARRY_AUTHORITY)}
    return Authority(
        day=day,
        branches=tree(actor, partnership, day),
        delegations=list(given.select_related("person", "body", "organisation")),
        appointments=sorted(held, key=lambda a: (order[a.role], a.person.name)),
    )


def authority_rows(authority: Authority) -> list[tuple[str, str, str, str, str, str]]:
    """The same as rows of a file: what it is, of which body, who, from when, to when, by what."""
    rows = [seat_row(branch, place, held) for branch in authority.branches for place in branch.places
            for held in (*place.holders, *place.substitutes, *([None] if place.vacant else []))]  # fmt: skip
    rows += [
        ("Delegation", d.given_by, d.to, d.start.isoformat(), said(d.end), f"{d.what} ({d.instrument})")
        for d in authority.delegations
    ]
    return rows + [
        ("Appointment", a.organisation.name if a.organisation else "", a.person.name, a.start.isoformat(),
         said(a.end), Role(a.role).label)
        for a in authority.appointments
    ]  # fmt: skip


def seat_row(branch: Branch, place, held) -> tuple[str, str, str, str, str, str]:
    if held is None:
        return ("Seat, vacant", branch.body.name, "", "", "", place.seat.called)
    kind = "Substitute" if held.substitute else "Seat"
    by = held.instrument or held.published_in
    return (
        kind, branch.body.name, held.who, held.start.isoformat(), said(held.end),
        f"{place.seat.called} ({by})" if by else place.seat.called,
    )  # fmt: skip


def said(day: date | None) -> str:
    return day.isoformat() if day else ""
