"""The rights over plans and what hangs on them. The Executive owns them, the business manager keeps them, whoever owns
a priority works on it, and nobody says of their own what became of it."""

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people.roles import INSIDE, Role
from lineofsight.core.people.selectors import inside
from lineofsight.lead.business_plan.models import (
    Aim,
    BoardPriority,
    Highlight,
    Measure,
    Objective,
    Plan,
    Priority,
    ReviewPoint,
)

KEEP = (Role.BUSINESS_MANAGER,)
CHOOSE = (Role.BUSINESS_MANAGER, Role.CHAIR)
# Who speaks for the Executive: they agree a plan, end it, and say what became of its priorities.
DECIDE = (
    Role.BUSINESS_MANAGER, Role.CHAIR, Role.LEAD_PARTNER, Role.DELEGATED_PARTNER, Role.STATUTORY_PARTNER,
)  # fmt: skip
LOOK = (Role.BUSINESS_MANAGER, Role.ANALYST, Role.CHAIR, Role.SCRUTINEER)


def held(actor: Actor, *roles: str) -> Q:
    """The rows of the partnerships in which an actor holds one of some roles."""
    return Q(partnership__in=actor.partnerships_as(*roles))


def owned(actor: Actor, owner: str = "owner") -> Q:
    """The rows whose owner an actor is, while they hold an appointment in its partnership."""
    return Q(**{f"{owner}__ref": actor.ref, "partnership__in": actor.partnerships_as()})


