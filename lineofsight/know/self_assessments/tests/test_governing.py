"""A school's chair and head are told when a round opens; a chair who does not stand apart from its lead is not used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.people import services as people
from lineofsight.core.people.models import Appointment, Person
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments.rules.governing import ChairFacts, stands_apart
from lineofsight.know.self_assessments.selectors import chasing, governing
from lineofsight.know.self_assessments.services.signing import ask_to_sign
from lineofsight.know.self_assessments.tests import factories
from tests.world import rows

HEAD = "Ashmere Primary School|school|Hetty Head|hetty@ashmere.example|head"
NAMES = st.text("abc", min_size=1, max_size=3)


def begun(world):
    return factories.begun(world, "school_safeguarding", kinds=("school",))


def told(kind: str) -> list[Message]:
    return list(Message.objects.filter(kind=f"self_assessments/told_{kind}"))


@pytest.mark.once
@given(NAMES, NAMES, NAMES, NAMES)
def test_a_chair_at_the_leads_mailbox_or_chosen_by_them_does_not_stand_apart(chair, lead, tag, by):
    said = ChairFacts(f"{chair}+{tag}@x.example", by, [f"{lead.upper()}@X.example"], [lead])
    assert stands_apart(said) == (chair != lead and by != lead)
    assert not stands_apart(ChairFacts(f"{chair}@x.example", by, [], [lead], lead_appoints=True))


def test_chair_and_head_are_told_with_the_lead_and_get_no_link(world):
    people.load_people(world.manager, partnership=world.partnership, rows=rows(HEAD))
    one = begun(world)
    (chair,), (head,) = told("chair"), told("head")
    assert (chair.person, head.person.name) == (world.person("governors"), "Hetty Head")
    for message in (chair, head):
        text = text_of(message)
        assert "Sam School" in text
        assert f"{one.due.day} {one.due:%B %Y}" in text
        assert "/link/" not in text
    assert "Your chair of governors signs it" in text_of(Message.objects.get(kind="self_assessments/invite"))
    page = world.client("manager").get(f"/ashmere/self-assessments/copies/{factories.copy_of(one, 'School').ref}/")
    assert "Gus Governor" in page.content.decode()


def test_of_a_round_that_a_senior_person_signs_only_the_lead_is_told(world):
    factories.begun(world, kinds=("school",))
    assert not told("chair")


def choose(world, way: str) -> None:
    """Make the chair of governors one who does not stand apart."""
    chair = Appointment.objects.get(role="chair_of_governors")
    if way == "the lead themselves":
        Appointment.objects.filter(pk=chair.pk).update(person=world.person("school"))
    elif way == "a second mailbox of theirs":
        Person.objects.filter(pk=chair.person_id).update(email="School+chair@ashmere.example")
    elif way == "appointed by the lead":
        Appointment.objects.filter(pk=chair.pk).update(appointed_by=world.person("school").ref)
    else:
        people.appoint(
            world.manager, partnership=world.partnership, name="Sam School", email="school@ashmere.example",
            role="business_manager", organisation=None,
        )  # fmt: skip


@pytest.mark.parametrize(
    "way", ["the lead themselves", "a second mailbox of theirs", "appointed by the lead", "the lead appoints people"]
)
def test_a_chair_whom_the_lead_could_stand_in_for_is_never_used(world, way):
    school = world.organisation("School")
    assert governing.chair_of(world.partnership, school) == world.person("governors")
    choose(world, way)
    one = factories.drafted(world, "school_safeguarding", kinds=("school",))
    page = world.client("manager").get(f"/ashmere/self-assessments/rounds/{one.ref}/").content.decode()
    assert "nobody who could sign" in page
    one = begun(world)
    assert not told("chair")
    assert chasing.addressees(world.partnership).of(factories.copy_of(one, "School"), "chair") is None
    assessment = factories.complete(world, "School", "school", "school_safeguarding")
    with pytest.raises(MoveRefused, match="at an address of their own"):
        ask_to_sign(world.school, assessment=assessment, copy=factories.copy_of(one, "School"))
