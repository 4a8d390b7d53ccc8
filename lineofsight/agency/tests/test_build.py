"""From files of every kind to what would leave: what cannot be counted is said, and what would be wrong is refused."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from lineofsight.agency.build import KINDS, NotCovered, Sources, build, caution
from lineofsight.agency.measures import MEASURES
from lineofsight.agency.read.annex_a import AnnexA, Contact
from lineofsight.agency.read.care import LookedAfter, Stay
from lineofsight.agency.read.census import Census, Child, Episode
from lineofsight.agency.read.missing import Incident, MissingList
from lineofsight.agency.request import Asked, Request
from lineofsight.kernel.periods import Period
from lineofsight.kernel.suppression import DFE_1_5

pytestmark = pytest.mark.once
YEAR = Period.financial_year(2023)
DAY = date(2023, 6, 1)


def asked(measure: str, kind: str = "count", period: Period = YEAR) -> Asked:
    return Asked(f"{measure}.{kind}", measure, "", "", "", "", kind, 1, period, measure, DFE_1_5, ())


def request(*things: Asked) -> Request:
    return Request({"request": "7k3mq0z9xa", "period": str(YEAR), "edition": "x"}, "c", things)


def referred(count: int, day: date = DAY, reference: date = YEAR.end, **more) -> Census:
    children = tuple(Child(n, n, id=f"made-up-{n}", episodes=(Episode(referred=day),)) for n in range(count))
    return Census(reference, children, ("census.xml",), **more)


def test_every_kind_of_file_is_counted_in_one_return():
    records = {
        "cin": referred(30),
        "ssda903": LookedAfter([Stay(f"c{n}", DAY, "S", "C2", "U1") for n in range(20)]),
        "annex_a": AnnexA(tuple(Contact(DAY, "6") for _ in range(12))),
        "missing": MissingList(tuple(Incident(f"c{n % 4}", DAY + timedelta(days=n)) for n in range(9))),
    }
    things = [
        asked("referrals"), asked("referrals", "rate"), asked("started_to_be_looked_after"), asked("contacts"),
        asked("missing_incidents"), asked("missing_children"),
    ]  # fmt: skip
    made = build(request(*things), Sources(records, population=170_000))
    said = {value.indicator: (value.numerator, value.denominator, value.absence) for value in made.values}
    assert said == {
        "referrals.count": (30, None, ""), "referrals.rate": (30, 170_000, ""),
        "started_to_be_looked_after.count": (20, None, ""), "contacts.count": (12, None, ""),
        "missing_incidents.count": (9, None, ""), "missing_children.count": (None, None, "suppressed"),
    }  # fmt: skip
    assert made.left == {}


@pytest.mark.parametrize(
    ("thing", "why"),
    [
        (asked(""), "names no measure"),
        (asked("tea"), "does not know the measure “tea”"),
        (asked("contacts"), "counted from the list of contacts of Annex A, which was not given"),
        (asked("referrals", "rate"), "the number of children in the area was not given"),
    ],
)
def test_what_cannot_be_counted_is_left_out_and_said(thing, why):
    made = build(request(thing, asked("referrals")), Sources({"cin": referred(8)}))
    assert [value.numerator for value in made.values] == [Decimal(8)]
    assert why in made.left[thing.key]


@pytest.mark.parametrize("reference", [date(2023, 3, 31), date(2025, 3, 31)])
def test_a_census_of_another_year_counts_nothing(reference):
    with pytest.raises(NotCovered, match="Give the census of that year"):
        build(request(asked("referrals")), Sources({"cin": referred(8, reference=reference)}))


def test_one_year_alone_is_too_short_for_re_referrals_and_whoever_signs_is_told():
    asks = request(asked("re_referrals", "percentage"))
    said, _ = caution(asks, Sources({"cin": referred(8)}))
    assert "Give the census of the year before" in said


def test_every_measure_is_of_a_kind_that_can_be_given():
    assert {each.source for each in MEASURES.values()} == set(KINDS)
