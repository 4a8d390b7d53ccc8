"""The day plan of a rapid review: one that ships, or what a partnership settled in its stead. Strength: local."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lineofsight.kernel.definitions import load_editions

FOLDER = Path(__file__).parent.parent / "definitions" / "day_plan"
EDITION = "2026"
# The working days a rapid review has (Working Together to Safeguard Children: should). A plan has no later one.
LAST = 15
# How many steps a partnership may add, and what their keys begin with.
MORE, OWN = 3, "own_"


@dataclass(frozen=True)
class Step:
    """One milestone: a word, what is done, and on which working day."""

    key: str
    title: str
    day: int


@dataclass(frozen=True)
class DayPlan:
    """The milestones in their order, and the working days on which agencies are reminded.

    Args:
        edition: which edition that ships it is; of a partnership's own, what it settled.
    """

    steps: tuple[Step, ...]
    reminders: tuple[int, ...]
    edition: str

    def day_of(self, key: str) -> int | None:
        """The working day of a milestone; none where the plan has no such."""
        return next((each.day for each in self.steps if each.key == key), None)

    @property
    def own(self) -> list[Step]:
        """The steps that the partnership added."""
        return [each for each in self.steps if each.key.startswith(OWN)]

    @property
    def kept(self) -> list[dict[str, Any]]:
        """The milestones as they are kept."""
        return [asdict(each) for each in self.steps]


@cache
def day_plan() -> DayPlan:
    """The day plan that ships."""
    data = load_editions(FOLDER)[EDITION].data
    return DayPlan(tuple(Step(**item) for item in data["milestone"]), tuple(data["reminders"]), EDITION)


def own_plan(steps: Iterable[Mapping[str, Any]], reminders: Iterable[int], edition: str) -> DayPlan:
    """A partnership's own plan, as it was kept."""
    return DayPlan(tuple(Step(**each) for each in steps), tuple(reminders), edition)


def planned(days: Mapping[str, int | None], added: Iterable[tuple[str, int]], reminders: Iterable[int]) -> DayPlan:
    """The plan a partnership settles: steps of the shipped one on the days it says, without those that have none, and
    its own, by their days.

    Raises:
        ValueError: it has no step, a day is not one of the review's, or a day has two reminders.
    """
    shipped = [Step(each.key, each.title, day) for each in day_plan().steps if (day := days.get(each.key))]
    own = [Step(f"{OWN}{number}", title, day) for number, (title, day) in enumerate(added, start=1)]
    steps, told = sorted([*shipped, *own], key=lambda each: each.day), sorted(reminders)
    if not steps:
        raise ValueError("A plan has at least one step.")
    if not all(1 <= day <= LAST for day in [*(each.day for each in steps), *told]):
        raise ValueError(f"A rapid review has the working days 1 to {LAST}.")
    if len(own) > MORE:
        raise ValueError(f"A partnership adds at most {MORE} steps of its own.")
    if len(set(told)) < len(told):
        raise ValueError("Agencies are reminded once a day.")
    return DayPlan(tuple(steps), tuple(told), "")
