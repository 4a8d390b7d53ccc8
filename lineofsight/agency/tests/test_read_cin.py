"""The census as it comes: every format, and every way a file can be wrong, said with its place and nothing taken."""

from datetime import date
from pathlib import Path

import pytest

from lineofsight.agency.read.census import lay_over
from lineofsight.agency.read.cin import read_census
from lineofsight.agency.read.faults import Unreadable
from lineofsight.agency.tests.census_files import HEAD, TAIL, census, child, episode

pytestmark = pytest.mark.once
SAMPLES = Path(__file__).parent / "samples"
BOMB = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize("year", [2021, 2024, 2026])
def test_every_format_is_read(year):
    """Data to Insight's sample files (MIT), with their stray text and changed fields."""
    found = read_census(SAMPLES / f"CIN_Census_{year}.xml")
    first = found.children[0]
    assert first.upn == "A123456789123"
    assert first.sex == "1", "GenderCurrent until 2023, Sex since"
    assert first.episodes[0].assessments[0].factors
    assert first.episodes[0].plans[0].previous == 10
    assert first.episodes[0].conference is not None
    assert first.episodes[0].enquiries[0].conference is not None, "a conference at either level"


def test_an_unborn_child_is_one(tmp_path):
    unborn = child(1, episode(date(2019, 1, 5))).replace("PersonBirthDate", "ExpectedPersonBirthDate")
    assert read_census(census(tmp_path, unborn)).children[0].unborn


def refused(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read_census(path)
    return "\n".join(map(str, caught.value.faults))


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<CINreferralDate>03/04/2018</CINreferralDate>", "child 1 (line 4), CINreferralDate: “03/04/2018”"),
        ("<ReferralNFA>maybe</ReferralNFA>", "ReferralNFA: “maybe” is neither true nor false"),
        ("<ChildProtectionPlans><NumberOfPreviousCPP>two</NumberOfPreviousCPP></ChildProtectionPlans>", "“two”"),
        ("<CINclosureDate>2019-02-30</CINclosureDate>", "CINclosureDate"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path, inside, said):
    assert said in refused(census(tmp_path, child(1, inside)))


def test_every_place_is_said_and_nothing_is_taken(tmp_path):
    told = refused(census(tmp_path, *(child(n, "<CINreferralDate>x</CINreferralDate>") for n in range(3))))
    assert told.count("CINreferralDate") == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD.format(year=2019), "no well-formed XML"),
        ("", "no well-formed XML"),
        ("<Children/>", "Its outermost element is “Children”"),
        (HEAD.format(year=2019).replace(">CIN<", ">CLA<") + TAIL, "The collection is “CLA”"),
        (HEAD.format(year=2019).replace("ReferenceDate", "Other") + TAIL, "ReferenceDate is missing"),
        ('<!DOCTYPE Message SYSTEM "file:///etc/passwd"><Message/>', "declares a document type"),
        (f'<!DOCTYPE Message [<!ENTITY lol0 "lol">{BOMB}]><Message>&lol9;</Message>', "declares a document type"),
        ('<!DOCTYPE Message [<!ENTITY x SYSTEM "http://127.0.0.1/x">]><Message>&x;</Message>', "declares a document"),
        (HEAD.format(year=2019) + "<Child>" + "<a>" * 60 + "</a>" * 60 + "</Child>" + TAIL, "nested deeper"),
    ],
    ids=["cut off", "empty", "another root", "another return", "no day", "outside", "billion laughs", "entity", "deep"],
)
def test_a_file_that_is_no_census_or_does_harm_is_refused(tmp_path, text, said):
    path = tmp_path / "census.xml"
    path.write_text(text)
    assert said in refused(path)


def test_two_years_are_laid_over_one_another(tmp_path):
    before = census(tmp_path, child(1, episode(date(2018, 2, 1))), child(2, episode(date(2018, 2, 1))), year=2018)
    closed = "<CINclosureDate>2018-06-01</CINclosureDate>"
    after = census(tmp_path, child(1, episode(date(2018, 2, 1), more=closed)), child(3, episode(date(2019, 1, 9))))
    both = lay_over([read_census(after), read_census(before)])
    assert (both.reference, both.first_reference) == (date(2019, 3, 31), date(2018, 3, 31))
    assert {each.id: len(each.episodes) for each in both.children} == {"made-up-1": 1, "made-up-2": 1, "made-up-3": 1}
    assert both.children[0].episodes[0].closed == date(2018, 6, 1), "the later year knows what became of it"
