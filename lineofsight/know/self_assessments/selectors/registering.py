"""Reads of registrations: who decides about them, what they may be, and the round they would come into."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.access.services import digest
from lineofsight.core.notices.selectors import letters_to
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.roles import OrganisationKind, Role
from lineofsight.core.people.rules.matching import plain_name
from lineofsight.kernel import clock
from lineofsight.know.self_assessments.models import Registration, Round
from lineofsight.know.self_assessments.rules.registering import OVER, USED, ProofFacts, link_holds
from lineofsight.know.self_assessments.selectors.rights import LEADS

PROVE, KNOWN = "self_assessments/prove", "self_assessments/registered_already"
LETTERS = (PROVE, KNOWN)


@permission("self_assessments.list_registrations")
def registration_lists(actor: Actor) -> QuerySet[Partnership]:
    """The business manager, who appoints, decides who is let in."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.BUSINESS_MANAGER))


@permission("self_assessments.see_registration")
@permission("self_assessments.match_registration")
@permission("self_assessments.admit_registration")
@permission("self_assessments.refuse_registration")
def registrations_decided(actor: Actor) -> QuerySet[Registration]:
    """The business manager sees a registration once its address was proved, and decides about it."""
    own = Registration.objects.filter(partnership__in=actor.partnerships_as(Role.BUSINESS_MANAGER))
    return own.exclude(state__in=("proposed", "lapsed")).select_related("organisation", "partnership")


def registrations_in(actor: Actor, partnership: Partnership) -> list[Registration]:
    """A partnership's registrations, those that wait for a decision first, the latest first."""
    found = registrations_decided(actor).filter(partnership=partnership).order_by("-id")
    return sorted(found, key=lambda each: each.state != "proved")


def waiting_in(partnership: Partnership) -> int:
    """How many wait for a decision."""
    return Registration.objects.filter(partnership=partnership, state="proved").count()


def open_rounds(partnership: Partnership, kinds: Iterable[str] = ()) -> list[Round]:
    """The rounds that are open; of them those that ask organisations of some kinds, where kinds are named."""
    found = Round.objects.filter(partnership=partnership, state="open").order_by("due", "id")
    wanted = set(kinds)
    return [one for one in found if not wanted or wanted & set(one.kinds)]


def kinds_asked(partnership: Partnership) -> list[tuple[str, str]]:
    """The kinds of organisation that an open round asks, with their labels."""
    asked = {kind for one in open_rounds(partnership) for kind in one.kinds}
    return [(kind.value, kind.label) for kind in OrganisationKind if kind.value in asked]


def registration_at(secret: str) -> Registration | None:
    """The registration a link proves; none where the link is none of ours, or a newer one was sent."""
    return Registration.objects.filter(digest=digest(secret)).first()


def standing(partnership: Partnership, body: str, email: str) -> Registration | None:
    """A registration of the same body from the same address that still stands."""
    same = Registration.objects.filter(partnership=partnership, email=email, state__in=("proposed", "proved"))
    return next((each for each in same.order_by("-id") if plain_name(each.body) == plain_name(body)), None)


def proof_facts(registration: Registration) -> ProofFacts:
    """What the guard of a proof judges."""
    return ProofFacts(registration.until, clock.now())


def unproved(partnership: Partnership) -> list[Registration]:
    """Those whose address was not proved in time."""
    return list(Registration.objects.filter(partnership=partnership, state="proposed", until__lt=clock.now()))


def written_today(email: str) -> int:
    """How many letters about registrations went to an address in the last day."""
    return letters_to(email, since=clock.now() - timedelta(days=1), kinds=LETTERS)


def likely(registration: Registration) -> list[people.Likely]:
    """The organisations a registration may be of."""
    return people.likely(
        registration.partnership, name=registration.body, register=registration.register,
        number=registration.number, email=registration.email,
    )  # fmt: skip


def leads_here(registration: Registration, organisation: Organisation) -> list[Person]:
    """Who leads for an organisation here, but for whoever registers."""
    found = people.appointed(registration.partnership, *LEADS, organisation=organisation)
    return [person for person in found if person.email.lower() != registration.email]


def may_be(registration: Registration) -> list[tuple[Organisation, list[Person]]]:
    """The organisations a registration can be said to be of, each with who leads for it here: the likely ones first,
    and every other that belongs here."""
    leads: dict[int, list[Person]] = defaultdict(list)
    for each in people.appointments_in(registration.partnership).filter(role__in=LEADS):
        if each.person.email.lower() != registration.email:
            leads[each.organisation_id].append(each.person)
    first = [each.organisation for each in likely(registration)]
    others = [each for each in people.organisations_in(registration.partnership) if each not in first]
    return [(each, leads[each.pk]) for each in (*first, *others)]


def why_closed(registration: Registration) -> str:
    """Why a link proves nothing any more; empty where it still does."""
    if registration.state in ("proved", "accepted", "refused"):
        return USED
    return link_holds(proof_facts(registration)) or ("" if registration.state == "proposed" else OVER)
