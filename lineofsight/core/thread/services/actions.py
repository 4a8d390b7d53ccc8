"""Actions: raised, agreed, done. Closing them is in `closing.py`."""

from collections.abc import Iterable
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.access.services import end_grants
from lineofsight.core.design.addresses import address
from lineofsight.core.people import selectors as people
from lineofsight.core.records import services as records
from lineofsight.core.thread import selectors
from lineofsight.core.thread.models import Action, Evidence, LearningPoint, Progress, Slip
from lineofsight.core.thread.rules import smart
from lineofsight.core.thread.rules.given import Proposal, Seen
from lineofsight.core.thread.services.evidence import give_evidence
from lineofsight.core.thread.services.learning import take_up
from lineofsight.core.thread.services.owing import (
    ask_to_agree,
    hand_to_owner,
    lift_all,
    owe_check,
    owe_decision,
    settle_agreeing,
    settle_all,
    shortened,
)
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused

# What stands as the support of an action its agency set itself.
NEEDS_NONE = "The agency proposed it itself, and needs none"


def raise_action(proposal: Proposal, *, point: LearningPoint | None = None, whole: Action | None = None) -> Action:
    """Propose an action to the agency that is to own it, and ask it to agree. Called inside a module's operation.

    Args:
        point: what was learned, because of which it is to be done. whole: the action of which it is one agency's part.

    Raises:
        MoveRefused: it does not say what an action must say (the sentence says what is missing), or nobody speaks for
            the agency.
    """
    action = write_down(proposal, point=point, whole=whole)
    ask_to_agree(action)
    return action


def raise_own(actor: Actor, proposal: Proposal) -> Action:
    """Open an action that its agency proposed to itself and signed for: it has agreed already, and its owner owes it.
    Called inside a module's operation.

    Raises:
        MoveRefused: it does not say what an action must say; the sentence says what is missing.
    """
    action = write_down(proposal)
    Action.objects.filter(pk=action.pk).update(support=NEEDS_NONE)
    action.support = NEEDS_NONE
    records.move(action, "agree_action", facts=selectors.action_facts(actor, action))
    hand_to_owner(action)
    return action


def write_down(proposal: Proposal, *, point: LearningPoint | None = None, whole: Action | None = None) -> Action:
    sentence = smart.refusal(proposal, clock.today())
    if sentence:
        raise MoveRefused(sentence)
    action = Action(
        partnership=current_partnership(), text=proposal.text, measure=proposal.measure, expected=proposal.expected,
        errand=proposal.errand, owner=proposal.owner, organisation=proposal.organisation, due=proposal.due,
        review_on=proposal.review_on, point=point, whole=whole, source_ref=proposal.source.ref,
        source=proposal.source.said,
    )  # fmt: skip
    records.open_record(
        action, label=shortened(proposal.text), address=address("thread:action", ref=action.ref),
        words=f"{proposal.text} {proposal.measure} {proposal.organisation.name} {proposal.source.said}",
    )  # fmt: skip
    return action


def raise_parts(whole: Action, parts: Iterable[Proposal]) -> list[Action]:
    """Propose to several agencies each its own part of an action. Called inside a module's operation.

    Raises:
        MoveRefused: the action is itself a part, is no longer open, or a part lacks what an action must say.
    """
    if whole.whole_id:
        raise MoveRefused("This is one agency’s part already. Add the part to the whole.")
    if whole.state not in {"proposed", "open"}:
        raise MoveRefused("This action is no longer open, so that no part can be added.")
    return [raise_action(part, point=whole.point, whole=whole) for part in parts]


@operation("thread.propose_action", on="partnership")
def propose_action(
    actor: Actor, *, partnership: Partnership, proposal: Proposal, point: LearningPoint | None = None
) -> Action:
    """Propose an action (see `raise_action`)."""
    return raise_action(proposal, point=point)


@operation("thread.add_part", on="action")
def add_part(actor: Actor, *, action: Action, part: Proposal) -> Action:
    """Give one more agency its own part of an action (see `raise_parts`)."""
    return raise_parts(action, [part])[0]


