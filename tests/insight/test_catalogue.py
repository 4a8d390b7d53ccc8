"""The catalogue of published series: everything reads, is found by its words, and is loaded when somebody keeps it."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.insight.benchmarks import services
from lineofsight.core.insight.benchmarks.areas import areas
from lineofsight.core.insight.benchmarks.browsing import kept_series, series_book
from lineofsight.core.insight.benchmarks.catalogue import JUDGEMENT, catalogue, measure_of, search
from lineofsight.core.insight.benchmarks.library import shipped
from lineofsight.core.insight.benchmarks.loading import load_series
from lineofsight.core.insight.benchmarks.models import Benchmark, ChosenSeries, Gap, Vintage
from lineofsight.core.insight.benchmarks.published import JUDGEMENTS, entries_of, lines_of
from lineofsight.core.insight.benchmarks.tables import Tables, read_number
from lineofsight.core.insight.benchmarks.years import ENDING, period_of
from lineofsight.kernel.periods import Period
from tests.house.once_a_file import db, undone, world

__all__ = ["db", "world"]

TOOL = "dfe_tool_2025"
RATE = "dfe_tool_2025.cpp_rate"
OFSTED = "ofsted_ilacs_2026.overall_effectiveness"
LEEDS = "E08000035"
# The cells of each publication's tables, as they came.
CELLS = {
    "dfe_cin_2024": 488_209, "dfe_cin_2025": 122_836, "dfe_cla_2025": 146_785, TOOL: 641_070,
    "dfe_workforce_2025": 32_186, "hmip_youth_2025": 1_106, "imd_2010": 927, "imd_2015": 927, "imd_2019": 12_493,
    "imd_2025": 18_704, "ofsted_ilacs_2026": 765, "ohid_injuries_2024": 19_515,
}  # fmt: skip


@pytest.fixture(scope="module")
def read():
    """Each publication's cells counted, every text that stands in one, and its lines: read once."""
    cells, texts, years = Counter(), {True: set(), False: set()}, Counter()
    for vintage in CELLS:
        for key, year, row in lines_of(vintage):
            about = catalogue()[key]
            cells[vintage] += len(row)
            texts[about.unit == JUDGEMENT].update(row.values())
            years[vintage, year, about.years] += 1
    return cells, texts, years


def test_every_cell_of_every_table_is_there(read):
    assert dict(read[0]) == CELLS
    assert {each.vintage for each in catalogue().values()} == set(CELLS) <= set(shipped().publications)
    assert len(catalogue()) == 2023
    assert len([each for each in catalogue().values() if each.vintage == TOOL]) == 434


def test_every_cell_is_a_number_or_a_reason_and_a_judgement_one_of_four(read):
    _, texts, _ = read
    gaps = {text for text in texts[False] if isinstance(read_number(text, shipped().symbols), Gap)}
    assert {"-", "c", "x", "z", "u", "k", "low"} <= gaps
    assert texts[True] == {*JUDGEMENTS, "z"}


def test_every_year_reads_and_the_tool_writes_65(read):
    _, _, years = read
    for _, year, kind in years:
        assert (period_of(year, kind) is None) == (year == "0"), year
    assert len({year for vintage, year, _ in years if vintage == TOOL}) == 65


@pytest.mark.parametrize(
    ("written", "kind", "period"),
    [
        ("2023", "financial", "2022-04-01/2023-03-31"), ("2023", "academic", "2022-09-01/2023-08-31"),
        ("2023", "calendar", "2023-01-01/2023-12-31"), ("2023", "march", "2023-03-31/2023-03-31"),
        ("2023", "september", "2023-09-30/2023-09-30"), ("2023", "january", "2023-01-01/2023-01-31"),
        ("2021", "middle", "2021-06-30/2021-06-30"), ("2016-17 (OT)", "financial", "2016-04-01/2017-03-31"),
        ("2025 (prov)", "academic", "2024-09-01/2025-08-31"), ("2015/16", "academic", "2015-09-01/2016-08-31"),
        ("2014-16", "calendar", "2014-01-01/2016-12-31"),
        ("2013/14-15/16", "financial", "2013-04-01/2016-03-31"), ("2025-06-18", "day", "2025-06-18/2025-06-18"),
    ],
)  # fmt: skip
def test_a_year_is_read_by_the_kind_of_its_series(written, kind, period):
    assert str(period_of(written, kind)) == period


@given(st.integers(1990, 2098), st.sampled_from(sorted(set(ENDING) - {"calendar"})))
def test_one_year_is_the_same_however_it_is_written(first, kind):
    """ "2018/19" and "2018-19 (OT)" are the year that "2019" ends."""
    two = f"{first}/{(first + 1) % 100:02d}"
    assert period_of(two, kind) == period_of(f"{two} (Rev)", kind) == period_of(str(first + 1), kind)


@pytest.mark.parametrize("written", ["", "23", "2023/2024", "Spring 2023", "2023 (maybe)", "201819"])
def test_a_spelling_nobody_knows_is_refused_and_never_guessed(written):
    with pytest.raises(ValueError, match="no year"):
        period_of(written, "financial")
    with pytest.raises(ValueError, match="kind of year"):
        period_of("2023", "lunar")


def test_the_librarys_own_cut_of_the_tool_says_the_same():
    """What the library's indicators have of the tool is the same column, value for value."""
    tables = Tables(shipped())
    own = [series for series in shipped().series if series.vintage == TOOL]
    for series in own[:4]:
        cut = {(entry.area, entry.period.end.year): entry.value for entry in tables.entries(series)}
        (same,) = [each for each in catalogue().values() if each.name.endswith(f"({series.place})")]
        whole = {(entry.area, entry.period.end.year): entry.value for entry in entries_of(same)}
        assert len(cut) > 600
        assert {key: whole[key] for key in cut} == cut


