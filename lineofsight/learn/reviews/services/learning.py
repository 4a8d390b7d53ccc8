"""What an incident teaches: worded by one person in its room, read by a second, and only then let out."""

from collections.abc import Collection, Iterable
from datetime import date

from lineofsight.core.access.actors import Actor, PersonActor
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.notices.models import Due
from lineofsight.core.notices.selectors import still_owed
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import Role
from lineofsight.core.records import services as records
from lineofsight.core.sealed.selectors import admitted, keepers
from lineofsight.core.sealed.values import Opened
from lineofsight.core.thread.models import LearningPoint, Theme
from lineofsight.core.thread.rules.given import Proposal, Source
from lineofsight.core.thread.services.actions import raise_action
from lineofsight.core.thread.services.impact import add_test
from lineofsight.core.thread.services.learning import add_point
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import DraftedAction, Incident, LearningDraft
from lineofsight.learn.reviews.selectors.drafts import ActionSeen, actions_of, draft_facts, works_in
from lineofsight.learn.reviews.services.standing_still import stand_still

READ, REWORD = "read_learning", "reword_learning"
# Working days in which a draft is read, or worded again. Strength: local.
WITHIN = 10
RULE = "Ten working days, local"
SETTLED = "It is released or taken out, and is not changed any more."


@operation("reviews.propose_learning", on="incident")
def propose_learning(
    actor: PersonActor, *, incident: Incident, stage: str, text: str, kind: str, area: str, themes: Iterable[Theme]
) -> LearningDraft:
    """Word what was learned, early or later, whatever else of the incident is open or held. It stays in the room.

    Raises:
        MoveRefused: nothing was decided on the incident yet.
    """
    if incident.state == "referred":
        raise MoveRefused("It is decided on first. What is needed at once for children’s safety is done at once.")
    draft = LearningDraft(
        partnership=incident.partnership, room=incident.room, incident=incident, stage=stage, kind=kind, area=area,
        text=text, written_by=people.person(actor.ref),
    )  # fmt: skip
    records.open_record(draft, label=incident.title, address=own_address(draft), sealed=True)
    draft.themes.set(themes)
    ask_reader(draft)
    return draft


def own_address(draft: LearningDraft) -> str:
    """The page of a draft."""
    return address("reviews:learning_draft", ref=draft.ref)


def ask_reader(draft: LearningDraft, on: date | None = None) -> Due:
    """Somebody else in the room owes the reading: a coordinator, or else whoever was let in first; where there is
    nobody, the business manager has somebody let in."""
    return owe(draft, READ, "Read a learning point", reader_of(draft), on)


def ask_writer(draft: LearningDraft, on: date | None = None) -> Due:
    """Whoever wrote it owes it anew; once they are let in no more, a coordinator, who takes it out for another."""
    writer = draft.written_by if draft.written_by in workers(draft) else next(iter(keepers(draft.room)), None)
    return owe(draft, REWORD, "Word a learning point again", writer, on)


def workers(draft: LearningDraft) -> list[Person]:
    """Who may write something in the room now, in the order they were let in."""
    held = [grant.holder_ref for grant in admitted(draft.room) if "work" in grant.verbs]
    return sorted(Person.objects.filter(ref__in=held), key=lambda each: held.index(each.ref))


def reader_of(draft: LearningDraft) -> Person | None:
    return next((each for each in [*keepers(draft.room), *workers(draft)] if each.pk != draft.written_by_id), None)


def owe(draft: LearningDraft, what: str, title: str, person: Person | None, on: date | None) -> Due:
    """It is owed by a day, or within the usual days; where nobody holds the task, the business manager owes it."""
    return notices.owe(
        record_ref=draft.ref, what=what, title=f"{title}: {draft.title}", address=own_address(draft), person=person,
        role="" if person else Role.BUSINESS_MANAGER, on=on or add_working_days(clock.today(), WITHIN), rule=RULE,
        sealed=True,
    )  # fmt: skip


@operation("reviews.reword_learning", on="draft")
def reword_learning(
    actor: Actor, *, draft: LearningDraft, stage: str, text: str, kind: str, area: str, themes: Iterable[Theme]
) -> LearningDraft:
    """Word it again, on one's own or as it was sent back. It waits for a second reader then."""
    records.move(draft, "reword_learning")
    draft.stage, draft.kind, draft.area, draft.text, draft.why_back = stage, kind, area, text, ""
    draft.save(update_fields=["stage", "kind", "area", "text", "why_back"])
    draft.themes.set(themes)
    notices.settle(record_ref=draft.ref, what=REWORD)
    ask_reader(draft)
    return draft


@operation("reviews.add_learning_action", on="draft")
def add_learning_action(actor: Actor, *, draft: LearningDraft, said: dict) -> DraftedAction:
    """Say what somebody is to do about it, and how its effect will be tested by somebody else.

    Args:
        said: what is said of it, by column.
    """
    return written(DraftedAction(partnership=draft.partnership, room=draft.room, draft=draft), said)


@operation("reviews.edit_learning_action", on="action")
def edit_learning_action(actor: Actor, *, action: DraftedAction, said: dict) -> DraftedAction:
    """Put such an action right before it leaves the room."""
    return written(action, said)


