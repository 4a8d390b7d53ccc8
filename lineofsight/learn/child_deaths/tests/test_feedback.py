"""Closing a death asks whether the family was asked how they were supported; it is counted, without small counts."""

import pytest

from lineofsight.core.access.actors import system
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.counting import Counted, count_here
from lineofsight.core.sealed.services import close_room, set_retention
from lineofsight.core.sealed.services.erasing import erase_room
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.periods import Period
from lineofsight.learn.child_deaths import figures
from lineofsight.learn.child_deaths.models import Death, FamilyFeedback
from lineofsight.learn.child_deaths.selectors import pictures, small
from lineofsight.learn.child_deaths.selectors.putting_out import next_tables
from lineofsight.learn.child_deaths.services import analysis, setting_right
from lineofsight.learn.child_deaths.tests import factories, many
from lineofsight.learn.child_deaths.tests.test_deaths import refused_to_rank
from lineofsight.learn.child_deaths.tests.test_next_steps import page_of


def said(world, death: Death, answer: str, on=None) -> None:
    """What was said when a review was closed, written at once."""
    FamilyFeedback.objects.create(
        partnership=world.partnership, room=death.room, death=death, answer=answer, on=on or many.last_year()
    )


def year() -> Period:
    return Period.financial_year_of(many.last_year())


def test_no_review_is_closed_before_it_is_said_and_why_a_family_was_not_asked_stays_in_the_room(world):
    death = factories.agreed(world, factories.members(world), action=False)
    refused_to_rank(world, analysis.close_death, death=death, feedback="given")
    for told, why in (({"feedback": ""}, "Say first"), ({"feedback": "not_asked"}, "Say why"),
                      ({"feedback": "not_asked", "why": "  "}, "Say why")):  # fmt: skip
        with pytest.raises(MoveRefused, match=why):
            analysis.close_death(world.coordinator, death=death, **told)
    assert not FamilyFeedback.objects.exists()
    analysis.close_death(world.coordinator, death=death, feedback="not_asked", why="They wish to be left alone")
    row = FamilyFeedback.objects.get()
    assert (row.answer, str(row.why), death.state) == ("not_asked", "sealed", "closed")
    page = page_of(world, death)
    assert "They were not asked" in page
    assert "They wish to be left alone" in page


def test_it_is_said_again_when_a_review_that_was_opened_again_is_closed(world):
    death = factories.agreed(world, factories.members(world), action=False)
    analysis.close_death(world.coordinator, death=death, feedback="not_asked", why="Too early")
    setting_right.reopen_death(world.coordinator, death=death, reason="new_information")
    assert not small.families(world.partnership, year().start.year).rows, "it is not closed"
    analysis.close_death(world.coordinator, death=death, feedback="none")
    row = FamilyFeedback.objects.get()
    assert (row.answer, bool(row.why)) == ("none", False)


def test_the_page_that_closes_asks_it(world):
    death = factories.agreed(world, factories.members(world), action=False)
    factories.opened(world, death.room)
    place, client = f"/ashmere/child-deaths/{death.ref}/close/", world.client("coordinator")
    assert "nothing goes to them from here" in client.get(place).content.decode()
    answer = client.post(place, {"feedback": "not_asked", "why": ""})
    assert "Say why the family was not asked" in answer.content.decode()
    assert client.post(place, {"feedback": "given", "why": ""}).status_code == 302


def test_the_share_that_was_asked_is_a_figure_of_ended_years_and_small_counts_do_not_show(world):
    closed = many.reviewed(world, 14)
    for death, answer in zip(closed, ["given"] * 9 + ["none"] * 3 + ["not_asked"] * 2, strict=True):
        said(world, death, answer)
    assert figures.families_asked(world.partnership, year()) == Counted(12, 14)
    assert figures.families_asked(world.partnership, year().next()) == {}, "its year is under way"
    rows = small.small_counts(world.partnership).families.rows
    assert rows == (
        ("They were asked, and answered", "0 of 0", "9 of 14"),
        ("They were asked, and gave no answer", "0 of 0", "3 of 14"),
        ("They were not asked", "0 of 0", "2 of 14"),
    )
    page = world.client("coordinator").get("/ashmere/child-deaths/pictures/small/").content.decode()
    assert "9 of 14" in page
    count_here(system("daily"))
    book = insight.book(world.partnership, {"deaths.families_asked_here"})
    assert book.figure(library.indicator("deaths.families_asked_here"), year()).text == "suppressed"


def test_it_stands_in_no_table_that_leaves_and_is_counted_as_before_once_rooms_are_erased(world):
    closed = many.reviewed(world, 24)
    for death in closed:
        said(world, death, "given" if death in closed[:20] else "not_asked")
    before = (
        small.families(world.partnership, 2020), figures.families_asked(world.partnership, year()),
        [(each.population, each.counts) for each in next_tables(world.partnership)],
    )  # fmt: skip
    rule = set_retention(world.icb, partnership=world.partnership, holds=Death.KIND, years=1, schedule="Line 4")
    for death in closed[18:22]:
        close_room(world.coordinator, room=death.room, reason="done")
        assert erase_room(system("tests"), room=death.room, rule=rule)
    assert FamilyFeedback.objects.count() == 20
    assert before == (
        small.families(world.partnership, 2020), figures.families_asked(world.partnership, year()),
        [(each.population, each.counts) for each in next_tables(world.partnership)],
    )  # fmt: skip
    many.put_out(world)
    titles = {each.title for each in pictures.tables_of(pictures.pictures_of(world.partnership))}
    assert not any("supported" in title or "feedback" in title.lower() for title in titles)
