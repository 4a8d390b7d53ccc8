"""Examples of self-assessments: a round that has begun, and is not chased yet, and support of one organisation."""

from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.tests import factories
from tests.house.examples import Furnished

CHASING = ("chasing", "start_chasing", "stop_chasing", "add_rung")
LETTER = ("chase_letter", "set_rung", "drop_rung")


def furnish(furnished: Furnished) -> None:
    """A round, its copies, and the letters by which it would be chased."""
    one = factories.begun(furnished.world)
    furnish_chasing(furnished, one)
    furnish_support(furnished, one)


def furnish_chasing(furnished: Furnished, one) -> None:
    """The pages of a round's chasing."""
    furnished.pages(*(f"self_assessments:{name}" for name in CHASING), ref=one.ref)
    furnished.pages(*(f"self_assessments:{name}" for name in LETTER), ref=one.ref, key="chair")
    verbs = ("see_round", "set_rung", "drop_rung", "start_chasing", "stop_chasing")
    furnished.right(one, *(f"self_assessments.{name}" for name in verbs))


def furnish_support(furnished: Furnished, one) -> None:
    """Support that a critical answer opened, and that was taken up."""
    supports = ("support", "begin_support", "log_visit", "close_support")
    support = factories.supported(furnished.world, one)
    services.supporting.begin_support(furnished.world.manager, support=support)
    furnished.page("self_assessments:supports")
    furnished.pages(*(f"self_assessments:{name}" for name in supports), ref=support.ref)
    furnished.right(support, "self_assessments.see_support", *(f"self_assessments.{name}" for name in supports[1:]))
    furnished.right(furnished.world.partnership, "self_assessments.list_supports")
