"""The self-assessments' examples: a commissioner that reads beside the partnership, and what was handed in to it."""

from lineofsight.core.access.models import Grant
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
    examples(furnished, factories.copy_of(one, "Council"))
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
    furnished.pages(
        "self_assessments:findings", "self_assessments:findings_pdf", "self_assessments:differences", ref=one.ref
    )
    furnished.pages(
        "self_assessments:focus", "self_assessments:choose_focus", "self_assessments:focus_csv",
        "self_assessments:focus_codes", ref=one.ref,
    )  # fmt: skip
    furnished.right(one, "self_assessments.choose_focus", "self_assessments.see_codes")
    furnished.page("self_assessments:beside", ref=assessment.ref)
    survey = services.surveying.open_survey(
        furnished.world.lead, assessment=assessment, items=["leadership.senior_lead"]
    )  # fmt: skip
    grant = Grant.objects.filter(record_ref=factories.copy_of(one, "Council").ref, ended_at=None).first().ref
    furnished.page("self_assessments:answer_survey", code=survey.code)
    furnished.pages(
        "self_assessments:survey", "self_assessments:open_survey", "self_assessments:close_survey", link=grant,
        ref=assessment.ref,
    )  # fmt: skip
    furnished.right(assessment, "self_assessments.open_survey", "self_assessments.close_survey", link=grant)


def examples(furnished: Furnished, copy) -> None:
    """An answer of which its organisation was asked whether others may learn from it."""
    world = furnished.world
    asked = services.examples.ask_example(
        world.analyst, copy=copy, item="leadership.senior_lead", why="You say who, and since when"
    )  # fmt: skip
    grant = Grant.objects.get(record_ref=asked.ref).ref
    furnished.pages("self_assessments:examples", "self_assessments:examples_csv")
    furnished.page("self_assessments:ask_example", ref=copy.ref, key="leadership.designated_lead_time")
    furnished.pages(
        "self_assessments:example", "self_assessments:agree_example", "self_assessments:refuse_example",
        "self_assessments:withdraw_example", link=grant, ref=asked.ref,
    )  # fmt: skip
    furnished.right(world.partnership, "self_assessments.list_examples")
    furnished.right(copy, "self_assessments.ask_example")
    furnished.right(
        asked, "self_assessments.see_example", "self_assessments.agree_example", "self_assessments.refuse_example",
        "self_assessments.withdraw_example", link=grant,
    )  # fmt: skip
