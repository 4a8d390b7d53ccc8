"""Challenges: a question about one answer, with a thread and a day, until it is settled."""

from lineofsight.core.access.actors import Actor, GrantHolder
from lineofsight.core.access.operations import operation
from lineofsight.core.access.services import give_grant
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.people.models import Person
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.working_days import add_working_days
from lineofsight.know.self_assessments.models import Challenge, ChallengeWord, Copy
from lineofsight.know.self_assessments.selectors import reading
from lineofsight.know.self_assessments.selectors.rounds import lead_of

# Strength: local.
ANSWERED_WITHIN = 10
OWED = "challenge"
BY_LINK = ("answer_assessment",)


@operation("self_assessments.challenge_copy", on="copy")
def challenge_copy(actor: Actor, *, copy: Copy, item: str, question: str) -> Challenge:
    """Ask an organisation about one of its answers; its lead is written to with a link to that question."""
    challenge = Challenge(
        partnership=copy.partnership, copy=copy, item=item, due=add_working_days(clock.today(), ANSWERED_WITHIN)
    )
    records.open_record(
        challenge, label=f"Challenge to {copy.organisation.name}",
        address=address("self_assessments:challenge", ref=challenge.ref), words=copy.organisation.name,
    )  # fmt: skip
    say(actor, challenge, question)
    records.move(copy, "challenge_copy")
    ask(challenge, question)
    return challenge


def say(actor: Actor, challenge: Challenge, text: str) -> ChallengeWord:
    """One more thing said in a challenge's thread."""
    return ChallengeWord.objects.create(
        partnership=challenge.partnership, challenge=challenge, text=text, by=actor.ref,
        by_link=isinstance(actor, GrantHolder),
    )  # fmt: skip


def ask(challenge: Challenge, question: str) -> None:
    """The organisation owes an answer, and its lead is written to."""
    copy = challenge.copy
    notices.owe(
        record_ref=challenge.ref, what=OWED, title=f"Answer a question about {copy.title}"[:200],
        address=address("self_assessments:challenge", ref=challenge.ref), on=challenge.due,
        organisation=copy.organisation, rule="Ten working days, local",
    )  # fmt: skip
    lead: Person | None = lead_of(copy.partnership, copy.organisation) or copy.asked
    if lead is None:
        return
    grant = give_grant(
        holder_ref=lead.ref, record_kind=Copy.KIND, record_ref=copy.ref, verbs=BY_LINK,
        why=f"To answer a question about “{copy.title}”",
    )  # fmt: skip
    item = reading.questions_read(copy).items[challenge.item]
    notices.send_link(
        "self_assessments/challenge", to=lead, grant=grant, challenge=challenge, copy=copy, question=question,
        item=item, partnership=copy.partnership,
    )  # fmt: skip


@operation("self_assessments.answer_challenge", on="challenge")
def answer_challenge(actor: Actor, *, challenge: Challenge, text: str) -> Challenge:
    """Answer a challenge, where it was asked."""
    say(actor, challenge, text)
    records.move(challenge, "answer_challenge")
    notices.settle(record_ref=challenge.ref, what=OWED)
    return challenge


@operation("self_assessments.ask_again", on="challenge")
def ask_again(actor: Actor, *, challenge: Challenge, reason: str) -> Challenge:
    """Ask again, because the answer does not settle it; there are ten working days once more."""
    day = add_working_days(clock.today(), ANSWERED_WITHIN)
    Challenge.objects.filter(pk=challenge.pk).update(due=day)
    challenge.due = day
    say(actor, challenge, reason)
    records.move(challenge, "ask_again", reason=reason)
    ask(challenge, reason)
    return challenge


@operation("self_assessments.settle_challenge", on="challenge")
def settle_challenge(actor: Actor, *, challenge: Challenge, reason: str) -> Challenge:
    """Say that a challenge is settled, and how. Once every one is, the copy can be accepted."""
    records.move(challenge, "settle_challenge", reason=reason)
    notices.lift(record_ref=challenge.ref)
    copy = challenge.copy
    if copy.state == "challenged" and not reading.open_challenges(copy).exists():
        records.move(copy, "settle_copy")
    return challenge
