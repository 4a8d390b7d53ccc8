"""Who keeps in touch with a family, what they wish, and what was sent. Nothing here sends anything."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.learn.child_deaths.models import Death, Family, FamilySent
from lineofsight.learn.child_deaths.services.gathering import in_room


@operation("child_deaths.keep_family", on="death")
def keep_family(actor: Actor, *, death: Death, key_worker: str, wishes: str, do_not_contact: bool) -> Family:
    """Note the family's key worker and what they wish to hear, or that they are not to be contacted."""
    row = Family.objects.filter(death=death).first() or in_room(Family, death)
    row.key_worker, row.wishes, row.do_not_contact = key_worker, wishes, do_not_contact
    row.save()
    return row


@operation("child_deaths.note_sent", on="death")
def note_sent(actor: Actor, *, death: Death, on: date, what: str) -> FamilySent:
    """Note what somebody gave the family by hand."""
    row = in_room(FamilySent, death, on=on, what=what)
    row.save()
    return row
