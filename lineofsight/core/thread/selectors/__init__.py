"""Every read of the thread: what an actor may see and do, the facts that moves are judged by, lists, and the thread of
a theme or a record."""

from lineofsight.core.thread.selectors import permissions
from lineofsight.core.thread.selectors.facts import (
    action_facts,
    hand_over_facts,
    is_inside,
    point_facts,
    result_facts,
    works_for,
)

__all__ = [
    "action_facts", "hand_over_facts", "is_inside", "permissions", "point_facts", "result_facts", "works_for",
]  # fmt: skip
