"""What others published, loaded and compared: publications side by side, sets, and the page that declares one."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from lineofsight.core.access.actors import system
from lineofsight.core.access.operations import OPERATIONS
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.insight import library
from lineofsight.core.insight.benchmarks import loading, services
from lineofsight.core.insight.benchmarks.areas import ENGLAND, around
from lineofsight.core.insight.benchmarks.library import shipped
from lineofsight.core.insight.benchmarks.loading import (
    Differs,
    Loaded,
    load_benchmark_file,
    load_benchmarks,
    publication_called,
)
from lineofsight.core.insight.benchmarks.models import Benchmark, ComparatorSet, Vintage
from lineofsight.core.insight.benchmarks.rules import MEAN, MEDIAN, compare
from lineofsight.core.insight.benchmarks.selectors import benchmark_book, own_sets, sets_of, vintages
from lineofsight.core.insight.benchmarks.sets import shipped_sets
from lineofsight.core.insight.benchmarks.tables import Tables
from lineofsight.core.insight.benchmarks.words import comparison_sentence
from lineofsight.journeys.management.commands import load_benchmarks as command
from lineofsight.kernel.numbers import half_up, number_text
from lineofsight.kernel.periods import Period
from tests.house.once_a_file import db, undone, world

__all__ = ["db", "world"]

LEEDS, BRADFORD, SHEFFIELD, LINCOLNSHIRE = "E08000035", "E08000032", "E08000019", "E10000019"
HACKNEY, CITY = "E09000012", "E09000001"
YORKSHIRE = "E12000003"
REPORT, FIRST_2023, MID_2021 = "report_2018_19", "report_2023_24", "first_2023"
DFE_2024, DFE_2025, TOOL, CLA = "dfe_cin_2024", "dfe_cin_2025", "dfe_tool_2025", "dfe_cla_2025"
PLANS, AGAIN = "protection.plan_rate", "protection.repeat_plans"
MARCH = {year: Period.snapshot(date(year, 3, 31)) for year in (2017, 2018, 2023, 2024, 2025)}
YEAR_2018 = Period.financial_year(2018)
SETS = ("core_cities", "neighbours_report_2018_19")


def wanted(*homes: str) -> frozenset[str]:
    """The areas that some homes need: themselves, their sets, what is around them."""
    members = {code for home in homes for found in shipped_sets(home) for code in found.members}
    return frozenset({*homes, *members, *(code for home in homes for code in around(home))})


@pytest.fixture(scope="module")
def loaded(world):
    """Everything that ships, for a few areas."""
    return load_benchmarks(system("tests"), only=wanted(LEEDS, LINCOLNSHIRE) | {HACKNEY, BRADFORD})


@pytest.fixture
def book(loaded):
    return benchmark_book(LEEDS, shipped().measures)


# Publications side by side


@pytest.mark.parametrize(
    ("set_key", "year", "printed", "later"),
    [
        ("core_cities", 2017, "52.1", "52.5"),
        ("core_cities", 2018, "55.1", "55.8"),
        ("neighbours_report_2018_19", 2017, "47.6", "47.9"),
        ("neighbours_report_2018_19", 2018, "52.5", "52.8"),
    ],
)
def test_the_reports_means_and_the_departments_later_ones_both_stand(book, set_key, year, printed, later):
    made = {
        cited.key: book.compare(PLANS, MARCH[year], set_key, cited.key) for cited in book.vintages(PLANS, MARCH[year])
    }
    assert {key: comparison.text for key, comparison in made.items()} == {
        REPORT: printed, DFE_2024: later, DFE_2025: later,
    }  # fmt: skip
    assert [comparison.vintage_label for comparison in made.values()] == [
        "DfE 2025 publication", "DfE 2024 publication", "Leeds 2018/19 report",
    ]  # fmt: skip
    assert book.compare(PLANS, MARCH[year], set_key).vintage_label == "DfE 2025 publication"


@pytest.mark.parametrize("set_key", SETS)
def test_no_other_function_or_home_rule_makes_what_the_report_printed(book, set_key):
    printed = {"core_cities": ["52.1", "55.1"], "neighbours_report_2018_19": ["47.6", "52.5"]}[set_key]
    chosen = book.area_sets[set_key]
    made = {
        (function, home_in): [
            compare(
                book.measured(PLANS, MARCH[year], LEEDS, REPORT),
                [book.measured(PLANS, MARCH[year], area, REPORT) for area in chosen.members],
                function=function,
                home_in=home_in,
            ).text
            for year in (2017, 2018)
        ]
        for function in (MEAN, MEDIAN)
        for home_in in (True, False)
    }
    assert [way for way, texts in made.items() if texts == printed] == [(chosen.function, chosen.home_in)]


def test_the_printed_comparison_in_words(book):
    assert comparison_sentence(book.compare(PLANS, MARCH[2018], "core_cities", REPORT)) == (
        "Leeds, 31.4 per 10,000, is lowest of 8 core cities (31.4 to 84.9; mean 55.1, Leeds included), "
        "Leeds 2018/19 report."
    )
    assert comparison_sentence(book.compare(PLANS, MARCH[2018], SETS[1], REPORT)) == (
        "Leeds, 31.4 per 10,000, is lowest of 11: itself and 10 statistical neighbours of the 2018/19 report "
        "(35.3 to 87.0; mean 52.5, Leeds not included), Leeds 2018/19 report."
    )


RATES = {
    # vintage, year: Leeds, core cities, neighbours of 2021, Yorkshire and the Humber, England
    (MID_2021, 2023): ("35.2", "47.6", "51.3", "50.8", "43.2"),
    (DFE_2024, 2024): ("38.7", "53.2", "50.1", "48.6", "41.6"),
    (DFE_2024, 2023): ("34.9", "47.0", "50.9", "50.4", "42.7"),
}


@pytest.mark.parametrize(("vintage", "year"), RATES)
def test_plan_rates_to_the_printed_decimal_in_each_vintage(book, vintage, year):
    """Of March 2023 there are two, of the same 601 children: over mid-2021 as first published, over mid-2022 since."""
    areas = [
        number_text(book.value(PLANS, MARCH[year], area, vintage).value, 1) for area in (LEEDS, YORKSHIRE, ENGLAND)
    ]
    sets = [book.compare(PLANS, MARCH[year], key, vintage).text for key in ("core_cities", "neighbours_2021")]
    assert (areas[0], *sets, *areas[1:]) == RATES[vintage, year]


def test_the_rates_first_printed_are_those_worked_out_here(book):
    """What the report printed of areas and the counts over mid-2021 agree to the decimal."""
    for area in (LEEDS, YORKSHIRE, ENGLAND):
        printed, made = (book.value(PLANS, MARCH[2023], area, vintage) for vintage in (FIRST_2023, MID_2021))
        assert Decimal(printed.text) == half_up(made.value, 1)
        assert made.text == "", "worked out, so not as anybody wrote it"
    known = book.value(PLANS, MARCH[2023], LEEDS, MID_2021)
    assert (known.numerator, known.denominator, known.place) == (601, 170639, "table d1 and mid-2021 population")


def test_where_a_printed_mean_is_not_what_its_values_give_it_is_said(book):
    said = book.compare(PLANS, MARCH[2023], "core_cities", MID_2021).printed
    assert said == (
        "Leeds partnership report 2023/24 prints 47.7, which these values do not give: they make 47.624, "
        "or 47.638 with each rounded first; both are read as 47.6."
    )
    for vintage, year, set_key in (
        (MID_2021, 2023, "neighbours_2021"), (DFE_2024, 2024, "core_cities"), (DFE_2024, 2024, "neighbours_2021"),
        *((REPORT, year, set_key) for year in (2017, 2018) for set_key in SETS),
    ):  # fmt: skip
        assert book.compare(PLANS, MARCH[year], set_key, vintage).printed.endswith("which these values give."), vintage
    assert book.compare(PLANS, MARCH[2024], "neighbours_2025", DFE_2024).printed == ""
    assert book.compare(PLANS, MARCH[2023], "core_cities", MID_2021, function=MEDIAN).printed == ""


def test_a_printed_value_says_its_line(book):
    assert book.value(PLANS, MARCH[2018], SHEFFIELD, REPORT).place == "Sheffield: lines 2449 and 2487"
    assert book.value(PLANS, MARCH[2017], LEEDS, REPORT).text == "31.2"


def test_a_rate_first_published_and_rebased_stand_side_by_side(book):
    """601 children both times: what moved is the population they are divided by."""
    texts = {
        cited.key: (known.text or f"{known.value:.1f}", known.numerator, known.denominator)
        for cited in book.vintages(PLANS, MARCH[2023])
        for known in [book.value(PLANS, MARCH[2023], LEEDS, cited.key)]
    }
    assert texts == {
        FIRST_2023: ("35.2", None, None), MID_2021: ("35.2", 601, 170639), DFE_2024: ("34.9", 601, 172453),
        DFE_2025: ("34.9", 601, 172169),
    }  # fmt: skip
    said = {vintage.key: vintage.denominators for vintage in vintages()}
    assert "before the population was rebased" in said[FIRST_2023]
    assert "rebased" in said[DFE_2025]


def test_second_plans_are_the_departments_series_and_not_the_reports(book):
    """The department says 22.3% for 2018/19, where the report prints 12%: two series, never in one comparison."""
    for vintage in (DFE_2024, DFE_2025):
        known = book.value(AGAIN, YEAR_2018, LEEDS, vintage)
        assert (known.text, known.numerator, known.denominator) == ("22.3", 119, 534)
    refused = book.compare(AGAIN, YEAR_2018, "core_cities", apart_from="children on plans now, fewer years back")
    assert refused.value is None
    assert comparison_sentence(refused).startswith("Leeds counts this another way (children on plans now")
    assert book.compare(AGAIN, YEAR_2018, "core_cities").value is not None


def test_publications_are_known_with_their_dates_and_what_they_counted(loaded):
    found = list(vintages())
    assert [each.key for each in found][-1] == REPORT
    assert all(each.numerators and each.denominators and each.publisher and each.title for each in found)
    assert {each.key for each in found if each.publisher == "Department for Education"} == {
        DFE_2024, DFE_2025, TOOL, CLA,
    }  # fmt: skip
    assert all("Open Government Licence v3.0" in each.attribution for each in found if each.key.startswith("dfe"))


# Comparisons


def test_every_measure_compares_in_its_newest_year(book):
    for key, measure in shipped().measures.items():
        made = book.compare(key, measure.period_of(2025), "neighbours_2025")
        assert made.refusal == "", key
        assert made.place.of >= 9, key
        assert made.unit == measure.unit


def test_measures_agree_with_the_library_where_it_has_them():
    """A benchmark is of the library's own indicator: the same unit, and the same kind of period."""
    both = [(library.indicator(key), measure) for key, measure in shipped().measures.items() if library.indicator(key)]
    assert len(both) >= 6
    for indicator, measure in both:
        assert (indicator.unit, indicator.places) == (measure.unit, measure.places)
        assert (indicator.period_kind == "snapshot") == (measure.period == "snapshot")


