"""The diary: the whole calendar for the partnership's own people, an agency's own for a partner; nothing sealed."""

import csv
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.notices import rules
from lineofsight.core.notices.models import Due
from lineofsight.core.notices.selectors import diary as diaries
from tests.notices.owing import on_day, owed, settled

DAY = date(2030, 1, 2)


@pytest.fixture
def calendar(world):
    """Six duties of three agencies around one Wednesday."""
    with on_day(DAY):
        owed("Council’s", days=1, organisation=world.organisation("Council"), rule="Children Act 2004, must")
        owed("Lead’s", days=2, person=world.person("lead"), rule="Five working days, local")
        owed("Police’s", days=3, organisation=world.organisation("Police"), rule="Working Together 2023, should")
        owed("Managers’", days=40, role="business_manager")
        settled(owed("Done", days=-9, person=world.person("police")))
        owed("A meeting about one child", days=4, person=world.person("health"), sealed=True, rule="Sealed’s, must")
        yield world


def page(world, name: str, query: str = "") -> str:
    with on_day(DAY):
        answer = world.client(name).get(f"/ashmere/diary/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def table(world, name: str, query: str = "") -> list[dict]:
    with on_day(DAY):
        answer = world.client(name).get(f"/ashmere/diary.csv{query}")
    return list(csv.DictReader(answer.content.decode().splitlines()))


def titles(world, name: str, query: str = "?view=all") -> set[str]:
    found = {row["What"] for row in table(world, name, query)}
    assert all(title in page(world, name, query) for title in found)
    return found


def test_the_partnerships_own_people_see_everybodys_and_a_partner_their_own_agencys(calendar):
    everything = {"Council’s", "Lead’s", "Police’s", "Managers’", "Done", "Sealed"}
    for name in ("manager", "chair", "scrutineer"):
        assert titles(calendar, name) == everything
    assert titles(calendar, "police") == {"Police’s", "Done"}
    assert titles(calendar, "lead") == {"Council’s", "Lead’s"}
    assert titles(calendar, "health") == {"A meeting about one child"}
    assert titles(calendar, "practitioner") == set()
    assert calendar.client("neighbour").get("/ashmere/diary/").status_code == 403


def test_what_is_sealed_is_a_day_and_nothing_else_and_no_filter_finds_it(calendar):
    assert "one child" not in page(calendar, "manager", "?view=all")
    sealed = next(row for row in table(calendar, "manager", "?view=all") if row["What"] == "Sealed")
    assert {name for name, cell in sealed.items() if cell} == {"Due", "What", "State", "Days late", "First due"}
    health = calendar.organisation("Health")
    for query in (f"person={calendar.person('health').ref}", f"organisation={health.ref}", "rule=statutory"):
        assert "Sealed" not in titles(calendar, "manager", f"?view=all&{query}")
    assert "Hal Health" not in page(calendar, "manager")


def test_statutory_duties_are_marked_and_can_be_looked_at_alone(calendar):
    assert titles(calendar, "manager", "?view=all&rule=statutory") == {"Council’s", "Police’s"}
    assert page(calendar, "manager", "?view=all").count(">statutory</strong>") == 2


def test_an_agencys_duties_are_its_own_and_its_peoples(calendar):
    council = calendar.organisation("Council")
    assert titles(calendar, "manager", f"?view=all&organisation={council.ref}") == {"Council’s", "Lead’s"}
    assert titles(calendar, "manager", f"?view=all&person={calendar.person('lead').ref}") == {"Lead’s"}
    assert titles(calendar, "manager", "?view=all&state=done") == {"Done"}


def test_a_week_a_month_and_a_year_show_what_is_due_in_them(calendar):
    assert titles(calendar, "manager", "?view=week") == {"Council’s", "Lead’s", "Police’s", "Sealed"}
    assert titles(calendar, "manager", "?view=month&day=2029-12-05") == {"Done"}
    year = page(calendar, "manager", "?view=year")
    assert ">5 things.<" in year
    assert "view=month&amp;day=2030-02-01" in year
    nobody = "?organisation=%00&kind=x&person=y&state=z"
    for nonsense in ("?day=x&view=y", "?day=0001-01-01", "?day=2030-02-30", nobody):
        assert page(calendar, "manager", nonsense)


def test_the_file_says_when_a_day_slipped_and_how_late_a_thing_was_done(world):
    with on_day(DAY):
        due = owed("Slipped", days=-6, person=world.person("lead"))
        owed("Slipped", days=-2, record_ref=due.record_ref, person=world.person("lead"))
        settled(due)
    (row,) = table(world, "manager", "?view=all")
    assert (row["First due"], row["Due"], row["Done on"]) == ("2029-12-27", "2029-12-31", "2030-01-02")
    assert (row["State"], row["Days late"]) == ("done", "2")


@pytest.mark.once
@given(st.dates(date(2001, 1, 1), date(2098, 12, 31)), st.sampled_from(["week", "month", "year"]))
def test_stretches_hold_their_day_and_leave_no_gap(day, view):
    first, last = diaries.span_of(view, day)
    assert first <= day <= last
    assert diaries.span_of(view, last + timedelta(days=1))[0] == last + timedelta(days=1)


def test_the_query_and_the_rule_agree_on_what_is_statutory(world):
    for rule in ("must", "Act, must", "Guidance, Should", "local", "Ours, local", "", "must not, local", "we mustn’t"):
        owed(rule=rule, person=world.person("lead"))
    found = set(Due.objects.filter(diaries.statutory()))
    assert found == {due for due in Due.objects.all() if rules.statutory(due.rule)}
    assert len(found) == 3
