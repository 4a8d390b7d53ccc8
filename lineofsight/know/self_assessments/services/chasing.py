"""Chasing: the partnership's own letters, let go once somebody has looked at them, and each sent once."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.access.services import give_grant
from lineofsight.core.notices import services as notices
from lineofsight.core.notices.letters import write_letter
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments.models import (
    Challenge,
    ChallengeReminder,
    Chased,
    Chasing,
    Copy,
    Ladder,
    Round,
)
from lineofsight.know.self_assessments.rules import chasing as rules
from lineofsight.know.self_assessments.rules.chasing import Rung
from lineofsight.know.self_assessments.selectors import chasing as selectors
from lineofsight.know.self_assessments.selectors import reading
from lineofsight.know.self_assessments.selectors.rounds import lead_of
from lineofsight.know.self_assessments.services.rounds import ANSWER

LETTER = "self_assessments/chase"
NO_RUNG = "A round is chased by at least one letter. Stop the chasing instead."
ONLY_MANAGER = "Only the business manager names somebody whom a letter goes to."
NOT_OPEN = "Only a round that has begun is chased."


@operation("self_assessments.set_rung", on="one")
def set_rung(
    actor: Actor, *, one: Round, whom: str, days: int, subject: str, text: str, key: str = "", person: str = ""
) -> Ladder:
    """Word one letter of the partnership's own, and say to whom and when it goes; without a key: a new one.

    It holds for every round of the same questions that is let go after it. What was let go before keeps its letters.

    Raises:
        MoveRefused: the wording names a place that is none, or a link that cannot be given; or somebody is named who
            is not appointed, or by anybody but the business manager.
    """
    problem = rules.wording_problem(subject, "") or rules.wording_problem(text, whom) or rules.link_problem(text, whom)
    problem = problem or named_problem(actor, one, whom, person)
    if problem:
        raise MoveRefused(problem)
    steps = selectors.steps_of(one)
    rung = Rung(key or rules.new_key(steps), whom, days, subject, text, person if whom == rules.NAMED else "")
    return keep(actor, one, rules.with_rung(steps, rung))


def named_problem(actor: Actor, one: Round, whom: str, person: str) -> str | None:
    """Why an actor cannot let a letter go to somebody by name; none where they can, or nobody is named."""
    if whom == rules.NAMED and not selectors.may_name(actor, one.partnership):
        return ONLY_MANAGER
    appointed = {ref for ref, _ in selectors.who_may_be_named(one.partnership)} if whom == rules.NAMED else set()
    return rules.named_problem(whom, person, appointed)


@operation("self_assessments.drop_rung", on="one")
def drop_rung(actor: Actor, *, one: Round, key: str) -> Ladder:
    """Take one letter off the ladder. Earlier editions, and what was sent, stay."""
    steps = rules.without_rung(selectors.steps_of(one), key)
    if not steps:
        raise MoveRefused(NO_RUNG)
    return keep(actor, one, steps)


def keep(actor: Actor, one: Round, steps: tuple[Rung, ...]) -> Ladder:
    before = selectors.latest_ladder(one.partnership, one.question_set)
    return Ladder.objects.create(
        partnership=one.partnership, question_set=one.question_set, n=before.n + 1 if before else 1,
        rungs=rules.as_data(steps), by=actor.ref,
    )  # fmt: skip


@operation("self_assessments.start_chasing", on="one")
def start_chasing(actor: Actor, *, one: Round) -> Chasing:
    """Let a round be chased by the letters as they stand now. Run again after a change it takes the changed ones."""
    if one.state != "open":
        raise MoveRefused(NOT_OPEN)
    ladder = selectors.latest_ladder(one.partnership, one.question_set) or keep(actor, one, selectors.steps_of(one))
    return Chasing.objects.create(partnership=one.partnership, round=one, ladder=ladder, by=actor.ref)


@operation("self_assessments.stop_chasing", on="one")
def stop_chasing(actor: Actor, *, one: Round) -> Chasing:
    """Chase a round no more, until it is let go again."""
    return Chasing.objects.create(partnership=one.partnership, round=one, by=actor.ref)


@operation("self_assessments.chase_late", kinds=("system",))
def chase_late(actor: Actor) -> int:
    """Send, for every round of this partnership that is let go, the letters whose day has come.

    Run daily; run twice on a day it sends nothing more. Strength: local. Returns how many were sent.
    """
    sent = 0
    for one in Round.objects.filter(state="open").select_related("partnership"):
        ladder = selectors.running(one)
        sent += chase_round(one, ladder) if ladder else 0
    return sent


def chase_round(one: Round, ladder: Ladder) -> int:
    steps = rules.rungs_due(ladder.steps, one.due, clock.today())
    copies, found = list(selectors.waiting(one)), selectors.addressees(one.partnership)
    before = selectors.sent_about(copies)
    letters = [
        (copy, rung, found.to(copy, rung)) for copy in copies for rung in steps if rung.key not in before[copy.pk]
    ]
    for copy, rung, person in letters:
        if person:
            send(copy, rung, person, ladder, found.of(copy, "lead"))
    return sum(person is not None for _, _, person in letters)


def send(copy: Copy, rung: Rung, person: Person, ladder: Ladder, lead: Person | None) -> Chased:
    """Send one letter about a copy; to its lead with a link, to anybody else without."""
    subject, text = selectors.worded(rung, selectors.said(copy, lead))
    if rung.whom == "lead":
        grant = give_grant(
            holder_ref=person.ref, record_kind=Copy.KIND, record_ref=copy.ref, verbs=ANSWER,
            why=f"To answer “{copy.title}”",
        )  # fmt: skip
        notices.send_link(LETTER, to=person, grant=grant, subject=subject, text=text, stands_for=selectors.LINK)
    else:
        letter = write_letter(LETTER, person=person, subject=subject, text=text, link="", stands_for="")
        notices.queue(letter, to=person, about_ref=copy.ref)
    return Chased.objects.create(
        partnership=copy.partnership, copy=copy, rung=rung.key, whom=rung.whom, person=person, ladder=ladder,
        subject=subject, text=text,
    )  # fmt: skip


@operation("self_assessments.remind_challenged", kinds=("system",))
def remind_challenged(actor: Actor) -> int:
    """Remind the lead of each organisation that has not answered a challenge by its day, once for each day set.

    Run daily; run twice on a day it sends nothing more. Strength: local. Returns how many were sent.
    """
    late = [(each, lead_of(each.copy.partnership, each.copy.organisation)) for each in selectors.challenges_to_remind()]
    for challenge, lead in late:
        if lead:
            remind(challenge, lead)
    return sum(lead is not None for _, lead in late)


def remind(challenge: Challenge, lead: Person) -> ChallengeReminder:
    copy = challenge.copy
    grant = give_grant(
        holder_ref=lead.ref, record_kind=Copy.KIND, record_ref=copy.ref, verbs=ANSWER,
        why=f"To answer a question about “{copy.title}”",
    )  # fmt: skip
    notices.send_link(
        "self_assessments/remind_challenged", to=lead, grant=grant, challenge=challenge, copy=copy,
        question=reading.words_of(challenge)[-1].text, partnership=copy.partnership,
        item=reading.questions_of(copy.submission).items[challenge.item],
    )  # fmt: skip
    return ChallengeReminder.objects.create(
        partnership=challenge.partnership, challenge=challenge, due=challenge.due, person=lead
    )
