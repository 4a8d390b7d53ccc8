"""Two lists of missing incidents compared where nothing leaves but counts, and how well children are told."""

import csv
from datetime import date
from pathlib import Path

import pytest

from lineofsight.agency.compare.agreement import Agreement, explained
from lineofsight.agency.compare.lists import BOTH, COUNCIL, POLICE, compare
from lineofsight.agency.compare.people import Person, clusters, same_child
from lineofsight.agency.read.faults import Unreadable
from lineofsight.agency.read.missing import Incident, MissingList

pytestmark = pytest.mark.once
SAMPLE = Path(__file__).parent / "samples" / "fake_1000.csv"
DAY = date(2024, 2, 1)


def test_children_are_told_in_the_published_sample():
    """Splink's 1,000 made-up records of 250 people (MIT), whose true matches are known. Of the pairs we call one
    person at least 99 in 100 must be, and at least 3 in 4 of the true ones must be found."""
    rows = list(csv.DictReader(SAMPLE.read_text(encoding="utf-8").splitlines()))
    people = [Person(r["first_name"], r["surname"], r["dob"], r["city"], r["email"]) for r in rows]
    numbers = clusters(people)
    places = range(len(rows))
    told = {(a, b) for a in places for b in places if a < b and numbers[a] == numbers[b]}
    true = {(a, b) for a in places for b in places if a < b and rows[a]["cluster"] == rows[b]["cluster"]}
    precision, recall = len(told & true) / len(told), len(told & true) / len(true)
    assert precision >= 0.99, precision
    assert recall >= 0.75, recall


def incident(forename: str, surname: str, born: str, day: date = DAY) -> Incident:
    return Incident("", day, date.fromisoformat(born), forename=forename, surname=surname)


def test_a_few_incidents_are_compared_too():
    """Lists of a quarter may hold a handful: written alike is alike, and a model has nothing to learn from."""
    ours = [incident("Made", "Up", "2010-05-05"), incident("Made", "Up", "2010-05-05", date(2024, 3, 9))]
    theirs = [incident("Made", "Up", "2010-05-05", date(2024, 2, 2)), incident("Not", "Real", "2011-01-01")]
    found = compare(MissingList(tuple(ours)), MissingList(tuple(theirs)), same_child)
    assert sorted((each.lists, each.difference) for each in found.incidents) == [
        (BOTH, "none"), (COUNCIL, "incident_in_one_list"), (POLICE, "child_in_one_list"),
    ]  # fmt: skip


@pytest.mark.parametrize("people", [[], [Person("A", "B", "2010-01-01")], [Person("", "", "")] * 3])
def test_next_to_nobody_is_no_error(people):
    assert len(clusters(people)) == len(people)


AGREEMENT = Agreement("Missing children sharing agreement", date(2024, 1, 9))


def test_every_kind_of_difference_is_explained_beside_the_agreement():
    said = explained(AGREEMENT, ["child_in_one_list=Children from outside the area"], {"child_in_one_list"})
    assert said.startswith("Compared under “Missing children sharing agreement” of 9 January 2024.")
    assert "Children from outside the area." in said
    with pytest.raises(Unreadable, match="Say why there are incidents"):
        explained(AGREEMENT, [], {"incident_in_one_list"})
    with pytest.raises(Unreadable, match="no such difference"):
        explained(AGREEMENT, ["weather=Rain"], set())