def test_another_function_may_be_asked_for(book):
    mean, median = (book.compare(PLANS, MARCH[2024], "neighbours_2025", function=f) for f in (None, MEDIAN))
    assert (mean.function, median.function) == (MEAN, MEDIAN)
    values = sorted(each.value for each in median.counted)
    assert median.value == (values[4] + values[5]) / 2


def test_a_member_that_is_no_more_is_named_with_what_became_of_it(loaded):
    book = benchmark_book(LINCOLNSHIRE, [PLANS])
    missing = {each.name: each.reason for each in book.compare(PLANS, MARCH[2024], "neighbours_2021").missing}
    assert missing["Cumbria"] == "ended on 31 March 2023; it became Cumberland and Westmorland and Furness"


def test_a_suppressed_value_is_named_and_not_counted(book):
    made = book.compare("protection.long_plans", MARCH[2024], "core_cities", DFE_2024)
    assert {each.name: each.reason for each in made.missing} == {
        "Bristol": "suppressed by the publisher", "Liverpool": "suppressed by the publisher",
    }  # fmt: skip
    assert len(made.counted) == 6
    assert comparison_sentence(made).endswith("No value for Bristol and Liverpool (suppressed by the publisher).")


def test_too_few_values_are_refused_in_words(book):
    made = book.compare(PLANS, MARCH[2023], "core_cities", FIRST_2023)
    assert made.refusal == "Only one of these areas has a value; at least 3 are needed for a comparison."


