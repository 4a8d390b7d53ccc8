"""The register of schools: loaded whole or not at all, each wrong cell named; searched by every name a school had."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.people import selectors, services
from lineofsight.core.people.models import Establishment, FormerName, GovernanceChange, Organisation
from lineofsight.core.people.rules import Row
from lineofsight.core.people.rules.register import read_register
from lineofsight.kernel import clock

HEAD = ["URN", "Name", "Type", "Phase", "Authority", "Trust", "Cluster", "Inspected", "Judgement"]
DOWNLOAD = [
    "URN", "EstablishmentName", "TypeOfEstablishment (name)", "PhaseOfEducation (name)", "LA (code)", "Trusts (name)",
    "OfstedLastInsp",
]  # fmt: skip
RIGHT = [
    "100001", "Ashmere Primary School", "Community school", "Primary", "999", "", "North", "27/03/2025", "Good",
]  # fmt: skip
TODAY = date(2026, 3, 1)
ADDRESS = "/ashmere/people/register/load/"


def with_cell(column: str, value: str) -> list[str]:
    return [value if name == column else cell for name, cell in zip(HEAD, RIGHT, strict=True)]


def pasted(*rows: list[str]) -> str:
    return "\n".join("\t".join(row) for row in (HEAD, *rows))


def loaded(world, *rows: list[str], as_at: date | None = None):
    read, problems = read_register([HEAD, *rows], clock.today())
    assert problems == []
    return services.load_register(
        world.manager, partnership=world.partnership, rows=read, source="The register", as_at=as_at or clock.today()
    )


@pytest.mark.once
@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("URN", "10001", "six digits"),
        ("URN", "١٠٠٠٠١", "six digits"),
        ("Name", "", "Enter the school’s name"),
        ("Type", "Castle", "Enter the register’s type"),
        ("Phase", "Tertiary", "Enter one of"),
        ("Authority", "Leeds", "three digits"),
        ("Inspected", "31/02/2025", "Enter a day"),
        ("Inspected", "27/03/2027", "still to come"),
        ("Judgement", "Fine", "Enter one of"),
        ("Cluster", "x" * 81, "Shorten this to 80"),
    ],
)
def test_a_wrong_cell_is_named(column, value, says):
    _, problems = read_register([HEAD, with_cell(column, value)], TODAY)
    assert [(each.row, each.column) for each in problems] == [(2, column)]
    assert says in problems[0].sentence


@pytest.mark.once
def test_the_registers_own_headings_and_types_are_understood():
    row = ["100002", "Ashmere Free School", "Free schools", "16 plus", "999", "A Trust", "27-03-2025"]
    rows, problems = read_register([DOWNLOAD, row], TODAY)
    assert problems == []
    assert (rows[0].governance, rows[0].phase) == ("free_school", "sixteen_plus")
    assert rows[0].inspected_on == date(2025, 3, 27)


@pytest.mark.once
@given(st.lists(st.lists(st.text(max_size=12), min_size=9, max_size=9), max_size=4))
def test_whatever_comes_is_rows_or_problems(rows):
    read, problems = read_register([HEAD, *rows], TODAY)
    assert read or problems
    assert all(each.column in HEAD for each in problems)


@pytest.mark.once
def test_a_school_stands_once():
    _, problems = read_register([HEAD, RIGHT, RIGHT], TODAY)
    assert [(each.row, each.column) for each in problems] == [(3, "URN"), (3, "Name")]


def test_a_school_that_is_here_gets_its_entry_and_loading_again_changes_nothing(world):
    before = Organisation.objects.count()
    done = loaded(world, RIGHT)
    assert (done.added, done.known, Organisation.objects.count()) == (1, 0, before)
    assert loaded(world, RIGHT).known == 1
    assert not FormerName.objects.exists()
    assert not GovernanceChange.objects.exists()
    assert Establishment.objects.get().organisation == world.organisation("School")


def test_renamed_and_made_an_academy_of_a_trust_it_stays_the_same_and_what_it_was_is_kept(world):
    loaded(world, RIGHT)
    school = world.organisation("School")
    academy = with_cell("Name", "Harbour Academy (invented)")
    academy[2], academy[5] = "Academy converter", "Harbour Trust (invented)"
    assert loaded(world, academy, as_at=clock.today()).renamed == 1
    school.refresh_from_db()
    assert school.name == "Harbour Academy (invented)"
    assert [each.name for each in school.former_names.all()] == ["Ashmere Primary School"]
    assert [each.governance for each in school.governance_changes.all()] == ["maintained"]
    assert selectors.register_of(world.partnership, words="Ashmere Primary").get().organisation == school
    assert selectors.register_of(world.partnership, words="Harbour Trust").get().organisation == school
    assert not selectors.register_of(world.partnership, governance="maintained").exists()


def test_a_new_number_for_a_known_school_is_not_loaded_over_it(world):
    loaded(world, RIGHT)
    rows, _ = read_register([HEAD, with_cell("URN", "100009")], clock.today())
    assert "gets a new number" in selectors.register_problems(rows)[0].sentence
    rows, _ = read_register([HEAD, with_cell("Name", "Ashmere Police")], clock.today())
    assert "is no school" in selectors.register_problems(rows)[0].sentence


def test_the_page_shows_what_would_be_loaded_and_only_then_loads(world):
    client, today = world.client("manager"), clock.today()
    day = {"as_at-day": str(today.day), "as_at-month": str(today.month), "as_at-year": str(today.year)}
    wrong = client.post(ADDRESS, {"pasted": pasted(with_cell("URN", "x")), **day})
    assert wrong.status_code == 422
    assert "six digits" in wrong.content.decode()
    shown = client.post(ADDRESS, {"pasted": pasted(RIGHT), **day})
    assert "Check before you load" in shown.content.decode()
    assert not Establishment.objects.exists()
    client.post(ADDRESS, {"confirm": "1"})
    assert Establishment.objects.get().urn == "100001"
    page = client.get("/ashmere/people/register/?words=100001").content.decode()
    assert "Ashmere Primary School" in page
    assert "1 school" in page
    assert "100001" in client.get("/ashmere/people/register/schools.csv").content.decode()


def test_people_are_appointed_to_a_school_by_its_number(world):
    loaded(world, RIGHT)
    row = Row(2, "100001", "school", "Hedy Head", "head@ashmere.example", "head")
    services.load_people(world.manager, partnership=world.partnership, rows=[row])
    school = world.organisation("School")
    assert [each.name for each in selectors.appointed(world.partnership, "head", organisation=school)] == ["Hedy Head"]
    assert not Organisation.objects.filter(name="100001").exists()


def test_nobody_else_loads_it(world):
    for who in (world.scrutineer, world.school, world.neighbour):
        with pytest.raises(NotPermitted):
            services.load_register(who, partnership=world.partnership, rows=[], source="x", as_at=TODAY)
