"""A wrong table is taken back: it stands nowhere any more, and hides as before what somebody who kept it could tell."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.documents import tree
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.periods import Period
from lineofsight.learn.child_deaths.models import PutOut, TakenBack
from lineofsight.learn.child_deaths.rules.pictures import COMPLETED
from lineofsight.learn.child_deaths.selectors import pictures
from lineofsight.learn.child_deaths.selectors import year_reports as reports
from lineofsight.learn.child_deaths.services import putting_out, year_reports
from lineofsight.learn.child_deaths.tests import many
from lineofsight.learn.child_deaths.tests.test_deaths import refused_to_rank
from lineofsight.learn.child_deaths.tests.test_pictures import PAGE, stocked

WHY = "Two were counted in the wrong line."


def found(world) -> pictures.Pictures:
    return pictures.pictures_of(world.partnership)


def tables(world) -> dict[str, pictures.Shown]:
    return {each.key: each for each in pictures.tables_of(found(world))}


def taken(world, key: str = "completed-category"):
    return putting_out.take_back_table(world.coordinator, partnership=world.partnership, key=key, reason=WHY)


def hidden(world) -> dict[str, frozenset]:
    """What is hidden in each table of completed reviews."""
    return {name: picture.hidden for name, picture in found(world).completed.items()}


def test_a_wrong_table_stands_nowhere_any_more_and_who_took_it_back_does(world):
    stocked(world)
    many.put_out(world)
    before = tables(world)
    told = {"partnership": world.partnership, "key": "completed-category"}
    refused_to_rank(world, putting_out.take_back_table, reason=WHY, **told)
    with pytest.raises(MoveRefused, match="day stands in it"):
        putting_out.take_back_table(world.coordinator, reason="The death of 9 March 2026.", **told)
    for key in ("completed-nothing", "completed-category-neonatal"):
        with pytest.raises(MoveRefused, match="No such table"):
            taken(world, key)
    taken(world)
    gone = {key for key in before if key.startswith("completed-category")}
    assert len(gone) > 1, "each panel’s with it"
    assert {key: each for key, each in before.items() if key not in gone} == tables(world)
    client = world.client("manager")
    page = client.get(PAGE).content.decode()
    assert "Suicide or deliberate self-inflicted harm" not in page
    assert WHY in page
    assert "Cy Coordinator" in page
    assert client.get(f"{PAGE}completed-category.csv").status_code == 404
    report = year_reports.begin_report(
        world.coordinator, partnership=world.partnership, year=Period.financial_year_of(clock.today()).previous()
    )  # fmt: skip
    said = str(tree.to_json(reports.document_of(report)))
    assert "Category of death" not in said
    assert "Modifiable factors" in said
    with pytest.raises(MoveRefused, match="No such table"):
        taken(world)
    with pytest.raises(DatabaseError), transaction.atomic():
        TakenBack.objects.update(reason="")


def test_what_a_table_that_was_taken_back_told_counts_for_what_is_hidden_as_before(world):
    stocked(world)
    many.put_out(world)
    first, was = hidden(world), PutOut.objects.filter(population=COMPLETED).get().counts
    taken(world)
    assert hidden(world) == first
    year_on = clock.now() + timedelta(days=366)
    with clock.set_clock(lambda: year_on):
        many.reviewed(world, 24, category="2", age="1-4", modifiable="identified")
        many.reviewed(world, 3, category="9")
        many.put_out(world)
        rows = [each for each in PutOut.objects.all()]
        as_if_it_stood = pictures.put_out(rows, COMPLETED)
        assert hidden(world) == {name: picture.hidden for name, picture in as_if_it_stood.items()}
        shown = tables(world)["completed-category"]
        assert len(shown.head) == 2, "the later year alone, and no sum with what was taken back"
        assert shown.head[1] == tables(world)["completed-age"].head[2]
    assert PutOut.objects.filter(population=COMPLETED).first().counts == was, "what was counted is kept"


def test_the_middle_of_how_long_it_took_is_taken_back_by_itself(world):
    many.reviewed(world, 30)
    many.put_out(world)
    assert "completed-time" in tables(world)
    page = world.client("coordinator").get(f"{PAGE}completed-time/take-back/").content.decode()
    assert "Take back: From notification" in page
    taken(world, "completed-time")
    assert "completed-time" not in tables(world)
    assert "completed-took" in tables(world)
    assert "Take it back" not in world.client("manager").get(PAGE).content.decode()