@permission("business_plan.list_plans")
def plan_lists(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships whose plans an actor may look through: their own people."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*INSIDE))


@permission("business_plan.draft_plan")
def plans_drafted_in(actor: Actor) -> QuerySet[Partnership]:
    """The business manager begins a plan."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*KEEP))


@permission("business_plan.see_plan")
@permission("business_plan.add_priority")
def plans_seen(actor: Actor) -> QuerySet[Plan]:
    """Everybody inside reads plans, and may put a candidate forward."""
    return Plan.objects.filter(partnership__in=inside(actor))


@permission("business_plan.edit_plan")
@permission("business_plan.withdraw_plan")
@permission("business_plan.clone_plan")
@permission("business_plan.add_board_priority")
@permission("business_plan.add_plan_objective")
@permission("business_plan.set_review_point")
def plans_kept(actor: Actor) -> QuerySet[Plan]:
    """The business manager keeps plans."""
    return Plan.objects.filter(held(actor, *KEEP))


@permission("business_plan.remove_board_priority")
def boards_kept(actor: Actor) -> QuerySet[BoardPriority]:
    """And what other boards have chosen."""
    return BoardPriority.objects.filter(held(actor, *KEEP))


@permission("business_plan.agree_plan", ask="Ask the business manager, or one of the safeguarding partners.")
@permission("business_plan.end_plan", ask="Ask the business manager, or one of the safeguarding partners.")
def plans_decided(actor: Actor) -> QuerySet[Plan]:
    """Whoever speaks for the Executive."""
    return Plan.objects.filter(held(actor, *DECIDE))


@permission("business_plan.see_priority")
@permission("business_plan.add_priority_evidence")
def priorities_seen(actor: Actor) -> QuerySet[Priority]:
    """Everybody inside, and whoever owns one."""
    return Priority.objects.filter(Q(partnership__in=inside(actor)) | owned(actor))


@permission("business_plan.edit_priority")
@permission("business_plan.choose_priority")
@permission("business_plan.put_back_priority")
@permission("business_plan.leave_out_priority")
@permission("business_plan.change_priority_owner")
def priorities_chosen(actor: Actor) -> QuerySet[Priority]:
    """The business manager and the chair write down what is chosen."""
    return Priority.objects.filter(held(actor, *CHOOSE))


@permission("business_plan.finish_priority", ask="Ask the business manager, or one of the safeguarding partners.")
@permission("business_plan.carry_priority", ask="Ask the business manager, or one of the safeguarding partners.")
@permission("business_plan.hand_on_priority", ask="Ask the business manager, or one of the safeguarding partners.")
def priorities_ended(actor: Actor) -> QuerySet[Priority]:
    """Whoever speaks for the Executive. The moves themselves refuse whoever owns the priority."""
    return Priority.objects.filter(held(actor, *DECIDE))


@permission("business_plan.add_objective", ask="Ask whoever owns the priority.")
def priorities_worked_on(actor: Actor) -> QuerySet[Priority]:
    """Whoever owns it, the business manager and the chair."""
    return Priority.objects.filter(held(actor, *CHOOSE) | owned(actor))


@permission("business_plan.see_objective")
def objectives_seen(actor: Actor) -> QuerySet[Objective]:
    """Everybody inside, and whoever owns its priority."""
    return Objective.objects.filter(Q(partnership__in=inside(actor)) | owned(actor, "priority__owner"))


@permission("business_plan.see_measure")
def measures_seen(actor: Actor) -> QuerySet[Measure]:
    """Whoever sees the objective it measures."""
    return Measure.objects.filter(objective__in=objectives_seen(actor))


@permission("business_plan.see_review_point")
def looks_seen(actor: Actor) -> QuerySet[ReviewPoint]:
    """Whoever reads the plan that is looked at."""
    return ReviewPoint.objects.filter(plan__in=plans_seen(actor))


@permission("business_plan.edit_objective", ask="Ask whoever owns the priority.")
@permission("business_plan.meet_objective", ask="Ask whoever owns the priority.")
@permission("business_plan.miss_objective", ask="Ask whoever owns the priority.")
@permission("business_plan.carry_objective", ask="Ask whoever owns the priority.")
@permission("business_plan.reopen_objective", ask="Ask whoever owns the priority.")
@permission("business_plan.add_measure", ask="Ask whoever owns the priority.")
def objectives_worked_on(actor: Actor) -> QuerySet[Objective]:
    """Whoever owns its priority, the business manager and the chair."""
    return Objective.objects.filter(held(actor, *CHOOSE) | owned(actor, "priority__owner"))


@permission("business_plan.record_measure", ask="Ask whoever owns the priority.")
@permission("business_plan.move_measure", ask="Ask whoever owns the priority.")
@permission("business_plan.drop_measure", ask="Ask whoever owns the priority.")
def measures_taken(actor: Actor) -> QuerySet[Measure]:
    """Whoever owns its priority, and whoever looks after figures and audits."""
    return Measure.objects.filter(held(actor, *CHOOSE, Role.ANALYST) | owned(actor, "objective__priority__owner"))


@permission("business_plan.judge_aim")
@permission("business_plan.add_aim_evidence")
def aims_judged(actor: Actor) -> QuerySet[Aim]:
    """Whoever looks at a strategy from outside its work."""
    return Aim.objects.filter(held(actor, *LOOK))


@permission("business_plan.hold_review_point")
def points_held(actor: Actor) -> QuerySet[ReviewPoint]:
    """Whoever looks at a plan on the way."""
    return ReviewPoint.objects.filter(held(actor, *LOOK))


@permission("business_plan.move_review_point")
@permission("business_plan.drop_review_point")
def points_kept(actor: Actor) -> QuerySet[ReviewPoint]:
    """The business manager keeps the days."""
    return ReviewPoint.objects.filter(held(actor, *KEEP))


@permission("business_plan.send_highlight")
def plans_reported_on(actor: Actor) -> QuerySet[Plan]:
    """The business manager, the chair of a group, and whoever owns one of its priorities."""
    own = Priority.objects.filter(owned(actor)).values("plan")
    return Plan.objects.filter(held(actor, *CHOOSE) | Q(pk__in=own))


@permission("business_plan.see_highlight")
def highlights_seen(actor: Actor) -> QuerySet[Highlight]:
    """Everybody inside, and whoever sent it."""
    return Highlight.objects.filter(Q(partnership__in=inside(actor)) | owned(actor, "sent_by"))


@permission("business_plan.answer_highlight", ask="Ask the business manager, or one of the safeguarding partners.")
def highlights_answered(actor: Actor) -> QuerySet[Highlight]:
    """Whoever speaks for the Executive."""
    return Highlight.objects.filter(held(actor, *DECIDE))
