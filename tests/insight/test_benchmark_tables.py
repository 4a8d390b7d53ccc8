"""What ships, and lists that people give: every number as written, a reason for every gap, every fault by its row."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.insight.benchmarks import sets
from lineofsight.core.insight.benchmarks.areas import ENGLAND, areas, around, canonical, named
from lineofsight.core.insight.benchmarks.files import COLUMNS, read_list
from lineofsight.core.insight.benchmarks.library import FOLDER, faults, read, shipped
from lineofsight.core.insight.benchmarks.models import Gap
from lineofsight.core.insight.benchmarks.tables import Tables, read_number
from lineofsight.kernel.definitions import DefinitionError, load_editions
from lineofsight.kernel.numbers import half_up
from lineofsight.kernel.periods import Period

pytestmark = pytest.mark.once

LEEDS, HACKNEY, CUMBRIA, DORSET, GATESHEAD = "E08000035", "E09000012", "E10000006", "E06000059", "E08000037"
MARCH_2023 = Period.snapshot(date(2023, 3, 31))
YEAR = Period.financial_year(2018)


@pytest.fixture(scope="module")
def tables():
    return Tables(shipped(), frozenset({LEEDS, HACKNEY, CUMBRIA, ENGLAND}))


def entries(tables, key):
    series = next(series for series in tables.shipped.series if series.key == key)
    return {(entry.area, entry.period): entry for entry in tables.entries(series)}


def test_a_value_is_kept_as_written_with_its_counts(tables):
    entry = entries(tables, "dfe_cin_2024.plan_rate")[LEEDS, MARCH_2023]
    assert (entry.value, entry.text, entry.gap) == (Decimal("34.9"), "34.9", "")
    assert (entry.numerator, entry.denominator) == (601, 172453)


def test_a_rate_that_is_not_published_is_worked_out_over_the_year_befores_population(tables):
    entry = entries(tables, "dfe_cin_2025.plan_rate")[LEEDS, MARCH_2023]
    assert (entry.numerator, entry.denominator, entry.text) == (601, 172169, "")
    assert half_up(entry.value, 6) == Decimal("34.907562")


def test_a_share_over_several_columns_adds_them(tables):
    entry = entries(tables, "dfe_cin_2024.conferences_on_time")[LEEDS, Period.financial_year(2022)]
    assert (entry.numerator, entry.denominator) == (59 + 424, 939)
    assert half_up(entry.value, 1) == Decimal("51.4")


def test_a_long_table_gives_the_denominator_from_its_own_row(tables):
    entry = entries(tables, "dfe_cla_2025.health_checks")[LEEDS, Period.snapshot(date(2025, 3, 31))]
    assert (entry.value, entry.numerator, entry.denominator) == (86, 993, 1159)


def test_what_an_authority_could_not_send_is_not_available_and_not_nought(tables):
    entry = entries(tables, "dfe_cin_2024.plan_rate")[HACKNEY, Period.snapshot(date(2021, 3, 31))]
    assert (entry.value, entry.gap, entry.symbol) == (None, "not_available", "x")


def test_an_authority_that_ended_has_nothing_after_its_last_day(tables):
    periods = [period for area, period in entries(tables, "dfe_cla_2025.rate") if area == CUMBRIA]
    assert max(periods) == MARCH_2023


def test_every_table_reads_and_no_publication_says_the_same_thing_twice():
    tables, seen = Tables(shipped()), set()
    for series in tables.shipped.series:
        count = 0
        for entry in tables.entries(series):
            identity = (series.vintage, *entry.identity)
            assert identity not in seen, identity
            assert (entry.value is None) == bool(entry.gap), entry
            assert entry.value is None or entry.value >= 0
            seen.add(identity)
            count += 1
        assert count > (150 if "time_period" in series.rows else 600), series.key
    assert len({area for _, _, area, *_ in seen}) > 165


def test_published_rates_of_authorities_are_what_their_counts_make():
    """So that the two counts kept beside a rate are the right ones. National and regional counts are rounded to 10."""
    tables, checked = Tables(shipped()), 0
    for series in tables.shipped.series:
        if not (series.value and series.population):
            continue
        for entry in tables.entries(series):
            if entry.value is not None and None not in (entry.numerator, entry.denominator):
                made = entry.numerator / entry.denominator * 10_000
                allowed = Decimal("0.05") if areas()[entry.area].la_number else Decimal("0.35")
                assert abs(made - entry.value) <= allowed, entry
                checked += 1
    assert checked > 9000


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("31.4", Decimal("31.4")), (" 1,234 ", Decimal(1234)), ("0", Decimal(0)), ("c", Gap.SUPPRESSED),
        ("u", Gap.NOT_AVAILABLE), ("x", Gap.NOT_AVAILABLE), ("z", Gap.NOT_APPLICABLE), (":", Gap.NOT_AVAILABLE),
        ("k", Gap.NEAR_NOUGHT), ("", Gap.NOT_AVAILABLE),
    ],
)  # fmt: skip
def test_numbers_and_symbols(text, read_as):
    assert read_number(text, shipped().symbols) == read_as


@given(st.text(max_size=8))
def test_what_is_neither_number_nor_symbol_is_refused_and_never_guessed(text):
    try:
        found = read_number(text, shipped().symbols)
    except ValueError:
        return
    assert isinstance(found, Gap) or found.is_finite()


def test_a_definition_that_names_what_is_not_there_is_refused():
    edition = load_editions(FOLDER)[shipped().edition]
    data = {key: value for key, value in edition.data.items()}
    data["series"] = ({**data["series"][0], "measure": "x.y", "vintage": "v", "table": "t"}, *data["series"][1:])
    data["symbols"] = {"q": "unheard_of"}
    found = " ".join(faults(data))
    for part in ("“unheard_of”", "measure “x.y”", "vintage “v”", "table “t”"):
        assert part in found
    with pytest.raises(DefinitionError):
        read(type(edition)(edition.name, edition.edition, data, edition.sha256))


# Areas


def test_an_area_is_one_under_any_code_it_had():
    assert canonical("E08000020") == GATESHEAD
    assert canonical("E06000048") == "E06000057"
    assert canonical("E10000023") == "E06000065"
    assert canonical("E08000039") == "E08000019"
    assert canonical("X00000001") == "X00000001"


def test_an_area_is_found_by_code_number_and_name():
    for words in ("E08000035", "e08000035", "383", "Leeds", " leeds "):
        assert named(words).code == LEEDS
    assert named("Nowhere") is None
    assert named("Dorset").code == DORSET, "the authority that is, not the county that was"


def test_what_is_around_an_authority():
    assert around(LEEDS) == ("E12000003", ENGLAND)
    assert around(HACKNEY) == ("E13000001", ENGLAND)
    assert around("X00000001") == (ENGLAND,)


# Sets


def test_every_authority_has_ten_neighbours_in_both_models():
    for table, count in (("neighbours_2021", 155), ("neighbours_2025", 153)):
        found = sets.nearest(table)
        assert len(found) >= count
        for home, members in found.items():
            assert len(set(members)) == 10
            assert home not in members
            assert set(members) <= set(areas())


def test_leeds_has_its_sets_and_another_city_has_no_report_of_leedss():
    assert [found.key for found in sets.shipped_sets(LEEDS)] == [
        "core_cities", "neighbours_report_2018_19", "neighbours_2021", "neighbours_2025",
    ]  # fmt: skip
    assert "neighbours_report_2018_19" not in [found.key for found in sets.shipped_sets("E08000025")]
    assert [found.key for found in sets.shipped_sets("X00000001")] == ["core_cities"]


def test_leedss_nearest_neighbours_changed_with_the_model():
    found = {each.key: each.names[:3] for each in sets.shipped_sets(LEEDS)}
    assert found["neighbours_2021"] == ("Sheffield", "Darlington", "Calderdale")
    assert found["neighbours_2025"] == ("Portsmouth", "Southend-on-Sea", "Sheffield")


def test_a_home_area_counts_only_where_it_is_a_member():
    assert sets.shipped_sets(LEEDS)[0].home_in
    assert not sets.shipped_sets("E08000032")[0].home_in


def test_a_set_knows_its_days():
    old = next(found for found in sets.shipped_sets(LEEDS) if found.key == "neighbours_2021")
    assert old.in_use(date(2021, 4, 1))
    assert old.in_use(date(2025, 4, 30))
    assert not old.in_use(date(2025, 5, 1))
    assert not old.in_use(date(2021, 3, 31))


def test_a_set_that_names_what_is_not_there_is_found():
    item = {"key": "s", "function": "mode", "members": ["E08000020"], "homes": ["E1"], "table": "t"}
    assert len(list(sets.faults({"set": [item]}))) == 4


# Lists that people give

HEADING = ",".join(COLUMNS)
GOOD = "protection.plan_rate,Leeds,2023-03-31,2023-03-31,35.2,,,table 1"


def problems(*rows):
    return read_list("\n".join([HEADING, *rows]), shipped())[1]


def test_a_good_row_is_read():
    found, faults_found = read_list(f"\ufeff{HEADING}\n{GOOD}\n,,,,,,,\n", shipped())
    assert faults_found == []
    assert [(e.indicator, e.area, e.period, e.value, e.text, e.place) for e in found] == [
        ("protection.plan_rate", LEEDS, MARCH_2023, Decimal("35.2"), "35.2", "table 1")
    ]


def test_columns_may_stand_in_any_order_and_counts_make_the_value():
    content = "place,area,indicator,end,start,numerator,denominator,value\n"
    content += "t,E08000035,protection.repeat_plans,2019-03-31,2018-04-01,119,534,\n"
    found, faults_found = read_list(content, shipped())
    assert faults_found == []
    assert (found[0].period, half_up(found[0].value, 1)) == (YEAR, Decimal("22.3"))


def test_a_symbol_is_a_reason():
    found, faults_found = read_list(f"{HEADING}\n{GOOD.replace('35.2', 'c')}", shipped())
    assert faults_found == []
    assert (found[0].value, found[0].gap, found[0].symbol) == (None, "suppressed", "c")


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (GOOD.replace("protection.plan_rate", "protection.plan"), "indicator"),
        (GOOD.replace("Leeds", "Atlantis"), "area"),
        (GOOD.replace("2023-03-31,2023", "31/03/2023,2023"), "start"),
        (GOOD.replace("2023-03-31,35.2", "2022-03-31,35.2"), "end"),
        (GOOD.replace("35.2", "many"), "value"),
        (GOOD.replace("35.2", "-1"), "value"),
        (GOOD.replace("35.2", "NaN"), "value"),
        (GOOD.replace("35.2", "1e99"), "value"),
        (GOOD.replace("35.2", ""), "value"),
        (GOOD.replace("35.2,,", "35.2,601,172453"), "value"),
        (GOOD.replace("35.2,,", "35.2,six,"), "numerator"),
        (GOOD.replace("table 1", "t" * 121), "place"),
    ],
)
def test_a_fault_is_said_by_row_and_column(row, column):
    found = problems(GOOD.replace("Leeds", "York"), row)
    assert [(fault.row, fault.column) for fault in found] == [(3, column)]
    assert str(found[0]).startswith(f"row 3, {column}: ")


def test_a_value_that_its_counts_make_is_taken():
    assert problems(GOOD.replace("35.2,,", "34.9,601,172169")) == []


def test_every_fault_is_found_not_only_the_first():
    assert len(problems("x,y,z,z,,,,", "x,y,z,z,,,,")) == 8


def test_two_rows_about_the_same_thing_are_a_fault():
    found = problems(GOOD, GOOD.replace("Leeds", LEEDS).replace("35.2", "35.3"))
    assert [(fault.row, fault.sentence) for fault in found] == [(3, "Row 2 is about the same area and days.")]


@pytest.mark.parametrize(
    "content", ["", "\n", "indicator,area\n", HEADING, f"{HEADING}\n\n", f"{HEADING}\n" + "x" * 200_000]
)
def test_a_file_without_columns_or_rows_is_a_fault(content):
    found, faults_found = read_list(content, shipped())
    assert found == []
    assert faults_found


@given(st.lists(st.text(max_size=20), max_size=12))
def test_no_list_makes_the_reader_fall_over(cells):
    for line in (",".join(cells), ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)):
        found, faults_found = read_list(f"{HEADING}\n{line}", shipped())
        assert found == []
        assert faults_found
