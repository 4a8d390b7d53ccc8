"""What is owed of a local review, by whom and when: told by its key alone."""

from collections.abc import Iterable
from datetime import date, timedelta

from lineofsight.core.access.services import end_grant, end_grants
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.notices.letters import full_address, write_letter
from lineofsight.core.notices.services.outbox import queue
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import Role
from lineofsight.core.sealed.selectors import admitted
from lineofsight.core.sealed.services.admitting import let_in
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import OutsideCalendar, add_working_days
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import AccuracyCheck, LocalReview
from lineofsight.learn.reviews.rules.local_review import edition
from lineofsight.learn.reviews.selectors.local_reviews import unsigned
from lineofsight.learn.reviews.selectors.partners import partners

NEXT, TIME, SIGN, CHECK, LOOK = "next_step", "local_review", "sign", "check_facts", "proceeding"
LOCAL = "The partnership’s steps of a local review, local"
# How long after the day they sign by partners are let in to read what they are asked to sign. Strength: local.
SIGNERS_STAY = timedelta(days=90)
BEYOND = "The bank holidays of that year are not known here. Check the day."


def held(review: LocalReview) -> None:
    """Hold a review until the operation ends, and read where it stands: of two who change it at once, the second judges
    what the first wrote."""
    review.refresh_from_db(fields=["state"], from_queryset=LocalReview.objects.select_for_update(of=("self",)))


def owe(review: LocalReview, what: str, title: str, on: date, rule: str, **whose) -> None:
    """Owe something of a local review: its title is the verb and the key."""
    notices.owe(
        record_ref=review.ref, what=what, title=f"{title}: {review.title}", on=on, rule=rule, sealed=True,
        address=address("reviews:local_review", ref=review.ref), **whose,
    )  # fmt: skip


def settle(review: LocalReview, *whats: str) -> None:
    """What was owed is done."""
    for what in whats:
        notices.settle(record_ref=review.ref, what=what)


def working_day(days: int) -> date:
    """The day some working days from today.

    Raises:
        MoveRefused: the bank holidays of that year are not known.
    """
    try:
        return add_working_days(clock.today(), days)
    except OutsideCalendar:
        raise MoveRefused(BEYOND) from None


def owe_time(review: LocalReview) -> None:
    """The business manager owes the end of it by its last day, whatever delays it."""
    rule = edition(review.edition).clock(review.kind)
    owe(review, TIME, rule.title, review.due_on, rule.under, role=Role.BUSINESS_MANAGER)


def owe_next(review: LocalReview) -> LocalReview:
    """The step before is done, and the next one is owed within its working days."""
    settle(review, NEXT)
    step = edition(review.edition).step(review.state)
    if step:
        owe(review, NEXT, step.title, working_day(step.days), LOCAL, role=Role.BUSINESS_MANAGER)
    return review


def ask_to_sign(review: LocalReview) -> None:
    """Each partner that has not signed the draft that stands owes it, by its own person, who is let in to read it."""
    lacking, step = unsigned(review), edition(review.edition).step("accuracy")
    for each in partners(review.partnership):
        if each.organisation.name in lacking and each.people and step:
            let_signers_in(review, each.people, working_day(step.days))
            owe(review, f"{SIGN}_{each.organisation.ref}", "Sign the local review", working_day(step.days),
                "Working Together, local reviews, should", person=each.people[0])  # fmt: skip


def let_signers_in(review: LocalReview, people: Iterable[Person], sign_by: date) -> None:
    """Let whoever speaks for a partner in until some weeks after they sign. What they were let in by when it was
    reported may have ended by now, and a successor in post was never let in."""
    for person in people:
        held = list(admitted(review.room).filter(holder_ref=person.ref))
        if any("keep" in each.verbs or clock.london(each.until).date() >= sign_by for each in held):
            continue
        for earlier in held:
            end_grant(earlier)
        let_in(review.room, person=person, part="decider", until=sign_by + SIGNERS_STAY)


def lift_signing(review: LocalReview) -> None:
    """Nobody owes a signature while it is drafted again."""
    for each in partners(review.partnership):
        notices.lift(record_ref=review.ref, what=f"{SIGN}_{each.organisation.ref}")


def lift_check(check: AccuracyCheck) -> None:
    """Nobody owes a check of the facts, nor that it is passed on."""
    notices.lift(record_ref=check.ref)
    notices.lift(record_ref=check.local_review.ref, what=f"{CHECK}_{check.ref}")


def stop_checking(review: LocalReview) -> None:
    """Nothing more is asked of agencies: what they owe is lifted and their links open nothing."""
    for check in review.checks.all():
        lift_check(check)
        end_grants(record_ref=check.ref)


def write(review: LocalReview, kind: str, to: Person, **about: object) -> None:
    """Write to somebody about a local review: its key, a day, an address of a page that asks who comes. No name."""
    letter = write_letter(
        kind, person=to, key=review.title, partnership=review.partnership,
        where=full_address("reviews:local_review", partnership=review.partnership.slug, ref=review.ref), **about,
    )  # fmt: skip
    queue(letter, to=to, about_ref=review.ref)
