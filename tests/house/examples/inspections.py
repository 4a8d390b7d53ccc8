"""The recommendations' examples: one that is open, and one that was not taken up."""

from lineofsight.know.inspections import services
from lineofsight.know.inspections.tests import factories
from tests.house.examples import Furnished


def furnish(furnished: Furnished) -> None:
    """Two recommendations of one report."""
    world = furnished.world
    opened, other = factories.noted(world)
    left = services.leave_recommendation(world.manager, recommendation=other, reason="It is for another area")
    furnished.pages(
        "inspections:recommendations", "inspections:recommendations_csv", "inspections:note_recommendations"
    )
    furnished.pages(
        "inspections:recommendation", "inspections:edit_recommendation", "inspections:answer_recommendation",
        "inspections:leave_recommendation",
        ref=opened.ref,
    )  # fmt: skip
    furnished.page("inspections:reopen_recommendation", ref=left.ref)
    furnished.right(world.partnership, "inspections.list_recommendations", "inspections.note_recommendations")
    furnished.right(
        opened, "inspections.see_recommendation", "inspections.edit_recommendation",
        "inspections.answer_recommendation",
        "inspections.leave_recommendation", "inspections.reopen_recommendation",
    )  # fmt: skip
