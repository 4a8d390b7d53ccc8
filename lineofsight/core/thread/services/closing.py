"""Closing: by somebody else, once the effect was tested; or openly untested; and opening again."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.access.services import end_grants
from lineofsight.core.records import services as records
from lineofsight.core.thread import selectors
from lineofsight.core.thread.models import Action
from lineofsight.core.thread.services.owing import hand_to_owner, settle_all


@operation("thread.send_back", on="action")
def send_back(actor: Actor, *, action: Action, reason: str) -> Action:
    """Send an action back to its owner, because the evidence does not show that it is done."""
    records.move(action, "send_back", facts=selectors.action_facts(actor, action), reason=reason)
    settle_all(action)
    hand_to_owner(action)
    return action


@operation("thread.close_action", on="action")
def close_action(actor: Actor, *, action: Action) -> Action:
    """Close an action whose effect was tested. Whoever closes it is from outside the agency that owns it."""
    records.move(action, "close_action", facts=selectors.action_facts(actor, action))
    return ended(action)


@operation("thread.close_untested", on="action")
def close_untested(actor: Actor, *, action: Action, reason: str) -> Action:
    """Close an action whose effect was not tested, openly, with the reason; it is counted as closed untested."""
    records.move(action, "close_untested", facts=selectors.action_facts(actor, action), reason=reason)
    return ended(action)


def ended(action: Action) -> Action:
    """Nothing more is owed of it, and its links open nothing."""
    settle_all(action)
    end_grants(record_ref=action.ref)
    return action


@operation("thread.reopen_action", on="action")
def reopen_action(actor: Actor, *, action: Action, reason: str) -> Action:
    """Open a closed action again, because what it was to change has not changed."""
    records.move(action, "reopen_action", reason=reason)
    hand_to_owner(action)
    return action