def test_a_home_outside_the_core_cities_is_not_in_their_mean(loaded):
    own, leeds = (
        benchmark_book(home, [PLANS]).compare(PLANS, MARCH[2024], "core_cities") for home in (BRADFORD, LEEDS)
    )
    assert own.value == leeds.value
    assert (own.home_in, leeds.home_in) == (False, True)
    assert (own.place.of, leeds.place.of) == (9, 8)


def test_what_nobody_published_is_no_comparison(book):
    assert book.compare(PLANS, Period.snapshot(date(2019, 9, 30)), "core_cities") is None
    assert book.compare(PLANS, MARCH[2024], "no_such_set") is None
    assert book.compare("front_door.contacts", MARCH[2024], "core_cities") is None
    assert book.compare(PLANS, MARCH[2024], "core_cities", "no_such_vintage") is None


def test_a_series_is_of_one_publication(book):
    years = [period.end.year for period, _ in book.series(PLANS, LEEDS)]
    assert years == list(range(2013, 2026))
    assert [period.end.year for period, _ in book.series(PLANS, LEEDS, DFE_2024)] == list(range(2013, 2025))
    assert [known.text for _, known in book.series(PLANS, LEEDS, REPORT)] == ["31.2", "31.4"]
    assert len(book.series(PLANS, ENGLAND)) == len(book.series(PLANS, YORKSHIRE)) == 13
    assert book.series(PLANS, CITY) == []


