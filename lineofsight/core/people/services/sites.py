"""Sites of a parent, and numbers in public registers: kept by services, inside an operation or as one."""

from datetime import date, timedelta

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import acting, operation
from lineofsight.core.people.models import Establishment, KnownNumber, Organisation, Site
from lineofsight.core.people.roles import PublicRegister
from lineofsight.core.people.selectors.sites import numbered
from lineofsight.kernel.lifecycle import MoveRefused

IN_REGISTER = "It is a school of the register, which says who runs it. Note there who answers for it."
ABOVE_ITSELF = "{parent} is a site of {site}, or of one of its sites. One of the two is above the other."
NUMBER_TAKEN = "{name} has this number already. If it is the same body, say so; if not, one of the numbers is wrong."


@operation("people.set_parent", on="organisation")
def set_parent(actor: Actor, *, organisation: Organisation, parent: Organisation | None, start: date) -> Organisation:
    """Note whose site an organisation is from a day, or that it stands alone. Whose it was before is kept.

    Raises:
        MoveRefused: it is a school of the register, or the parent is below it.
    """
    if Establishment.objects.filter(organisation=organisation).exists():
        raise MoveRefused(IN_REGISTER)
    refuse_circle(organisation, parent)
    for before in Site.objects.filter(organisation=organisation, end=None):
        # Replaced from its own first day it never held: it ends before it began.
        before.end = max(start, before.start) - timedelta(days=1)
        before.save(update_fields=["end"])
    if parent:
        Site.objects.create(organisation=organisation, parent=parent, start=start, by=actor.ref)
    return organisation


def refuse_circle(organisation: Organisation, parent: Organisation | None) -> None:
    """Nothing is above itself."""
    above = parent
    while above:
        if above == organisation:
            raise MoveRefused(ABOVE_ITSELF.format(parent=parent.name, site=organisation.name))
        site = Site.objects.filter(organisation=above, end=None).select_related("parent").first()
        above = site.parent if site else None


def keep_number(organisation: Organisation, register: str, number: str) -> None:
    """Keep the number an organisation has in a public register. Called inside an operation.

    Raises:
        MoveRefused: another organisation has it.
    """
    holder = numbered(register, number)
    if holder and holder != organisation:
        raise MoveRefused(NUMBER_TAKEN.format(name=holder.name))
    school = register == PublicRegister.URN and Establishment.objects.filter(organisation=organisation).exists()
    if holder is None and not school:
        KnownNumber.objects.create(organisation=organisation, register=register, number=number, by=acting().ref)
