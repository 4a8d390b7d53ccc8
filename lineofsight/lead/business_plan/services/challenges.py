"""Challenges: written, sent, answered, judged, closed with what changed."""

from datetime import date

from lineofsight.core.access.actors import Actor, PersonActor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.access.services import end_grants, give_grant
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.roles import Role
from lineofsight.core.records import services as records
from lineofsight.core.thread.models import Evidence
from lineofsight.core.thread.rules.given import Seen
from lineofsight.core.thread.services.evidence import give_evidence
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.business_plan.models import Challenge
from lineofsight.lead.business_plan.selectors import challenges as selectors

REPLY, JUDGE, CLOSE = "reply_to_challenge", "judge_reply", "close_challenge"
BY_LINK = ("see_challenge", "acknowledge_challenge", "reply_to_challenge")
RULES = {REPLY: "As the challenge asks, local", JUDGE: "Ten working days, local", CLOSE: "Sixty working days, local"}
# Working days in which a reply is judged, and in which its effect is looked for. Strength: local.
JUDGED_WITHIN, LOOKED_AT_WITHIN = 10, 60


@operation("business_plan.draft_challenge", on="partnership")
def draft_challenge(
    actor: PersonActor, *, partnership: Partnership, question: str, by: str, reply_due: date, support: str,
    organisation: Organisation | None = None, body: str = "", about_ref: str = "", about: str = "",
) -> Challenge:  # fmt: skip
    """Begin a challenge. Only its writer sees and changes it until it is sent.

    Args:
        by: who challenges, in words. organisation or body: who is challenged. about_ref: the record it is about.
    """
    challenge = Challenge(
        partnership=partnership, question=question, by=by, raised_by=people.person(actor.ref), reply_due=reply_due,
        support=support, organisation=organisation, body=body, about_ref=about_ref, about=about,
    )  # fmt: skip
    return records.open_record(
        challenge, label=label_of(challenge), address=address("business_plan:challenge", ref=challenge.ref)
    )


def label_of(challenge: Challenge) -> str:
    """What the rest of the house calls it. A draft's words are its writer's alone."""
    return f"Challenge to {challenge.to}"[:200] if challenge.to else "Challenge"


@operation("business_plan.edit_challenge", on="challenge")
def edit_challenge(
    actor: Actor, *, challenge: Challenge, question: str, by: str, reply_due: date, support: str,
    organisation: Organisation | None = None, body: str = "", about: str = "",
) -> Challenge:  # fmt: skip
    """Change a challenge that was not sent yet."""
    records.move(challenge, "edit_challenge")
    Challenge.objects.filter(pk=challenge.pk).update(
        question=question,
        by=by,
        reply_due=reply_due,
        support=support,
        organisation=organisation,
        body=body,
        about=about,
    )
    challenge.refresh_from_db()
    records.describe(challenge, label=label_of(challenge), words="")
    return challenge


@operation("business_plan.add_challenge_evidence", on="challenge")
def add_challenge_evidence(actor: Actor, *, challenge: Challenge, seen: Seen) -> Evidence:
    """Give the evidence a challenge rests on, before it is sent.

    Raises:
        MoveRefused: it was sent. FileRefused: its file cannot be taken.
    """
    if challenge.state != "draft":
        raise MoveRefused("It was sent already: what it rests on stands.")
    return give_evidence(seen, supports=[challenge.ref])


@operation("business_plan.issue_challenge", on="challenge")
def issue_challenge(actor: Actor, *, challenge: Challenge) -> Challenge:
    """Send a challenge: who is challenged is written to and owes a reply by its day."""
    records.move(challenge, "issue_challenge", facts=selectors.challenge_facts(challenge))
    lead = selectors.lead_of(challenge)
    if challenge.organisation and lead is None:
        raise MoveRefused(f"Nobody speaks for {challenge.organisation.name} here. Appoint its lead first.")
    Challenge.objects.filter(pk=challenge.pk).update(issued_on=clock.today())
    challenge.refresh_from_db()
    records.describe(challenge, label=label_of(challenge), words=f"{challenge.question} {challenge.about}")
    owe_reply(challenge)
    if lead:
        write(challenge, lead, "business_plan/challenge")
    return challenge


def owe_reply(challenge: Challenge) -> None:
    """Who is challenged owes a reply; of a body outside the partnership the business manager sees to it."""
    whose = {"organisation": challenge.organisation} if challenge.organisation else {"role": Role.BUSINESS_MANAGER}
    owe(challenge, REPLY, f"Reply to a challenge: {challenge.question}", challenge.reply_due, **whose)


def owe(challenge: Challenge, what: str, title: str, on: date, **whose) -> None:
    notices.owe(
        record_ref=challenge.ref, what=what, title=title[:200], on=on, rule=RULES[what],
        address=address("business_plan:challenge", ref=challenge.ref), **whose,
    )  # fmt: skip