def written(action: DraftedAction, said: dict) -> DraftedAction:
    """Write down a drafted action.

    Raises:
        MoveRefused: its draft is settled, or the tester works for the agency that owns it.
    """
    insist_unsettled(action.draft)
    if works_in(said["tester"], said["organisation"], action.draft):
        raise MoveRefused(
            f"{said['tester'].name} works for {said['organisation'].name}, which owns the action. Choose another."
        )
    for name, value in said.items():
        setattr(action, name, value)
    action.save()
    return action


def insist_unsettled(draft: LearningDraft) -> None:
    if draft.state not in ("drafted", "sent_back"):
        raise MoveRefused(SETTLED)


def insist_waiting(draft: LearningDraft) -> None:
    """It waits for a second reader.

    Raises:
        MoveRefused: it does not.
    """
    if draft.state != "drafted":
        raise MoveRefused("It does not wait for a second reader.")


@operation("reviews.drop_learning_action", on="action")
def drop_learning_action(actor: Actor, *, action: DraftedAction) -> LearningDraft:
    """Take such an action out again."""
    insist_unsettled(action.draft)
    draft = action.draft
    action.delete()
    return draft


@operation("reviews.release_learning", on="draft")
def release_learning(
    actor: PersonActor, *, draft: LearningDraft, opened: Opened, read_for: Collection[str], digest: str
) -> LearningPoint:
    """Let a wording out as it was read: it becomes a learning point of the thread, its actions are proposed to the
    agencies that are to own them, and their tests are planned. Its source is the key and nothing more.

    Args:
        read_for: what the reader ticked. digest: what it said when they read it.

    Raises:
        MoveRefused: they wrote it, or did not read it for all five; it points to a child; nobody acts on it; or the
            thread does not take an action, such as one whose day has passed.
    """
    stand_still(draft.room)
    facts = draft_facts(actor, draft, opened, read_for=read_for, digest=digest)
    records.move(draft, "release_learning", facts=facts)
    point = add_point(
        text=draft.text.open(opened), kind=draft.kind, area=draft.area, learnt_on=clock.today(),
        themes=draft.themes.all(), source=source_of(draft),
    )  # fmt: skip
    for each in actions_of(draft, opened):
        let_out(each, point, source_of(draft))
    LearningDraft.objects.filter(pk=draft.pk).update(
        released_by=people.person(actor.ref), released_on=clock.today(), point=point
    )
    draft.refresh_from_db(fields=["released_by", "released_on", "point"])
    notices.settle(record_ref=draft.ref, what=READ)
    return point


def source_of(draft: LearningDraft) -> Source:
    """Where it comes from, as those read it who may not enter: a key."""
    return Source(ref=draft.incident.ref, said=draft.incident.title)


def let_out(drafted: ActionSeen, point: LearningPoint, source: Source) -> None:
    """Propose a drafted action to the agency that is to own it, and plan the test of its effect."""
    row = drafted.row
    action = raise_action(
        Proposal(
            text=drafted.told["text"], owner=row.owner, organisation=row.organisation, due=row.due,
            measure=drafted.told["measure"], expected=row.expected, source=source,
        ),
        point=point,
    )  # fmt: skip
    add_test(
        action=action, method=row.method, tests=row.tests, expected_change=drafted.told["expected_change"],
        planned_on=row.planned_on, tester=row.tester,
    )  # fmt: skip


@operation("reviews.send_back_learning", on="draft")
def send_back_learning(actor: Actor, *, draft: LearningDraft, why: str) -> LearningDraft:
    """Send a wording back to who wrote it. Why is kept sealed in the room, since it may name what points to a child."""
    records.move(draft, "send_back_learning", facts=draft_facts(actor, draft))
    draft.why_back = why
    draft.save(update_fields=["why_back"])
    notices.settle(record_ref=draft.ref, what=READ)
    ask_writer(draft)
    return draft


@operation("reviews.drop_learning", on="draft")
def drop_learning(actor: Actor, *, draft: LearningDraft) -> LearningDraft:
    """Take a wording out: nobody is to read it any more. It stays in the room's history."""
    records.move(draft, "drop_learning")
    notices.lift(record_ref=draft.ref)
    return draft


# What is owed of a draft in a state, and of whom it is asked.
ASKS = {"drafted": (READ, ask_reader), "sent_back": (REWORD, ask_writer)}


@operation("reviews.pass_learning_on", kinds=("system",))
def pass_learning_on(actor: Actor) -> int:
    """Give what is owed of drafted learning points by somebody who is let in no more, or by nobody yet, to whoever
    holds the task now, by the same day.

    Run daily; run twice it changes nothing more. Returns how many were passed on.
    """
    passed = 0
    for draft in LearningDraft.objects.filter(state__in=ASKS).select_related("room", "written_by", "partnership"):
        what, ask = ASKS[draft.state]
        due = still_owed().filter(record_ref=draft.ref, what=what).first()
        if due and due.person not in workers(draft):
            passed += ask(draft, due.on).holder_ref != due.holder_ref
    return passed
