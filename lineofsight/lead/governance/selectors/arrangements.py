"""Reads of published arrangements, agreements to share information, and yearly duties; and the rights over them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people.roles import INSIDE
from lineofsight.core.people.selectors import inside
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import months_after
from lineofsight.lead.governance.models import Agreement, Arrangements, Contained, YearlyDuty
from lineofsight.lead.governance.rules.contents import REVIEWED_WITHIN, ArrangementsFacts, Element
from lineofsight.lead.governance.rules.duties import year_of
from lineofsight.lead.governance.selectors.permissions import KEEPER, here


@permission("governance.list_arrangements")
@permission("governance.list_duties")
def arrangements_listed(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships whose arrangements and yearly duties an actor may read: their own people."""
    return here(actor, *INSIDE)


@permission("governance.draft_arrangements")
@permission("governance.add_agreement")
def arrangements_begun(actor: Actor) -> QuerySet[Partnership]:
    """The business manager keeps arrangements and agreements."""
    return here(actor, KEEPER)


@permission("governance.see_arrangements")
def arrangements_seen(actor: Actor) -> QuerySet[Arrangements]:
    """The versions of the arrangements of the partnership an actor works inside."""
    return Arrangements.objects.filter(partnership__in=inside(actor))


@permission("governance.edit_arrangements")
@permission("governance.say_contained")
@permission("governance.publish_arrangements")
@permission("governance.review_arrangements")
def arrangements_kept(actor: Actor) -> QuerySet[Arrangements]:
    """The versions the business manager keeps."""
    return Arrangements.objects.filter(partnership__in=actor.partnerships_as(KEEPER))


@permission("governance.see_agreement")
def agreements_seen(actor: Actor) -> QuerySet[Agreement]:
    """The agreements to share information of the partnership an actor works inside."""
    return Agreement.objects.filter(partnership__in=inside(actor))


@permission("governance.review_agreement")
@permission("governance.end_agreement")
def agreements_kept(actor: Actor) -> QuerySet[Agreement]:
    """The agreements the business manager keeps."""
    return Agreement.objects.filter(partnership__in=actor.partnerships_as(KEEPER))


@permission("governance.see_duty")
def duties_seen(actor: Actor) -> QuerySet[YearlyDuty]:
    """The yearly duties of the partnership an actor works inside."""
    return YearlyDuty.objects.filter(partnership__in=inside(actor))


@permission("governance.meet_duty")
@permission("governance.move_duty")
@permission("governance.set_duty_aside")
@permission("governance.reopen_duty")
def duties_kept(actor: Actor) -> QuerySet[YearlyDuty]:
    """The yearly duties the business manager looks after."""
    return YearlyDuty.objects.filter(partnership__in=actor.partnerships_as(KEEPER))


@dataclass(frozen=True)
class Answered:
    """One thing that is asked for, and what was said of it; nothing yet, where nobody did."""

    element: Element
    said: Contained | None


def contents_of(arrangements: Arrangements) -> list[Answered]:
    """What arrangements must contain, each with what was said of it."""
    said = {each.key: each for each in arrangements.contained.all()}
    return [Answered(element, said.get(element.key)) for element in arrangements.contents.elements]


def arrangements_facts(arrangements: Arrangements) -> ArrangementsFacts:
    """What must be known to publish arrangements."""
    unsaid = [each.element.title for each in contents_of(arrangements) if each.said is None]
    return ArrangementsFacts(unsaid=unsaid, agreed_by=arrangements.agreed_by, address=arrangements.address)


def versions_in(actor: Actor, partnership: Partnership) -> QuerySet[Arrangements]:
    """Every version of a partnership's arrangements, the latest first."""
    return arrangements_seen(actor).filter(partnership=partnership).order_by("-number")


def in_force(partnership: Partnership) -> Arrangements | None:
    """The version in force."""
    return Arrangements.objects.filter(partnership=partnership, state="published").first()


def next_version(partnership: Partnership) -> int:
    """The number of the next version."""
    last = Arrangements.objects.filter(partnership=partnership).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def review_due(arrangements: Arrangements) -> date:
    """The day by which arrangements are reviewed: a year after the last review, or after they came into effect."""
    last = arrangements.reviews.first()
    return months_after(last.reviewed_on if last else arrangements.in_effect_from, REVIEWED_WITHIN)


def agreements_in(actor: Actor, partnership: Partnership) -> QuerySet[Agreement]:
    """A partnership's agreements to share information, those in force first, the soonest to be reviewed first."""
    return agreements_seen(actor).filter(partnership=partnership).order_by("-state", "review_on")


def duties_in(actor: Actor, partnership: Partnership, year: int | None = None) -> list[YearlyDuty]:
    """A partnership's duties of a year from April, the soonest first; of this year unless told."""
    wanted = year_of(clock.today()) if year is None else year
    found = duties_seen(actor).filter(partnership=partnership)
    found = found.filter(due__gte=date(wanted, 4, 1), due__lte=date(wanted + 1, 3, 31))
    return list(found.order_by("due", "id"))


def duty_years(actor: Actor, partnership: Partnership) -> list[int]:
    """The years of which duties are kept."""
    days = duties_seen(actor).filter(partnership=partnership).values_list("due", flat=True)
    return sorted({year_of(day) for day in days})
