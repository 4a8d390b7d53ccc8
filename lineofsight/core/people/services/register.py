"""The register of schools: loaded from a checked table, all of it or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.following import followed_by
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.people.models import Establishment, Organisation
from lineofsight.core.people.roles import OrganisationKind, PublicRegister
from lineofsight.core.people.rules.register import SchoolRow
from lineofsight.core.people.selectors.sites import numbered
from lineofsight.core.people.services.appointments import find_organisation
from lineofsight.core.people.services.history import keep_governance, keep_name


@dataclass(frozen=True)
class RegisterLoaded:
    """What a table of schools added, and of how many it changed the name."""

    added: int
    known: int
    renamed: int


@operation("people.load_register", on="partnership")
def load_register(
    actor: Actor, *, partnership: Partnership, rows: Iterable[SchoolRow], source: str, as_at: date
) -> RegisterLoaded:
    """Load schools from checked rows (`rules.register.read_register`): all of them or none.

    A school is known by its number, then by its name or one it had. A new name takes the place of the one it had,
    which is kept, and so is who answered for it before. Clusters that are not said stay.
    """
    added = known = renamed = 0
    for row in rows:
        before = Establishment.objects.select_related("organisation").filter(urn=row.urn).first()
        organisation = before.organisation if before else school(partnership, row)
        if organisation.name != row.name:
            keep_name(organisation, row.name, until=as_at)
            renamed += 1
        belong(partnership, organisation)
        set_entry(partnership, before, organisation, row, source, as_at)
        added, known = added + (before is None), known + (before is not None)
    followed_by("people.load_register")
    return RegisterLoaded(added, known, renamed)


def school(partnership: Partnership, row: SchoolRow) -> Organisation:
    """The school of a number it gave when it registered, or of a name it has or had; made where there is none."""
    known = numbered(PublicRegister.URN, row.urn)
    return known or find_organisation(partnership, name=row.name, kind=OrganisationKind.SCHOOL)[0]


def belong(partnership: Partnership, organisation: Organisation) -> None:
    """A school that is known already belongs here too."""
    organisation.memberships.get_or_create(partnership=partnership, end=None)


def set_entry(
    partnership: Partnership, before: Establishment | None, organisation: Organisation, row: SchoolRow, source: str,
    as_at: date,
) -> None:  # fmt: skip
    """What the register says of a school now; who answered for it until then is kept."""
    parent = find_organisation(partnership, name=row.trust, kind=OrganisationKind.OTHER)[0] if row.trust else None
    if before and (before.governance, before.parent_id) != (row.governance, parent.pk if parent else None):
        keep_governance(before, until=as_at)
    Establishment.objects.update_or_create(
        urn=row.urn,
        defaults={
            "organisation": organisation, "phase": row.phase, "governance": row.governance, "parent": parent,
            "cluster": row.cluster or (before.cluster if before else ""), "authority": row.authority,
            "inspected_on": row.inspected_on, "judgement": row.judgement, "source": source, "as_at": as_at,
        },
    )  # fmt: skip
