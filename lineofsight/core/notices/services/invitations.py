"""Letters with a link or a code: invitations, links to a record, codes to sign off with."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Grant
from lineofsight.core.access.operations import operation
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.access.services import new_code, new_link
from lineofsight.core.notices.letters import link_address, write_letter
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services.outbox import queue
from lineofsight.core.people import services as people
from lineofsight.core.people.models import Person


@operation("notices.invite_person", on="person")
def invite_person(actor: Actor, *, person: Person) -> Message:
    """Invite a person to make their account; an earlier invitation ends."""
    return write_invitation(person)


@operation("notices.invite_manager", on="person")
def invite_manager(actor: Actor, *, person: Person) -> Message:
    """Invite a partnership's first business manager; an earlier invitation ends."""
    return write_invitation(person)


def write_invitation(person: Person) -> Message:
    secret = people.invite(person)
    letter = write_letter("notices/invite", person=person, partnership=current_partnership(), link=link_address(secret))
    return queue(letter, to=person, about_ref=person.ref)


@operation("notices.send_code", kinds=("grant",))
def send_code(actor: Actor, *, grant: Grant) -> Message:
    """Send a sign-off code to the registered address of a grant's holder."""
    holder = Person.objects.get(ref=actor.ref)
    letter = write_letter("notices/code", person=holder, partnership=grant.partnership, code=new_code(grant))
    return queue(letter, to=holder, about_ref=grant.record_ref)


def send_link(letter_kind: str, *, to: Person, grant: Grant, **about: object) -> Message:
    """Send a letter with a link that serves a grant. Called inside the operation that gives or renews it."""
    letter = write_letter(letter_kind, person=to, link=link_address(new_link(grant)), **about)
    return queue(letter, to=to, about_ref=grant.record_ref)
