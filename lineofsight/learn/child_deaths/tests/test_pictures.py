"""Cumulative tables over rows: two populations apart, protected for whoever reads them, small counts for keepers."""

import csv
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death, PutOut
from lineofsight.learn.child_deaths.rules import hiding
from lineofsight.learn.child_deaths.rules.hiding import POLICY
from lineofsight.learn.child_deaths.selectors import counting, pictures, small
from lineofsight.learn.child_deaths.selectors.putting_out import next_tables
from lineofsight.learn.child_deaths.services import putting_out
from lineofsight.learn.child_deaths.tests import factories, many

PAGE = "/ashmere/child-deaths/pictures/"


def tables(world):
    """Every protected table, by key, of what is put out now."""
    if next_tables(world.partnership):
        many.put_out(world)
    return {each.key: each for each in pictures.tables_of(pictures.pictures_of(world.partnership))}


def line(shown, label):
    """One line of a table."""
    return next(row for row in shown.rows if row[0] == label)


def stocked(world):
    """Forty-two reviews of last year, three of them with what is rare."""
    many.reviewed(world, 15, modifiable="identified", category="3", age="1-4")
    many.reviewed(world, 24, smoking="not_known")
    many.reviewed(world, 3, category="2", kind="neonatal", age="0-27d", smoking="not_asked")


def test_reviews_completed_stand_by_year_with_their_base_and_small_counts_hidden(world):
    stocked(world)
    made = tables(world)
    factors = made["completed-modifiable"]
    assert line(factors, "Modifiable factors identified")[1:] == ("15 of 42 (36%)",)
    assert line(factors, "Of all")[1:] == ("42",)
    category = made["completed-category"]
    assert line(category, "Suicide or deliberate self-inflicted harm")[1] == f"{POLICY.symbol} of 42"
    hidden = [row for row in category.rows if row[1].startswith(POLICY.symbol)]
    assert len(hidden) == 2, "a second is hidden, so that the base does not tell the first"
    assert line(made["completed-time"], "All panels together")[1] == "200 days (from 7 to 7 months), of 42"
    assert line(made["completed-time"], "Neonatal panel")[1] == POLICY.symbol
    assert line(made["completed-modifiable-neonatal"], "Of all")[1] == POLICY.symbol


def test_deaths_notified_and_reviews_completed_are_two_populations_in_no_one_table(world):
    many.reviewed(world, 12, days=400)
    many.reviewed(world, 11)
    transferred = factories.notified(world)
    Death.objects.filter(pk=transferred.pk).update(state="transferred")
    made = tables(world)
    notified, completed = made["notified-age"], made["completed-age"]
    assert {each.population for each in made.values()} == {notified.population, completed.population}
    assert [line(notified, "Of all")[-1], line(completed, "Of all")[-1]] == ["23", "23"]
    assert notified.head[1] != completed.head[1], "counted by other years"
    assert len(counting.notified_in(world.partnership)) == 23, "another area’s death is not ours"


def test_a_review_opened_again_is_not_complete_and_the_year_under_way_waits(world):
    one, *_ = many.reviewed(world, 12)
    Death.objects.filter(pk=one.pk).update(state="ready")
    many.reviewed(world, 20, on=clock.today())
    assert line(tables(world)["completed-age"], "Of all")[1] == "11"


def test_what_was_put_out_stays_whatever_is_entered_later_of_its_years(world):
    """Another year before, another review within, one taken back: none of them moves a line or a column."""
    stocked(world)
    before = tables(world)
    with pytest.raises(MoveRefused, match="No years have ended"):
        many.put_out(world)
    [one, *_] = many.reviewed(world, 14, category="2")
    many.reviewed(world, 30, on=many.last_year() - timedelta(days=365))
    Death.objects.filter(pk=one.pk).update(state="withdrawn")
    assert tables(world) == before
    assert "No years have ended" in world.client("coordinator").get(f"{PAGE}put-out/").content.decode()
    with pytest.raises(DatabaseError), transaction.atomic():
        PutOut.objects.update(counts={})


