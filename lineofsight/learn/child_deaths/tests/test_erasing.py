"""What is left of an erased death: what decision 29 lists, in every table, and every count as it was."""

from datetime import date

import pytest
from django.apps import apps
from django.db import models

from lineofsight.core.access.actors import system
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due
from lineofsight.core.sealed.models import Retention
from lineofsight.core.sealed.services import close_room, hold_room, release_hold, set_retention
from lineofsight.core.sealed.services.erasing import erase_room
from lineofsight.kernel.periods import Period
from lineofsight.learn.child_deaths import figures
from lineofsight.learn.child_deaths.models import Conflict, Death, EarlierSummary, InformationRequest, Left, OnPanel
from lineofsight.learn.child_deaths.rules.case_files import CaseRow
from lineofsight.learn.child_deaths.rules.submitting import FORMS
from lineofsight.learn.child_deaths.selectors import counting, pictures, small
from lineofsight.learn.child_deaths.selectors.putting_out import next_tables
from lineofsight.learn.child_deaths.services import (
    analysis,
    background,
    case_files,
    factors,
    family,
    gathering,
    meeting,
    panels,
    setting_right,
    submitting,
)
from lineofsight.learn.child_deaths.tests import factories, many
from tests.sealed.factories import inside_an_operation

# What decision 29 lets stand in the row of a death; every other column is as if nothing had been said.
STANDS = ("id", "ref", "partnership", "created_at", "room", "state", "month", "notified_on")
NOTHING = {"age": "unknown"}


def rule(world, holds: str) -> Retention:
    return set_retention(world.icb, partnership=world.partnership, holds=holds, years=1, schedule="Line 4")


def erased(world, *rooms) -> None:
    """Rooms closed and erased, as the night does it."""
    for room in rooms:
        close_room(world.coordinator, room=room, reason="done")
        assert erase_room(system("tests"), room=room, rule=rule(world, room.holds))


def told_everything(world) -> Death:
    """A death of which something stands in every table there is."""
    sitting = factories.members(world)
    death = factories.screened(world, nhs_number=factories.NUMBER, none_because="")
    by = {"decided_by": "Dr Sparrow (invented)", "decided_at": factories.MOMENT}
    gathering.start_response(world.coordinator, death=death, triggers=["sudden"], **by)
    told = {"ethnic_group": "asian", "deprivation": "2019-1", "place_kind": "neonatal"}
    background.note_background(world.coordinator, death=death, **told)
    asked = gathering.ask_for_information(
        world.coordinator, death=death, organisation=world.organisation("Police"), due=factories.clock.today()
    )
    gathering.note_returned(world.coordinator, information_request=asked, on=asked.due, knew=True, said="Known.")
    wait = gathering.begin_wait(world.coordinator, death=death, what="inquest", since=factories.DIED)
    gathering.end_wait(world.coordinator, wait=wait, on=factories.clock.today())
    family.keep_family(world.coordinator, death=death, key_worker="Nell", wishes="", do_not_contact=True)
    family.note_sent(world.coordinator, death=death, on=factories.DIED, what="A booklet")
    factors.note_factor(
        world.coordinator, death=death, domain="B", relevance="2", modifiable="yes", what="Smoke", follows="action"
    )
    factories.differing(world, death)
    more = CaseRow(3, {"case_number": "E-9", "nhs_number": "9434765919", "height": "52"})
    case_files.take_file(world.coordinator, partnership=world.partnership, cases=[more])
    with inside_an_operation(world.coordinator):
        gathering.note_referral(death=death, review_ref="abcdefghjk")
    meeting.plan_review_meeting(
        world.coordinator, death=Death.objects.get(pk=death.pk), on=factories.clock.today()
    )  # fmt: skip
    meeting.hold_review_meeting(world.coordinator, death=Death.objects.get(pk=death.pk), on=factories.clock.today())
    death = gathering.make_ready(world.coordinator, death=Death.objects.get(pk=death.pk))
    panel = factories.planned(world)
    row = factories.put(world, death, panel, sitting[0])
    opened = factories.opened(world, panel.room)
    panels.correct_summary(world.coordinator, on_panel=row, summary="A baby who slept.", opened=opened)
    factories.too_near(world, row, sitting[1])
    panels.send_pack(world.coordinator, panel=panel)
    panels.hold_panel(world.coordinator, panel=panel, came=sitting)
    gathering.answer_facts(
        world.coordinator, death=death, answers=dict.fromkeys(("smoking", "alcohol"), "yes")
        | dict.fromkeys(("domestic_abuse", "co_sleeping"), "not_known"),
    )  # fmt: skip
    analysis.agree_analysis(world.coordinator, death=death, chosen=["8", "3"], modifiable="identified", action=True)
    factories.acted(world, factories.released(world, death))
    death = Death.objects.get(pk=death.pk)
    for form in FORMS:
        submitting.note_submission(world.coordinator, death=death, form=form, sent_on=factories.clock.today())
    analysis.close_death(world.coordinator, death=death, feedback="not_asked", why="They wish to be left alone")
    return Death.objects.get(pk=death.pk)


