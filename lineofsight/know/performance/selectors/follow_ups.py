"""Reads of what groups of the partnership asked about indicators, and who may ask and answer."""

from datetime import datetime

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.insight.rules import Indicator
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.roles import OrganisationKind, Role
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.models import FollowUp
from lineofsight.know.performance.selectors.rights import ANALYSTS, SUPPLIER

WITH = ("organisation",)


@permission("performance.ask_follow_up")
def may_ask_follow_up(actor: Actor) -> QuerySet[Partnership]:
    """The chair of a group asks, and the analyst or the business manager who minutes it."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*ANALYSTS, Role.CHAIR))


@permission("performance.answer_follow_up", ask=SUPPLIER)
def may_answer_follow_up(actor: Actor) -> QuerySet[FollowUp]:
    """Whoever leads for the agency that was asked answers, signed in or by their link; nobody answers for it."""
    granted = Q(ref=actor.granted("answer_follow_up", FollowUp.KIND))
    own = people.acting_for(actor, Role.PARTNER_LEAD)
    return FollowUp.objects.filter(granted | own).select_related(*WITH)


@permission("performance.see_follow_up", ask=SUPPLIER)
def follow_ups_seen(actor: Actor) -> QuerySet[FollowUp]:
    """The partnership's own people read all of them, an agency those it was asked."""
    seen = Q(pk__in=may_answer_follow_up(actor).values("pk")) | Q(partnership__in=people.inside(actor))
    return FollowUp.objects.filter(seen).select_related(*WITH)


def follow_ups_on(partnership: Partnership, key: str, as_at: datetime | None = None) -> list[FollowUp]:
    """What was asked about an indicator by a moment (none: now), the latest first."""
    asked = FollowUp.objects.filter(partnership=partnership, indicator=key, asked_at__lte=as_at or clock.now())
    return list(asked.select_related(*WITH).order_by("-asked_at", "-id"))


def follow_ups_for(
    partnership: Partnership, period: Period, as_at: datetime | None = None
) -> dict[str, list[FollowUp]]:
    """What a period's pack shows, by indicator: everything asked about it or the period before, with its answer, and
    whatever was asked about an earlier one and is still unanswered."""
    moment = as_at or clock.now()
    asked = FollowUp.objects.filter(partnership=partnership, end__lte=period.end, asked_at__lte=moment)
    recent = Q(end__gte=period.previous().end) | Q(answered_at=None) | Q(answered_at__gt=moment)
    found: dict[str, list[FollowUp]] = {}
    for each in asked.filter(recent).select_related(*WITH).order_by("asked_at", "id"):
        found.setdefault(each.indicator, []).append(each)
    return found


def could_answer(partnership: Partnership, indicator: Indicator) -> list[Organisation]:
    """The agencies that can be asked about an indicator: those somebody leads for, those of its kind first. What the
    house counts itself comes from the agencies' own work, so any of them may be asked about it."""
    led = people.appointments_in(partnership).filter(role=Role.PARTNER_LEAD).values("organisation")
    reached = people.organisations_in(partnership).filter(pk__in=led).exclude(kind=OrganisationKind.BUSINESS_UNIT)
    return sorted(reached, key=lambda each: (each.kind != indicator.source_agency, each.name))


def lead_of(partnership: Partnership, organisation: Organisation) -> Person | None:
    """Whoever leads for an agency today; none where nobody does."""
    return next(iter(people.appointed(partnership, Role.PARTNER_LEAD, organisation=organisation)), None)
