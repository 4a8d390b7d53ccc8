"""What the pages of a death and of its panel offer next, and how one leads to the other."""

from datetime import timedelta
from html import unescape

import pytest

from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death
from lineofsight.learn.child_deaths.rules.content import categories, edition_called
from lineofsight.learn.child_deaths.rules.reviewing import KEY_FACTS
from lineofsight.learn.child_deaths.services import analysis, gathering, panels
from lineofsight.learn.child_deaths.tests import factories

AGREE, TAKE_OFF, PUT_OFF = "Record the agreed analysis", "Take it off the panel", "Put off by the panel"


def page_of(world, record, address: str = "") -> str:
    """A page in the room of a death or a panel, as its coordinator reads it."""
    factories.opened(world, record.room)
    part = "" if isinstance(record, Death) else "panels/"
    return (
        world.client("coordinator").get(f"/ashmere/child-deaths/{address or f'{part}{record.ref}/'}").content.decode()
    )


def test_an_analysis_is_offered_once_its_panel_was_held_and_panel_and_death_lead_to_each_other(world):
    sitting = factories.members(world)
    death, panel = factories.ready(world), factories.planned(world)
    factories.put(world, death, panel, sitting[0])
    page = page_of(world, death)
    assert f"/child-deaths/panels/{panel.ref}/" in page
    assert (AGREE in page, TAKE_OFF in page, PUT_OFF in page) == (False, True, False)
    assert f"/child-deaths/{death.ref}/" in page_of(world, panel)
    panels.send_pack(world.coordinator, panel=panel)
    panels.hold_panel(world.coordinator, panel=panel, came=sitting)
    page = page_of(world, death)
    assert (AGREE in page, TAKE_OFF in page, PUT_OFF in page) == (True, False, True)
    assert page.index(AGREE) < page.index(PUT_OFF), "what the panel is for stands first"


def test_a_response_that_was_declined_is_no_next_step_and_can_be_started_after_all(world):
    death = factories.screened(world)
    assert "Start a joint agency response" in page_of(world, death)
    page = page_of(world, factories.gathering_about(world))
    assert "Start a joint agency response" not in page
    assert "Start one after all" in page


def test_a_noted_answer_is_put_right_until_the_analysis_is_agreed(world):
    death = factories.met(world)
    row = death.requests.get()
    assert "Put it right" in page_of(world, death)
    assert "Known." in page_of(world, death, f"requests/{row.ref}/"), "the form begins with what was noted"
    gathering.note_returned(world.coordinator, information_request=row, on=clock.today(), knew=False, said="Searched.")
    page = page_of(world, death)
    assert "Did not know the child. Searched." in page
    agreed = factories.agreed(world, factories.members(world))
    row = agreed.requests.get()
    assert "Put it right" not in page_of(world, Death.objects.get(pk=agreed.pk))
    with pytest.raises(MoveRefused, match="Open the analysis again"):
        gathering.note_returned(world.coordinator, information_request=row, on=clock.today(), knew=False)


def test_what_is_late_and_what_waits_stand_first_with_what_is_done_about_them(world):
    death = factories.gathering_about(world)
    late = gathering.ask_for_information(
        world.coordinator, death=death, agency="The hospice", due=clock.today() - timedelta(days=1)
    )
    wait = gathering.begin_wait(
        world.coordinator, death=death, what="inquest", since=clock.today(), note="Opened and adjourned"
    )
    first, _, rest = page_of(world, death).partition("What was gathered")
    stand = [first.index(said) for said in (
        factories.NAME, "What The hospice knew", f"requests/{late.ref}/", "Inquest", f"waits/{wait.ref}/",
        "Opened and adjourned", "What The hospital knew", "Record the review meeting", "Answer what every review asks",
    )]  # fmt: skip
    assert stand == sorted(stand)
    assert "Child death review meeting" in first, "its clock runs"
    assert "Notification to the panel" not in first, "what was done in time is looked up"
    for said in (factories.HOME, factories.PLACE, "Notification to the panel", "An illness long known of"):
        assert said in rest


def test_of_a_review_that_ended_nothing_is_waited_for(world):
    page = page_of(world, factories.transferred(world))
    assert "los-due" not in page
    assert "It waits for nothing" not in page
    assert factories.HOME in page


def test_a_category_that_applies_besides_is_said_in_words(world):
    death, _ = factories.panelled(world, factories.members(world))
    gathering.answer_facts(world.coordinator, death=death, answers=dict.fromkeys(KEY_FACTS, "not_asked"))
    analysis.agree_analysis(world.coordinator, death=death, chosen=["3", "8", "10"], modifiable="none")
    called = categories(edition_called("2022"))
    assert f"8. {called['8']}; 10. {called['10']}" in unescape(page_of(world, death))
