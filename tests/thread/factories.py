"""Themes, learning points, actions and tests of the thread, made by services."""

from datetime import date, timedelta

from lineofsight.core.thread.models import Action, ImpactTest, LearningPoint, Theme
from lineofsight.core.thread.rules.given import Proposal, Seen
from lineofsight.core.thread.services import actions, closing, impact, learning, themes
from lineofsight.kernel import clock
from tests.world import World

FATHERS = "Fathers were not asked what they saw, so what they knew was missing from the plan."


def theme(world: World, name: str = "Professional curiosity") -> Theme:
    """A theme, by the manager."""
    found = Theme.objects.filter(name=name).first()
    return found or themes.add_theme(world.manager, partnership=world.partnership, name=name, meaning="")


def point(world: World, text: str = FATHERS, *, days_ago: int = 30, **given) -> LearningPoint:
    """A learning point, by the chair."""
    told = {"kind": "development", "area": "protection", "themes": [theme(world)], **given}
    return learning.note_learning_point(
        world.chair, partnership=world.partnership, text=text, learnt_on=ago(days_ago), **told
    )


def ago(days: int) -> date:
    """A day some days ago."""
    return clock.today() - timedelta(days=days)


def ahead(days: int = 30) -> date:
    """A day some days ahead."""
    return clock.today() + timedelta(days=days)


def proposal(world: World, owner: str = "lead", agency: str = "Council", **given) -> Proposal:
    """An action that says what it must."""
    told = {
        "text": "Ask every father on first visits, and write down what he says",
        "owner": world.person(owner), "organisation": world.organisation(agency), "due": ahead(),
        "measure": "8 of 10 records show that the father was asked", "expected": "audit", **given,
    }  # fmt: skip
    return Proposal(**told)


def proposed(world: World, *, point: LearningPoint | None = None, **given) -> Action:
    """An action that waits for its agency's answer: the council's, unless told."""
    said = proposal(world, **given)
    return actions.propose_action(world.chair, partnership=world.partnership, proposal=said, point=point)


def agreed(world: World, *, by: str = "lead", **given) -> Action:
    """An action that its agency agreed to."""
    return actions.agree_action(getattr(world, by), action=proposed(world, **given), support="None is needed")


def seen(**given) -> Seen:
    """A piece of evidence."""
    told = {
        "says": "Nine of ten records show it", "eyes": "data", "method": "audit", "strength": "checked",
        "seen_on": clock.today(), **given,
    }  # fmt: skip
    return Seen(**told)


def done(world: World, *, by: str = "lead", **given) -> Action:
    """An action whose owner's agency says, with evidence, that it is done."""
    action = agreed(world, by=by, **given)
    actions.give_action_evidence(getattr(world, by), action=action, seen=seen())
    return actions.say_done(getattr(world, by), action=action)


def planned(world: World, action: Action, tester: str = "scrutineer", **given) -> ImpactTest:
    """A test of an action's effect, planned by the chair."""
    told = {
        "method": "audit", "tests": "practice", "expected_change": "Fathers are asked", "planned_on": ahead(60),
        **given,
    }  # fmt: skip
    return impact.plan_test(world.chair, action=action, tester=world.person(tester), **told)


def found(world: World, action: Action, result: str = "some") -> ImpactTest:
    """A test whose result is known."""
    return impact.record_result(
        world.scrutineer, test=planned(world, action), result=result, found="Seven of ten were asked",
        found_on=clock.today(),
    )  # fmt: skip


def closed(world: World, **given) -> Action:
    """An action that was done, tested and closed by the chair."""
    action = done(world, **given)
    found(world, action)
    return closing.close_action(world.chair, action=action)
