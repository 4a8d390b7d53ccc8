"""The ways back: a death its panel put off, one that was transferred, and learning that was worded in error."""

from datetime import timedelta

import pytest

from lineofsight.core.access.permissions import NotPermitted, permitted
from lineofsight.core.records import selectors as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death
from lineofsight.learn.child_deaths.selectors.panels import on_panel
from lineofsight.learn.child_deaths.services import analysis, gathering, meeting, panels, register, setting_right
from lineofsight.learn.child_deaths.tests import factories
from lineofsight.learn.child_deaths.tests.test_deaths import refused_to_rank


def test_what_a_panel_put_off_goes_to_another_and_stays_on_the_first(world):
    sitting = factories.members(world)
    death, held = factories.panelled(world, sitting)
    refused_to_rank(world, panels.put_off_death, death=death, reason="information")
    assert panels.put_off_death(world.coordinator, death=death, reason="information").state == "met"
    assert records.history(death)[-1].reason == "More must be known first"
    assert [row.death for row in on_panel(held)] == [death]
    later = factories.planned(world)
    factories.put(world, gathering.make_ready(world.coordinator, death=death), later, sitting[1])
    with pytest.raises(MoveRefused, match="not held yet"):
        panels.put_off_death(world.coordinator, death=death, reason="people")
    assert panels.take_off_panel(world.coordinator, death=death).state == "ready"


def test_an_analysis_written_down_for_another_death_can_be_put_off(world):
    death = factories.agreed(world, factories.members(world))
    told = {"reason": "wrong_death", "why": "Another child’s", "opened": factories.opened(world, death.room)}
    setting_right.reopen_analysis(world.coordinator, death=death, **told)
    assert panels.put_off_death(world.coordinator, death=death, reason="not_reviewed").state == "met"


def pressed(world, death: Death) -> str:
    """The page of a death whose room its coordinator opened."""
    factories.opened(world, death.room)
    return world.client("coordinator").get(f"/ashmere/child-deaths/{death.ref}/").content.decode()


def test_a_page_has_no_button_that_can_only_refuse(world):
    death, _ = factories.panelled(world, factories.members(world))
    page = pressed(world, death)
    assert f"{death.ref}/put-off/" in page
    assert f"{death.ref}/off-panel/" not in page


def test_what_was_worded_in_error_is_set_aside_and_holds_no_review_open(world):
    death = factories.agreed(world, factories.members(world), action=False)
    factories.let_in(world, death, "health")
    row = analysis.propose_learning(world.coordinator, death=death, text="Ask where a baby sleeps.")
    refused_to_rank(world, setting_right.set_aside_learning, learning=row)
    with pytest.raises(NotPermitted):
        setting_right.set_aside_learning(world.health, learning=row)
    with pytest.raises(MoveRefused, match="not released yet"):
        analysis.close_death(world.coordinator, death=death, feedback="given")
    setting_right.set_aside_learning(world.coordinator, learning=row)
    assert not permitted(world.health, "child_deaths.release_learning", row)
    with pytest.raises(NotPermitted):
        setting_right.set_aside_learning(world.coordinator, learning=row)
    assert analysis.close_death(world.coordinator, death=death, feedback="given").state == "closed"
    page = pressed(world, death)
    assert "Set aside" in page
    assert f"{row.ref}/aside/" not in page


def test_what_was_transferred_is_taken_back_and_settled_anew(world):
    numbered = {"nhs_number": factories.NUMBER, "none_because": ""}
    death = factories.transferred(world, **numbered)
    with pytest.raises(MoveRefused, match="Take it back there"):
        factories.notified(world, **numbered)
    refused_to_rank(world, setting_right.take_back_death, death=death, reason="returned")
    setting_right.take_back_death(world.coordinator, death=death, reason="returned")
    kept = Death.objects.get(pk=death.pk)
    assert (kept.state, kept.residence, kept.area, kept.transferred_on) == ("notified", "", "", None)
    assert records.history(kept)[-1].reason == "The other area gave it back"
    with pytest.raises(MoveRefused, match=r"already\.$"):
        factories.notified(world, **numbered)


@pytest.mark.parametrize("made", [factories.met, factories.ready])
def test_what_came_far_here_can_be_transferred_still(world, made):
    told = {"area": "Netherby", "reason": "agreed", "on": clock.today()}
    assert register.transfer_death(world.coordinator, death=made(world), **told).state == "transferred"


@pytest.mark.parametrize("made", [factories.gathering_about, factories.met])
def test_a_response_can_be_started_after_all(world, made):
    death = made(world)
    told = {"triggers": ["suspicion"], "decided_by": "Dr Sparrow (invented)", "decided_at": factories.MOMENT}
    assert f"{death.ref}/response/" in pressed(world, death)
    gathering.start_response(world.coordinator, death=death, **told)
    assert (death.state, death.responses.count()) == ("response", 2)
    assert "Decided first" in pressed(world, death)


def test_the_page_of_an_erased_room_says_what_is_not_kept(world):
    death = factories.gathering_about(world)
    death.responses.update(decided_by=b"", decided_at=b"", why=b"")
    assert "Not kept any more" in pressed(world, death)


def test_after_the_meeting_an_agency_is_asked_and_a_second_meeting_recorded(world):
    death = factories.met(world)
    assert f"{death.ref}/ask/" in pressed(world, death)
    row = factories.ask(world, death)
    assert death.state == "met"
    with pytest.raises(MoveRefused, match="has not answered"):
        gathering.make_ready(world.coordinator, death=death)
    gathering.note_returned(world.coordinator, information_request=row, on=clock.today(), knew=False)
    day = clock.today() - timedelta(days=1)
    assert meeting.hold_review_meeting(world.coordinator, death=death, on=day).met_on == day
    assert gathering.make_ready(world.coordinator, death=death).state == "ready"


def test_an_analysis_from_a_file_that_is_opened_again_is_ready_for_a_panel(world):
    sitting = factories.members(world)
    death = factories.agreed(world, sitting)
    death.analyses.update(panel=None)
    told = {"reason": "national", "why": "Sent back", "opened": factories.opened(world, death.room)}
    assert setting_right.reopen_analysis(world.coordinator, death=death, **told).state == "ready"
    assert f"{death.ref}/panel/" in pressed(world, death)
    factories.put(world, death, factories.planned(world), sitting[0])