def test_a_book_is_two_queries_however_much_is_asked(world, loaded):
    with undone():
        declare(world, members=(LEEDS, SHEFFIELD, BRADFORD))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            book = benchmark_book(LEEDS, shipped().measures, partnership=world.partnership)
            for key, measure in shipped().measures.items():
                for found in book.sets():
                    book.compare(key, measure.period_of(2024), found.key)
        assert len(asked) == 2
        assert len(book.sets()) == 5


def test_a_book_for_some_periods_keeps_the_series_of_home_region_and_country(loaded):
    book = benchmark_book(LEEDS, [PLANS], periods=[MARCH[2024]])
    assert len(book.series(PLANS, LEEDS)) == len(book.series(PLANS, ENGLAND)) == 13
    assert [period.end.year for period, _ in book.series(PLANS, SHEFFIELD)] == [2024]
    whole = benchmark_book(LEEDS, [PLANS])
    for found in book.sets():
        made = book.compare(PLANS, MARCH[2024], found.key)
        assert made == whole.compare(PLANS, MARCH[2024], found.key)


def test_an_area_is_read_by_an_old_code_too(loaded):
    assert benchmark_book("E08000039", [PLANS]).value(PLANS, MARCH[2024], "E08000039").text == ""
    assert benchmark_book("E08000039", [PLANS]).home_name == "Sheffield"


# Loading


def test_a_second_load_adds_nothing(loaded):
    count = Benchmark.objects.count()
    assert loaded.added == count > 3000
    assert load_benchmarks(system("tests"), only=wanted(LEEDS)).added == 0
    assert Benchmark.objects.count() == count
    told = {each.vintage for each in (*shipped().series, *shipped().lists)}
    assert {each.key for each in Vintage.objects.all()} == told, "what is of the catalogue alone waits to be chosen"


