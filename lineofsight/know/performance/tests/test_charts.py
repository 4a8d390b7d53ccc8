"""The right chart for a run: by its counts where the analyst chose so, about its median where it is short, a line where
it is mostly noughts; and for each why not another."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.insight import library
from lineofsight.kernel import spc
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance import selectors
from lineofsight.know.performance.models import ChosenChart
from lineofsight.know.performance.rules.charts import (
    MOSTLY_NOUGHT,
    Drawn,
    mostly_nought,
    run_chart_of,
    run_sentence,
    why_not_drawn_as,
)
from lineofsight.know.performance.services import charts
from lineofsight.know.performance.tests.test_control import CONTACTS, ON_TIME, STEADY, known, limits_in, shown

WHY = "Each quarter is a share of another number"
HELD = (700, 720, 690, 710, 705, 695, 715, 700, 698, 702, 708, 699, 701)
RISING = (90, 91, 92, 93, 94, 106, 107, 108, 109, 110, 111)


def chosen(world, drawn=Drawn.P, key=ON_TIME, actor=None):
    return charts.choose_chart(
        actor or world.analyst, partnership=world.partnership, indicator=library.indicator(key), drawn=drawn,
        reason=WHY,
    )  # fmt: skip


def shares(world):
    """Shares of two sizes of whole, by turns."""
    first = known(world, ON_TIME, HELD[:1], of=1000)
    for at, held in enumerate(HELD[1:]):
        first = known(world, ON_TIME, [held * (1 + at % 2)], of=1000 * (1 + at % 2), first=first.next())
    return first


def test_limits_by_counts_are_wider_where_the_whole_is_less_and_say_who_chose_them(world):
    last = shares(world)
    assert len(limits_in(shown(world, ON_TIME, last))) == 1
    chosen(world)
    html = shown(world, ON_TIME, last)
    assert len(limits_in(html)) == 2, "one for each size of whole"
    assert html.count("los-svg__limits") >= 12, "stepped"
    assert f"{WHY}. Chosen by Ana Analyst" in html
    drawn = world.client("chair").get(f"/ashmere/performance/indicators/{ON_TIME}/chart.svg?period={last}")
    assert drawn.content.decode().count("los-svg__limits") >= 12


def test_page_and_pack_judge_by_the_chart_that_was_chosen_and_as_it_was_on_a_day(world):
    """A fall to 66.5% is a signal among single values that hardly move, and none by chance in shares of a thousand."""
    about, last = library.indicator(ON_TIME), shares(world)
    last = known(world, ON_TIME, [665], of=1000, first=last.next())

    def verdict():
        return selectors.verdicts(world.partnership, [about], last)[ON_TIME]

    assert verdict().signal
    assert verdict().sentence in shown(world, ON_TIME, last)
    chosen(world)
    assert not verdict().signal
    assert verdict().sentence in shown(world, ON_TIME, last)


def test_a_short_run_is_drawn_about_its_median_and_page_and_pack_say_the_same(world):
    last = known(world, CONTACTS, RISING)
    html = shown(world, CONTACTS, last)
    verdict = selectors.verdicts(world.partnership, [library.indicator(CONTACTS)], last)[CONTACTS]
    assert verdict.sentence in html
    assert ("the median it is judged by" in html, "los-svg__limits" in html) == (True, False)
    assert "Something other than chance moved these values" in html
    assert (verdict.signal, verdict.variation) == (False, None), "nothing is said of the latest value by itself"


def test_mostly_noughts_are_a_line_that_says_why(world):
    html = shown(world, CONTACTS, known(world, CONTACTS, [0, 0, 9, 0, 0, 0, 12, 0, 0, 0, 7, 0, 0]))
    assert MOSTLY_NOUGHT in html
    assert ("los-svg__centre" in html, "los-svg__limits" in html) == (False, False)


def test_what_its_values_do_not_allow_is_refused_with_the_reason_and_not_offered(world):
    known(world, CONTACTS, STEADY)
    with pytest.raises(MoveRefused, match="is of a share, and this is none"):
        chosen(world, Drawn.P, CONTACTS)
    with pytest.raises(MoveRefused, match="already"):
        chosen(world, Drawn.XMR, CONTACTS)
    html = world.client("analyst").get(f"/ashmere/performance/indicators/{CONTACTS}/chart/").content.decode()
    assert 'value="p"' not in html
    assert "and this is none" in html


def test_it_is_chosen_by_the_analyst_alone_on_its_page_and_every_row_stays(world):
    shares(world)
    for name in ("manager", "chair", "lead", "scrutineer", "neighbour"):
        with pytest.raises(NotPermitted):
            chosen(world, actor=getattr(world, name))
    where = f"/ashmere/performance/indicators/{ON_TIME}/chart/"
    client = world.client("analyst")
    assert "Say why" in client.post(where, {"drawn": "p"}).content.decode()
    client.post(where, {"drawn": "p", "reason": WHY})
    client.post(where, {"drawn": "xmr", "reason": "As before"})
    assert [row.drawn for row in ChosenChart.objects.all()] == ["p", "xmr"]
    with pytest.raises(DatabaseError), transaction.atomic():
        ChosenChart.objects.update(reason="Another")


values = st.lists(st.one_of(st.none(), st.integers(0, 30).map(Decimal)), max_size=16)


@pytest.mark.once
@given(values)
def test_a_median_is_drawn_only_where_ten_values_lie_off_it_and_says_what_its_chart_says(run):
    chart = run_chart_of(run)
    there = [each for each in run if each is not None]
    assert chart is None or sum(float(each) != chart.median for each in there) >= 10
    if chart:
        assert ("other than chance" in run_sentence(chart)) == chart.is_signal


@pytest.mark.once
@given(values)
def test_most_are_nought_where_more_than_half_are(run):
    there = [each for each in run if each is not None]
    assert (mostly_nought(run) is not None) == (there.count(Decimal(0)) > len(there) / 2)


@pytest.mark.once
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), min_size=12, max_size=20), st.sampled_from(Drawn))
def test_whatever_is_offered_can_be_drawn(pairs, drawn):
    kind = {"p": "percentage", "u": "rate"}.get(drawn[:1], "count")
    if why_not_drawn_as(drawn, kind, [(Decimal(part), Decimal(whole)) for part, whole in pairs]) is None:
        made = {"p": spc.p_chart, "u": spc.u_chart}.get(drawn[:1])
        parts, wholes = zip(*pairs, strict=True)
        assert made is None or len(made(parts, wholes, prime=drawn.prime, baseline=12).points) == len(pairs)
    assert why_not_drawn_as(Drawn.P, "percentage", [(None, Decimal(3))]) is not None


@pytest.mark.once
def test_later_shares_do_not_move_the_limits_of_the_first_twelve():
    parts, wholes = [5, 6] * 6, [50] * 12
    before, after = (
        spc.p_chart(parts + more, wholes + [50] * len(more), prime=True, baseline=12) for more in ([], [30, 40])
    )
    assert [point.upper for point in after.points[:12]] == [point.upper for point in before.points]
    assert after.latest.kind is spc.Kind.ABOVE_UPL
