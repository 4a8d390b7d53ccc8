"""Objectives and their measures: an indicator read live, an audit told on its day, another day with a reason."""

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due
from lineofsight.core.records import selectors as records
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.business_plan.selectors.measures import read_measures
from lineofsight.lead.business_plan.selectors.using import objectives_using
from lineofsight.lead.business_plan.services import measures, objectives
from lineofsight.lead.business_plan.tests import plans as made


def owed():
    return Due.objects.filter(what="record_measure", done_at=None, lifted_at=None)


def test_whoever_owns_a_priority_works_on_its_objectives(world):
    priority = made.running(world)
    objective = objectives.add_objective(world.lead, priority=priority, text="Seen within a day")
    for somebody in (world.police, world.analyst, world.neighbour):
        with pytest.raises(NotPermitted):
            objectives.add_objective(somebody, priority=priority, text="x")
        with pytest.raises(NotPermitted):
            objectives.edit_objective(somebody, objective=objective, text="x")
        with pytest.raises(NotPermitted):
            measures.add_measure(
                somebody, objective=objective, looked=measures.Looked("audit", "how_well", made.day(9))
            )
    changed = objectives.edit_objective(world.lead, objective=objective, text="Seen within two days")
    assert records.card(changed.ref).label == "Seen within two days"
    assert records.latest(changed).reason == "It was: Seen within a day"


def test_an_objective_is_met_missed_carried_on_or_opened_again(world):
    priority = made.running(world)
    first = priority.objectives.get()
    with pytest.raises(MoveRefused, match="Say what was shown"):
        objectives.meet_objective(world.lead, objective=first, shown="")
    with pytest.raises(NotPermitted):
        objectives.meet_objective(world.police, objective=first, shown="All")
    assert owed().exists()
    assert objectives.meet_objective(world.lead, objective=first, shown="All were seen").shown == "All were seen"
    assert not owed().exists()
    with pytest.raises(NotPermitted):
        objectives.reopen_objective(world.police, objective=first, reason="x")
    assert objectives.reopen_objective(world.lead, objective=first, reason="Not any more").state == "open"
    assert owed().exists(), "what waits to be measured is owed again"
    for service, state in ((objectives.miss_objective, "not_met"), (objectives.carry_objective, "carried")):
        each = made.objective(world, priority)
        with pytest.raises(NotPermitted):
            service(world.police, objective=each, reason="x")
        assert service(world.chair, objective=each, reason="Nobody was free").state == state
        with pytest.raises(MoveRefused, match="has ended"):
            made.audit(world, each)


def test_an_indicator_starts_from_its_newest_value_and_is_read_live(world):
    made.known(world, "27.9", 2023)
    started = made.known(world, "25.4", 2024)
    measure = made.by_indicator(world, made.objective(world), target="20.0")
    assert measure.baseline_ref == started.ref
    (read,) = read_measures(world.chair, world.partnership, [measure])
    assert (read.baseline.text, read.baseline.period, read.target) == ("25.4%", "2024/25", "20.0%")
    assert (read.now.text, read.says) == ("25.4%", "Nothing newer yet")
    made.known(world, "22.0", 2025)
    (read,) = read_measures(world.chair, world.partnership, [measure])
    assert (read.now.text, read.now.period, read.says) == ("22.0%", "2025/26", "Nearer to its target")
    assert read.baseline.url.endswith(f"/figures/{started.ref}/")
    (other,) = read_measures(world.police, world.partnership, [measure])
    assert (other.now.text, other.now.url) == ("22.0%", ""), "an owner from another agency reads and does not follow"
    assert list(objectives_using(world.chair, made.KEY)) == [measure.objective.ref]
    assert list(objectives_using(world.neighbour, made.KEY)) == []


def test_an_indicator_without_a_value_says_so_and_an_unknown_one_is_refused(world):
    objective = made.objective(world)
    measure = made.by_indicator(world, objective)
    (read,) = read_measures(world.chair, world.partnership, [measure])
    assert (measure.baseline_ref, read.now.text, read.says) == ("", "no value yet", "")
    with pytest.raises(MoveRefused, match="indicator of the library"):
        made.by_indicator(world, objective, indicator="front_door.nonsense")
    with pytest.raises(MoveRefused, match="lies ahead"):
        made.audit(world, objective, ahead=0)


def test_what_a_measure_showed_is_told_once_its_day_has_come(world):
    measure = made.running(world).objectives.get().measures.get()
    with pytest.raises(NotPermitted):
        measures.record_measure(world.police, measure=measure, found="All", found_on=made.day())
    with pytest.raises(MoveRefused, match="Say what was found"):
        measures.record_measure(world.lead, measure=measure, found="", found_on=made.day())
    with pytest.raises(MoveRefused, match="lies ahead"):
        measures.record_measure(world.lead, measure=measure, found="All", found_on=made.day(1))
    told = measures.record_measure(world.analyst, measure=measure, found="14 of 20", found_on=made.day())
    assert (told.state, told.found_by) == ("found", world.person("analyst"))
    assert not owed().exists()


def test_a_measure_on_another_day_says_why_and_is_owed_then(world):
    measure = made.running(world).objectives.get().measures.get()
    with pytest.raises(MoveRefused, match="that day already"):
        measures.move_measure(world.lead, measure=measure, due=measure.due, reason="x")
    with pytest.raises(MoveRefused, match="has passed"):
        measures.move_measure(world.lead, measure=measure, due=made.day(-1), reason="x")
    with pytest.raises(NotPermitted):
        measures.move_measure(world.police, measure=measure, due=made.day(150), reason="x")
    measures.move_measure(world.lead, measure=measure, due=made.day(150), reason="The auditor left")
    assert owed().get().on == made.day(150)
    assert "The auditor left" in records.latest(measure).reason
    with pytest.raises(NotPermitted):
        measures.drop_measure(world.police, measure=measure, reason="x")
    assert measures.drop_measure(world.lead, measure=measure, reason="Asked elsewhere").state == "dropped"
    assert not owed().exists()
