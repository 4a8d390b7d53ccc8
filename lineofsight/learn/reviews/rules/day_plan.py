"""The day plan of a rapid review, as an edition gives it. Strength: local."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lineofsight.kernel.definitions import load_editions

FOLDER = Path(__file__).parent.parent / "definitions" / "day_plan"
EDITION = "2026"


@dataclass(frozen=True)
class Step:
    """One milestone: a word, what is done, and on which working day."""

    key: str
    title: str
    day: int


@dataclass(frozen=True)
class DayPlan:
    """The milestones in their order, and the working days on which agencies are reminded."""

    steps: tuple[Step, ...]
    reminders: tuple[int, ...]

    def step(self, key: str) -> Step:
        """The milestone of this name."""
        return next(each for each in self.steps if each.key == key)


@cache
def day_plan(edition: str = EDITION) -> DayPlan:
    """The day plan of an edition."""
    data = load_editions(FOLDER)[edition].data
    return DayPlan(tuple(Step(**item) for item in data["milestone"]), tuple(data["reminders"]))
