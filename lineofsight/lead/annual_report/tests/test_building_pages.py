"""The pages on which files of a draft are asked for, and how far they are."""

from datetime import timedelta

import pytest

from lineofsight.kernel import clock
from lineofsight.lead.annual_report.models import Build
from lineofsight.lead.annual_report.rules import building as rules
from lineofsight.lead.annual_report.services import builds, sections
from lineofsight.lead.annual_report.tests.factories import (
    WORKER,
    asked,
    drafted,
    later,
    made,
    section_of,
    sent,
    started,
    written,
)


@pytest.fixture
def long(monkeypatch):
    """Every report is long."""
    monkeypatch.setattr(rules, "AT_ONCE", 0)


def text_of(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_a_short_draft_is_handed_out_as_it_is_asked_for(world):
    report = drafted(world)
    page = text_of(world.client("analyst").get(f"/ashmere/yearly-reports/{report.ref}/"))
    assert f"/ashmere/yearly-reports/{report.ref}/report.pdf" in page
    response = world.client("analyst").get(f"/ashmere/yearly-reports/{report.ref}/report.pdf")
    assert response["Content-Disposition"] == 'attachment; filename="2018-19-draft.pdf"'
    assert response.content.startswith(b"%PDF-")


def test_a_draft_that_cannot_be_printed_leads_back_to_its_page_with_the_reason(world):
    report = started(world)
    written(world, section_of(report), "Thanks 😀")
    client = world.client("analyst")
    response = client.get(f"/ashmere/yearly-reports/{report.ref}/report.pdf", follow=True)
    assert "The font of the PDF has no sign for “😀”" in text_of(response)


def test_a_long_draft_is_made_by_the_worker_and_its_page_says_how_far_it_is(world, long):
    report = drafted(world)
    client = world.client("analyst")
    asked_for = client.get(f"/ashmere/yearly-reports/{report.ref}/report.pdf")
    where = client.post(asked_for["Location"])["Location"]
    build = Build.objects.get()
    assert "Waiting for its turn" in text_of(client.get(where))
    builds.begin_build(WORKER, ref=build.ref, attempt=1)
    builds.note_build(WORKER, ref=build.ref, attempt=1, done=1, steps=2)
    page = text_of(client.get(where))
    assert "1 of 2 sections read" in page
    assert '<progress class="los-progress" id="how-far" value="1" max="2">' in page
    assert client.get(f"{where}download/").status_code == 404
    assert "(being made)" in text_of(client.get(f"/ashmere/yearly-reports/{report.ref}/"))
    with later():
        page = text_of(client.get(where))
        assert "The work on it stopped after 1 of 2 sections read" in page
        assert "Nothing half-made was kept" in page
        assert client.post(f"/ashmere/yearly-reports/{report.ref}/make/pdf/")["Location"] == where
    made(Build.objects.get())
    page = text_of(client.get(where))
    assert "Download the PDF of the draft" in page
    assert "progress class" not in page
    response = client.get(f"{where}download/")
    assert response["Content-Disposition"] == 'attachment; filename="2018-19-draft.pdf"'
    assert response.content.startswith(b"%PDF-")


def test_the_page_of_a_file_says_what_was_saved_since(world, long):
    report = drafted(world)
    made(asked(world, report))
    section = section_of(report)
    sections.reopen_section(world.manager, section=section)
    written(world, section, "Other words.")
    page = text_of(world.client("analyst").get(f"/ashmere/yearly-reports/builds/{Build.objects.get().ref}/"))
    assert "1 section" in page
    assert "Make it anew, with what was saved since" in page


def test_a_long_report_is_sent_from_the_page_that_shows_its_letters(world, long):
    report = drafted(world)
    client, where = world.client("manager"), f"/ashmere/yearly-reports/{report.ref}/send/"
    text = text_of(client.get(where))
    shown = text.split('name="shown"')[1].split('value="')[1].split('"')[0]
    due = clock.today() + timedelta(days=14)
    given = {"due-day": due.day, "due-month": due.month, "due-year": due.year, "shown": shown}
    led = client.post(where, given)["Location"]
    assert "Waiting for its turn" in text_of(client.get(led))
    assert "The report is being frozen for sign-off" in text_of(client.get(f"/ashmere/yearly-reports/{report.ref}/"))
    made(Build.objects.get())
    assert "the partners are asked to sign it" in text_of(client.get(led))


def test_nothing_of_another_kind_is_made(world):
    report = sent(world)
    client = world.client("analyst")
    assert client.get(f"/ashmere/yearly-reports/{report.ref}/make/sign_off/").status_code == 404
    assert "left drafting" in text_of(client.post(f"/ashmere/yearly-reports/{report.ref}/make/pdf/"))
