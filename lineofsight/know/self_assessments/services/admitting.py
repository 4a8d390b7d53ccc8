"""A registration let in: as an organisation that is known, or as a new one, whose lead is then asked to answer."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.notices import services as notices
from lineofsight.core.notices.letters import write_letter
from lineofsight.core.people import selectors as people_selectors
from lineofsight.core.people import services as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.roles import OrganisationKind, Role
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments.models import Copy, Registration, Round
from lineofsight.know.self_assessments.rules import registering as rules
from lineofsight.know.self_assessments.selectors import registering as selectors
from lineofsight.know.self_assessments.selectors.rights import LEADS
from lineofsight.know.self_assessments.selectors.rounds import own_reader
from lineofsight.know.self_assessments.services.beginning import begin
from lineofsight.know.self_assessments.services.registering import OWED, write
from lineofsight.know.self_assessments.services.rounds import expect, invite_lead

NAME_TAKEN = (
    "{name} is known already. If it is the same body, say so; if not, give this one a name by which both can be told "
    "apart."
)


@operation("self_assessments.match_registration", on="registration")
def match_registration(
    actor: Actor, *, registration: Registration, organisation: Organisation, leads: str = ""
) -> Registration:
    """Let it in as an organisation that is known; nothing of that is written anew.

    Args:
        leads: where somebody leads for it already, whether whoever registers leads `beside` them, or `instead`. They
            are told either way.

    Raises:
        MoveRefused: somebody leads for it, and it is not said whether they go on; or the number is another's.
    """
    before = selectors.leads_here(registration, organisation)
    if before and leads not in (rules.BESIDE, rules.INSTEAD):
        raise MoveRefused(rules.LEADS_ALREADY)
    people.find_organisation(registration.partnership, name=organisation.name, kind=organisation.kind)
    let_in(actor, registration, "match_registration", organisation)
    for person in before:
        if leads == rules.INSTEAD:
            stand_down(actor, registration, organisation, person)
        tell_lead(registration, organisation, person, goes_on=leads == rules.BESIDE)
    return registration


def stand_down(actor: Actor, registration: Registration, organisation: Organisation, person: Person) -> None:
    """End what somebody leads for an organisation here: from tomorrow it opens nothing."""
    held = people_selectors.appointments_in(registration.partnership)
    for appointment in held.filter(person=person, organisation=organisation, role__in=LEADS):
        people.end_appointment(actor, appointment=appointment, end=clock.today())


def tell_lead(registration: Registration, organisation: Organisation, person: Person, *, goes_on: bool) -> None:
    """Tell whoever leads for an organisation that somebody was let in beside them, or in their place."""
    letter = write_letter(
        "self_assessments/lead_told", person=person, registration=registration, organisation=organisation,
        partnership=registration.partnership, goes_on=goes_on,
    )  # fmt: skip
    notices.queue(letter, to=person, about_ref=registration.ref)


@operation("self_assessments.admit_registration", on="registration")
def admit_registration(actor: Actor, *, registration: Registration, name: str, kind: str) -> Registration:
    """Let it in as a new organisation, with its number and kind.

    Raises:
        MoveRefused: an organisation has the name or had it, or has the number.
    """
    known = people.organisation_called(name)
    if known:
        raise MoveRefused(NAME_TAKEN.format(name=known.name))
    organisation, _ = people.find_organisation(registration.partnership, name=name, kind=kind)
    return let_in(actor, registration, "admit_registration", organisation)


def let_in(actor: Actor, registration: Registration, move: str, organisation: Organisation) -> Registration:
    """Make whoever registered the lead of an organisation, and ask them what open rounds ask of its kind."""
    records.move(registration, move)
    if registration.number:
        people.keep_number(organisation, registration.register, registration.number)
    appointed = people.appoint(
        actor, partnership=registration.partnership, name=registration.name, email=registration.email,
        role=role_in(organisation), organisation=organisation,
    )  # fmt: skip
    Registration.objects.filter(pk=registration.pk).update(organisation=organisation)
    registration.organisation = organisation
    notices.settle(record_ref=registration.ref, what=OWED)
    asked = [one for one in rounds_for(registration, organisation) if invite(one, organisation, appointed.person)]
    write(registration, "self_assessments/registration_accepted", organisation=organisation, rounds=asked)
    return registration


def role_in(organisation: Organisation) -> Role:
    """What leads for an organisation are called."""
    return Role.SCHOOL_LEAD if organisation.kind == OrganisationKind.SCHOOL else Role.PARTNER_LEAD


def rounds_for(registration: Registration, organisation: Organisation) -> list[Round]:
    """The open rounds that ask such organisations, by the kind it is here or the kind it said."""
    return selectors.open_rounds(registration.partnership, {organisation.kind, registration.body_kind})


def invite(one: Round, organisation: Organisation, person: Person) -> bool:
    """Ask somebody to answer in a round, as everybody in it was; whether there is anything left to answer."""
    reader = own_reader(one.partnership)
    copy = Copy.objects.filter(round=one, reader=reader, organisation=organisation).first()
    if copy is None and reader is not None:
        copy = expect(one, reader, organisation, person)
    elif copy is not None and copy.state == "expected":
        invite_lead(copy, begin(one, organisation), person)
    return copy is not None and copy.state == "expected"
