"""The open data of public figures: plain numbers, and a dictionary that holds to CSV on the Web."""

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal

import pytest

from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight
from lineofsight.know.performance import selectors
from lineofsight.know.performance.rules import open_data
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.tests import factories

PUBLIC = "/ashmere/performance/published/"
# https://www.w3.org/TR/tabular-metadata/: what a table group, a table, a schema and a column may have, in our use.
GROUP = {"@context", "tables"}
TABLE, SCHEMA = {"url", "tableSchema"}, {"columns", "primaryKey", "foreignKeys"}
COLUMN = {"name", "titles", "datatype", "null", "required"}
READ = {"string": str, "decimal": Decimal, "integer": int, "date": date.fromisoformat}


@pytest.fixture
def files(world):
    """The dictionary, and the rows of each table it describes by its address, when something of each kind is open."""
    answers = {**factories.COUNCIL, "protection.plans": Answer(Decimal(3))}
    factories.signed_off(world, answers=answers)
    factories.published(world, "protection.repeat_plans", "22.3", "25.7")
    tables = [(each.indicator, each.period) for each in selectors.tables_of(world.partnership, factories.YEAR)]
    insight.publish_figures(world.manager, partnership=world.partnership, tables=tables)
    client = world.client()
    found = json.loads(client.get(f"{PUBLIC}scorecard.csv-metadata.json").content)
    texts = {each["url"]: client.get(PUBLIC + each["url"]).content.decode() for each in found["tables"]}
    return found, {url: list(csv.DictReader(io.StringIO(text))) for url, text in texts.items()}


def test_the_dictionary_has_what_the_recommendation_lets_it_have(files):
    found, rows = files
    assert found["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "en"}]
    assert own(found) == GROUP
    assert found["dc:license"] == {"@id": open_data.LICENCE}
    for table in found["tables"]:
        assert own(table) == TABLE
        assert own(table["tableSchema"]) <= SCHEMA
        names = [column["name"] for column in table["tableSchema"]["columns"]]
        assert list(rows[table["url"]][0]) == names, "columns stand in the order of the file"
        for column in table["tableSchema"]["columns"]:
            assert own(column) <= COLUMN
            assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", column["name"])
            assert column["titles"][0] == column["name"], "one of its titles heads it in the file"
            assert column["datatype"] in READ
            assert column["dc:description"]
        assert len(set(names)) == len(names)
        assert set(table["tableSchema"]["primaryKey"]) <= set(names)
        [key] = table["tableSchema"].get("foreignKeys", [{"reference": {"resource": "indicators.csv"}}])
        assert key["reference"]["resource"] in rows


def own(found: dict) -> set[str]:
    """The properties of the recommendation's own, without those with a prefix, which may be anything."""
    return {name for name in found if ":" not in name}


def test_every_cell_is_what_the_dictionary_says(files):
    found, rows = files
    for table in found["tables"]:
        for row in rows[table["url"]]:
            for column in table["tableSchema"]["columns"]:
                text = row[column["name"]]
                assert text or not column.get("required"), column["name"]
                if text:
                    READ[column["datatype"]](text)
        keys = [tuple(row[name] for name in table["tableSchema"]["primaryKey"]) for row in rows[table["url"]]]
        assert len(set(keys)) == len(keys)
    defined = {row["key"] for row in rows["indicators.csv"]}
    assert {row["indicator"] for row in rows["scorecard.csv"]} <= defined


def test_a_number_is_plain_and_what_is_hidden_has_none(files):
    _, rows = files
    known = {(row["indicator"], row["period"]): row for row in rows["scorecard.csv"] if row["breakdown"] == "total"}
    contacts = known["front_door.contacts", factories.YEAR.label]
    assert (contacts["value"], contacts["origin"], contacts["note"]) == ("24629", "partnership", "As recorded")
    assert contacts["made_public"]
    [plans] = [row for row in rows["scorecard.csv"] if row["indicator"] == "protection.plans"]
    assert (plans["value"], plans["numerator"], plans["why_none"]) == ("", "", "suppressed")
    repeat = known["protection.repeat_plans", factories.YEAR.label]
    assert (repeat["value"], repeat["origin"], repeat["made_public"]) == ("22.3", "owner", "")


def test_the_file_of_the_scorecard_inside_has_plain_numbers_too(world):
    factories.signed_off(world)
    text = world.client("manager").get("/ashmere/performance/scorecard.csv").content.decode()
    [row] = [row for row in csv.DictReader(io.StringIO(text)) if row["Value"] and row["Unit"] == "contacts"]
    assert row["Value"] == "24629"
    assert library.indicator("front_door.contacts").name == row["Indicator"]
