"""Impact tests: planned by whoever wants to know, told by whoever is from outside."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.records import services as records
from lineofsight.core.thread import selectors
from lineofsight.core.thread.models import Action, ImpactTest
from lineofsight.core.thread.services.owing import TEST, owe_test
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused


@operation("thread.plan_test", on="action")
def plan_test(
    actor: Actor, *, action: Action, method: str, tests: str, expected_change: str, planned_on: date, tester: Person
) -> ImpactTest:
    """Plan a test of an action's effect (see `add_test`)."""
    return add_test(
        action=action, method=method, tests=tests, expected_change=expected_change, planned_on=planned_on, tester=tester
    )


def add_test(
    *, action: Action, method: str, tests: str, expected_change: str, planned_on: date, tester: Person
) -> ImpactTest:
    """Plan a test of an action's effect. Called inside a module's operation.

    Args:
        method: how (`TestMethod`). tests: the arrangement, practice or children's experience (`Tested`).
        expected_change: what would be different if it worked.

    Raises:
        MoveRefused: the action is an errand, or was declined or withdrawn; or the tester acts for its agency.
    """
    if action.errand:
        raise MoveRefused("An errand is done when it is done. There is no effect to test.")
    if action.state in {"declined", "withdrawn"}:
        raise MoveRefused("This action is not being done, so that it has no effect to test.")
    if selectors.works_for(tester, action):
        raise MoveRefused(f"{tester.name} works for {action.organisation.name}, which owns the action. Choose another.")
    test = ImpactTest(
        partnership=action.partnership, action=action, method=method, tests=tests, expected_change=expected_change,
        planned_on=planned_on, tester=tester,
    )  # fmt: skip
    label = f"Test: {expected_change}"[:200]
    records.open_record(test, label=label, address=address("thread:impact_test", ref=test.ref), words=action.text)
    owe_test(test)
    return test


@operation("thread.record_result", on="test")
def record_result(actor: Actor, *, test: ImpactTest, result: str, found: str, found_on: date) -> ImpactTest:
    """Say what a test found: no change, some, or sustained change, and how one knows.

    Raises:
        MoveRefused: whoever says so acts for the agency that owns the action, or the day lies ahead.
    """
    if found_on > clock.today():
        raise MoveRefused("A test cannot have found something on a day that lies ahead.")
    records.move(test, "record_result", facts=selectors.result_facts(actor, test))
    ImpactTest.objects.filter(pk=test.pk).update(
        result=result, found=found, found_on=found_on, found_by=people.person(actor.ref)
    )
    test.refresh_from_db()
    notices.settle(record_ref=test.ref, what=TEST)
    return test


@operation("thread.drop_test", on="test")
def drop_test(actor: Actor, *, test: ImpactTest, reason: str) -> ImpactTest:
    """Make a planned test no longer, and say why."""
    records.move(test, "drop_test", reason=reason)
    notices.lift(record_ref=test.ref)
    return test