def test_what_ships_is_read_again_only_where_it_is_not_the_very_same(loaded, monkeypatch):
    """The areas that were loaded here and no more: the whole takes seconds."""
    read = []
    few = {"only": wanted(LEEDS)}
    monkeypatch.setattr(loading, "Tables", lambda what, only: read.append(only) or Tables(what, few["only"]))
    with undone():
        assert load_benchmarks(system("tests")).added == 0
        known = Benchmark.objects.count()
        assert load_benchmarks(system("tests")) == Loaded(0, known)
        assert len(read) == 1, "some areas were loaded before, and that is not all that ships"
        assert load_benchmarks(system("tests"), only=wanted(LEEDS)).known
        assert len(read) == 2

        few["only"] |= wanted("E08000025")
        assert load_benchmarks(system("tests")) == Loaded(0, known), "the files are the same"
        monkeypatch.setattr(loading, "digest", lambda folders: "another release")
        assert load_benchmarks(system("tests")).added
        assert len(read) == 3


def test_a_release_with_another_value_for_what_is_loaded_is_refused(loaded, monkeypatch):
    monkeypatch.setattr(loading, "Tables", lambda what, only: Tables(what, wanted(LEEDS)))
    with undone():
        load_benchmarks(system("tests"))
        monkeypatch.setattr(loading, "digest", lambda folders: "another release")
        monkeypatch.setattr(loading, "differences", lambda entries, there: ["Leeds: another value is loaded already."])
        for _ in range(2):
            with pytest.raises(Differs, match="another value"):
                load_benchmarks(system("tests"))


def test_what_decides_what_ships_is_told_from_any_other(tmp_path):
    inside = {path.name for folder in loading.DECIDED_BY for path in folder.rglob("*")}
    assert {"tool_2025.csv.gz", "report_2018_19.csv", "areas.csv", "tables.py", "numbers.py"} < inside
    assert any((folder / "tables.py").exists() for folder in loading.DECIDED_BY)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "one.csv").write_text("1\n")
    (tmp_path / "two.csv").write_text("2\n")
    told = [loading.digest([tmp_path])]
    (tmp_path / "two.csv").write_text("3\n")
    told.append(loading.digest([tmp_path]))
    (tmp_path / "two.csv").rename(tmp_path / "three.csv")
    told.append(loading.digest([tmp_path]))
    (tmp_path / "data" / "one.csv").unlink()
    told.append(loading.digest([tmp_path]))
    assert len(set(told)) == 4
    (tmp_path / "compiled.pyc").write_bytes(b"4")
    assert told[-1] == loading.digest([tmp_path]), "what was compiled decides nothing"


@pytest.mark.parametrize("service", ["insight.load_benchmarks", "insight.load_benchmark_file"])
def test_people_do_not_load_benchmarks(world, service):
    given = {} if service == "insight.load_benchmarks" else {"publication": None, "entries": [], "document": ""}
    for name in ("analyst", "manager", "administrator"):
        with pytest.raises(NotPermitted):
            OPERATIONS.get(service).service(getattr(world, name), **given)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE insight_benchmark SET area_name = 'x'",
        "DELETE FROM insight_benchmark",
        "UPDATE insight_vintage SET label = 'x'",
        "DELETE FROM insight_vintage",
        "UPDATE insight_comparatorset SET name = 'x'",
        "DELETE FROM insight_comparatorset",
    ],
)
def test_the_database_refuses_to_change_them(world, loaded, statement):
    with undone():
        declare(world)
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


LIST = """indicator,area,start,end,value,numerator,denominator,place
protection.plan_rate,Leeds,2026-03-31,2026-03-31,37.1,,,table 1
protection.plan_rate,Sheffield,2026-03-31,2026-03-31,c,,,table 1
protection.plan_rate,Bradford,2026-03-31,2026-03-31,,500,140000,table 1
"""
NEW = {
    "vintage": "dfe_2026", "label": "DfE 2026 publication", "title": "Children in need 2026",
    "publisher": "Department for Education", "published": "2026-10-29", "numerators": "Census of 2026",
    "denominators": "ONS mid-2025",
}  # fmt: skip


