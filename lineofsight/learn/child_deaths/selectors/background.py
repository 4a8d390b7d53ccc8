"""Reads of what tables count of a child besides: what stands of one death, and of every one."""

from collections.abc import Mapping

from lineofsight.core.access.models import Partnership
from lineofsight.core.sealed.values import Opened
from lineofsight.learn.child_deaths.models import Background, Death
from lineofsight.learn.child_deaths.rules.background import LABELS, LISTS, told


def background_of(death: Death) -> Background | None:
    """What stands of a death; none where nothing was set down yet."""
    return death.backgrounds.filter(set_aside=False).first()


def answers_in(row: Background | None) -> dict[str, str]:
    """The answers of a row; without one nobody asked."""
    return told({key: getattr(row, key) for key in LISTS} if row else {})


def backgrounds_in(partnership: Partnership) -> dict[int, dict[str, str]]:
    """What stands of every death, by its number: codes alone, for counting."""
    rows = Background.objects.filter(partnership=partnership, set_aside=False)
    return {row.death_id: answers_in(row) for row in rows}


def in_words(answers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Answers with what each is called."""
    return [(label, LISTS[key][answers[key]]) for key, label in LABELS.items()]


def earlier_of(death: Death, opened: Opened) -> list[tuple[list[tuple[str, str]], str]]:
    """What was put right since, the latest first, and why."""
    rows = death.backgrounds.filter(set_aside=True).order_by("-id")
    return [(in_words(answers_in(row)), row.why_set_aside.open(opened)) for row in rows]
