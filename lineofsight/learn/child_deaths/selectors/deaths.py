"""Reads of deaths under review: the list of keys, how old each is, what it waits for, and the facts of its moves."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from lineofsight.core.access.models import Partnership
from lineofsight.core.design.text import day
from lineofsight.core.records.models import Card
from lineofsight.core.records.selectors import cards
from lineofsight.core.sealed.models import Erasure
from lineofsight.core.thread.models import Action
from lineofsight.learn.child_deaths.models import Analysis, Death, InformationRequest, OnPanel, PlannedMeeting
from lineofsight.learn.child_deaths.rules.reviewing import KEY_FACTS, OVER, DeathFacts

ENDED = ("closed", "transferred", "withdrawn")
REVIEWED = ("agreed", "learning", "closed")


def may_change(death: Death) -> bool:
    """Whether what a review rests on may still be changed: no analysis of it is agreed, and it has not ended."""
    return death.state not in (*ENDED, *REVIEWED)


@dataclass(frozen=True)
class Listed:
    """A line of the list: the key's row, months since the month of death, what it waits for, and how many agencies are
    late with it."""

    death: Death
    months: int
    waits: tuple[str, ...]
    late: int


def deaths_in(partnership: Partnership, *, ended: bool = False) -> QuerySet[Death]:
    """The deaths a partnership has under review, or whose review has ended, the oldest first."""
    found = Death.objects.filter(partnership=partnership).select_related("room")
    found = found.prefetch_related("waits", "requests", "planned_meetings")
    return found.filter(state__in=ENDED) if ended else found.exclude(state__in=ENDED)


def erased_in(partnership: Partnership) -> set[int]:
    """The rooms that were erased, by number."""
    return set(Erasure.objects.filter(partnership=partnership).values_list("room", flat=True))


def listed(death: Death, today) -> Listed:
    """What is said of a death outside its room."""
    late = sum(each.due < today for each in unreturned(death))
    return Listed(death, death.months_old(today), tuple(waits_for(death)), late)


def unreturned(death: Death) -> list[InformationRequest]:
    """What agencies have not answered of a review that still waits for it."""
    return [each for each in death.requests.all() if each.returned_on is None and death.state not in OVER]


def meeting_planned(death: Death) -> PlannedMeeting | None:
    """The day its review meeting is planned for, where it waits for one: as it stands, whatever was read before."""
    return PlannedMeeting.objects.filter(death=death, over=False).last()


def waits_for(death: Death) -> list[str]:
    """What an open review waits for: outcomes of others, agencies that were asked, its meeting on the day that is
    planned, and else its own next step."""
    if death.state in ENDED:
        return []
    waits = [wait.get_what_display() for wait in death.waits.all() if wait.ended_on is None]
    asked = len(unreturned(death))
    if asked:
        waits.append(f"{asked} {'agency' if asked == 1 else 'agencies'}")
    waits += [f"the review meeting on {day(each.on)}" for each in death.planned_meetings.all() if not each.over]
    return waits or [NEXT[death.state]]


NEXT = {
    "notified": "Settling who reviews it",
    "screened": "Deciding on a joint response, or asking agencies",
    "response": "Asking agencies",
    "information": "The review meeting",
    "met": "Being made ready for panel",
    "ready": "A panel",
    "on_panel": "Its panel, or the record of it",
    "agreed": "Noting what was learned, or closing",
    "learning": "Releasing what was learned, or closing",
}


def standing(death: Death) -> OnPanel | None:
    """The panel a death is on, or was on last."""
    return death.panels.filter(taken_off=False).select_related("panel__room", "lead__person").last()


def handed_to(death: Death) -> list[Card]:
    """The reviews a death was handed to, by their keys."""
    return list(cards(death.referrals.values_list("review_ref", flat=True)).values())


def analysis_of(death: Death) -> Analysis | None:
    """What was agreed of a death and was not set aside since."""
    return death.analyses.filter(set_aside=False).last()


def acted_on(points: Iterable[str]) -> bool:
    """Whether an action was proposed on learning that was released, and was neither declined nor withdrawn."""
    proposed = Action.objects.filter(point__ref__in=[ref for ref in points if ref], errand=False)
    return proposed.exclude(state__in=("declined", "withdrawn")).exists()


def death_facts(death: Death, **told) -> DeathFacts:
    """What a move is judged by; `told` is what the move itself says."""
    on_panel, analysis = standing(death), analysis_of(death)
    answered = set(death.facts.values_list("question", flat=True))
    points = list(death.learnings.filter(set_aside=False).values_list("point_ref", flat=True))
    known = {
        "residence": death.residence,
        "response": death.responses.exists(),
        "unreturned": death.requests.filter(returned_on=None).count(),
        "waits": death.waits.filter(ended_on=None).count(),
        "panel": bool(on_panel and on_panel.panel.state == "held"),
        "unasked": tuple(label.lower() for key, label in KEY_FACTS.items() if key not in answered),
        "unsettled": points.count(""),
        "owed_action": bool(analysis and analysis.action and not acted_on(points)),
    }
    return DeathFacts(**{**known, **told})