@pytest.fixture
def listing(tmp_path):
    """A person's list in a file."""
    path = tmp_path / "plans.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def load(path, **options) -> str:
    said = []
    out = type("Out", (), {"write": lambda self, text: said.append(text), "isatty": lambda self: False})()
    call_command("load_benchmarks", file=path, stdout=out, **options)
    return "".join(said)


def test_a_persons_list_is_loaded_dated_and_compared_with(world, loaded, listing):
    with undone():
        assert load(listing, **NEW).startswith("3 benchmarks loaded, 0 known already")
        assert load(listing, vintage="dfe_2026").startswith("0 benchmarks loaded, 3 known already")
        book = benchmark_book(LEEDS, [PLANS])
        period = Period.snapshot(date(2026, 3, 31))
        assert [cited.label for cited in book.vintages(PLANS, period)] == ["DfE 2026 publication"]
        assert book.value(PLANS, period, SHEFFIELD).reason == "suppressed by the publisher"
        kept = Benchmark.objects.get(vintage__key="dfe_2026", area=BRADFORD)
        assert (kept.document, kept.place, round(kept.value, 4)) == ("plans.csv", "table 1", Decimal("35.7143"))


def test_a_list_with_a_fault_loads_nothing_and_says_where(loaded, listing):
    listing.write_text(LIST.replace("Bradford", "Bradfrod"), encoding="utf-8")
    with pytest.raises(CommandError, match="row 4, area: “Bradfrod” is not"):
        load(listing, **NEW)
    assert not Vintage.objects.filter(key="dfe_2026").exists()


def test_a_list_of_a_new_publication_must_say_what_it_is(loaded, listing):
    with pytest.raises(CommandError, match="--denominators"):
        load(listing, **{**NEW, "denominators": None})
    with pytest.raises(CommandError, match="--published: write the day"):
        load(listing, **{**NEW, "published": "last week"})
    with pytest.raises(CommandError, match="--vintage"):
        load(listing)
    with pytest.raises(CommandError, match="cannot be read"):
        load(listing.with_name("none.csv"), **NEW)


def test_another_value_of_the_same_publication_is_refused_whole(loaded, listing):
    with undone():
        load(listing, **NEW)
        listing.write_text(
            LIST.replace("37.1", "37.2") + LIST.splitlines()[1].replace("Leeds", "York"), encoding="utf-8"
        )
        before = Benchmark.objects.count()
        with pytest.raises(CommandError, match=r"Leeds, protection\.plan_rate, 31 March 2026: another value"):
            load(listing, vintage="dfe_2026")
        assert Benchmark.objects.count() == before


def test_a_publication_cannot_be_said_to_be_another(loaded):
    known = publication_called(REPORT)
    changed = type(known)(**{**known.__dict__, "label": "Something else"})
    with pytest.raises(Differs, match="another label"):
        load_benchmark_file(system("tests"), publication=changed, entries=[], document="x.csv")
    done = load_benchmark_file(system("tests"), publication=known, entries=[], document="x.csv")
    assert done == Loaded(0, 0)
    assert publication_called("nobody_knows") is None


def test_the_command_loads_what_ships_and_says_how_long_it_took(world, loaded, monkeypatch):
    """The areas that were loaded here and no more: the whole takes seconds, and every start does it."""
    with undone():
        whole = command.load_benchmarks
        monkeypatch.setattr(command, "load_benchmarks", lambda actor: whole(actor, only=frozenset({LEEDS, CITY})))
        said = load(None)
    assert "known already" in said
    assert said.endswith("seconds.\n")
    assert int(said.split()[0]) > 100


# A partnership's own sets


def declare(world, who: str = "analyst", **changes):
    about = {
        "key": "our_region", "name": "Our region", "members": (SHEFFIELD, BRADFORD, LEEDS), "function": MEAN,
        "home_in": True, "since": date(2026, 4, 1),
    }  # fmt: skip
    return services.declare_comparators(getattr(world, who), partnership=world.partnership, **{**about, **changes})


