"""Reads of learning points that are drafted in a room: what they say, what the machine finds, what they became."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256

from lineofsight.core.access.actors import Actor
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.sealed.values import Opened
from lineofsight.core.sealed.wording import READ_FOR
from lineofsight.core.thread.models import Action, LearningPoint
from lineofsight.core.thread.selectors.lists import evidence_for
from lineofsight.learn.reviews.models import DraftedAction, Incident, LearningDraft
from lineofsight.learn.reviews.rules.learning import DraftFacts
from lineofsight.learn.reviews.selectors.incidents import words
from lineofsight.learn.reviews.selectors.pointing import Wording, known_in, wording_of


@dataclass(frozen=True)
class ActionSeen:
    """A drafted action with its words."""

    row: DraftedAction
    told: dict[str, str]


def actions_of(draft: LearningDraft, opened: Opened) -> list[ActionSeen]:
    """The actions that stand on a draft, opened."""
    rows = draft.actions.select_related("owner", "organisation", "tester")
    return [ActionSeen(each, words(each, opened, *DraftedAction.SAID)) for each in rows]


def said_by(draft: LearningDraft, opened: Opened) -> list[str]:
    """Every word that leaves the room with a draft."""
    return [draft.text.open(opened), *(text for each in actions_of(draft, opened) for text in each.told.values())]


def draft_wording(draft: LearningDraft, opened: Opened) -> Wording:
    """The words of a draft, and what the machine finds in them of what is sealed in its room."""
    return wording_of(draft, "\n".join(said_by(draft, opened)), known_in(draft.incident, opened), opened)


def digest_of(draft: LearningDraft, opened: Opened) -> str:
    """What a draft says as one number, so that what is released is what was read."""
    about = [draft.kind, draft.area, *(theme.name for theme in draft.themes.order_by("name"))]
    asked = [(each.row.owner.ref, str(each.row.due), str(each.row.planned_on)) for each in actions_of(draft, opened)]
    return sha256(json.dumps([said_by(draft, opened), about, asked]).encode()).hexdigest()


def draft_facts(
    actor: Actor, draft: LearningDraft, opened: Opened | None = None, *, read_for: Collection[str] = tuple(READ_FOR),
    digest: str = "",
) -> DraftFacts:  # fmt: skip
    """What must be known to judge a move; what is sealed is looked at only with the room open."""
    return DraftFacts(
        kind=draft.kind, actions=draft.actions.count(), hits=len(draft_wording(draft, opened).open) if opened else 0,
        read_for=read_for, same=opened is None or digest == digest_of(draft, opened),
        second=actor.ref != draft.written_by.ref,
    )  # fmt: skip


def works_in(person: Person, organisation: Organisation, draft: LearningDraft) -> bool:
    """Whether somebody holds an appointment in an agency here, and so cannot test what it did."""
    held = people.appointments_in(draft.partnership).filter(person=person)
    return held.filter(organisation=organisation).exists()


@dataclass(frozen=True)
class DraftSeen:
    """A drafted learning point as the page of its incident shows it: what it says, and what became of it."""

    row: LearningDraft
    text: str
    point: LearningPoint | None
    actions: tuple[Action, ...]
    # How much evidence supports each action, by its ref.
    evidence: dict[str, int]


def learned_from(incident: Incident, opened: Opened) -> list[DraftSeen]:
    """What was drafted of an incident, and what became of each: its actions, their evidence, their tests."""
    rows = incident.learning_drafts.exclude(state="dropped").select_related("point", "written_by", "released_by")
    return [seen(each, opened) for each in rows]


def seen(draft: LearningDraft, opened: Opened) -> DraftSeen:
    actions: tuple[Action, ...] = ()
    if draft.point:
        rows = draft.point.actions.select_related("organisation", "owner").prefetch_related("tests")
        actions = tuple(rows.order_by("due", "id"))
    backed = evidence_for([each.ref for each in actions])
    text = draft.point.text if draft.point else draft.text.open(opened)
    return DraftSeen(draft, text, draft.point, actions, {ref: len(rows) for ref, rows in backed.items()})
