"""An agency's check of the facts: owed and sent while the facts are checked, sent again, or asked for no longer."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.access.services import end_grants, give_grant
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import Role
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import AccuracyCheck, LocalReview
from lineofsight.learn.reviews.selectors.local_reviews import latest_checks
from lineofsight.learn.reviews.selectors.review_rights import ANSWER
from lineofsight.learn.reviews.services.accounts import NOBODY, lead_now
from lineofsight.learn.reviews.services.owing import link_ends
from lineofsight.learn.reviews.services.review_steps import CHECK, held, lift_check, owe, settle

RULE = "Checking facts before a report is signed, local"
NOT_CHECKED = "The facts are not being checked now."
ANSWERED = "It was answered, or is asked for no longer."


def insist_checking(review: LocalReview) -> None:
    """Facts are checked, and a draft is signed, while both are asked for; that stays so until the operation ends.

    Raises:
        MoveRefused: they are not.
    """
    held(review)
    if review.state != "accuracy":
        raise MoveRefused(NOT_CHECKED)


def lead_of(check: AccuracyCheck) -> Person | None:
    """Who checks the facts for an agency: whoever was asked, while they speak for it, and then who leads for it."""
    return lead_now(check.local_review.incident, check.organisation, check.lead)


def send(check: AccuracyCheck) -> None:
    """Whoever leads for an agency now owes the check, and gets a link that serves it and nothing else; earlier links
    stop.

    Raises:
        MoveRefused: nobody leads for it any more.
    """
    lead = lead_of(check)
    if lead is None:
        raise MoveRefused(NOBODY.format(check.organisation))
    AccuracyCheck.objects.filter(pk=check.pk).update(lead=lead)
    check.lead = lead
    owe_check(check)
    end_grants(record_ref=check.ref)
    grant = give_grant(
        holder_ref=check.lead.ref, record_kind=AccuracyCheck.KIND, record_ref=check.ref, verbs=(ANSWER,),
        why=f"To check the facts of {check.local_review.title}", until=link_ends(check.due_on),
    )  # fmt: skip
    notices.send_link(
        "reviews/ask_accuracy", to=check.lead, grant=grant, key=check.local_review.title,
        due_on=max(check.due_on, clock.today()), partnership=check.partnership,
    )  # fmt: skip


def owe_check(check: AccuracyCheck) -> None:
    """Its lead owes it by the day it was asked for, or, that being past, at once."""
    notices.owe(
        record_ref=check.ref, what=CHECK, title=f"Check the facts: {check.local_review.title}",
        on=max(check.due_on, clock.today()), person=check.lead, rule=RULE, sealed=True,
        address=address("reviews:accuracy_check", ref=check.ref),
    )  # fmt: skip


def waiting(review: LocalReview) -> list[AccuracyCheck]:
    """What agencies were asked last, and have not answered."""
    return [each for each in latest_checks(review) if each.state == "asked"]


def lift_checks(review: LocalReview) -> None:
    """Agencies owe nothing while it is drafted again: their page says so, and that they will be asked."""
    for check in waiting(review):
        lift_check(check)


def owe_checks(review: LocalReview) -> None:
    """What agencies had not answered when it was taken back they owe again: whoever was asked; where they have left,
    who leads now, with a link of their own; and where nobody leads, the business manager has it passed on."""
    for check in waiting(review):
        lead = lead_of(check)
        if lead == check.lead:
            owe_check(check)
        elif lead:
            send(check)
        else:
            owe(review, f"{CHECK}_{check.ref}", "Have an agency’s check of the facts passed on",
                max(check.due_on, clock.today()), RULE, role=Role.BUSINESS_MANAGER)  # fmt: skip


@operation("reviews.ask_accuracy_again", on="accuracy_check")
def ask_accuracy_again(actor: Actor, *, accuracy_check: AccuracyCheck, due_on: date | None = None) -> AccuracyCheck:
    """Send whoever leads for an agency now a fresh link; the one before opens nothing any more.

    Args:
        due_on: the day it is asked for by now, where that is another.

    Raises:
        MoveRefused: the facts are not being checked; it is not waited for; or nobody leads for the agency here.
    """
    insist_checking(accuracy_check.local_review)
    if accuracy_check not in waiting(accuracy_check.local_review):
        raise MoveRefused(ANSWERED)
    if due_on:
        AccuracyCheck.objects.filter(pk=accuracy_check.pk).update(due_on=due_on)
        accuracy_check.due_on = due_on
    send(accuracy_check)
    settle(accuracy_check.local_review, f"{CHECK}_{accuracy_check.ref}")
    return accuracy_check


@operation("reviews.withdraw_check", on="accuracy_check")
def withdraw_check(actor: Actor, *, accuracy_check: AccuracyCheck, reason: str) -> AccuracyCheck:
    """Wait no longer for an agency that does not answer: it does not hold the review, and why stays sealed."""
    records.move(accuracy_check, "withdraw_check")
    accuracy_check.withdrawn_why = reason
    accuracy_check.save(update_fields=["withdrawn_why"])
    lift_check(accuracy_check)
    end_grants(record_ref=accuracy_check.ref)
    return accuracy_check
