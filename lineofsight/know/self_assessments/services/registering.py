"""A body nobody invited: it registers, its address is proved, and it is refused, or lapses."""

import secrets
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.access.services import digest
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.notices.letters import full_address, write_letter
from lineofsight.core.people.roles import Role
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments.models import Registration
from lineofsight.know.self_assessments.models.registering import LAPSED
from lineofsight.know.self_assessments.rules import registering as rules
from lineofsight.know.self_assessments.selectors import registering as selectors

OWED = "registration"
RULE = "Within a week, local"
UNKNOWN = "We do not know this link, or a newer one was sent to you."
NOTHING_SAID = dict.fromkeys(("body", "number", "name", "post", "email", "why"), "")


@operation("self_assessments.register_body", kinds=("public",))
def register_body(
    actor: Actor, *, partnership: Partnership, body: str, body_kind: str, register: str, number: str, name: str,
    post: str, email: str, why: str,
) -> None:  # fmt: skip
    """Write down that a body asks to be let in, and send a link to the address it gave.

    What comes back is the same whoever is known: what differs is told to the address alone. Sent again, a registration
    whose address was not proved is written anew, and the link before it opens nothing.

    Raises:
        MoveRefused: nobody of its kind is being asked.
    """
    if body_kind not in dict(selectors.kinds_asked(partnership)):
        raise MoveRefused(rules.UNKNOWN_KIND)
    email = email.strip().lower()
    said = {
        "body": body, "body_kind": body_kind, "register": register, "number": number, "name": name, "post": post,
        "email": email, "why": why,
    }  # fmt: skip
    if selectors.written_today(email) >= rules.LETTERS_A_DAY:
        return
    standing = selectors.standing(partnership, body, email)
    if standing and standing.state == "proved":
        write(standing, selectors.KNOWN)
    else:
        ask_for_proof(partnership, standing, said)


def ask_for_proof(partnership: Partnership, standing: Registration | None, said: dict[str, str]) -> None:
    """Keep what was said, with a fresh secret, and send it."""
    secret = secrets.token_urlsafe(32)
    kept = {**said, "digest": digest(secret), "until": clock.now() + rules.PROVED_WITHIN}
    registration = standing or Registration(partnership=partnership, **kept)
    if standing:
        Registration.objects.filter(pk=standing.pk).update(**kept)
        registration.refresh_from_db()
        records.describe(registration, label=said["body"], words=said["body"])
    else:
        at = address("self_assessments:registration", ref=registration.ref)
        records.open_record(registration, label=said["body"], address=at, words=said["body"])
    write(registration, selectors.PROVE, link=full_address("self_assessments:prove_registration", secret=secret))


def write(registration: Registration, letter: str, **about: object) -> None:
    """Write to the address a registration came from, which is no known person's until it is let in."""
    filled = write_letter(letter, registration=registration, partnership=registration.partnership, **about)
    notices.queue(filled, address=registration.email, about_ref=registration.ref)


@operation("self_assessments.prove_registration", kinds=("public", "person", "grant"))
def prove_registration(actor: Actor, *, secret: str) -> Registration:
    """Note that whoever has the address registered: from now on it stands before the business manager, who owes a
    decision.

    Raises:
        MoveRefused: the link is none, has expired, or was used.
    """
    registration = selectors.registration_at(secret)
    if registration is None:
        raise MoveRefused(UNKNOWN)
    records.move(registration, "prove_registration", facts=selectors.proof_facts(registration))
    notices.owe(
        record_ref=registration.ref, what=OWED, title=f"Decide whether to let in {registration.body}",
        address=address("self_assessments:registration", ref=registration.ref), on=decided_by(),
        role=Role.BUSINESS_MANAGER, rule=RULE,
    )  # fmt: skip
    return registration


def decided_by() -> date:
    return clock.today() + rules.DECIDED_WITHIN


@operation("self_assessments.refuse_registration", on="registration")
def refuse_registration(actor: Actor, *, registration: Registration, reason: str) -> Registration:
    """Refuse it. Whoever registered is told why, and is made known to nobody."""
    records.move(registration, "refuse_registration", reason=reason)
    notices.settle(record_ref=registration.ref, what=OWED)
    write(registration, "self_assessments/registration_refused", reason=reason)
    return registration


@operation("self_assessments.lapse_registrations", kinds=("system",))
def lapse_registrations(actor: Actor) -> int:
    """Let lapse, in this partnership, what was not proved within seven days, and remove what it said of anybody.

    Run daily; run twice it does nothing more. The row, its history and that it lapsed stay. Strength: local. Returns
    how many lapsed.
    """
    partnership = current_partnership()
    late = selectors.unproved(partnership) if partnership else []
    for registration in late:
        records.move(registration, "lapse_registration")
        Registration.objects.filter(pk=registration.pk).update(**NOTHING_SAID)
        records.describe(registration, label=LAPSED, words="")
        notices.forget_letters(registration.ref)
    return len(late)
