"""An indicator's run as a control chart: limits where they may be drawn, and one sentence that says what is signal."""

from decimal import Decimal

from lineofsight.core.access.actors import system
from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.tests.test_indicator_page import page

CONTACTS, ON_TIME, PLANS = "front_door.contacts", "protection.assessments_on_time", "protection.plans"
FIRST = Period.parse("2021-04-01/2021-06-30")
STEADY = (101, 99, 103, 98, 102, 100, 97, 101, 104, 99, 100, 102)


def known(world, key: str, values, *, of: int | None = None, first: Period = FIRST, step: int = 3) -> Period:
    """Load a run of values as history, a quarter each unless told; returns the last period."""
    council = world.organisation("Council")
    told = []
    for at, value in enumerate(values):
        period = first.shifted(step * at)
        counts = {"numerator": Decimal(value), "denominator": Decimal(of) if of else None}
        told.append((insight.Reading(library.indicator(key), period, **counts), insight.Told(council, "returned")))
    insight.load_published(system("tests"), partnership=world.partnership, values=told)
    return period


def shown(world, key: str, last: Period, name: str = "manager") -> str:
    return page(world, key, name, f"?period={last}")


def test_what_only_chance_moved_is_said_to_be_so_and_a_jump_is_a_signal(world):
    last = known(world, CONTACTS, [*STEADY, 100])
    html = shown(world, CONTACTS, last)
    assert "Nothing here is more than the usual play of chance." in html
    assert ("los-svg__limits" in html, "los-svg__signal" in html) == (True, False)
    last = known(world, CONTACTS, [131], first=last.next())
    html = shown(world, CONTACTS, last)
    assert "The latest value is higher than chance alone would make it." in html
    assert html.count("los-svg__signal") == 1
    html = shown(world, CONTACTS, known(world, CONTACTS, [100], first=last.next()))
    assert "The latest value is within the usual play of chance; one earlier value was not." in html
    assert "That is the" not in html.split("los-run")[0].split("play of chance")[0], "neither way is better"


def test_limits_are_of_the_first_twelve_values_and_later_ones_do_not_move_them(world):
    last = known(world, CONTACTS, STEADY)
    before = limits_in(shown(world, CONTACTS, last))
    last = known(world, CONTACTS, [160, 170, 165], first=last.next())
    after = limits_in(shown(world, CONTACTS, last))
    assert len(before) == 1
    assert before == after


def limits_in(html: str) -> set[str]:
    """The limits that the chart's table names."""
    cells = html.split("What it shows", 1)[1].split("</table>", 1)[0].split("<td")
    return {cell.split(">", 1)[1].split("<")[0] for cell in cells if ">from " in cell}


def test_which_way_is_better_is_said_where_one_is_and_no_share_is_above_the_whole(world):
    last = known(world, ON_TIME, [*[970, 990] * 6, 900], of=1000)
    html = shown(world, ON_TIME, last)
    assert "lower than chance alone would make it. That is the worse way." in html
    assert {limits.split(" to ")[1] for limits in limits_in(html)} == {"100"}


def test_where_no_limits_are_drawn_it_says_why(world):
    yearly = shown(world, CONTACTS, known(world, CONTACTS, STEADY, first=Period.financial_year(2010), step=12))
    assert "No limits are drawn: one value a year does not show how much chance moves it" in yearly
    hidden = shown(world, ON_TIME, known(world, ON_TIME, [*STEADY, 3], of=120))
    assert "No limits are drawn: some values are hidden" in hidden
    assert "los-svg__limits" not in yearly + hidden


def test_too_few_values_have_no_limits_and_too_few_is_what_is_said(world):
    html = shown(world, CONTACTS, known(world, CONTACTS, STEADY[:11]))
    assert "los-svg__limits" not in html
    assert "11 values are too few to tell a trend from chance" in html
    assert "No limits" not in html


def test_after_a_break_a_stretch_has_its_own_limits_or_none_yet(world):
    last = known(world, CONTACTS, [*STEADY, 150, 152, 149])
    insight.mark_break(
        world.analyst, partnership=world.partnership, indicator=library.indicator(CONTACTS),
        on=last.shifted(-6).start, note="Counted anew",
    )  # fmt: skip
    html = shown(world, CONTACTS, last)
    assert html.count("los-svg__centre") == 1, "the stretch before has its own"
    assert "higher than chance" not in html
    last = known(world, CONTACTS, [151, 148, 150, 153, 149, 152, 150, 151, 149], first=last.next())
    assert shown(world, CONTACTS, last).count("los-svg__centre") == 2