@pytest.mark.parametrize("who", ["analyst", "manager"])
def test_the_analyst_and_the_manager_declare_a_set(world, loaded, who):
    with undone():
        declare(world, who)
        book = benchmark_book(LEEDS, [PLANS], partnership=world.partnership)
        made = book.compare(PLANS, MARCH[2024], "our_region")
        assert (made.set_label, len(made.counted), made.home_in) == ("Our region", 3, True)
        assert "2nd" in comparison_sentence(made) or "lowest of 3 areas of “Our region”" in comparison_sentence(made)


@pytest.mark.parametrize("who", ["lead", "scrutineer", "chair", "practitioner", "neighbour", "administrator"])
def test_nobody_else_declares_a_set(world, who):
    with pytest.raises(NotPermitted):
        declare(world, who)


def test_a_later_set_takes_the_place_of_the_one_before_which_stays(world):
    with undone():
        first = declare(world)
        declare(world, members=("E08000016", SHEFFIELD, BRADFORD), function=MEDIAN, home_in=False)
        found = own_sets(world.partnership, LEEDS)
        assert [(each.key, each.function, each.names) for each in found] == [
            ("our_region", MEDIAN, ("Barnsley", "Sheffield", "Bradford"))
        ]
        assert ComparatorSet.objects.get(pk=first.pk).members == [SHEFFIELD, BRADFORD, LEEDS]


def test_old_codes_are_kept_under_the_newest(world):
    with undone():
        assert declare(world, members=("E08000039", "E08000020", LEEDS)).members == [SHEFFIELD, "E08000037", LEEDS]


@pytest.mark.parametrize(
    ("argument", "value", "words"),
    [
        ("key", "Our Region", "small letters"),
        ("key", "core_cities", "comes with Line of Sight"),
        ("name", "  ", "Give a name"),
        ("name", "x" * 81, "up to 80"),
        ("members", (LEEDS, SHEFFIELD), "3 authorities or more"),
        ("members", (LEEDS, SHEFFIELD, "E08000039"), "Sheffield is named twice"),
        ("members", (LEEDS, SHEFFIELD, "E12000003"), "“E12000003” is not the code of an authority"),
        ("function", "mode", "mean or the median"),
    ],
)
def test_what_is_no_set_is_refused_by_its_argument(world, argument, value, words):
    with pytest.raises(services.NotASet) as refused:
        declare(world, **{argument: value})
    assert words in " ".join(refused.value.problems[argument])


PAGE = "/ashmere/comparators/"
TYPED = {
    "name": "Our region", "members": "Leeds\n Sheffield\r\nE08000032\n\n", "function": "median", "home_in": "no",
    "since-day": "1", "since-month": "4", "since-year": "2026",
}  # fmt: skip


def test_the_page_shows_the_sets_and_declares_one(world):
    with undone():
        client = world.client("analyst")
        shown = client.get(PAGE).content.decode()
        assert "Core cities" in shown
        assert "Bristol, City of" in shown
        answer = client.post(PAGE, TYPED)
        assert answer.status_code == 302, answer.content.decode()
        made = sets_of(world.partnership)[-1]
        assert (made.key, made.names, made.function, made.home_in, made.since) == (
            "our_region", ("Leeds", "Sheffield", "Bradford"), MEDIAN, False, date(2026, 4, 1),
        )  # fmt: skip
        assert "“Our region”" in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("members", "words"),
    [("Leeds\nAtlantis\nYork", "“Atlantis” is not the name"), ("Leeds\nYork", "Name 3 authorities or more")],
)
def test_what_is_wrong_with_a_set_is_said_and_nothing_typed_is_lost(world, members, words):
    with undone():
        shown = world.client("manager").post(PAGE, {**TYPED, "members": members}).content.decode()
        assert words in shown
        assert members in shown
        assert 'href="#id_members"' in shown
        assert not own_sets(world.partnership, LEEDS)