def write(challenge: Challenge, person: Person, letter: str) -> None:
    """Write to somebody who is challenged, with a link by which they can answer."""
    grant = give_grant(
        holder_ref=person.ref, record_kind=Challenge.KIND, record_ref=challenge.ref, verbs=BY_LINK,
        why=f"To answer a challenge: {challenge.question}",
    )  # fmt: skip
    notices.send_link(letter, to=person, grant=grant, challenge=challenge, partnership=challenge.partnership)


@operation("business_plan.acknowledge_challenge", on="challenge")
def acknowledge_challenge(actor: Actor, *, challenge: Challenge) -> Challenge:
    """Say that a challenge has arrived and is being looked at."""
    return records.move(challenge, "acknowledge_challenge")


@operation("business_plan.reply_to_challenge", on="challenge")
def reply_to_challenge(actor: Actor, *, challenge: Challenge, reply: str) -> Challenge:
    """Answer a challenge. Whoever raised it then judges the reply."""
    records.move(challenge, "reply_to_challenge", facts=selectors.challenge_facts(challenge, reply=reply))
    Challenge.objects.filter(pk=challenge.pk).update(
        reply=reply, replied_by=people.person(actor.ref), replied_on=clock.today()
    )
    challenge.refresh_from_db()
    notices.settle(record_ref=challenge.ref, what=REPLY)
    on = add_working_days(clock.today(), JUDGED_WITHIN)
    owe(challenge, JUDGE, f"Judge the reply: {challenge.question}", on, person=challenge.raised_by)
    return challenge


@operation("business_plan.accept_reply", on="challenge")
def accept_reply(actor: Actor, *, challenge: Challenge) -> Challenge:
    """Accept the reply to a challenge; what it changes is looked for before it is closed."""
    records.move(challenge, "accept_reply", facts=selectors.challenge_facts(challenge, actor))
    notices.settle(record_ref=challenge.ref, what=JUDGE)
    on = add_working_days(clock.today(), LOOKED_AT_WITHIN)
    owe(challenge, CLOSE, f"Say what changed: {challenge.question}", on, person=challenge.raised_by)
    return challenge


@operation("business_plan.escalate_challenge", on="challenge")
def escalate_challenge(
    actor: Actor, *, challenge: Challenge, body_above: str, reply_due: date, reason: str
) -> Challenge:
    """Take a challenge to the body above, because its reply is late or not good enough; a reply is owed anew.

    Raises:
        MoveRefused: the new day does not lie ahead, or whoever presses speaks for who is challenged.
    """
    if reply_due <= clock.today():
        raise MoveRefused("Choose a day for the reply that lies ahead.")
    facts = selectors.challenge_facts(challenge, actor, body_above=body_above)
    records.move(challenge, "escalate_challenge", facts=facts, reason=f"To {body_above}: {reason}")
    Challenge.objects.filter(pk=challenge.pk).update(body_above=body_above, reply_due=reply_due)
    challenge.refresh_from_db()
    notices.settle(record_ref=challenge.ref, what=JUDGE)
    owe_reply(challenge)
    lead = selectors.lead_of(challenge)
    if lead:
        write(challenge, lead, "business_plan/escalated")
    return challenge


@operation("business_plan.close_challenge", on="challenge")
def close_challenge(actor: Actor, *, challenge: Challenge, effect: str) -> Challenge:
    """Close a challenge with what changed."""
    records.move(challenge, "close_challenge", facts=selectors.challenge_facts(challenge, actor, effect=effect))
    Challenge.objects.filter(pk=challenge.pk).update(effect=effect)
    challenge.refresh_from_db()
    return ended(challenge)


def ended(challenge: Challenge) -> Challenge:
    """Nothing more is owed of it, and its links open nothing."""
    for what in (REPLY, JUDGE, CLOSE):
        notices.settle(record_ref=challenge.ref, what=what)
    end_grants(record_ref=challenge.ref)
    return challenge


@operation("business_plan.reopen_challenge", on="challenge")
def reopen_challenge(actor: Actor, *, challenge: Challenge, reason: str) -> Challenge:
    """Open a closed challenge again, because what changed did not last."""
    records.move(challenge, "reopen_challenge", reason=reason)
    on = add_working_days(clock.today(), LOOKED_AT_WITHIN)
    owe(challenge, CLOSE, f"Say what changed: {challenge.question}", on, person=challenge.raised_by)
    return challenge


@operation("business_plan.withdraw_challenge", on="challenge")
def withdraw_challenge(actor: Actor, *, challenge: Challenge, reason: str) -> Challenge:
    """Withdraw a challenge, and say why."""
    records.move(challenge, "withdraw_challenge", reason=reason)
    notices.lift(record_ref=challenge.ref)
    end_grants(record_ref=challenge.ref)
    return challenge


@operation("business_plan.remind_challenged", kinds=("system",))
def remind_challenged(actor: Actor) -> int:
    """Remind whoever owes a reply, three working days before it is due and on the one after.

    Run daily; run twice on a day it sends nothing more. Strength: local. Returns how many were sent.
    """
    owed = [(each, selectors.lead_of(each)) for each in selectors.challenges_to_remind(clock.today())]
    for challenge, lead in owed:
        if lead:
            write(challenge, lead, "business_plan/remind")
    return len([lead for _, lead in owed if lead])