def about(model, death: Death) -> models.QuerySet:
    """The rows of a table that lead to a death."""
    names = {field.name for field in model._meta.fields}
    if model is Death:
        return Death.objects.filter(pk=death.pk)
    if "death" in names:
        return model.objects.filter(death=death)
    if "on_panel" in names:
        return model.objects.filter(on_panel__death=death)
    return model.objects.filter(room=death.room) if "room" in names else model.objects.none()


def standing(death: Death) -> dict[str, int]:
    """How many rows of each table of the module lead to a death."""
    tables = apps.get_app_config(Death._meta.app_label).get_models()
    return {model.__name__: found for model in tables if (found := about(model, death).count())}


def test_of_an_erased_death_its_key_its_state_and_its_years_are_left(world):
    death = told_everything(world)
    led = set(standing(death))
    every = {
        model.__name__ for model in apps.get_app_config(Death._meta.app_label).get_models()
        if {"death", "on_panel", "room"} & {field.name for field in model._meta.fields}
    } - {"Panel"}  # fmt: skip
    assert led == every, "each table that can lead to a death has a row of this one"
    erased(world, death.room)
    assert standing(death) == {"Death": 1}
    row = Death.objects.get(pk=death.pk)
    for field in Death._meta.concrete_fields:
        if field.name not in STANDS:
            left = getattr(row, field.attname)
            assert left == NOTHING.get(field.name, field.get_default()) or not left, field.name
    assert (row.month, row.notified_on) == (date(2025, 4, 1), date(2025, 4, 1))
    assert row.state == death.state
    assert not Due.objects.filter(record_ref=death.ref, done_at=None, lifted_at=None).exists()


def test_nothing_of_an_erased_death_is_moved_and_its_page_says_what_is_left(world):
    death = factories.agreed(world, factories.members(world))
    erased(world, death.room)
    death = Death.objects.get(pk=death.pk)
    opened = factories.opened(world, death.room)
    with pytest.raises(NotPermitted):
        setting_right.reopen_analysis(world.coordinator, death=death, reason="other", why="", opened=opened)
    page = world.client("coordinator").get(f"/ashmere/child-deaths/{death.ref}/").content.decode()
    assert "was erased" in page
    assert "2025/26" in page
    assert "Trauma" not in page
    ended = world.client("coordinator").get("/ashmere/child-deaths/").content.decode()
    assert "Erased" in ended


def test_a_file_writes_nothing_back_under_the_key_of_an_erased_death(world):
    death = factories.agreed(world, factories.members(world))
    erased(world, death.room)
    row = CaseRow(2, {"case_number": "E-9", "key": death.key, "smoking": "yes", "place": "Another place"})
    [outcome] = case_files.take_file(world.coordinator, partnership=world.partnership, cases=[row])
    assert (outcome.what, outcome.sentence) == ("passed", "What stood here of it was erased.")
    assert standing(death) == {"Death": 1}


