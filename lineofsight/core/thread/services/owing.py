"""What the thread makes people owe, and the letters that tell them."""

from lineofsight.core.access.services import give_grant
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import Role
from lineofsight.core.thread.models import Action, ImpactTest
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.kernel.lifecycle import MoveRefused

AGREE, DO, REVIEW, CHECK, TEST = "agree_action", "do_action", "review_action", "check_action", "record_result"
DECIDE = "decide_action"
# Working days in which an agency answers a proposed action, in which what is done is looked at, and in which somebody
# says what becomes of what was declined. Strength: local.
AGREED_WITHIN = CHECKED_WITHIN = DECIDED_WITHIN = 10
# What somebody who comes by a link may do: the lead who is asked, and the owner.
OF_THE_LEAD = ("see_action", "agree_action", "decline_action")
OF_THE_OWNER = ("see_action", "say_progress", "change_due", "give_action_evidence", "say_done", "tick_off")
# Who speaks for an agency, the first of these that it has.
SPEAKERS = (Role.PARTNER_LEAD, Role.DELEGATED_PARTNER, Role.LEAD_PARTNER, Role.SCHOOL_LEAD, Role.STATUTORY_PARTNER)


def speaker_of(action: Action) -> Person:
    """Whoever is asked for an agency.

    Raises:
        MoveRefused: nobody speaks for it.
    """
    for role in SPEAKERS:
        held = people.appointed(action.partnership, role, organisation=action.organisation)
        if held:
            return held[0]
    raise MoveRefused(f"Nobody speaks for {action.organisation.name} here. Appoint its lead first.")


def ask_to_agree(action: Action) -> None:
    """Ask the agency to agree: it owes an answer, and its lead is written to."""
    lead = speaker_of(action)
    notices.owe(
        record_ref=action.ref,
        what=AGREE,
        title=shortened(f"Agree or decline: {action.text}"),
        address=address("thread:action", ref=action.ref),
        on=add_working_days(clock.today(), AGREED_WITHIN),
        organisation=action.organisation,
        rule="Ten working days, local",
    )
    write(action, lead, "thread/agree", OF_THE_LEAD, "To answer a proposed action")


def settle_agreeing(action: Action) -> None:
    """The agency has answered."""
    notices.settle(record_ref=action.ref, what=AGREE)


def hand_to_owner(action: Action, *, write: bool = True) -> None:
    """The owner owes the action by its day, and a look at it on its review day; they are written to once."""
    notices.owe(
        record_ref=action.ref,
        what=DO,
        title=shortened(action.text),
        address=address("thread:action", ref=action.ref),
        on=action.due,
        person=action.owner,
        rule="As agreed, local",
    )
    if action.review_on:
        notices.owe(
            record_ref=action.ref,
            what=REVIEW,
            title=shortened(f"Say how far it is: {action.text}"),
            address=address("thread:action", ref=action.ref),
            on=action.review_on,
            person=action.owner,
            rule="As agreed, local",
        )
    if write:
        write_to_owner(action)


def write_to_owner(action: Action) -> None:
    write(action, action.owner, "thread/owner", OF_THE_OWNER, "To do an action and say how far it is")


def write(action: Action, person: Person, letter: str, verbs: tuple[str, ...], why: str) -> None:
    grant = give_grant(
        holder_ref=person.ref, record_kind=Action.KIND, record_ref=action.ref, verbs=verbs, why=f"{why}: {action.text}"
    )
    notices.send_link(letter, to=person, grant=grant, action=action, partnership=action.partnership)


def owe_check(action: Action) -> None:
    """Whoever looks after the plan owes a look at what is done: it is closed, sent back, or its test waited for."""
    owe_manager(action, CHECK, "Close or send back", CHECKED_WITHIN)


def owe_decision(action: Action) -> None:
    """Whoever looks after the plan says what becomes of an action that its agency declined."""
    owe_manager(action, DECIDE, "Declined, give it to somebody else or withdraw it", DECIDED_WITHIN)


def owe_manager(action: Action, what: str, asks: str, within: int) -> None:
    """The business manager owes something about an action within some working days."""
    notices.owe(
        record_ref=action.ref,
        what=what,
        title=shortened(f"{asks}: {action.text}"),
        address=address("thread:action", ref=action.ref),
        on=add_working_days(clock.today(), within),
        role=Role.BUSINESS_MANAGER,
        rule="Ten working days, local",
    )


def owe_test(test: ImpactTest) -> None:
    """Whoever tests owes the result on the day it is planned for."""
    notices.owe(
        record_ref=test.ref,
        what=TEST,
        title=shortened(f"Say what was found: {test.expected_change}"),
        address=address("thread:impact_test", ref=test.ref),
        on=test.planned_on,
        person=test.tester,
        rule="As planned, local",
    )


def settle_all(action: Action) -> None:
    """What was owed of an action by its agency or its checker is done."""
    for what in (AGREE, DO, REVIEW, CHECK):
        notices.settle(record_ref=action.ref, what=what)


def lift_all(action: Action) -> None:
    """Nothing is owed of an action any more, and nobody has done it."""
    notices.lift(record_ref=action.ref)


def shortened(text: str, longest: int = 200) -> str:
    """A title that fits."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
