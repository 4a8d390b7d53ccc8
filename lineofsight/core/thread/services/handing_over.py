"""Giving actions to another owner: one, or all of somebody who leaves. Each hand-over stays to be seen."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.access.services import end_grants
from lineofsight.core.notices import services as notices
from lineofsight.core.notices.letters import write_letter
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.records import services as records
from lineofsight.core.thread import selectors
from lineofsight.core.thread.models import Action, HandOver
from lineofsight.core.thread.rules import handing_over as rules
from lineofsight.core.thread.selectors.lists import owned_by
from lineofsight.core.thread.services.owing import (
    OF_THE_OWNER,
    ask_to_agree,
    hand_to_owner,
    lift_all,
    speaker_of,
    write,
)
from lineofsight.kernel.lifecycle import MoveRefused


@operation("thread.hand_over_action", on="action")
def hand_over_action(
    actor: Actor, *, action: Action, owner: Person, organisation: Organisation, reason: str
) -> HandOver:
    """Give an action to another owner, and say why. Another agency has to agree to it again.

    Raises:
        MoveRefused: it is done or has ended, is theirs already, or nobody speaks for the new agency; or it leaves its
            agency and who gives it only speaks for that.
    """
    return handed_over(actor, action, owner, organisation, reason)


@operation("thread.hand_over_actions", on="partnership")
def hand_over_actions(
    actor: Actor, *, partnership: Partnership, leaver: Person, owner: Person, organisation: Organisation, reason: str
) -> list[HandOver]:
    """Give everything somebody still has to do to another owner: all of it, or none (see `hand_over_action`).

    Raises:
        MoveRefused: they own nothing that is still to be done, or one of their actions cannot be given so.
    """
    theirs = list(owned_by(partnership, leaver))
    if not theirs:
        raise MoveRefused(f"{leaver.name} owns nothing that is still to be done.")
    return [handed_over(actor, action, owner, organisation, reason) for action in theirs]


def handed_over(actor: Actor, action: Action, owner: Person, organisation: Organisation, reason: str) -> HandOver:
    """Give one action to another owner, keep that it was given, and tell both."""
    sentence = rules.refusal(selectors.hand_over_facts(actor, action, owner, organisation))
    if sentence:
        raise MoveRefused(sentence)
    kept = HandOver.objects.create(
        partnership=action.partnership, action=action, was_owner=action.owner, was_organisation=action.organisation,
        owner=owner, organisation=organisation, reason=reason, said_by=people.person(actor.ref),
    )  # fmt: skip
    known, declined = action.state == "open", action.state == "declined"
    action.owner, action.organisation = owner, organisation
    Action.objects.filter(pk=action.pk).update(owner=owner, organisation=organisation)
    if kept.within and not declined:
        stays_in_its_agency(action)
    else:
        goes_to_another(action, kept)
    if known and kept.was_owner.ref != actor.ref:
        tell(kept.was_owner, "thread/handed_from", kept)
    return kept


def stays_in_its_agency(action: Action) -> None:
    """A colleague owes it from now on; before it is open, nobody does yet."""
    if action.state != "open":
        return
    hand_to_owner(action, write=False)
    end_grants(record_ref=action.ref)
    write(action, action.owner, "thread/handed_to", OF_THE_OWNER, "To do an action and say how far it is")


def goes_to_another(action: Action, kept: HandOver) -> None:
    """Nobody owes it until the other agency agrees; what support it gets is for that agency to say."""
    Action.objects.filter(pk=action.pk).update(support="")
    action.support = ""
    lift_all(action)
    end_grants(record_ref=action.ref)
    records.move(action, "hand_over_action", reason=kept.reason)
    records.describe(action, words=f"{action.text} {action.measure} {action.organisation.name} {action.source}")
    ask_to_agree(action)
    if action.owner != speaker_of(action):
        tell(action.owner, "thread/to_be_agreed", kept)


def tell(person: Person, letter: str, kept: HandOver) -> None:
    """Write to somebody about a hand-over, without a link: they owe nothing, or not yet."""
    about = {"person": person, "action": kept.action, "kept": kept, "partnership": kept.partnership}
    notices.queue(write_letter(letter, **about), to=person, about_ref=kept.action.ref)
