"""The year's duties: made once each, owed, met with what shows it, moved where the day is one's own."""

from datetime import timedelta

import pytest

from lineofsight.core.access.actors import system
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import YearlyDuty
from lineofsight.lead.governance.rules.duties import latest
from lineofsight.lead.governance.selectors import arrangements as selectors
from lineofsight.lead.governance.services import duties
from lineofsight.lead.governance.tests import arrangements as made
from lineofsight.lead.governance.tests.meetings import on


def owed(duty) -> Due:
    return Due.objects.get(record_ref=duty.ref, what="meet_duty")


def test_each_duty_is_made_once_a_year_however_often_the_day_is_run(world):
    edition, today = latest(), clock.today()
    assert duties.owe_duties(system("daily")) == len(edition.duties)
    assert duties.owe_duties(system("daily")) == 0
    first = {(d.key, d.due) for d in YearlyDuty.objects.all()}
    assert first == {(d.key, d.next_due(today)) for d in edition.duties}
    for days in (100, 200, 365):
        with on(today + timedelta(days=days)):
            duties.owe_duties(system("daily"))
    assert YearlyDuty.objects.count() == 2 * len(edition.duties)
    assert Due.objects.filter(what="meet_duty", done_at=None, lifted_at=None).count() == 2 * len(edition.duties)
    with pytest.raises(NotPermitted):
        duties.owe_duties(world.manager)


def test_a_duty_that_is_met_says_what_shows_it(world):
    duty = made.duty()
    assert owed(duty).role == "business_manager"
    with pytest.raises(MoveRefused, match="what shows it"):
        duties.meet_duty(world.manager, duty=duty, met_on=clock.today(), shown_by="")
    met = duties.meet_duty(world.manager, duty=duty, met_on=clock.today(), shown_by="decision 2026/3")
    assert owed(duty).done_at
    assert met.late_on(met.due + timedelta(days=5)) == 0
    again = duties.reopen_duty(world.manager, duty=met, reason="It was the year before’s")
    assert (again.state, again.shown_by, owed(duty).done_at) == ("owed", "", None)
    assert again.late_on(again.due + timedelta(days=5)) == 5


def test_only_a_day_of_ones_own_is_moved_and_next_year_comes_as_before(world):
    duty, report = made.duty(), YearlyDuty.objects.get(key="yearly_report")
    day = duty.due - timedelta(days=30)
    assert owed(duties.move_duty(world.manager, duty=duty, due=day, reason="The council sets it earlier")).on == day
    assert duties.owe_duties(system("daily")) == 0
    with pytest.raises(MoveRefused, match="not yours to choose"):
        duties.move_duty(world.manager, duty=report, due=day, reason="x")
    duties.set_duty_aside(world.manager, duty=duty, reason="Agreed for two years")
    assert owed(duty).lifted_at
    assert duty.late_on(day + timedelta(days=9)) == 0


def test_the_year_is_shown_from_april_and_kept_from_others(world):
    duty = made.duty()
    year = selectors.year_of(duty.due)
    assert duty in selectors.duties_in(world.scrutineer, world.partnership, year)
    assert selectors.duties_in(world.neighbour, world.partnership, year) == []
    told = {"met_on": clock.today(), "shown_by": "x"}
    for who in (world.chair, world.analyst, world.neighbour):
        for service, given in (
            (duties.meet_duty, told), (duties.move_duty, {"due": duty.due, "reason": "x"}),
            (duties.set_duty_aside, {"reason": "x"}), (duties.reopen_duty, {"reason": "x"}),
        ):  # fmt: skip
            with pytest.raises(NotPermitted):
                service(who, duty=duty, **given)
    page = " ".join(world.client("chair").get(f"/ashmere/duties/?year={year}").content.decode().split())
    assert "no later than January" not in page
    assert duty.title in page
    assert "local: our own choice" in page
    assert world.client("chair").get("/ashmere/duties/?year=99999999").status_code == 200
