"""The rights over the thread. What is learned is the partnership's own; an agency sees what it is asked."""

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor, PersonActor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.people.roles import INSIDE, SPEAK_FOR, Role
from lineofsight.core.people.selectors import acting_for, inside
from lineofsight.core.records.search import SEEN_BY
from lineofsight.core.thread.models import Action, Evidence, ImpactTest, LearningPoint, Theme, Tracker

# Who runs the thread from day to day, and who may put something into it.
RUN = (Role.BUSINESS_MANAGER, Role.ANALYST)
# Whoever brings what was learned and follows what is done: the partnership's own people, and whoever coordinates child
# death reviews, none of which ends before what its panel promised is somebody's action.
LEARN = (*sorted(INSIDE), Role.CDOP_COORDINATOR)
EVERY = Q()


def here(actor: Actor, *roles: str) -> QuerySet[Partnership]:
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*roles))


@permission("thread.see_thread")
def threads_seen(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships whose learning, actions and themes an actor may look through: their own people."""
    return here(actor, *INSIDE)


@permission("thread.list_actions")
def action_lists(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships in which an actor has a list of actions: everybody's for its own people, an agency's own for
    whoever speaks for it."""
    return here(actor, *INSIDE, *SPEAK_FOR)


@permission("thread.add_theme")
def themes_begun(actor: Actor) -> QuerySet[Partnership]:
    """Whoever runs the thread keeps its list of themes."""
    return here(actor, *RUN)


@permission("thread.bring_tracker")
def trackers_brought(actor: Actor) -> QuerySet[Partnership]:
    """Whoever runs the thread brings trackers in."""
    return here(actor, *RUN)


@permission("thread.see_tracker")
@permission("thread.match_columns")
@permission("thread.load_tracker")
@permission("thread.discard_tracker")
def trackers_seen(actor: Actor) -> QuerySet[Tracker]:
    """The trackers of whoever runs the thread."""
    return Tracker.objects.filter(partnership__in=actor.partnerships_as(*RUN))


@permission("thread.complete_action", ask="Ask its owner, or the business manager.")
def actions_completed(actor: Actor) -> QuerySet[Action]:
    """The actions whose gaps an actor may fill: whoever does them, and whoever runs the thread."""
    return actions_moved(actor)


@permission("thread.see_theme")
def themes_seen(actor: Actor) -> QuerySet[Theme]:
    """The themes an actor may follow."""
    return Theme.objects.filter(partnership__in=inside(actor))


@permission("thread.rename_theme")
@permission("thread.add_synonym")
@permission("thread.retire_theme")
@permission("thread.restore_theme")
def themes_kept(actor: Actor) -> QuerySet[Theme]:
    """The themes whose words an actor keeps."""
    return Theme.objects.filter(partnership__in=actor.partnerships_as(*RUN))


@permission("thread.note_learning_point")
@permission("thread.propose_action")
def noted_in(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships in which an actor may say what was learned and propose what to do."""
    return here(actor, *LEARN)


@permission("thread.see_learning_point")
def points_seen(actor: Actor) -> QuerySet[LearningPoint]:
    """The learning points of the partnership; to an agency, those it is asked to act on."""
    own = LearningPoint.objects.filter(partnership__in=actor.partnerships_as(*LEARN))
    asked = actions_of_agencies(actor).exclude(point=None).values("point")
    return own | LearningPoint.objects.filter(pk__in=asked)


def points_here(actor: Actor) -> QuerySet[LearningPoint]:
    """Those of the open partnership: for its own people all of them, so that a list can be read by an index."""
    return LearningPoint.objects.all() if is_inside_here(actor) else points_seen(actor)


def is_inside_here(actor: Actor) -> bool:
    here = current_partnership()
    return here is not None and here.pk in inside(actor)


@permission("thread.add_evidence")
@permission("thread.link_repeat")
@permission("thread.show_change")
@permission("thread.reopen_point")
def points_worked_on(actor: Actor) -> QuerySet[LearningPoint]:
    """The learning points an actor may add to: those of the partnership they work inside."""
    return LearningPoint.objects.filter(partnership__in=inside(actor))


@permission("thread.set_aside")
def points_set_aside(actor: Actor) -> QuerySet[LearningPoint]:
    """Whoever runs the thread, or chairs the group, sets a learning point aside."""
    return LearningPoint.objects.filter(partnership__in=actor.partnerships_as(*RUN, Role.CHAIR))


def actions_of_agencies(actor: Actor) -> QuerySet[Action]:
    """The actions of the agencies an actor speaks for, and their own."""
    agencies, own = owned_by(actor)
    return Action.objects.filter(agencies | own)


def owned_by(actor: Actor) -> tuple[Q, Q]:
    """What is owned by the agencies an actor speaks for, and what by themselves."""
    own = Q(owner=actor.person_id) if isinstance(actor, PersonActor) else Q(owner__ref=actor.ref)
    return acting_for(actor, *SPEAK_FOR), own & Q(partnership__in=actor.partnerships_as())


def granted(actor: Actor, verb: str) -> Q:
    """The one action that a link lets its holder use a verb on; none where they came by no such link."""
    ref = actor.granted(verb, Action.KIND)
    return Q(ref=ref) if ref else Q(pk__in=())


@permission("thread.see_action")
def actions_seen(actor: Actor) -> QuerySet[Action]:
    """The actions of the partnership; to an agency, its own and the wholes they are parts of; by link, the one."""
    return seen(actor, EVERY)


def seen(actor: Actor, only: Q) -> QuerySet[Action]:
    """Some of the actions an actor may see."""
    return Action.objects.filter(Q(partnership__in=actor.partnerships_as(*LEARN)) | Q(pk__in=theirs(actor, only)), only)


def theirs(actor: Actor, only: Q) -> QuerySet:
    """The keys of what an actor sees without working inside, each way looked up by its own index and joined: in one
    question with OR, a database reads every action to see whose it is.

    Args:
        only: what is asked for, so that an agency's list of what is live does not look at all it ever did. The wholes
            of its parts are not judged by it here, for each has a state of its own.
    """
    agencies, own = (Action.objects.filter(way).order_by() for way in owned_by(actor))
    wholes = [way.exclude(whole=None).values("whole") for way in (agencies, own)]
    by_link = Action.objects.filter(granted(actor, "see_action")).order_by().values("pk")
    return agencies.filter(only).values("pk").union(own.filter(only).values("pk"), by_link, *wholes)


def actions_here(actor: Actor, only: Q = EVERY) -> QuerySet[Action]:
    """Those of the open partnership, or only some of them: for its own people without asking whose each is, so that a
    list can be read by an index."""
    return Action.objects.filter(only) if is_inside_here(actor) else seen(actor, only)


@permission("thread.agree_action", ask="Ask the lead of the agency that is to own it.")
@permission("thread.decline_action", ask="Ask the lead of the agency that is to own it.")
def actions_answered(actor: Actor) -> QuerySet[Action]:
    """An agency's own, for whoever speaks for it; or by the link its lead was sent."""
    return Action.objects.filter(acting_for(actor, *SPEAK_FOR) | granted(actor, "agree_action"))


@permission("thread.say_progress", ask="Ask its owner, or their agency’s lead.")
@permission("thread.give_action_evidence", ask="Ask its owner, or their agency’s lead.")
@permission("thread.say_done", ask="Ask its owner, or their agency’s lead.")
@permission("thread.tick_off", ask="Ask its owner, or their agency’s lead.")
def actions_done(actor: Actor) -> QuerySet[Action]:
    """The actions an actor owns or speaks for, or came by link to do."""
    return Action.objects.filter(Q(pk__in=actions_of_agencies(actor).values("pk")) | granted(actor, "say_done"))


@permission("thread.change_due", ask="Ask its owner, or the business manager.")
def actions_moved(actor: Actor) -> QuerySet[Action]:
    """The actions whose day an actor may change: whoever does them, and whoever runs the thread."""
    run = Q(partnership__in=actor.partnerships_as(*RUN))
    return Action.objects.filter(run | Q(pk__in=actions_done(actor).values("pk")))


@permission("thread.hand_over_actions")
def hand_overs_in(actor: Actor) -> QuerySet[Partnership]:
    """Whoever runs the thread, or chairs the group, gives everything that somebody owns to another."""
    return here(actor, *RUN, Role.CHAIR)


@permission("thread.hand_over_action", ask="Ask the lead of the agency that owns it, or the business manager.")
def actions_handed_over(actor: Actor) -> QuerySet[Action]:
    """The same of one action; and an agency's own, to a colleague, for whoever speaks for it or owns it."""
    run = Q(partnership__in=actor.partnerships_as(*RUN, Role.CHAIR))
    return Action.objects.filter(run | Q(pk__in=actions_of_agencies(actor).values("pk")))


@permission("thread.add_part")
@permission("thread.plan_test")
@permission("thread.send_back")
@permission("thread.close_action")
@permission("thread.close_untested")
@permission("thread.reopen_action")
def actions_judged(actor: Actor) -> QuerySet[Action]:
    """The actions whose effect an actor may have tested, and which they may close.

    The moves themselves refuse whoever works for the agency that owns one.
    """
    return Action.objects.filter(partnership__in=inside(actor))


@permission("thread.withdraw_action")
def actions_withdrawn(actor: Actor) -> QuerySet[Action]:
    """Whoever runs the thread, or chairs the group, asks for an action no longer."""
    return Action.objects.filter(partnership__in=actor.partnerships_as(*RUN, Role.CHAIR))


@permission("thread.see_impact_test")
def tests_seen(actor: Actor) -> QuerySet[ImpactTest]:
    """The tests of the actions an actor may see, and those they are to make."""
    return ImpactTest.objects.filter(
        Q(action__in=actions_seen(actor).values("pk"))
        | Q(tester__ref=actor.ref, partnership__in=actor.partnerships_as())
    )


@permission("thread.record_result")
def tests_told(actor: Actor) -> QuerySet[ImpactTest]:
    """The tests whose result an actor may tell: their own, and those of the partnership they work inside."""
    return ImpactTest.objects.filter(
        Q(partnership__in=inside(actor)) | Q(tester__ref=actor.ref, partnership__in=actor.partnerships_as())
    )


@permission("thread.drop_test")
def tests_dropped(actor: Actor) -> QuerySet[ImpactTest]:
    """Whoever runs the thread, or chairs the group, drops a planned test."""
    return ImpactTest.objects.filter(partnership__in=actor.partnerships_as(*RUN, Role.CHAIR))


@permission("thread.open_attachment")
def attachments(actor: Actor) -> QuerySet[Evidence]:
    """The evidence whose file an actor may open: that of the partnership they work inside, and of their own actions."""
    own = Action.objects.filter(pk__in=theirs(actor, EVERY)).values("ref")
    of_actions = Evidence.objects.filter(supports__record_ref__in=own).values("pk")
    readable = Q(partnership__in=inside(actor)) | Q(pk__in=of_actions)
    return Evidence.objects.filter(readable).exclude(file=None)


SEEN_BY.register(Theme.KIND, "thread.see_theme")
SEEN_BY.register(LearningPoint.KIND, "thread.see_learning_point")
SEEN_BY.register(Action.KIND, "thread.see_action")
SEEN_BY.register(ImpactTest.KIND, "thread.see_impact_test")
SEEN_BY.register(Tracker.KIND, "thread.see_tracker")
