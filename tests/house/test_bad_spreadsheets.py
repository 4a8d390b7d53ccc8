"""The people spreadsheet: what is wrong is named by row and column, and nothing is half loaded."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from lineofsight.core.people.models import Appointment, Membership, Organisation, Person
from tests.house.pages import read

ADDRESS = "/ashmere/people/load/"
HEAD = ["Organisation", "Kind", "Person", "E-mail", "Role"]
GOOD = ["Ashmere Youth Justice", "Youth justice service", "Yara Youth", "yara@ashmere.example", "Partner agency lead"]


def csv(*rows: list[str], separator: str = ",") -> bytes:
    return "\n".join(separator.join(row) for row in rows).encode()


def workbook(*rows: list[str], extra: str = "", content: bytes = b"") -> bytes:
    """A workbook of these rows, perhaps with one more part inside it."""
    book, made = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(made)
    if extra:
        with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as parts:
            parts.writestr(extra, content)
    return made.getvalue()


def with_cell(column: str, text: str) -> list[str]:
    """The good row with one cell put wrong."""
    return [text if name == column else cell for name, cell in zip(HEAD, GOOD, strict=True)]


def send(world, content: bytes, name: str = "people.csv"):
    """Send a file, and make sure that nothing of it was loaded."""
    before = counts()
    answer = world.client("manager").post(ADDRESS, {"file": SimpleUploadedFile(name, content), "pasted": ""})
    assert counts() == before, "nothing may be loaded before it is confirmed"
    return answer


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Organisation, Membership, Person, Appointment))


@pytest.mark.parametrize(
    ("rows", "row", "column", "says"),
    [
        ([HEAD[:3], GOOD[:3]], 1, "E-mail", "no column called"),
        ([["Agency", *HEAD[1:]], GOOD], 1, "Organisation", "no column called"),
        ([HEAD], 2, "Organisation", "no rows under the heading"),
        ([HEAD, GOOD, with_cell("Kind", "Wizards")], 3, "Kind", "Enter a kind of organisation"),
        ([HEAD, with_cell("Organisation", "")], 2, "Organisation", "Enter the organisation"),
        ([HEAD, with_cell("Person", "")], 2, "Person", "Enter the person"),
        ([HEAD, with_cell("E-mail", "yara at home")], 2, "E-mail", "in full"),
        ([HEAD, with_cell("Role", "King")], 2, "Role", "Enter a role"),
        ([HEAD, with_cell("Role", "Installation administrator")], 2, "Role", "Enter a role"),
        ([HEAD, with_cell("Person", "y" * 121)], 2, "Person", "longer than 120"),
        ([HEAD, GOOD, GOOD], 3, "E-mail", "repeats row 2"),
        ([HEAD, GOOD, with_cell("Kind", "School or college")], 3, "Kind", "another kind"),
    ],
)
@pytest.mark.parametrize("made", [csv, workbook], ids=["csv", "xlsx"])
def test_a_wrong_cell_is_named_by_row_and_column(world, made, rows, row, column, says):
    answer = send(world, made(*rows))
    body = answer.content.decode()
    assert answer.status_code == 422
    assert f"Row {row}<" in body
    assert f">{column}<" in body
    assert says in body
    assert "Nothing has been loaded" in body


def test_every_wrong_cell_is_named_and_not_only_the_first(world):
    rows = [HEAD, with_cell("Kind", "x"), with_cell("E-mail", "y"), with_cell("Role", "z")]
    body = send(world, csv(*rows)).content.decode()
    assert "3 cells need putting right" in body
    assert all(f"Row {number}<" in body for number in (2, 3, 4))


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "empty.csv", "empty"),
        (b"\n\n\n", "lines.csv", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "picture.xlsx", "not a spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00" * 20, "old.xls", "not a spreadsheet"),
        ("Organisation,Kind\nRené,x".encode("latin-1"), "latin.csv", "UTF-8"),
        (b"PK\x03\x04 and then nothing", "damaged.xlsx", "damaged"),
        (workbook(HEAD, GOOD, extra="xl/vbaProject.bin", content=b"macro"), "macro.xlsm", "contains macros"),
        (
            workbook(HEAD, GOOD, extra="xl/media/bomb.bin", content=bytes(60 * 1024 * 1024)),
            "bomb.xlsx",
            "more than 50 MB",
        ),
        (b"x" * (6 * 1024 * 1024), "large.csv", "5 MB"),
        (csv(HEAD, *[GOOD] * 5001), "long.csv", "5,000 rows"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_send_instead(world, content, name, says):
    answer = send(world, content, name)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert says in body
    page = read(answer)
    assert page.summary == ["#id_file"]
    assert "id_file" in page.ids


def test_a_document_that_is_no_workbook_is_refused(world):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr("word/document.xml", "<document/>")
    assert "not an Excel workbook" in send(world, made.getvalue(), "letter.docx").content.decode()


def test_what_is_in_a_cell_is_shown_as_text(world):
    rows = [HEAD, with_cell("Person", "<script>alert(1)</script>")]
    answer = send(world, csv(*rows))
    assert answer.status_code == 200
    assert "<script>alert(1)" not in answer.content.decode()
    assert "&lt;script&gt;" in answer.content.decode()


@pytest.mark.parametrize(
    "content",
    [csv(HEAD, GOOD), csv(HEAD, GOOD, separator=";"), csv(HEAD, GOOD, separator="\t"), workbook(HEAD, GOOD)],
    ids=["commas", "semicolons", "tabs", "workbook"],
)
def test_a_good_table_is_shown_first_and_loaded_when_it_is_confirmed(world, content):
    client, before = world.client("manager"), counts()
    shown = client.post(ADDRESS, {"file": SimpleUploadedFile("people", content), "pasted": ""})
    assert "Check before you load" in shown.content.decode()
    assert counts() == before
    assert client.post(ADDRESS, {"confirm": "1"}).status_code == 302
    assert counts() == tuple(count + 1 for count in before)
    assert client.post(ADDRESS, {"confirm": "1"}).status_code == 422, "it is confirmed once"


def test_pasted_rows_are_kept_when_they_are_wrong(world):
    pasted = csv(HEAD, with_cell("Role", "King"), separator="\t").decode()
    answer = world.client("manager").post(ADDRESS, {"pasted": pasted})
    assert answer.status_code == 422
    assert read(answer).typed()["pasted"].split() == pasted.split()


def test_confirming_what_was_never_sent_loads_nothing(world):
    before = counts()
    assert world.client("manager").post(ADDRESS, {"confirm": "1"}).status_code == 422
    assert counts() == before


def test_formulas_and_errors_are_listed_cell_by_cell(world):
    rows = [HEAD, GOOD, with_cell("Person", "=A1"), with_cell("E-mail", "#N/A")]
    for content in (csv(*rows), workbook(*rows)):
        answer = send(world, content)
        body = answer.content.decode()
        assert read(answer).summary == ["#id_file"]
        assert "2 cells need putting right" in body
        assert "C (Person)" in body
        assert "D (E-mail)" in body
        assert all(f"Row {number}<" in body for number in (3, 4))


def test_a_file_about_single_children_loads_nothing(world):
    answer = send(world, csv(["Child ID", *HEAD], ["7", *GOOD]))
    assert "This looks like a file about single children. It was not kept." in answer.content.decode()


def test_the_empty_spreadsheet_to_start_from_can_be_filled_and_sent(world):
    template = world.client("manager").get("/ashmere/people/template.xlsx")
    book = load_workbook(io.BytesIO(b"".join(template.streaming_content)))
    assert [cell.value for cell in book.worksheets[0][1]] == HEAD
    assert "Youth justice service" in [row[0].value for row in book["Words to use"].iter_rows()]
    book.worksheets[0].append(GOOD)
    made = io.BytesIO()
    book.save(made)
    assert send(world, made.getvalue()).status_code == 200
