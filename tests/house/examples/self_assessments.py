"""The self-assessments' examples: a commissioner that reads beside the partnership, and what was handed in to it."""

from lineofsight.core.people import services as people
from lineofsight.core.people.rules import Row
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.tests import factories
from tests.house.examples import Furnished
from tests.world import PERSONAS


def furnish(furnished: Furnished) -> None:
    """A commissioner, for which the practitioner reads."""
    world = furnished.world
    people.load_people(
        world.manager, partnership=world.partnership,
        rows=[Row(2, "Ashmere Business Unit", "business_unit", "Pru Practitioner", PERSONAS["practitioner"],
                  "commissioner")],
    )  # fmt: skip
    world.actors.pop("practitioner", None)
    reader = services.readers.add_reader(
        world.manager, partnership=world.partnership, name="Ashmere commissioning", kind="commissioner",
        organisation=world.organisation("Business Unit"), overlay="local_neglect",
    )  # fmt: skip
    one = factories.begun(world, kinds=("council_children",))
    factories.sent_to(world, reader, word="Council", who="lead")
    factories.signed(world, one, "Council", "lead")
    readers(furnished, reader)
    together(furnished, one, factories.assessment_of(world, "Council"))


def readers(furnished: Furnished, reader) -> None:
    """The pages of who reads."""
    furnished.pages(
        "self_assessments:readers", "self_assessments:add_reader", "self_assessments:providers",
        "self_assessments:providers_csv",
    )  # fmt: skip
    furnished.pages("self_assessments:change_reader", "self_assessments:end_reader", ref=reader.ref)
    furnished.right(
        furnished.world.partnership, "self_assessments.list_readers", "self_assessments.add_reader",
        "self_assessments.list_providers",
    )  # fmt: skip
    furnished.right(reader, "self_assessments.change_reader", "self_assessments.end_reader")


def together(furnished: Furnished, one, assessment) -> None:
    """What organisations said together."""
    furnished.pages("self_assessments:findings", "self_assessments:findings_pdf", ref=one.ref)
    furnished.pages(
        "self_assessments:focus", "self_assessments:choose_focus", "self_assessments:focus_csv",
        "self_assessments:focus_codes", ref=one.ref,
    )  # fmt: skip
    furnished.right(one, "self_assessments.choose_focus", "self_assessments.see_codes")
    furnished.page("self_assessments:beside", ref=assessment.ref)