def test_a_missing_value_is_a_reason_and_an_ended_authority_has_none():
    found = entries_of(catalogue()["dfe_tool_2025.cinpermexclusion"])
    assert {(entry.value, entry.gap, entry.symbol) for entry in found if entry.symbol} == {
        (None, "not_available", "-"),
    }  # fmt: skip
    assert not [entry for entry in found if areas()[entry.area].ended and entry.period.end > areas()[entry.area].ended]


def test_a_judgement_keeps_its_word():
    (leeds,) = [entry for entry in entries_of(catalogue()[OFSTED]) if entry.area == LEEDS]
    assert (leeds.text, leeds.value, leeds.period) == ("Outstanding", 1, Period.snapshot(date(2025, 8, 12)))


def test_a_district_has_its_name():
    found = entries_of(catalogue()["imd_2025.ltla24.imd_average_score"])
    assert {"Burnley", "Leeds"} <= {entry.area_name for entry in found}


def test_series_are_found_by_all_of_their_words():
    assert RATE in [each.key for each in search("plan rate CPP_rate")]
    assert {each.vintage for each in search("deprivation", "imd_2025")} == {"imd_2025"}
    assert search("no such words at all") == []
    assert search("plan")[0].areas > 100, "series of authorities before those of England alone"


def test_keeping_a_series_loads_it_once_and_shows_the_same(world):
    series, partnership = catalogue()[RATE], world.partnership
    with undone():
        before = series_book(partnership, series, loaded=False)
        assert services.choose_series(world.analyst, partnership=partnership, key=RATE)
        count = Benchmark.objects.filter(indicator=RATE).count()
        assert count == len(entries_of(series)) > 1600
        assert Vintage.objects.get(key=TOOL).title == series.publication.title
        assert services.choose_series(world.manager, partnership=partnership, key=RATE) is None
        assert Benchmark.objects.filter(indicator=RATE).count() == count
        after = series_book(partnership, series, loaded=True)
        period = Period.snapshot(date(2024, 3, 31))
        assert before.compare(RATE, period, "core_cities") == after.compare(RATE, period, "core_cities")
        assert [each.key for each in kept_series(partnership)] == [RATE]
        assert services.drop_series(world.analyst, partnership=partnership, key=RATE)
        assert services.drop_series(world.analyst, partnership=partnership, key=RATE) is None
        assert kept_series(partnership) == []
        assert Benchmark.objects.filter(indicator=RATE).count() == count, "what was loaded stands"


def test_only_the_analyst_and_the_manager_keep_series(world):
    for service in (services.choose_series, services.drop_series):
        for name in ("chair", "scrutineer", "lead", "neighbour", "administrator"):
            with pytest.raises(NotPermitted):
                service(getattr(world, name), partnership=world.partnership, key=RATE)
    with pytest.raises(ValueError, match="no series"):
        services.choose_series(world.analyst, partnership=world.partnership, key="no.such")


def test_a_command_loads_series_that_nobody_keeps(world, capsys):
    with undone():
        call_command("load_benchmarks", series=[OFSTED, "imd_2025.lrf.imd_average_score"])
        assert capsys.readouterr().out.startswith("191 benchmarks loaded, 0 known already")
        call_command("load_benchmarks", series=[OFSTED])
        assert capsys.readouterr().out.startswith("0 benchmarks loaded, 153 known already")
        with pytest.raises(CommandError, match="is no series of the catalogue"):
            call_command("load_benchmarks", series=["no.such"])
    for name in ("analyst", "manager", "administrator"):
        with pytest.raises(NotPermitted):
            load_series(getattr(world, name), keys=[OFSTED])


def test_the_database_refuses_to_change_what_was_kept(world):
    with undone():
        services.choose_series(world.analyst, partnership=world.partnership, key=OFSTED)
        assert ChosenSeries.objects.count() == 1
        for statement in ("UPDATE insight_chosenseries SET kept = FALSE", "DELETE FROM insight_chosenseries"):
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                connection.cursor().execute(statement)


def test_the_pages_find_show_and_keep_a_series(world):
    client = world.client("analyst")
    with undone():
        listed = client.get("/ashmere/benchmarks/?words=CPP_rate").content.decode()
        assert f"/ashmere/benchmarks/{RATE}/" in listed
        assert "1 series of 2,023." in listed
        assert "No series has all of these words" in client.get("/ashmere/benchmarks/?words=xyzzy").content.decode()
        assert "Keep this series?" in client.get(f"/ashmere/benchmarks/{RATE}/choose/").content.decode()
        assert client.post(f"/ashmere/benchmarks/{RATE}/choose/").status_code == 302
        shown = client.get(f"/ashmere/benchmarks/{RATE}/").content.decode()
        assert "Keep it no longer" in shown
        assert "Open Government Licence" in shown
        assert "Those you keep" in client.get("/ashmere/benchmarks/").content.decode()
        assert client.post(f"/ashmere/benchmarks/{RATE}/drop/").status_code == 302
        assert client.get("/ashmere/benchmarks/no.such/").status_code == 404
        lines = client.get(f"/ashmere/benchmarks/{RATE}/series.csv").content.decode().splitlines()
        assert len(lines) == 1 + len(entries_of(catalogue()[RATE]))
        assert len(client.get("/ashmere/benchmarks.csv?words=CPP_rate").content.decode().splitlines()) == 2


def test_a_series_compares_by_its_own_measure():
    measure = measure_of(RATE)
    assert (measure.unit, measure.places) == ("per 10,000", 1)
    assert measure_of("protection.plan_rate").places == 1
    assert measure_of("no.such") is None
    assert Decimal(entries_of(catalogue()[RATE])[0].text) > 0
