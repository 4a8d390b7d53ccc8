"""What a review is held to: what is refused of one that has ended, is agreed, or still waits for something."""

import pytest

from lineofsight.core.access.permissions import permitted
from lineofsight.core.records import selectors as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Analysis, Death, Fact
from lineofsight.learn.child_deaths.selectors.counting import completed_in
from lineofsight.learn.child_deaths.selectors.deaths import waits_for
from lineofsight.learn.child_deaths.services import gathering, panels, register, setting_right
from lineofsight.learn.child_deaths.tests import factories, many


def withdrawn(world) -> Death:
    """A death that was registered by mistake."""
    return setting_right.withdraw_death(world.coordinator, death=factories.notified(world), reason="mistake")


def test_what_is_not_reviewed_here_is_not_handed_over(world):
    handed = [permitted(world.coordinator, "child_deaths.refer_death", death) for death in (
        factories.notified(world), factories.transferred(world), withdrawn(world),
    )]  # fmt: skip
    assert handed == [True, False, False]


def test_what_every_review_asks_stands_as_it_was_once_it_is_agreed(world):
    agreed = factories.agreed(world, factories.members(world))
    for death in (agreed, factories.transferred(world)):
        with pytest.raises(MoveRefused, match="Open the analysis again"):
            gathering.answer_facts(world.coordinator, death=death, answers={"smoking": "yes"})
    assert Fact.objects.get(death=agreed, question="smoking").answer == "not_known"


def test_what_began_to_wait_after_it_was_ready_is_put_on_no_panel(world):
    sitting, panel, death = factories.members(world), factories.planned(world), factories.ready(world)
    wait = gathering.begin_wait(world.coordinator, death=death, what="inquest", since=clock.today())
    with pytest.raises(MoveRefused, match="still waits"):
        factories.put(world, death, panel, sitting[0])
    gathering.end_wait(world.coordinator, wait=wait, on=clock.today())
    assert factories.put(world, death, panel, sitting[0]).death.state == "on_panel"


def test_the_history_says_in_words_why_it_was_transferred(world):
    assert records.history(factories.transferred(world))[-1].reason == "Most services were in another area"


def test_a_review_that_ended_waits_for_nothing(world):
    death = factories.gathering_about(world)
    gathering.begin_wait(world.coordinator, death=death, what="inquest", since=clock.today())
    register.transfer_death(world.coordinator, death=death, area="Netherby", reason="agreed", on=clock.today())
    assert waits_for(death) == []


def test_an_analysis_that_was_set_aside_is_counted_in_no_table(world):
    many.reviewed(world, 1)
    Analysis.objects.update(set_aside=True)
    assert completed_in(world.partnership) == []


def test_no_pack_goes_out_whose_lead_sits_no_longer(world):
    sitting, panel = factories.members(world), factories.planned(world)
    row = factories.put(world, factories.ready(world), panel, sitting[-1])
    panels.end_membership(world.coordinator, member=sitting[-1])
    with pytest.raises(MoveRefused, match="sits on this panel no longer"):
        panels.send_pack(world.coordinator, panel=panel)
    panels.name_lead(world.coordinator, on_panel=row, lead=sitting[0])
    assert panels.send_pack(world.coordinator, panel=panel).state == "pack_out"
