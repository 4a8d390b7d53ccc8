"""A return as one sheet: what the template holds, and every way a sheet that comes back can be wrong."""

import csv
import io
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.documents.selectors import files_of
from lineofsight.core.insight import library
from lineofsight.kernel.periods import Period
from lineofsight.know.performance import selectors
from lineofsight.know.performance.rules.answers import Answer, answer_problems
from lineofsight.know.performance.rules.sheet import COLUMNS, AskedFor, Sheet, read_sheet, template
from lineofsight.know.performance.services import returns
from lineofsight.know.performance.tests import factories

YEAR = Period.financial_year(2018)
AREAS = {"X00000001": "Ashmere", "E23000010": "West Yorkshire"}
KEYS = ("front_door.contacts", "front_door.re_referrals", "protection.plans")


def asked() -> dict[str, AskedFor]:
    indicators = [library.indicator(key, "2018") for key in KEYS]
    return {
        each.key: AskedFor(each, Period.snapshot(YEAR.end) if each.period_kind == "snapshot" else YEAR)
        for each in indicators
    }


def read(*rows, heading=("Code", "Number", "Out of", "Percentage, rate or average")) -> Sheet:
    width = len(heading)
    return read_sheet([list(heading), *[[*row, *[""] * (width - len(row))] for row in rows]], asked(), AREAS)


def sentences(sheet: Sheet) -> dict[str, str]:
    assert not sheet.answers or sheet.faults == [], "Where anything is wrong the caller takes nothing."
    return {each.where: each.sentence for each in sheet.faults}


@pytest.mark.once
def test_what_is_filled_in_comes_back_as_it_was_meant():
    sheet = read(("front_door.contacts", "24,629"), ("front_door.re_referrals", "3044", "10917", "27.9%"))
    assert sheet.faults == []
    assert sheet.answers["front_door.contacts"].numerator == 24629
    said = sheet.answers["front_door.re_referrals"]
    assert (said.numerator, said.denominator, said.value) == (3044, 10917, Decimal("27.9"))
    assert "protection.plans" not in sheet.answers


@pytest.mark.once
def test_an_empty_row_says_nothing():
    sheet = read(("front_door.contacts", ""), ("protection.plans", "414"))
    assert set(sheet.answers) == {"protection.plans"}


@pytest.mark.once
def test_parts_add_up_with_what_was_not_classified():
    rows = [("front_door.contacts", "100"), ("front_door.contacts source=police", "40")]
    rows += [("front_door.contacts source=education", "20"), ("front_door.contacts source=health", "20")]
    short = read(*rows, ("front_door.contacts source=other", "10"))
    assert "add up to 90, and the whole is 100: 10 too few" in " ".join(sentences(short).values())
    whole = read(*rows, ("front_door.contacts source=other", "10"), ("front_door.contacts source=not_classified", "10"))
    assert whole.faults == []
    assert sum(whole.answers["front_door.contacts"].parts.values()) == 100


WRONG = {
    "text in a number": (("front_door.contacts", "about 30"), "B2 (Number)", "“about 30” is not a number"),
    "a suppressed count": (("front_door.contacts", "<5"), "B2 (Number)", "Give the true count"),
    "a negative count": (("front_door.contacts", "-4"), "B2 (Number)", "cannot be below nought"),
    "half a child": (("front_door.contacts", "3.5"), "B2 (Number)", "whole number"),
    "a percentage for a count": (("front_door.contacts", "12%"), "B2 (Number)", "is a percentage"),
    "more than the whole": (("front_door.re_referrals", "30", "20"), "B2 (Number)", "cannot be more than the 20"),
    "no denominator": (("front_door.re_referrals", "30"), "C2 (Out of)", "Enter the number for"),
    "a share its counts do not make": (
        ("front_door.re_referrals", "30", "60", "55%"), "D2 (Percentage, rate or average)", "the two counts make 50.0%",
    ),
    "a share over 100": (
        ("front_door.re_referrals", "", "", "155"), "D2 (Percentage, rate or average)", "between 0 and 100",
    ),
    "another agency's item": (("crime.serious_sexual_offences", "5"), "A2 (Code)", "You were not asked for"),
    "no such figure": (("no.such", "5"), "A2 (Code)", "You were not asked for “no.such”"),
    "a part that is not one": (("front_door.contacts source=dentists", "5"), "A2 (Code)", "no part called"),
    "a number without a code": (("", "5"), "A2 (Code)", "no code"),
    "a part without its whole": (("front_door.contacts source=police", "5"), "B2 (Number)", "Give the whole as well"),
}  # fmt: skip


@pytest.mark.once
@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_of_its_cell(name):
    row, where, sentence = WRONG[name]
    found = sentences(read(row))
    assert where in found, found
    assert sentence in found[where]


@pytest.mark.once
def test_two_rows_for_one_cell_name_each_other():
    found = sentences(read(("front_door.contacts", "5"), ("front_door.contacts", "6")))
    assert found == {"A3 (Code)": "This repeats row 2. Take one of them out"}


