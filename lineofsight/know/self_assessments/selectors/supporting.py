"""Reads of support, and who may see and do what with it."""

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Establishment, Organisation, Person
from lineofsight.core.people.roles import OrganisationKind, Role
from lineofsight.know.self_assessments.models import Copy, Support, SupportVisit
from lineofsight.know.self_assessments.rules.support import ASKS_FOR_SUPPORT
from lineofsight.know.self_assessments.selectors.rights import KEEPERS

TAUGHT = (OrganisationKind.SCHOOL, OrganisationKind.EARLY_YEARS)


@permission("self_assessments.list_supports")
def support_lists(actor: Actor) -> QuerySet[Partnership]:
    """The business manager, the analyst, and whoever leads for the education service look through support."""
    led = {agency: place for place, agency in actor.agencies_as(Role.PARTNER_LEAD)}
    teams = Organisation.objects.filter(pk__in=led, kind=OrganisationKind.EDUCATION).values_list("pk", flat=True)
    return Partnership.objects.filter(pk__in={*actor.partnerships_as(*KEEPERS), *(led[team] for team in teams)})


@permission("self_assessments.see_support")
@permission("self_assessments.begin_support")
@permission("self_assessments.log_visit")
@permission("self_assessments.close_support")
def supports_seen(actor: Actor) -> QuerySet[Support]:
    """Support is the team's it was given to, and the business manager's and the analyst's."""
    own = people.acting_for(actor, Role.PARTNER_LEAD, organisation="team")
    found = Support.objects.filter(own | Q(partnership__in=actor.partnerships_as(*KEEPERS)))
    return found.select_related("organisation", "copy", "team", "partnership")


def supports_in(actor: Actor, partnership: Partnership, state: str = "") -> QuerySet[Support]:
    """A partnership's support, as far as an actor may see it: what is open first, the latest first."""
    found = supports_seen(actor).filter(partnership=partnership)
    return (found.filter(state=state) if state else found).order_by("-state", "-id")


def supports_of(actor: Actor, copy: Copy) -> list[Support]:
    """The support that a copy, or an inspection of its organisation, asked for, as far as an actor may see it."""
    own = supports_seen(actor).filter(partnership=copy.partnership, organisation=copy.organisation)
    return list(own.order_by("-id"))


def visits_of(support: Support) -> list[SupportVisit]:
    """The times somebody supported."""
    return list(support.visits.all())


def team_for(partnership: Partnership, organisation: Organisation) -> Organisation | None:
    """Whose an organisation's support is: the education service's for whoever teaches; else the business unit's."""
    if organisation.kind not in TAUGHT:
        return None
    return people.organisations_in(partnership).filter(kind=OrganisationKind.EDUCATION).first()


def told_of(support: Support) -> list[Person]:
    """Who is written to about it: whoever leads for the team, or where nobody does the business manager."""
    leads = people.appointed(support.partnership, Role.PARTNER_LEAD, organisation=support.team) if support.team else []
    return leads or people.appointed(support.partnership, Role.BUSINESS_MANAGER)


def judged_badly(partnership: Partnership) -> QuerySet[Establishment]:
    """The schools of a partnership whose last inspection asks for support."""
    return people.register_of(partnership).filter(judgement__in=ASKS_FOR_SUPPORT)
