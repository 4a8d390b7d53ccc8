"""Examples of self-assessments: a round that has begun, and is not chased yet."""

from lineofsight.know.self_assessments.tests import factories
from tests.house.examples import Furnished

CHASING = ("chasing", "start_chasing", "stop_chasing", "add_rung")
LETTER = ("chase_letter", "set_rung", "drop_rung")


def furnish(furnished: Furnished) -> None:
    """A round, its copies, and the letters by which it would be chased."""
    furnish_chasing(furnished, factories.begun(furnished.world))


def furnish_chasing(furnished: Furnished, one) -> None:
    """The pages of a round's chasing."""
    furnished.pages(*(f"self_assessments:{name}" for name in CHASING), ref=one.ref)
    furnished.pages(*(f"self_assessments:{name}" for name in LETTER), ref=one.ref, key="chair")
    verbs = ("set_rung", "drop_rung", "start_chasing", "stop_chasing")
    furnished.right(one, *(f"self_assessments.{name}" for name in verbs))
