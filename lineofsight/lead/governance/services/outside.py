"""Working with bodies outside the partnership: who keeps in touch, how often each writes, updates both ways."""

from datetime import date
from typing import Any

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.documents.services import receive_file
from lineofsight.core.notices import services as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import Role
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.lead.governance.models import Body, Direction, Liaison, Rhythm, Update
from lineofsight.lead.governance.rules.outside import UpdateFacts, asked_by_a_day, not_ahead, says_something
from lineofsight.lead.governance.selectors import outside as selectors
from lineofsight.lead.governance.selectors.outside import OWED
from lineofsight.lead.governance.services.bodies import refuse

ANSWER = "answer_update"
ASKED = {Direction.SENT: "Send an update to {}", Direction.RECEIVED: "Ask for an update from {}"}


@operation("governance.set_liaison", on="body")
def set_liaison(
    actor: Actor, *, body: Body, we_send: str, they_send: str, since: date, sender: Person | None = None,
    asker: Person | None = None, theirs: str = "",
) -> Liaison:  # fmt: skip
    """Write down how a body outside and the partnership keep in touch; what was agreed before stays.

    Whoever keeps in touch from now on owes the next updates, and the answers that are open.
    """
    refuse(not_ahead(since, clock.today()))
    made = Liaison.objects.create(
        partnership=body.partnership, body=body, sender=sender, asker=asker, theirs=theirs, we_send=we_send,
        they_send=they_send, since=since, written_by=people.person(actor.ref),
    )  # fmt: skip
    owe_updates(body)
    for update in selectors.waiting_updates([body]).get(body.pk, ()):
        owe_answer(update)
    return made


def owe_updates(body: Body) -> None:
    """The next update each way is owed as it was agreed; none, where none is expected or the body has ended."""
    liaison = selectors.liaison_of(body) if body.state == "standing" else None
    for direction, what in OWED.items():
        on = selectors.due_next(body, liaison, direction) if liaison else None
        if liaison is None or on is None:
            notices.lift(record_ref=body.ref, what=what)
            continue
        sends = direction == Direction.SENT
        rhythm = Rhythm(liaison.we_send if sends else liaison.they_send).label.lower()
        notices.owe(
            record_ref=body.ref, what=what, title=ASKED[direction].format(body.name), on=on,
            address=address("governance:body", ref=body.ref), rule=f"Agreed with this body, {rhythm}, local",
            **whose(liaison.sender if sends else liaison.asker),
        )  # fmt: skip


def whose(person: Person | None) -> dict[str, Any]:
    """Whoever keeps in touch owes it; the business manager, where nobody is named."""
    return {"person": person} if person else {"role": Role.BUSINESS_MANAGER}


@operation("governance.note_update", on="body")
def note_update(
    actor: Actor, *, body: Body, direction: str, on: date, title: str, by: str, text: str = "", upload: Any = None,
    asks: str = "", answer_by: date | None = None,
) -> Update:  # fmt: skip
    """Keep an update that was sent to a body outside or received from it; the next is owed from its day.

    Where it asks for something, an answer is owed by a day: ours to what was received, a look for theirs to what was
    sent.

    Raises:
        MoveRefused: it lies ahead, says nothing, or asks by no day. FileRefused: the file cannot be taken.
    """
    refuse(not_ahead(on, clock.today()) or says_something(text, bool(upload)) or asked_by_a_day(asks, answer_by))
    update = Update(
        partnership=body.partnership, body=body, direction=direction, on=on, title=title, text=text, by=by,
        file=receive_file(upload=upload) if upload else None, asks=asks, answer_by=answer_by,
    )  # fmt: skip
    records.open_record(update, label=label_of(update), address=place_of(update), words=f"{text} {asks}")
    if selectors.last_updates([body])[body.pk][direction] == on:
        notices.settle(record_ref=body.ref, what=OWED[Direction(direction)])
    owe_updates(body)
    if asks:
        records.move(update, "ask_in_update", reason=asks)
        owe_answer(update)
    return update


def label_of(update: Update) -> str:
    """An update as it is called elsewhere."""
    way = "Update to" if update.direction == Direction.SENT else "Update from"
    return f"{way} {update.body.name}: {update.title}"[:200]


def place_of(update: Update) -> str:
    """An update's page."""
    return address("governance:update", ref=update.ref)


def owe_answer(update: Update) -> None:
    """Whoever keeps in touch owes an answer to what was asked of us, and a look for theirs to what we asked."""
    liaison, sent = selectors.liaison_of(update.body), update.direction == Direction.SENT
    person = (liaison.asker if sent else liaison.sender) if liaison else None
    words = "See what they answer" if sent else "Answer"
    notices.owe(
        record_ref=update.ref, what=ANSWER, title=f"{words}: {update.asks}", on=update.answer_by,
        address=place_of(update), rule=f"Asked {'of' if sent else 'by'} {update.body.name}, local", **whose(person),
    )  # fmt: skip


@operation("governance.answer_update", on="update")
def answer_update(actor: Actor, *, update: Update, answered_on: date, answer: str) -> Update:
    """Write down what was answered to what an update asked."""
    facts = UpdateFacts(today=clock.today(), on=update.on, answered_on=answered_on)
    records.move(update, "answer_update", facts=facts)
    Update.objects.filter(pk=update.pk).update(answer=answer, answered_on=answered_on)
    update.refresh_from_db()
    notices.settle(record_ref=update.ref, what=ANSWER)
    return update


@operation("governance.drop_question", on="update")
def drop_question(actor: Actor, *, update: Update, reason: str) -> Update:
    """Say that what an update asked is asked no more, and why; it stays to be read."""
    records.move(update, "drop_question", reason=reason)
    notices.lift(record_ref=update.ref, what=ANSWER)
    return update


@operation("governance.set_update_aside", on="update")
def set_update_aside(actor: Actor, *, update: Update, reason: str) -> Update:
    """Say that an update was kept by mistake, and why; it counts for nothing and stays to be read."""
    records.move(update, "set_update_aside", reason=reason)
    owe_updates(update.body)
    return update
