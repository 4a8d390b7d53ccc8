"""Files of cases: read whole or refused cell by cell, taken in once, and never over what stands here."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from lineofsight.core.access.models import Grant
from lineofsight.core.design.tables import ChildLevel, read_table
from lineofsight.core.trail.models import Entry
from lineofsight.kernel import clock
from lineofsight.kernel.clock import LONDON
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.forms.case_files import carried, carried_table
from lineofsight.learn.child_deaths.models import Death, Difference
from lineofsight.learn.child_deaths.rules.background import LISTS
from lineofsight.learn.child_deaths.rules.case_columns import columns, label_of
from lineofsight.learn.child_deaths.rules.case_files import read_cases
from lineofsight.learn.child_deaths.rules.case_values import READERS, FactorRow, Unread, written
from lineofsight.learn.child_deaths.rules.content import edition_on, scale
from lineofsight.learn.child_deaths.rules.identity import check_digit
from lineofsight.learn.child_deaths.selectors import counting
from lineofsight.learn.child_deaths.selectors.case_file import case_file, told_of
from lineofsight.learn.child_deaths.selectors.deaths import analysis_of
from lineofsight.learn.child_deaths.selectors.opened import who
from lineofsight.learn.child_deaths.services import case_files, differences, handing_over, register, setting_right
from lineofsight.learn.child_deaths.tests import factories
from lineofsight.learn.child_deaths.tests.test_deaths import refused_to_rank

TODAY = date(2026, 6, 1)
ROW = {
    "case_number": "E-1001", "name": "Lark Hollowell (invented)", "nhs_number": "9434765919", "born": "2015-02-01",
    "died": "2016-03-09", "notified_on": "10/03/2016", "known_at": "2016-03-09 14:30", "smoking": "Yes",
    "poverty": "Not known", "weight": "8.50", "agreed_on": "2017-01-20", "category": "8", "others": "10; 9",
    "modifiable": "Modifiable factors identified", "action": "no", "why_none": "It is done already",
    "residence": "Normally lived here",
    "factors_b": "1* | no | A late call\n2 | yes | none: it is done | Smoke in the room",
}  # fmt: skip


def table(*rows: dict[str, str]) -> list[list[str]]:
    """A file of rows, as it is read."""
    keys = list(dict.fromkeys(key for row in rows for key in row))
    return [[label_of(key) for key in keys], *([row.get(key, "") for key in keys] for row in rows)]


def cases(*rows: dict[str, str]):
    """The cases of a file without faults."""
    reading = read_cases(table(*rows), clock.today())
    assert reading.faults == ()
    return reading.cases


def taken(world, *rows: dict[str, str]):
    """What taking a file in comes to."""
    return case_files.take_file(world.coordinator, partnership=world.partnership, cases=cases(*rows))


def without(row: dict[str, str], *keys: str) -> dict[str, str]:
    return {key: value for key, value in row.items() if key not in keys}


@pytest.mark.once
@pytest.mark.parametrize(
    ("changed", "column", "why"),
    [
        ({"nhs_number": "9434765918"}, "nhs_number", "last digit"),
        ({"born": "31/02/2015"}, "born", "Give a day"),
        ({"born": "2/1/15"}, "born", "Give a day"),
        ({"known_at": "2016-03-09"}, "known_at", "a time"),
        ({"known_at": "2016-03-09 25:00"}, "known_at", "a time"),
        ({"died": "2014-03-09"}, "died", "follow one another"),
        ({"notified_on": "2016-03-01"}, "notified_on", "follow one another"),
        ({"agreed_on": "2027-03-01"}, "agreed_on", "not come"),
        ({"agreed_on": "2016-03-01"}, "agreed_on", "before the death"),
        ({"agreed_on": "2016-03-09"}, "agreed_on", "before the death was notified"),
        ({"residence": "transferred_in"}, "area", "from which area"),
        ({"born": "1990-02-01"}, "born", "18 or over"),
        ({"smoking": "perhaps"}, "smoking", "Give one of"),
        ({"weight": "-1"}, "weight", "above 0"),
        ({"weight": "NaN"}, "weight", "above 0"),
        ({"weight": "heavy"}, "weight", "Give a number"),
        ({"deprivation": "3"}, "deprivation", "edition of the index"),
        ({"deprivation": "11 (2025)"}, "deprivation", "from 1"),
        ({"deprivation": "3 (2015)"}, "deprivation", "edition of the index"),
        ({"deprivation": "3 (2019)", "index_edition": "2025"}, "index_edition", "another edition"),
        ({"index_edition": "2015"}, "index_edition", "Give one of"),
        ({"ethnic_group": "Martian"}, "ethnic_group", "Give one of"),
        ({"place_kind": "Nowhere"}, "place_kind", "Give one of"),
        ({"category": "11"}, "category", "from 1 to 10"),
        ({"category": ""}, "category", "Give all three"),
        ({"others": "7"}, "others", "lowest number"),
        ({"others": "twelve"}, "others", "numbers of categories"),
        ({"modifiable": "none"}, "modifiable", "can be modified"),
        ({"why_none": ""}, "action", "why there is none"),
        ({"edition": "1999"}, "edition", "Give one of"),
        ({"edition": "2022"}, "edition", "came later"),
        ({"edition": "2010", "factors_b": "r9 | no | Late"}, "factors_b", "scale of that edition"),
        ({"factors_a": "2 | yes | Smoke"}, "factors_a", "whether there will be an action"),
        ({"factors_a": "2 | yes | none | Smoke"}, "factors_a", "why there is no action"),
        ({"factors_a": "2 | no | later | Smoke"}, "factors_a", "What follows"),
        ({"factors_a": "Smoke"}, "factors_a", "on its own line"),
        ({"none_because": "Not resident in England"}, "none_because", "Leave this empty"),
        ({"case_number": ""}, "case_number", "has a case number"),
        ({"name": "x" * 2001}, "name", "Shorten it"),
        ({"name": "La\0rk"}, "name", "no text has"),
    ],
)
def test_every_bad_cell_is_named_by_its_place_and_its_words_are_not_repeated(changed, column, why):
    reading = read_cases(table({**ROW, **changed}), TODAY)
    found = {(fault.row, fault.heading): fault.sentence for fault in reading.faults}
    assert why in found[2, label_of(column)]
    assert all(ROW["name"] not in fault.sentence for fault in reading.faults)


@pytest.mark.once
@pytest.mark.parametrize(
    ("headings", "why"),
    [(["Name"], "no such column"), (["Case ID", "Shoe size"], "not known"), (["Case ID", "NCMD ID"], "twice")],
)
def test_headings_are_understood_or_named(headings, why):
    reading = read_cases([headings, ["1", "2"][: len(headings)]], TODAY)
    assert any(why in fault.sentence for fault in reading.faults)


@pytest.mark.once
def test_two_rows_about_one_death_are_refused():
    reading = read_cases(table(ROW, {**ROW, "case_number": "E-2"}), TODAY)
    assert [(fault.row, fault.heading) for fault in reading.faults] == [(3, "NHS number")]


WORDS = st.text(st.sampled_from("abcd éß'’-,;=+@\"1"), max_size=30).map(str.strip)
DAYS = st.dates(date(2009, 1, 1), date(2026, 5, 1))


@st.composite
def rows(draw) -> dict[str, str]:
    """A row of which every value can stand."""
    agreed = draw(DAYS)
    edition = edition_on(agreed)
    factor = st.builds(
        FactorRow, st.just("A"), st.sampled_from(list(scale(edition))), st.sampled_from(["no", "inadequate"]),
        st.just(""), st.just(""), WORDS.map(lambda text: f"w{text}"),
    )  # fmt: skip
    nine = draw(st.text("0123456789", min_size=9, max_size=9).filter(lambda text: check_digit(text) is not None))
    moment = datetime.combine(agreed, datetime.min.time(), LONDON).replace(hour=draw(st.integers(3, 23)))
    told = {
        "case_number": draw(WORDS.map(lambda text: f"E{text}")), "name": draw(WORDS), "address": draw(WORDS),
        "nhs_number": f"{nine}{check_digit(nine)}", "known_at": moment.isoformat(), "category": "3",
        "born": (agreed - timedelta(days=900)).isoformat(), "died": (agreed - timedelta(days=400)).isoformat(),
        "notified_on": (agreed - timedelta(days=390)).isoformat(), "agreed_on": agreed.isoformat(),
        "edition": edition.edition, "others": draw(st.sampled_from(["", "4", "4,10"])), "modifiable": "none",
        "ethnic_group": draw(st.sampled_from(list(LISTS["ethnic_group"]))),
        "deprivation": draw(st.sampled_from(list(LISTS["deprivation"]))),
        "place_kind": draw(st.sampled_from(list(LISTS["place_kind"]))),
        "smoking": draw(st.sampled_from(["yes", "no", "not_known", "not_asked"])), "action": "no",
        "factors_a": "\n".join(row.line for row in draw(st.lists(factor, max_size=3))),
    }  # fmt: skip
    return {key: value for key, value in told.items() if value}


@pytest.mark.once
@given(rows())
def test_what_is_handed_over_is_read_again_as_it_was(told):
    reading = read_cases(read_table(case_file([told]), may_be_child_level=True), TODAY)
    assert reading.faults == ()
    assert reading.cases[0].told == {key: " ".join(value.split(" ")) for key, value in told.items()}


@pytest.mark.once
@given(st.text(max_size=60))
def test_whatever_stands_in_a_cell_is_read_or_refused(text):
    for column in columns():
        with suppress(Unread):
            value = READERS[column.kind](text)
            assert not value or READERS[column.kind](written(column.kind, value)) == value


@pytest.mark.once
def test_a_file_about_children_is_taken_here_and_nowhere_else():
    content = case_file([{"case_number": "1", "nhs_number": "9434765919"}])
    with pytest.raises(ChildLevel):
        read_table(content)
    assert read_table(content, may_be_child_level=True)


def test_looking_shows_what_taking_does_and_leaves_nothing(world):
    factories.names_taken(world)
    given = {"partnership": world.partnership, "cases": cases(ROW)}
    refused_to_rank(world, case_files.look_through_file, **given)
    refused_to_rank(world, case_files.take_file, **given)
    shown = case_files.look_through_file(world.coordinator, **given)
    assert [(each.row, each.what) for each in shown] == [(2, "made")]
    assert not Death.objects.exists()
    made = case_files.take_file(world.coordinator, **given)
    death = Death.objects.get()
    opened = factories.opened(world, death.room)
    assert (made[0].what, made[0].filled, made[0].key) == ("made", shown[0].filled, death.key)
    assert (death.state, death.age, death.month) == ("agreed", "1-4", date(2016, 3, 1))
    assert who(death, opened).known_at == datetime(2016, 3, 9, 14, 30, tzinfo=UTC)
    agreed = analysis_of(death)
    assert (agreed.edition, agreed.category, agreed.others, agreed.panel) == ("2010", "8", "9,10", None)
    assert [(row.relevance, row.edition, row.follows) for row in agreed.factors.all()] == [
        ("1*", "2010", ""), ("2", "2010", "none"),
    ]  # fmt: skip
    words = [str(row.__dict__) for row in Entry.objects.all()] + [str(made)]
    assert not [row for row in words if "Hollowell" in row or "9434765919" in row or "E-1001" in row]


def test_the_same_file_twice_changes_nothing(world):
    factories.names_taken(world)
    taken(world, ROW)
    death = Death.objects.get()
    before = told_of(death, factories.opened(world, death.room))
    assert [each.what for each in taken(world, ROW)] == ["same"]
    death = Death.objects.get()
    assert told_of(death, factories.opened(world, death.room)) == before
    assert death.analyses.count() == 1
    assert death.factors.count() == 2
    assert not Difference.objects.exists()


def test_one_bad_row_keeps_the_whole_file_out(world):
    factories.names_taken(world)
    lacks = {"case_number": "E-2", "name": "Finch (invented)"}
    shown = case_files.look_through_file(world.coordinator, partnership=world.partnership, cases=cases(ROW, lacks))
    assert [each.what for each in shown] == ["made", "refused"]
    assert "Date of birth" in shown[1].sentence
    with pytest.raises(MoveRefused, match="Row 3"):
        taken(world, ROW, lacks)
    assert not Death.objects.exists()


def test_a_file_adds_what_is_empty_and_never_writes_over_what_was_typed(world):
    death = factories.notified(world, nhs_number=factories.NUMBER, none_because="", address="")
    told = {
        "case_number": "E-9", "nhs_number": "943 476 5919", "address": "9 New Lane", "place": "Another place",
        "smoking": "yes",
    }  # fmt: skip
    (outcome,) = taken(world, told)
    assert (outcome.what, outcome.key) == ("changed", death.key)
    assert set(outcome.filled) == {"Home address", "Smoking in the household", "Case number"}
    assert outcome.differs == ("Place of death",)
    death = Death.objects.get()
    opened = factories.opened(world, death.room)
    child = who(death, opened)
    assert (child.address, child.place) == ("9 New Lane", factories.PLACE)
    assert [each.what for each in taken(world, told)] == ["same"], "the same difference is not asked twice"
    row = death.differences.get()
    assert str(row.told) == "sealed"
    refused_to_rank(world, differences.decide_difference, difference=row, take=True, opened=opened)
    row = differences.decide_difference(world.coordinator, difference=row, take=True, opened=opened)
    assert (row.decided, row.stood.open(opened)) == ("taken", factories.PLACE)
    assert who(Death.objects.get(), opened).place == "Another place"


def test_what_was_kept_against_a_file_is_not_asked_again(world):
    death = factories.notified(world, nhs_number=factories.NUMBER, none_because="")
    told = {"case_number": "E-9", "nhs_number": factories.NUMBER, "place": "Another place"}
    taken(world, told)
    opened = factories.opened(world, death.room)
    differences.decide_difference(world.coordinator, difference=Difference.objects.get(), take=False, opened=opened)
    assert [each.what for each in taken(world, told)] == ["same"]
    assert who(Death.objects.get(), opened).place == factories.PLACE


def test_what_a_panel_agreed_is_not_overwritten_by_a_file(world):
    death = factories.agreed(world, factories.members(world), nhs_number=factories.NUMBER, none_because="")
    told = {
        "case_number": "E-9", "nhs_number": factories.NUMBER, "category": "7", "modifiable": "none",
        "agreed_on": clock.today().isoformat(), "factors_c": "2 | no | A cold room",
    }  # fmt: skip
    (outcome,) = taken(world, told)
    assert set(outcome.differs) == {label_of(key) for key in ("category", "modifiable", "factors_c")}
    opened = factories.opened(world, death.room)
    row = Difference.objects.get(column="category")
    with pytest.raises(MoveRefused, match="Open the analysis again"):
        differences.decide_difference(world.coordinator, difference=row, take=True, opened=opened)
    assert analysis_of(death).category == "3"
    assert not Difference.objects.get(column="category").decided


def test_days_that_do_not_fit_the_card_wait_for_somebody(world):
    death = factories.notified(world, nhs_number=factories.NUMBER, none_because="")
    told = {"case_number": "E-9", "nhs_number": factories.NUMBER, "born": "2024-01-20"}
    (outcome,) = taken(world, told)
    assert outcome.differs == ("Date of birth",)
    opened = factories.opened(world, death.room)
    row = Difference.objects.get()
    differences.decide_difference(world.coordinator, difference=row, take=True, opened=opened)
    assert Death.objects.get().age == "1-4"


def test_a_row_that_fits_two_deaths_is_refused_and_a_withdrawn_one_passed_over(world):
    numbered = factories.notified(world, nhs_number=factories.NUMBER, none_because="")
    other = factories.notified(world)
    told = {"case_number": "E-9", "nhs_number": factories.NUMBER, "key": other.key}
    with pytest.raises(MoveRefused, match="different deaths"):
        taken(world, told)
    taken(world, without(told, "key"))
    setting_right.withdraw_death(world.coordinator, death=numbered, reason="mistake")
    (outcome,) = taken(world, without(told, "key"))
    assert (outcome.what, outcome.sentence) == ("passed", "Here it is “withdrawn”.")


def test_a_key_that_is_not_here_makes_no_death(world):
    factories.names_taken(world)
    with pytest.raises(MoveRefused, match="no such key"):
        taken(world, {**ROW, "key": "NOT-KEY"})
    assert not Death.objects.exists()


def test_no_analysis_is_taken_of_a_death_of_which_nobody_says_why_it_is_reviewed_here(world):
    factories.names_taken(world)
    with pytest.raises(MoveRefused, match="Why it is reviewed here"):
        taken(world, without(ROW, "residence"))
    taken(world, ROW)
    assert Death.objects.get().residence == "resident"


def test_what_a_form_asks_besides_is_of_the_edition_of_its_row(world):
    factories.names_taken(world)
    taken(world, ROW)
    assert {row.edition for row in Death.objects.get().form_answers.all()} == {"2010"}


def test_what_the_form_of_2008_asked_is_neither_counted_nor_told_as_modifiable_factors(world):
    factories.names_taken(world)
    early = {
        "edition": "2008", "agreed_on": "2010-02-01", "notified_on": "2009-03-10", "died": "2009-03-09",
        "born": "2008-02-01", "known_at": "", "modifiable": "Could have been prevented",
    }  # fmt: skip
    taken(world, {**ROW, **early})
    [review] = counting.completed_in(world.partnership)
    assert [row.code for row in counting.rows_completed([review])["modifiable"]] == ["before"]
    death = Death.objects.get()
    content = case_file([told_of(death, factories.opened(world, death.room))])
    assert any("Could have been prevented" in cell for cell in read_table(content, may_be_child_level=True)[1])


def test_the_number_of_a_second_system_is_decided_and_not_dropped(world):
    death = factories.notified(world, nhs_number=factories.NUMBER, none_because="")
    told = {"case_number": "E-9", "nhs_number": factories.NUMBER}
    taken(world, told)
    (outcome,) = taken(world, {**told, "case_number": "X-1"})
    assert outcome.differs == ("Case number",)
    opened = factories.opened(world, death.room)
    differences.decide_difference(world.coordinator, difference=Difference.objects.get(), take=True, opened=opened)
    assert told_of(Death.objects.get(), opened)["case_number"] == "X-1"
    assert [each.what for each in taken(world, {"case_number": "X-1"})] == ["same"]


def test_all_of_an_agreed_analysis_is_compared(world):
    factories.agreed(world, factories.members(world), nhs_number=factories.NUMBER, none_because="")
    told = {
        "case_number": "E-9", "nhs_number": factories.NUMBER, "category": "3", "modifiable": "identified",
        "agreed_on": clock.today().isoformat(), "action": "no", "why_none": "It is done", "beside": "Ask them",
        "panel_kind": "neonatal",
    }  # fmt: skip
    (outcome,) = taken(world, told)
    assert set(outcome.differs) == {label_of(key) for key in ("action", "why_none", "beside", "panel_kind")}


def test_what_was_taken_once_and_stands_no_more_is_asked_again(world):
    death = factories.notified(world, nhs_number=factories.NUMBER, none_because="")
    opened = factories.opened(world, death.room)
    for place in ("A house", "A ward", "A house"):
        taken(world, {"case_number": "E-9", "nhs_number": factories.NUMBER, "place": place})
        row = Difference.objects.get(decided="")
        differences.decide_difference(world.coordinator, difference=row, take=True, opened=opened)
        assert who(Death.objects.get(), opened).place == place


def test_what_was_handed_over_or_is_not_coordinated_any_more_keeps_no_file_out(world):
    gone = factories.screened(world, nhs_number=factories.NUMBER, none_because="")
    register.transfer_death(world.coordinator, death=gone, area="Elsewhere", reason="agreed", on=clock.today())
    other = factories.notified(world)
    Grant.objects.filter(record_ref=other.room.ref).update(until=clock.now() - timedelta(days=1))
    told = {"case_number": "E-9", "nhs_number": factories.NUMBER}
    outcomes = taken(world, told, {"case_number": "E-10", "key": other.key}, {**ROW, "nhs_number": "9999999999"})
    assert [each.what for each in outcomes] == ["passed", "passed", "made"]
    assert "reviewed elsewhere" in outcomes[0].sentence
    page = world.client("coordinator").post(
        "/ashmere/child-deaths/file/", {"pasted": f"Case number\tNHS number\nE-9\t{factories.NUMBER}"}
    )
    assert "1 passed over" in page.content.decode()


def test_nobody_learns_which_key_a_number_belongs_to(world):
    one = factories.notified(world, nhs_number=factories.NUMBER, none_because="")
    other = factories.notified(world)
    for death in (one, other):
        Grant.objects.filter(record_ref=death.room.ref).update(until=clock.now() - timedelta(days=1))
    told = {"case_number": "E-9", "nhs_number": factories.NUMBER}
    said = [taken(world, {**told, "key": death.key})[0] for death in (one, other)]
    assert said[0] == said[1]


def test_the_number_elsewhere_of_what_was_there_twice_leads_to_what_stands(world):
    twice = factories.notified(world, nhs_number=factories.NUMBER, none_because="")
    stays = factories.notified(world)
    taken(world, {"case_number": "E-9", "key": twice.key})
    setting_right.withdraw_death(world.coordinator, death=twice, reason="duplicate", twin=stays.key)
    for told in ({"case_number": "E-9"}, {"case_number": "E-9", "key": twice.key}):
        (outcome,) = taken(world, told)
        assert (outcome.what, outcome.key) == ("same", stays.key)


def test_without_what_names_need_no_file_is_taken(world):
    given = {"partnership": world.partnership, "cases": cases(ROW)}
    with pytest.raises(MoveRefused, match="Names may not"):
        case_files.look_through_file(world.coordinator, **given)
    with pytest.raises(MoveRefused, match="Names may not"):
        case_files.take_file(world.coordinator, **given)


def test_a_case_is_handed_over_for_a_reason_and_comes_back_as_it_is(world):
    death = factories.agreed(world, factories.members(world), nhs_number=factories.NUMBER, none_because="")
    opened = factories.opened(world, death.room)
    told = {"death": death, "reason": "request", "opened": opened}
    refused_to_rank(world, handing_over.hand_over_death, **told)
    content = handing_over.hand_over_death(world.coordinator, **told)
    assert Entry.objects.latest("id").reason == "request"
    sheet = read_table(content, may_be_child_level=True)
    assert factories.NAME in sheet[1]
    outcome = case_files.take_file(
        world.coordinator, partnership=world.partnership, cases=read_cases(sheet, clock.today()).cases
    )
    assert [each.what for each in outcome] == ["same"]


def test_the_cases_of_a_panel_are_handed_over_to_who_coordinates_them_all(world):
    sitting, panel = factories.members(world), factories.planned(world)
    refused_to_rank(world, handing_over.hand_over_panel, panel=panel, reason="meeting")
    with pytest.raises(MoveRefused, match="No death"):
        handing_over.hand_over_panel(world.coordinator, panel=panel, reason="meeting")
    death = factories.ready(world)
    factories.put(world, death, panel, sitting[0])
    book = load_workbook(BytesIO(handing_over.hand_over_panel(world.coordinator, panel=panel, reason="meeting")))
    assert book.worksheets[0].max_row == 2
    read = Entry.objects.filter(event="sealed.read_room", subject_ref=death.room.ref).latest("id")
    assert (read.actor_ref, read.reason) == (world.coordinator.ref, "meeting")


@pytest.mark.once
def test_a_carried_table_opens_for_its_own_reader_alone(db):
    sealed = carried([["Case number"], ["E-1"]], ref="abc/ashmere")
    assert carried_table(sealed, ref="abc/ashmere") == [["Case number"], ["E-1"]]
    assert "E-1" not in sealed
    assert carried([["x" * 9_000_000]], ref="abc/ashmere") == "", "too much to be carried"
    assert carried_table(sealed, ref="abd/ashmere") is None
    assert carried_table(sealed[:-8] + "AAAAAAA=", ref="abc/ashmere") is None
    assert carried_table("%%%", ref="abc/ashmere") is None
