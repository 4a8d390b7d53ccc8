"""The pages of files of cases: looked through, taken in from the same page, decided, and handed over by key."""

import re
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from lineofsight.core.access.models import Partnership
from lineofsight.core.documents.models import File
from lineofsight.core.notices.models import Due
from lineofsight.core.records.models import Card, Moved
from lineofsight.core.trail.models import Entry
from lineofsight.learn.child_deaths.models import Death
from lineofsight.learn.child_deaths.rules.case_columns import label_of
from lineofsight.learn.child_deaths.selectors.case_file import case_file
from lineofsight.learn.child_deaths.tests import factories
from lineofsight.learn.child_deaths.tests.test_case_files import ROW

FILE = "/ashmere/child-deaths/file/"
PLANTED = re.compile("Hollowell|9434765919|2016-03-09|E-1001")


def carried_in(page: str) -> str:
    """What a page carries from look to take."""
    return re.findall(r'name="carried" value="([^"]+)"', page)[0]


def sent(content: bytes) -> dict:
    """A file as a browser sends it."""
    return {"file": SimpleUploadedFile("Lark Hollowell.xlsx", content)}


def test_a_file_is_looked_through_then_taken_in_and_no_word_of_it_stands_outside(world):
    factories.names_taken(world)
    client = world.client("coordinator")
    looked = client.post(FILE, sent(case_file([ROW]))).content.decode()
    assert not Death.objects.exists()
    assert not PLANTED.search(looked)
    assert "1 new, 0 added to" in looked
    answer = client.post(f"{FILE}take/", {"carried": carried_in(looked)}, follow=True)
    assert "1 new, 0 added to, 0 as they were." in answer.content.decode()
    assert Death.objects.count() == 1
    assert not PLANTED.search(answer.content.decode())
    rows = [
        *Card.objects.values_list("label", "words", "address"), *Due.objects.values_list("title", "rule"),
        *Moved.objects.values_list("reason"), *Entry.objects.values_list("event", "reason", "subject_ref"),
    ]  # fmt: skip
    assert not PLANTED.search(str(rows))
    assert not File.objects.exists(), "the file is not kept"


def test_what_is_wrong_stands_beside_its_cell_and_what_was_pasted_stays(world):
    factories.names_taken(world)
    pasted = "Case number\tDate of birth\nE-1001\t31/02/2015"
    answer = world.client("coordinator").post(FILE, {"pasted": pasted})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Give a day such as" in page
    assert "B (Date of birth)" in page
    assert "31/02/2015" in page, "in the box it was pasted into"
    assert "carried" not in page


def test_a_workbook_made_to_do_harm_is_refused(world):
    factories.names_taken(world)
    book = load_workbook(BytesIO(case_file([ROW])))
    book.worksheets[0]["A2"] = "=1+1"
    made = BytesIO()
    book.save(made)
    for content, why in ((made.getvalue(), "This is a formula"), (b"PK\x03\x04 no", "damaged"), (b"%PDF-1", "PDF")):
        answer = world.client("coordinator").post(FILE, sent(content))
        assert answer.status_code == 422
        assert why in answer.content.decode()
    assert not Death.objects.exists()


def test_a_page_carries_a_file_for_its_own_reader_alone(world):
    factories.names_taken(world)
    client = world.client("coordinator")
    for told in ({"carried": "AAAA"}, {}):
        answer = client.post(f"{FILE}take/", told, follow=True)
        assert "Choose the file again" in answer.content.decode()
    assert client.get(f"{FILE}take/").status_code == 302
    Partnership.objects.filter(pk=world.partnership.pk).update(demonstration=False)
    page = client.post(FILE, sent(case_file([ROW])))
    assert page.status_code == 422
    assert "Names may not be taken here yet" in page.content.decode()


def test_a_case_is_handed_over_under_its_key(world):
    death = factories.notified(world, nhs_number=factories.NUMBER, none_because="")
    client, place = world.client("coordinator"), f"/ashmere/child-deaths/{death.ref}/file/"
    assert client.get(place).status_code == 302, "the room asks first"
    factories.opened(world, death.room)
    assert client.post(place, {}).headers["Content-Type"].startswith("text/html")
    answer = client.post(place, {"reason": "request"})
    assert answer.headers["Content-Disposition"] == f'attachment; filename="case-{death.key}.xlsx"'
    cells = [cell.value for cell in load_workbook(BytesIO(answer.content)).worksheets[0][1]]
    assert cells[0] == label_of("case_number")
    assert world.client("manager").post(place, {"reason": "request"}).status_code == 403
