"""Between notification and panel: the joint response, what agencies knew, and what is waited for."""

from collections.abc import Mapping
from datetime import date, datetime

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import acting, operation
from lineofsight.core.notices import services as notices
from lineofsight.core.people.models import Organisation
from lineofsight.core.records import services as records
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death, Fact, InformationRequest, Referral, Response, Wait
from lineofsight.learn.child_deaths.selectors.deaths import ENDED, death_facts, may_change
from lineofsight.learn.child_deaths.services.asking import owe_answer, owed_as
from lineofsight.learn.child_deaths.services.meeting import owe_coming
from lineofsight.learn.child_deaths.services.register import change

AGREED = "What the panel agreed stands. Open the analysis again first."
LONGEST_NAME = 120


@operation("child_deaths.start_response", on="death")
def start_response(
    actor: Actor, *, death: Death, triggers: list[str], decided_by: str, decided_at: datetime
) -> Response:
    """Record that there is a joint agency response: what called for it, who decided, and when. It may
    be started after all where it was declined first.

    Raises:
        MoveRefused: it was started already.
    """
    if death.responses.filter(started=True).exists():
        raise MoveRefused("It was started already.")
    records.move(death, "start_response")
    return decided(death, started=True, triggers=",".join(triggers), by=decided_by, at=decided_at)


@operation("child_deaths.decline_response", on="death")
def decline_response(actor: Actor, *, death: Death, why: str, decided_by: str, decided_at: datetime) -> Response:
    """Record that there is no joint agency response, why, who decided, and when."""
    if death.responses.exists():
        raise MoveRefused("It was decided already.")
    records.move(death, "decline_response")
    return decided(death, started=False, why=why, by=decided_by, at=decided_at)


def decided(death: Death, *, started: bool, by: str, at: datetime, triggers: str = "", why: str = "") -> Response:
    """The decision, beside an earlier one perhaps."""
    row = in_room(Response, death, started=started, triggers=triggers)
    row.decided_by, row.decided_at, row.why = by, at.isoformat(), why
    row.save()
    return row


@operation("child_deaths.note_visit", on="death")
def note_visit(actor: Actor, *, death: Death, visited_at: datetime, opened: Opened) -> Response:
    """Record when those of the joint agency response first visited the home; said again it puts the moment right.

    Raises:
        MoveRefused: no response was started, its review has ended, or the death was not known yet.
    """
    if death.state in ENDED:
        raise MoveRefused("Its review has ended.")
    response = death.responses.filter(started=True).last()
    if response is None:
        raise MoveRefused("No joint agency response was started.")
    known_at = death.known_at.open(opened)
    if known_at and visited_at < datetime.fromisoformat(known_at):
        raise MoveRefused("The death was not known yet at that time.")
    response.visited_at = visited_at.isoformat()
    response.save()
    return response


def in_room(model, death: Death, **columns):
    """A new row in the room of a death, not saved yet."""
    return model(partnership=death.partnership, room=death.room, death=death, **columns)


@operation("child_deaths.ask_for_information", on="death")
def ask_for_information(
    actor: Actor, *, death: Death, due: date, organisation: Organisation | None = None, agency: str = ""
) -> InformationRequest:
    """Note that an agency was asked what it knew of the child, which it owes by the day. The request itself goes by a
    way of its own. One that is asked after the review meeting does not undo the meeting.

    Args:
        organisation: an organisation of the partnership; or `agency`, the name of one outside it.
    """
    if bool(organisation) == bool(agency):
        raise MoveRefused("Choose an organisation, or name an agency outside the partnership.")
    move = "ask_afterwards" if death.state == "met" else "ask_for_information"
    records.move(death, move, facts=death_facts(death))
    name = organisation.name if organisation else agency
    row = in_room(
        InformationRequest, death, organisation=organisation, agency=name[:LONGEST_NAME], asked_on=clock.today(),
        due=due,
    )  # fmt: skip
    row.save()
    owe_answer(row)
    owe_coming(row)
    return row


@operation("child_deaths.note_returned", on="information_request")
def note_returned(
    actor: Actor, *, information_request: InformationRequest, on: date, knew: bool, said: str = ""
) -> InformationRequest:
    """Note what an agency answered, or that it did not know the child; said again it puts the answer right.

    Raises:
        MoveRefused: it was noted already and the analysis that rests on it is agreed, or the review has ended; or it
            answered before it was asked.
    """
    if information_request.returned_on and not may_change(information_request.death):
        raise MoveRefused(AGREED)
    if on < information_request.asked_on:
        raise MoveRefused("It cannot have answered before it was asked.")
    information_request.returned_on, information_request.knew, information_request.said = on, knew, said
    information_request.save()
    notices.settle(record_ref=information_request.death.ref, what=owed_as(information_request))
    owe_coming(information_request)
    return information_request


@operation("child_deaths.begin_wait", on="death")
def begin_wait(actor: Actor, *, death: Death, what: str, since: date, note: str = "") -> Wait:
    """Note that a review waits for something outside it. No clock stops for it.

    Raises:
        MoveRefused: the review has ended or its analysis is agreed; or it waits for this already.
    """
    if death.state in (*ENDED, "on_panel", "agreed", "learning"):
        raise MoveRefused("Its review waits for nothing any more.")
    if death.waits.filter(what=what, ended_on=None).exclude(what="other").exists():
        raise MoveRefused("It waits for this already.")
    row = in_room(Wait, death, what=what, since=since, note=note)
    row.save()
    return row


@operation("child_deaths.end_wait", on="wait")
def end_wait(actor: Actor, *, wait: Wait, on: date) -> Wait:
    """Note that what a review waited for has come."""
    if on < wait.since:
        raise MoveRefused("It cannot have ended before it began.")
    wait.ended_on = on
    wait.save()
    return wait


@operation("child_deaths.make_ready", on="death")
def make_ready(actor: Actor, *, death: Death) -> Death:
    """Say that everything a panel needs is there."""
    records.move(death, "make_ready", facts=death_facts(death))
    return change(death, ready_on=clock.today())


@operation("child_deaths.answer_facts", on="death")
def answer_facts(actor: Actor, *, death: Death, answers: Mapping[str, str]) -> Death:
    """Answer what every review asks: known yes, known no, asked and not known, or not asked.

    Raises:
        MoveRefused: the analysis that rests on them is agreed, or the review has ended.
    """
    if not may_change(death):
        raise MoveRefused(AGREED)
    for question, answer in answers.items():
        row = Fact.objects.filter(death=death, question=question).first() or in_room(Fact, death, question=question)
        row.answer = answer
        row.save()
    return death


def note_referral(*, death: Death, review_ref: str) -> Referral:
    """Note the review a death was handed to. Called inside the operation that hands it over."""
    acting()
    row = in_room(Referral, death, review_ref=review_ref, referred_on=clock.today())
    row.save()
    return row