def counted(world) -> tuple:
    """Everything that is counted of deaths, but by which agency and in how many days."""
    shown = small.small_counts(world.partnership)
    year = Period.financial_year_of(many.last_year())
    indicators = [
        figures.FIGURES[key](world.partnership, year)
        for key in figures.FIGURES if key != "deaths.days_to_review_here"
    ]  # fmt: skip
    return (
        [each for each in shown.tables if each.key != "completed-time"],
        [(each.label, each.this_year, each.since, each.not_asked) for each in shown.unknown],
        [(each.population, each.until, each.counts) for each in next_tables(world.partnership)],
        indicators,
    )


def test_every_count_is_as_it_was_before(world):
    gone = many.reviewed(world, 3, category="2", modifiable="inadequate", smoking="not_known", ethnic_group="asian")
    gone += many.reviewed(world, 2, kind="neonatal", age="0-27d", deprivation="2019-3", smoking="not_known")
    many.reviewed(world, 40, modifiable="identified")
    gone.append(factories.notified(world))
    before = counted(world)
    erased(world, *[death.room for death in gone])
    assert counted(world) == before
    assert before[2], "something of it can be put out"
    assert not InformationRequest.objects.filter(death__in=gone).exists()
    year = Period.financial_year_of(many.last_year())
    assert figures.days_to_review(world.partnership, year) == {}, "it is not counted again"
    many.put_out(world)
    found = pictures.tables_of(pictures.pictures_of(world.partnership))
    assert "45" in next(each for each in found if each.key == "completed-age").rows[-1]


def test_what_is_left_is_counted_in_one_dimension_at_a_time_and_leads_to_no_key(world):
    [death] = many.reviewed(world, 1, category="2")
    erased(world, death.room)
    columns = {field.name for field in Left._meta.fields}
    assert columns == {"id", "partnership", "population", "dimension", "code", "panel", "year", "count"}
    assert {each.count for each in Left.objects.all()} == {1}
    assert counting.erased(world.partnership).get() == death


def test_what_was_withdrawn_or_transferred_is_left_in_no_count(world):
    away, out = factories.transferred(world), factories.notified(world)
    setting_right.withdraw_death(world.coordinator, death=out, reason="mistake")
    erased(world, away.room, out.room)
    assert not Left.objects.exists()
    assert Death.objects.get(pk=away.pk).area == ""


def test_what_a_panel_read_goes_with_the_death_unless_its_room_is_held(world):
    sitting = factories.members(world)
    death, panel = factories.panelled(world, sitting)
    hold = {"why": "inquest", "review_on": factories.clock.today()}
    placed = hold_room(world.coordinator, room=panel.room, **hold)
    erased(world, death.room)
    row = OnPanel.objects.get(panel=panel)
    assert row.summary.open(factories.opened(world, panel.room)) == factories.SUMMARY
    release_hold(world.coordinator, hold=placed)
    erased(world, panel.room)
    assert not OnPanel.objects.exists()
    assert not EarlierSummary.objects.exists()


def test_an_erased_panel_leaves_that_a_death_was_on_it_and_no_word_of_it(world):
    death = told_everything(world)
    panel = OnPanel.objects.get().panel
    erased(world, panel.room)
    row = OnPanel.objects.get()
    assert (row.death, bool(row.summary)) == (death, False)
    assert not EarlierSummary.objects.exists()
    assert not Conflict.objects.exists()
    for record, place in ((death, ""), (panel, "panels/")):
        factories.opened(world, record.room)
        assert world.client("coordinator").get(f"/ashmere/child-deaths/{place}{record.ref}/").status_code == 200
    erased(world, death.room)
    assert OnPanel.objects.count() == 0
    assert world.client("coordinator").get(f"/ashmere/child-deaths/panels/{panel.ref}/").status_code == 200
