"""A scorecard does not slow as history grows: it reads a bounded number of values by a bounded number of questions."""

from contextlib import contextmanager
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lineofsight.core.insight import library
from lineofsight.core.insight.models import Observation, Release
from lineofsight.kernel.periods import Period
from lineofsight.know.performance import selectors
from lineofsight.know.performance.tests import factories

LATEST = Period.quarter(date(2026, 7, 1))
AGENCIES = ("Council", "Police", "Health", "School")


def quarters(count: int) -> list[Period]:
    return [LATEST.shifted(-3 * back) for back in range(count)]


def fill(world, wanted: list[Period], keys, agencies) -> None:
    """Values of these quarters, written as a release would have."""
    for period in wanted:
        release = Release.objects.create(partnership=world.partnership, periods=[str(period)], made_by="tests")
        Observation.objects.bulk_create(
            Observation(
                partnership=world.partnership, source=world.organisation(word), indicator=key,
                edition=library.current().edition, start=period.start, end=period.end,
                area=world.partnership.area_code, value=Decimal(100), origin="returned", release=release,
                recorded_by="tests",
            )
            for word in agencies
            for key in keys
        )  # fmt: skip


@contextmanager
def counted():
    """How many values are read inside, and by how many questions."""
    read, made = [], Observation.from_db

    def noted(db, names, values):
        read.append(values)
        return made(db, names, values)

    Observation.from_db = noted
    try:
        with CaptureQueriesContext(connection) as queries:
            yield lambda: (len(read), len(queries))
    finally:
        del Observation.from_db


def cost(world) -> tuple[int, int]:
    manager = world.manager
    with counted() as found:
        lines = selectors.scorecard(manager, world.partnership, LATEST)
    assert lines
    return found()


def test_where_each_agency_answers_only_the_periods_own_values_are_read(world):
    keys = [f"front_door.each_{n}" for n in range(6)]
    factories.issued(world, *(factories.measure(f"each_{n}", f"Each {n}", combine="each") for n in range(6)))
    fill(world, quarters(3), keys, AGENCIES)
    before = cost(world)
    fill(world, quarters(24)[3:], keys, AGENCIES)
    assert cost(world) == before
    assert before[0] == len(keys) * len(AGENCIES)


def test_where_one_speaks_for_the_area_no_more_than_the_drawing_is_read(world):
    factories.issued(world, *(factories.measure(f"one_{n}", f"One {n}") for n in range(6)))
    keys = [f"front_door.one_{n}" for n in range(6)]
    fill(world, quarters(selectors.DRAWN), keys, ["Council"])
    before = cost(world)
    fill(world, quarters(40)[selectors.DRAWN :], keys, ["Council"])
    assert cost(world) == before
    assert before[0] == len(keys) * selectors.DRAWN


@pytest.mark.parametrize("lines", [3, 12])
def test_a_page_asks_as_many_questions_for_few_lines_as_for_many(world, lines):
    factories.issued(world, *(factories.measure(f"one_{n}", f"One {n}") for n in range(lines)))
    fill(world, quarters(3), [f"front_door.one_{n}" for n in range(lines)], ["Council"])
    client = world.client("manager")
    client.get("/ashmere/performance/")
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/ashmere/performance/").status_code == 200
    assert len(queries) <= 26