@pytest.mark.once
def test_wrong_columns_are_named_and_nothing_is_read():
    sheet = read(("front_door.contacts", "5"), heading=("Code", "Total"))
    assert {each.where for each in sheet.faults} == {"B1 (Total)", "A1"}
    assert sheet.answers == {}


@pytest.mark.once
@pytest.mark.parametrize(("said", "ok"), [
    ("2018/19", True), ("2018-04-01/2019-03-31", True), ("", True), ("2017/18", False), ("Q1", False),
])  # fmt: skip
def test_a_sheet_of_another_period_is_refused(said, ok):
    sheet = read(("front_door.contacts", said, "5"), heading=("Code", "Period", "Number"))
    assert (sheet.faults == []) is ok


@pytest.mark.once
@pytest.mark.parametrize(("said", "code"), [("Ashmere", ""), ("west yorkshire", "E23000010"), ("", "")])
def test_the_area_is_one_the_partnership_knows(said, code):
    sheet = read(("front_door.contacts", said, "5"), heading=("Code", "Area", "Number"))
    assert sheet.answers["front_door.contacts"].area == code


@pytest.mark.once
def test_an_unknown_area_is_a_fault():
    sheet = read(("front_door.contacts", "Lancashire", "5"), heading=("Code", "Area", "Number"))
    assert "Write Ashmere or West Yorkshire" in sentences(sheet)["B2 (Area)"]


cells = st.one_of(
    st.sampled_from([*COLUMNS, *KEYS, "front_door.contacts source=police", "12", "1,234", "-1", "<5", "27.9%", "n/a"]),
    st.text(max_size=12),
)


@pytest.mark.once
@given(st.lists(st.lists(cells, max_size=12), max_size=8))
def test_any_table_is_read_or_refused_and_what_is_read_is_right(table):
    """No table breaks the reader; what it gives back breaks no rule, and every fault stands in the table."""
    sheet = read_sheet(table, asked(), AREAS)
    for key, answer in sheet.answers.items():
        assert answer_problems(asked()[key].indicator, answer) == {}
    for fault in sheet.faults:
        assert 1 <= fault.row <= max(len(table), 2)
        assert fault.sentence


@pytest.mark.once
@given(st.integers(0, 10**6), st.lists(st.integers(0, 10**5), min_size=5, max_size=5))
def test_what_the_template_was_filled_with_comes_back(plans, parts):
    said = {
        "front_door.contacts": Answer(Decimal(sum(parts)), comment="As recorded", confirmed=True, parts=dict(zip(
            [breakdown for breakdown, _ in library.indicator(KEYS[0], "2018").breakdowns[0].cells],
            map(Decimal, parts), strict=True,
        ))),
        "protection.plans": Answer(Decimal(plans)),
    }  # fmt: skip
    given = {key: AskedFor(a.indicator, a.period, said.get(key, Answer())) for key, a in asked().items()}
    rows = [[str(cell) for cell in row] for row in template(given.values(), "Ashmere")]
    sheet = read_sheet([list(COLUMNS), *rows], given, AREAS)
    assert sheet.faults == []
    assert sheet.answers == said


def council(world):
    return factories.return_from(factories.asked(world), "Council")


def address(agency_return, end="sheet/") -> str:
    return f"/ashmere/performance/returns/{agency_return.ref}/{end}"


def test_the_sheet_has_its_own_items_and_nobody_elses(world):
    agency_return = council(world)
    answer = world.client("lead").get(address(agency_return, "sheet.xlsx"))
    rows = list(load_workbook(io.BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True))
    assert rows[0] == COLUMNS
    keys = {row[0].split()[0] for row in rows[1:]}
    assert keys == {"front_door.contacts", "front_door.re_referrals", "protection.plans"}
    text = world.client("lead").get(address(agency_return, "sheet.csv")).content.decode("utf-8-sig")
    assert "crime." not in text
    assert "front_door.contacts source=police" in text


def test_a_whole_sheet_is_saved_and_kept(world):
    agency_return = council(world)
    upload = ContentFile(b"Code,Number\nfront_door.contacts,24629\nprotection.plans,414\n", name="q.csv")
    answer = world.client("lead").post(address(agency_return), {"file": upload})
    assert answer.status_code == 302
    said = {item.indicator: item.numerator for item in agency_return.items.all()}
    assert (said["front_door.contacts"], said["protection.plans"]) == (24629, 414)
    assert [file.name for file in files_of(agency_return.ref)] == ["q.csv"]


def test_where_one_row_is_wrong_nothing_is_saved_and_what_was_pasted_stays(world):
    agency_return = council(world)
    pasted = "Code\tNumber\nfront_door.contacts\t24629\nprotection.plans\tmany\n"
    answer = world.client("lead").post(address(agency_return), {"pasted": pasted})
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "“many” is not a number" in body
    assert "front_door.contacts\t24629" in body
    assert not any(item.answer.given for item in agency_return.items.all())


