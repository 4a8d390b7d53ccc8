"""Reads of recommendations: what an actor may see, each with what was done because of it."""

from dataclasses import dataclass

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people.roles import INSIDE, Role
from lineofsight.core.people.selectors import inside
from lineofsight.core.thread.models import Action, Evidence
from lineofsight.core.thread.selectors import lists
from lineofsight.know.inspections.models import Recommendation
from lineofsight.know.inspections.rules import Facts

KEEP = (Role.BUSINESS_MANAGER, Role.ANALYST)


@permission("inspections.list_recommendations")
def recommendation_lists(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships whose recommendations an actor may look through: their own people."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*INSIDE))


@permission("inspections.note_recommendations")
def noted_in(actor: Actor) -> QuerySet[Partnership]:
    """The business manager and the analyst write them down."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*KEEP))


@permission("inspections.see_recommendation")
def recommendations_seen(actor: Actor) -> QuerySet[Recommendation]:
    """Everybody inside reads them."""
    return Recommendation.objects.filter(partnership__in=inside(actor))


@permission("inspections.edit_recommendation")
def recommendations_written(actor: Actor) -> QuerySet[Recommendation]:
    """Whoever writes them down puts them right."""
    return Recommendation.objects.filter(partnership__in=actor.partnerships_as(*KEEP))


@permission("inspections.answer_recommendation")
@permission("inspections.leave_recommendation")
@permission("inspections.reopen_recommendation")
def recommendations_kept(actor: Actor) -> QuerySet[Recommendation]:
    """Whoever writes them down, and whoever chairs the group, says what became of one."""
    return Recommendation.objects.filter(partnership__in=actor.partnerships_as(*KEEP, Role.CHAIR))


@dataclass(frozen=True)
class Answered:
    """A recommendation with what was asked because of it, and the evidence given for that or for itself."""

    recommendation: Recommendation
    actions: list[Action]
    evidence: dict[str, list[Evidence]]

    def shown(self, action: Action | None = None) -> list[Evidence]:
        """The evidence of one of its actions; of none, its own."""
        return self.evidence.get(action.ref if action else self.recommendation.ref, [])

    @property
    def everything_shown(self) -> list[Evidence]:
        """The evidence of all its actions."""
        return [each for action in self.actions for each in self.shown(action)]


def recommendations_in(
    actor: Actor, partnership: Partnership, *, report: str = "", inspector: str = "", state: str = ""
) -> QuerySet[Recommendation]:
    """A partnership's recommendations, the latest report first, perhaps of one report (named by the ref of any of its
    recommendations), one inspector or one state."""
    found = recommendations_seen(actor).filter(partnership=partnership)
    one = found.filter(ref=report).first() if report else None
    wanted = {"inspector": inspector, "state": state} | (same_report(one) if one else {})
    return found.filter(**{key: value for key, value in wanted.items() if value}).order_by("-published_on", "id")


def same_report(one: Recommendation) -> dict[str, object]:
    return {"inspector": one.inspector, "report": one.report, "published_on": one.published_on}


def of_one_report(one: Recommendation) -> QuerySet[Recommendation]:
    """Everything that the report of a recommendation recommends, itself among it."""
    return Recommendation.objects.filter(partnership=one.partnership, **same_report(one))


def reports_in(actor: Actor, partnership: Partnership) -> dict[str, str]:
    """The reports there are, each by the ref of its first recommendation."""
    found: dict[str, str] = {}
    for each in recommendations_in(actor, partnership):
        if each.of_report not in found.values():
            found[each.ref] = each.of_report
    return found


def with_answers(actor: Actor, partnership: Partnership, found: list[Recommendation]) -> list[Answered]:
    """Some recommendations with what was done because of each, in a few queries however many there are."""
    refs = [each.ref for each in found]
    actions: dict[str, list[Action]] = {}
    for action in lists.actions_in(actor, partnership, of=refs):
        came_from = action.source_ref if action.source_ref in refs else action.point.source_ref
        actions.setdefault(came_from, []).append(action)
    evidence = lists.evidence_for([*refs, *(a.ref for each in actions.values() for a in each)])
    return [Answered(each, actions.get(each.ref, []), evidence) for each in found]


def facts_of(recommendation: Recommendation) -> Facts:
    """What the guards of its lifecycle judge."""
    asked = lists.asked_because_of([recommendation.ref]).exclude(state__in=("declined", "withdrawn"))
    return Facts(asked=asked.count(), live=asked.filter(state__in=lists.LIVE).count())
