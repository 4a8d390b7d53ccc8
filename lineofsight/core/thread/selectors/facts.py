"""The facts that the moves of the thread are judged by."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.roles import Role
from lineofsight.core.thread.models import Action, ImpactTest, LearningPoint, Support
from lineofsight.core.thread.rules import smart
from lineofsight.core.thread.rules.handing_over import HandOverFacts
from lineofsight.core.thread.rules.moves import ActionFacts, PointFacts, ResultFacts
from lineofsight.core.thread.selectors.permissions import RUN


def action_facts(actor: Actor, action: Action) -> ActionFacts:
    """What must be known to judge a move of an action by an actor."""
    latest = told_from_outside(action)
    parts = action.parts.select_related("organisation").exclude(
        state__in=("done", "closed", "closed_untested", "withdrawn", "declined")
    )
    return ActionFacts(
        errand=action.errand,
        support=action.support,
        evidence=Support.objects.filter(record_ref=action.ref).count(),
        inside=is_inside(actor, action),
        result=latest.result if latest else "",
        tests=latest.tests if latest else "",
        waiting=tuple(part.organisation.name for part in parts),
        lacks=tuple(smart.NEEDED[name] for name in smart.missing(action)),
    )


def told_from_outside(action: Action) -> ImpactTest | None:
    """The latest test that told, of those told by somebody who is from outside still: actions change hands."""
    told = action.tests.filter(state="found").select_related("found_by").order_by("-found_on", "-id")
    return next((test for test in told if not (test.found_by and works_for(test.found_by, action))), None)


def is_inside(actor: Actor, action: Action) -> bool:
    """Whether an actor works for an agency that owns or owned an action, owns it, or said that it was done."""
    person = people.person(actor.ref)
    return person is None or works_for(person, action)


def works_for(person: Person, action: Action) -> bool:
    """Whether a person owns or owned an action, said that it was done, or holds any appointment today in an agency
    that owns or owned it.

    Nobody marks their own work.
    """
    before = list(action.hand_overs.values_list("was_owner", "was_organisation"))
    if person.pk in {action.owner_id, action.done_by_id, *(owner for owner, _ in before)}:
        return True
    agencies = {action.organisation_id, *(organisation for _, organisation in before)}
    return people.appointments_in(action.partnership).filter(person=person, organisation__in=agencies).exists()


def point_facts(point: LearningPoint) -> PointFacts:
    """What the tests of a learning point's actions found."""
    found = ImpactTest.objects.filter(action__point=point, state="found").values_list("result", flat=True)
    return PointFacts(results=tuple(found))


def result_facts(actor: Actor, test: ImpactTest) -> ResultFacts:
    """What must be known to judge a move of an impact test by an actor."""
    return ResultFacts(inside=is_inside(actor, test.action))


def hand_over_facts(actor: Actor, action: Action, owner: Person, organisation: Organisation) -> HandOverFacts:
    """What must be known to judge giving an action to another owner."""
    return HandOverFacts(
        state=action.state,
        same=(action.owner, action.organisation) == (owner, organisation),
        within=action.organisation == organisation,
        runs=action.partnership_id in actor.partnerships_as(*RUN, Role.CHAIR),
    )