@operation("thread.agree_action", on="action")
def agree_action(actor: Actor, *, action: Action, support: str) -> Action:
    """Agree to an action for the agency that owns it, and say what support it gets. From then on its owner owes it."""
    Action.objects.filter(pk=action.pk).update(support=support)
    action.support = support
    records.move(action, "agree_action", facts=selectors.action_facts(actor, action))
    if action.point:
        take_up(action.point)
    settle_agreeing(action)
    hand_to_owner(action)
    return action


@operation("thread.decline_action", on="action")
def decline_action(actor: Actor, *, action: Action, reason: str) -> Action:
    """Decline an action for the agency that was to own it, and say why; the business manager then decides."""
    records.move(action, "decline_action", reason=reason)
    lift_all(action)
    end_grants(record_ref=action.ref)
    owe_decision(action)
    return action


@operation("thread.complete_action", on="action")
def complete_action(actor: Actor, *, action: Action, measure: str, expected: str, errand: bool) -> Action:
    """Say of an action from a tracker how one will know that it worked, or that it is an errand; it is open then.

    Raises:
        MoveRefused: it still lacks something; the sentence says what.
    """
    Action.objects.filter(pk=action.pk).update(measure=measure, expected=expected, errand=errand)
    action.measure, action.expected, action.errand = measure, expected, errand
    records.move(action, "complete_action", facts=selectors.action_facts(actor, action))
    hand_to_owner(action, write=False)
    return action


@operation("thread.say_progress", on="action")
def say_progress(actor: Actor, *, action: Action, text: str) -> Progress:
    """Say how far an action is.

    Raises:
        MoveRefused: it is not open.
    """
    if action.state != "open":
        raise MoveRefused("This action is not open, so that there is no progress to tell.")
    return Progress.objects.create(
        partnership=action.partnership, action=action, text=text, said_by=people.person(actor.ref)
    )


@operation("thread.change_due", on="action")
def change_due(actor: Actor, *, action: Action, due: date, reason: str) -> Slip:
    """Change the day by which an action is to be done, and say why. Every change stays to be seen.

    Raises:
        MoveRefused: the day has passed, or is the day it was.
    """
    if due == action.due:
        raise MoveRefused("It is due on that day already.")
    if due < clock.today():
        raise MoveRefused("That day has passed. Choose a day from today on.")
    records.move(action, "change_due", reason=reason)
    slip = Slip.objects.create(
        partnership=action.partnership, action=action, was=action.due, becomes=due, reason=reason,
        said_by=people.person(actor.ref),
    )  # fmt: skip
    Action.objects.filter(pk=action.pk).update(due=due)
    action.due = due
    hand_to_owner(action, write=False)
    return slip


@operation("thread.give_action_evidence", on="action")
def give_action_evidence(actor: Actor, *, action: Action, seen: Seen) -> Evidence:
    """Give evidence that an action is being done or is done (see `evidence.give_evidence`).

    Raises:
        MoveRefused: it is not open. FileRefused: its file cannot be taken.
    """
    if action.state not in {"open", "done"}:
        raise MoveRefused("Evidence is given while the action is open, or done and not closed.")
    return give_evidence(seen, supports=[action.ref])


@operation("thread.say_done", on="action")
def say_done(actor: Actor, *, action: Action) -> Action:
    """Say that an action is done: there is evidence, and every part is done. Somebody else then closes it."""
    records.move(action, "say_done", facts=selectors.action_facts(actor, action))
    Action.objects.filter(pk=action.pk).update(done_by=people.person(actor.ref))
    action.refresh_from_db()
    settle_all(action)
    owe_check(action)
    return action


@operation("thread.tick_off", on="action")
def tick_off(actor: Actor, *, action: Action) -> Action:
    """Tick an errand off: it is done, and so closed; errands are counted apart."""
    records.move(action, "tick_off", facts=selectors.action_facts(actor, action))
    Action.objects.filter(pk=action.pk).update(done_by=people.person(actor.ref))
    action.refresh_from_db()
    settle_all(action)
    end_grants(record_ref=action.ref)
    return action


@operation("thread.withdraw_action", on="action")
def withdraw_action(actor: Actor, *, action: Action, reason: str) -> Action:
    """Ask for an action no longer, and say why."""
    records.move(action, "withdraw_action", reason=reason)
    lift_all(action)
    end_grants(record_ref=action.ref)
    return action
