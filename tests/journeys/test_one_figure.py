"""One figure, all the way: from an empty installation to a signed report and a correction after it, by keyboard alone.

The product runs as it does for its users: its own commands, server, worker, real mail, both steps of signing in.
"""

from datetime import timedelta

import pytest

from lineofsight.core.insight import library
from lineofsight.kernel import clock
from tests.browser import chromium
from tests.journeys import ashmere
from tests.journeys.ashmere import ANALYST, CORRECTED, PRINTED
from tests.journeys.asking import (
    ask_for,
    close_request,
    the_supplier_answers,
    the_supplier_answers_and_is_asked_to_confirm,
    the_supplier_corrects_it,
)
from tests.journeys.beginning import the_administrator_makes_the_partnership, the_manager_joins_and_invites
from tests.journeys.desk import Desk, picture
from tests.journeys.keyboard import Keyboard
from tests.journeys.report import Report

__all__ = ["chromium"]
pytestmark = [pytest.mark.browser]
YEAR, YEAR_BEFORE = "2018/19", "2017/18"


@pytest.fixture
def desk(live, chromium, request) -> Desk:
    """The people, before anybody has come in."""
    request.node.user_properties.append(("browser", chromium.version))
    return Desk(live, chromium)


def test_one_figure_all_the_way(desk, tmp_path):
    the_administrator_makes_the_partnership(desk, tmp_path)
    the_manager_joins_and_invites(desk)
    with desk.window() as analyst:
        desk.join(analyst, desk.letter(ANALYST, "Make your account"), ANALYST)
        ask_for(desk, analyst, YEAR_BEFORE)
        the_supplier_answers(desk, ashmere.BEFORE)
        close_request(desk, analyst, YEAR_BEFORE)
        ask_for(desk, analyst, YEAR)
        link = the_supplier_answers_and_is_asked_to_confirm(desk)
        the_scorecard_shows_it(desk, analyst)
    report = Report(desk)
    with desk.window() as manager:
        report.is_made(manager)
        report.is_written_with_the_figure_placed()
        report.is_sent_for_sign_off(manager)
        report.is_signed_by_every_partner()
        report.is_published(manager)
    before = report.holds_the_value()
    the_supplier_corrects_it(desk, link)
    report.still_says_what_was_signed(before)
    both_values_can_be_seen(desk)
    assert desk.seen_focus > 100, "the focus was looked at on the way, not only at the end"


def the_scorecard_shows_it(desk: Desk, analyst: Keyboard) -> None:
    """The value stands on the scorecard and on its own page; the day before, nothing was known."""
    analyst.open(f"{desk.live.address}/ashmere/")
    analyst.follow("Know the story", within=analyst.page.get_by_role("navigation", name="Main"))
    analyst.follow("Scorecard")
    name = library.indicator(ashmere.CONTACTS).name
    row = analyst.page.get_by_role("row").filter(has=analyst.page.get_by_role("link", name=name, exact=True))
    assert PRINTED in row.inner_text()
    picture(analyst.page, "scorecard")
    analyst.follow(name)
    assert PRINTED in analyst.page.locator(".los-lede").inner_text()
    picture(analyst.page, "indicator")
    analyst.follow("Scorecard")
    yesterday = clock.today() - timedelta(days=1)
    analyst.date("As it was known on which day?", yesterday.day, yesterday.month, yesterday.year)
    analyst.press("Show")
    assert PRINTED not in analyst.page.locator("main").inner_text()
    assert "not returned" in row.inner_text().lower()


def both_values_can_be_seen(desk: Desk) -> None:
    """The scorecard gives the value that stands; where it comes from gives both, and why."""
    with desk.window() as analyst:
        analyst.open(f"{desk.live.address}/ashmere/performance/")
        desk.sign_in(analyst, ANALYST, without_the_app=True)
        assert analyst.heading == "What moved, and what is missing?", "after signing in one is where one meant to be"
        link = analyst.page.get_by_role("link", name=f"{CORRECTED} {library.indicator(ashmere.CONTACTS).name}")
        analyst.enter(link)
        values = analyst.part("table", "Values for this period, the latest first").inner_text()
        assert f"{CORRECTED} (this one)" in values
        assert PRINTED in values
        assert ashmere.REASON in values
        picture(analyst.page, "where-a-figure-comes-from")