def test_what_is_hidden_is_settled_when_tables_are_put_out_and_read_from_then_on(world, monkeypatch):
    """A later release that would choose other cells changes nothing that somebody may have kept, and no page asks."""
    stocked(world)
    before = tables(world)
    monkeypatch.setattr(hiding, "protected", unasked)
    assert tables(world) == before
    assert POLICY.symbol in world.client("chair").get(PAGE).content.decode()
    monkeypatch.undo()
    year_on = clock.now() + timedelta(days=366)
    with clock.set_clock(lambda: year_on):
        many.reviewed(world, 40)
        many.put_out(world)
    rows = PutOut.objects.filter(population="completed")
    columns = [{column for cells in row.hidden.values() for *_, column in cells} for row in rows]
    assert columns[0].isdisjoint(columns[1]), "each has its own years alone"
    year = many.last_year().year
    assert columns[0] == {f"{year}-{year}"}


def unasked(*_, **__):
    raise AssertionError("It was settled before.")


def test_the_next_years_stand_beside_those_that_were_put_out_and_in_the_same_layout(world):
    many.reviewed(world, 30)
    first = tables(world)
    year_on = clock.now() + timedelta(days=366)
    with clock.set_clock(lambda: year_on):
        many.reviewed(world, 3)
        many.reviewed(world, 40, category="3", age="1-4")
        then = tables(world)
    assert line(first["completed-age"], "Of all")[1:] == ("30",)
    assert then["completed-age"].head[1] == first["completed-age"].head[1]
    assert line(then["completed-age"], "Of all")[1:] == ("30", "43", "73")


def test_the_coordinator_alone_puts_tables_out_and_nobody_reads_one_before(world):
    stocked(world)
    page = f"{PAGE}put-out/"
    for somebody in ("chair", "manager", "chief_executive", "scrutineer"):
        assert world.client(somebody).get(page).status_code == 403
        with pytest.raises(NotPermitted):
            putting_out.put_out_tables(getattr(world, somebody), partnership=world.partnership)
    assert "15 of 42" not in world.client("chair").get(PAGE).content.decode()
    coordinator = world.client("coordinator")
    assert "put-out" in coordinator.get(PAGE).content.decode()
    assert "entered later of these years" in coordinator.get(page).content.decode()
    assert coordinator.post(page, follow=True).status_code == 200
    assert PutOut.objects.count() == 2
    assert "15 of 42" in world.client("chair").get(PAGE).content.decode()
    assert coordinator.post(page).status_code == 200, "there is nothing more to put out, and the page says so"


def test_the_rate_of_what_was_not_known_stands_by_fact_and_by_agency(world):
    stocked(world)
    made = tables(world)
    smoking = made["completed-fact-smoking"]
    assert POLICY.symbol in line(smoking, "Not asked")[1]
    found = small.small_counts(world.partnership)
    first = found.unknown[0]
    assert (first.label, first.since.text, first.not_asked) == ("Smoking in the household", "24 of 42 (57%)", 3)
    assert dict(first.agencies)[many.HOSPITAL].text == "24 of 42 (57%)"
    many.reviewed(world, 20, on=clock.today(), smoking="not_asked")
    assert small.small_counts(world.partnership).unknown[0].this_year.text == "0 of 20 (0%)"


def test_the_pages_small_counts_for_the_coordinator_alone_and_a_table_as_a_file(world):
    stocked(world)
    many.put_out(world)
    assert many.HOSPITAL not in str(tables(world)), "whom somebody asked about a child is written in its room"
    coordinator, chair = world.client("coordinator"), world.client("chair")
    for client in (coordinator, chair):
        page = client.get(PAGE).content.decode()
        assert "15 of 42 (36%)" in page
        assert "3 of 42" not in page
    assert "3 of 42" in coordinator.get(f"{PAGE}small/").content.decode()
    for somebody in ("chair", "manager", "chief_executive", "scrutineer"):
        assert world.client(somebody).get(f"{PAGE}small/").status_code == 403
    assert world.client("analyst").get(PAGE).status_code == 403
    saved = chair.get(f"{PAGE}completed-modifiable.csv")
    rows = list(csv.reader(saved.content.decode("utf-8-sig").splitlines()))
    assert rows[1][:2] == ["Modifiable factors identified", "15 of 42 (36%)"]
    assert "Reviews completed" in rows[1][3]
    assert coordinator.get(f"{PAGE}small.csv").status_code == 404


def test_nothing_is_shown_where_no_year_has_ended(world):
    many.reviewed(world, 3, on=clock.today(), days=0)
    assert pictures.pictures_of(world.partnership).length == 0
    assert tables(world) == {}
    assert world.client("chair").get(PAGE).status_code == 200