def workbook(*rows, formula=None) -> ContentFile:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if formula:
        book.active["B2"] = formula
    content = io.BytesIO()
    book.save(content)
    return ContentFile(content.getvalue(), name="figures.xlsx")


def test_a_workbook_with_three_faults_names_all_three(world):
    agency_return = council(world)
    upload = workbook(
        ["Code", "Number", "Out of"], ["front_door.contacts", "lots"], ["front_door.re_referrals", 30, 20],
        ["crime.serious_sexual_offences", 5],
    )  # fmt: skip
    body = world.client("lead").post(address(agency_return), {"file": upload}).content.decode()
    assert "3 cells need putting right" in body
    assert not any(item.answer.given for item in agency_return.items.all())


@pytest.mark.parametrize("name", ["formula", "child", "large"])
def test_what_must_not_come_in_does_not(world, name):
    agency_return = council(world)
    upload, sentence = {
        "formula": (workbook(["Code", "Number"], ["front_door.contacts", 1], formula="=1+1"), "formula"),
        "child": (
            ContentFile(b"UPN,Forename,Surname,Date of birth\nA123456789012,Made,Up,2011-02-03\n", name="c.csv"),
            "single children",
        ),
        "large": (ContentFile(b"Code,Number\n" + b"x" * 50 * 1024 * 1024, name="big.csv"), "larger than 5 MB"),
    }[name]
    answer = world.client("lead").post(address(agency_return), {"file": upload})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert files_of(agency_return.ref) == []
    assert not any(item.answer.given for item in agency_return.items.all())


def test_an_outlier_in_a_sheet_counts_once_it_is_explained(world):
    before = {**factories.COUNCIL, "front_door.contacts": Answer(Decimal(10000))}
    factories.signed_off(world, factories.asked(world, factories.YEAR.previous()), before)
    agency_return = council(world)
    answers = {"front_door.contacts": Answer(Decimal(24629))}
    returns.save_answers(world.lead, agency_return=agency_return, answers=answers)
    assert selectors.return_facts(agency_return).unconfirmed == ("Contacts with the Front Door",)
    said = world.client("lead").post(
        address(agency_return),
        {"pasted": "Code\tNumber\tWhat readers should know\nfront_door.contacts\t24629\tA new line opened\n"},
    )
    assert said.status_code == 302
    assert selectors.return_facts(agency_return).unconfirmed == ()


def test_a_sheet_is_refused_whole_and_from_whoever_has_no_right(world):
    agency_return = council(world)
    with pytest.raises(returns.SheetRefused) as refused:
        returns.save_answers(world.lead, agency_return=agency_return, answers={
            "protection.plans": Answer(Decimal(414)), "crime.serious_sexual_offences": Answer(Decimal(5)),
        })  # fmt: skip
    assert set(refused.value.problems) == {"crime.serious_sexual_offences"}
    assert not any(item.answer.given for item in agency_return.items.all())
    for name in ("analyst", "police", "neighbour"):
        with pytest.raises(NotPermitted):
            returns.save_answers(getattr(world, name), agency_return=agency_return, answers={})


def test_a_part_passed_on_fills_in_its_own_rows_only(world):
    agency_return = council(world)
    returns.pass_on_part(
        world.lead, agency_return=agency_return, indicators=["protection.plans"], name="C", email="c@ashmere.example"
    )
    colleague = factories.holder_of_part(agency_return)
    with pytest.raises(returns.SheetRefused):
        returns.save_answers(
            colleague, agency_return=agency_return, answers={"front_door.contacts": Answer(Decimal(1))}
        )
    returns.save_answers(colleague, agency_return=agency_return, answers={"protection.plans": Answer(Decimal(414))})
    assert files_of(agency_return.ref) == []


@pytest.mark.parametrize("said", ["=HYPERLINK(1)", "+3 on last year", "- fewer staff", "@all", " =1+1"])
def test_what_a_colleague_wrote_is_no_formula_in_the_plain_sheet_and_comes_back_as_it_was(world, said):
    agency_return = council(world)
    answer = Answer(Decimal(414), comment=said.strip())
    returns.save_answer(world.lead, agency_return=agency_return, indicator="protection.plans", answer=answer)
    page = f"/ashmere/performance/returns/{agency_return.ref}/sheet"
    sheet = world.client("lead").get(f"{page}.csv").content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(sheet)) for cell in row]
    assert f"'{said.strip()}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    sent = world.client("lead").post(f"{page}/", {"pasted": sheet})
    assert sent.status_code == 302, sent.content.decode()
    assert agency_return.items.get(indicator="protection.plans").comment == said.strip()


@pytest.mark.once
def test_a_comment_in_a_sheet_is_no_longer_than_one_on_a_page():
    heading = ("Code", "Number", "What readers should know")
    sheet = read(("protection.plans", "414", "a" * 1001), heading=heading)
    assert "1,000 characters or fewer" in sentences(sheet)["C2 (What readers should know)"]
    assert read(("protection.plans", "414", "a" * 1000), heading=heading).faults == []
