"""The page of what becomes of a report, and the forms that are reached from it."""

import csv
import io
from datetime import timedelta

from lineofsight.core.design.addresses import address
from lineofsight.kernel import clock
from lineofsight.lead.annual_report.models import Confirmation, DeliveryNote, Recipient
from lineofsight.lead.annual_report.selectors import deliveries as selectors
from lineofsight.lead.annual_report.tests.factories import started
from lineofsight.lead.annual_report.tests.test_deliveries import BOARD, PANEL, note, page, signed_now, this_year


def url(name, report, **more):
    return address(f"annual_report:{name}", ref=report.ref, **more)


def dated(name, day):
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def test_the_manager_notes_plans_and_adds_and_others_only_read(world):
    report = signed_now(world)
    text = page(world.client("manager"), report)
    for name in ("note", "plan", "drop"):
        assert url(f"{name}_delivery", report, key=BOARD) in text
    assert url("drop_delivery", report, key=PANEL) not in text
    assert url("note_delivery", report, key="yearly") not in text
    assert url("confirm_requirement", report, key=PANEL) in text
    read = page(world.client("chair"), report)
    assert "the council’s scrutiny board" in read
    assert not any(word in read for word in ("/note/", "/plan/", "/drop/", "/confirm/", "/new/"))


def test_before_it_is_signed_days_are_planned_and_nothing_is_noted(world):
    report = started(world, this_year())
    text = page(world.client("manager"), report)
    assert "9 things will be due of the finished report." in text
    assert url("plan_delivery", report, key=BOARD) in text
    assert url("note_delivery", report, key=BOARD) not in text


def test_noting_through_the_page_and_what_is_wrong_stands_beside_its_field(world):
    report, manager = signed_now(world), world.client("manager")
    where = url("note_delivery", report, key=PANEL)
    wrong = manager.post(where, {**dated("on", clock.today() + timedelta(days=1)), "where": "By e-mail"})
    text = wrong.content.decode()
    assert "must be on or before" in text
    assert 'value="By e-mail"' in text
    assert not DeliveryNote.objects.exists()
    right = manager.post(where, {**dated("on", clock.today()), "where": "By e-mail"}, follow=True)
    assert "It is noted." in right.content.decode()
    assert "By e-mail" in page(world.client("chair"), report)
    assert "You cannot use" in manager.post(where, {**dated("on", clock.today()), "where": "Again"}).content.decode()


def test_planning_leaving_out_and_taking_back_through_the_pages(world):
    report, manager, soon = signed_now(world), world.client("manager"), clock.today() + timedelta(days=3)
    manager.post(url("plan_delivery", report, key=BOARD), dated("on", soon))
    assert selectors.delivery(report, BOARD).planned == soon
    manager.post(url("drop_delivery", report, key=BOARD), {"reason": "It does not meet."})
    assert selectors.delivery(report, BOARD).reason == "It does not meet."
    manager.post(url("reopen_delivery", report, key=BOARD), {"reason": "It meets."})
    assert selectors.delivery(report, BOARD).state == "waiting"
    refused = manager.post(url("drop_delivery", report, key=PANEL), {"reason": "No."})
    assert "Statute or guidance asks this" in refused.content.decode()
    assert manager.get(url("note_delivery", report, key="weather")).status_code == 404


def test_adding_somebody_through_the_page(world):
    report, manager = started(world, this_year()), world.client("manager")
    where = url("add_recipient", report)
    given = {"to": "the schools’ forum", "how": "presented"}
    assert (
        "must be on or after"
        in manager.post(where, {**given, **dated("on", clock.today() - timedelta(days=1))}).content.decode()
    )
    manager.post(where, given)
    assert Recipient.objects.get().to == "the schools’ forum"
    assert "is on the list already" in manager.post(where, given).content.decode()
    assert "Present it to the schools’ forum" in page(world.client("chair"), report)


def test_confirming_what_is_asked_of_the_finished_report(world):
    report, manager = signed_now(world), world.client("manager")
    where = url("confirm_requirement", report, key=PANEL)
    assert "By when does it ask for it?" in manager.get(where).content.decode()
    given = {
        "asked": "yes", "question": "A copy goes to the Panel.", "source": "Chapter 2", "by_when": "month",
        **dated("applies_from", report.start),
    }  # fmt: skip
    assert "Enter how many, or which month" in manager.post(where, given).content.decode()
    assert "Enter a month from 1" in manager.post(where, {**given, "number": "13"}).content.decode()
    assert not Confirmation.objects.exists()
    manager.post(where, {**given, "number": "12"})
    assert Confirmation.objects.get().due == {"month": 12}
    assert "by the end of December" in page(world.client("chair"), report)


def test_the_questions_page_shows_how_far_what_is_asked_of_the_report_is(world):
    text = page(world.client("chair"), signed_now(world), "requirements").split("asked of the finished report", 1)[1]
    assert "The lead safeguarding partners review it and sign it off." in text
    assert "Done" in text
    assert "scrutiny board" not in text


def test_the_same_as_a_file(world):
    report = signed_now(world)
    note(world, report)
    rows = list(csv.reader(io.StringIO(page(world.client("chair"), report, "deliveries_file"))))
    assert rows[0][0] == "What"
    [panel] = [row for row in rows if "Review Panel" in row[0]]
    assert panel[1:4] == ["Sent", "Working Together 2023, yearly report", "no"]
    assert panel[-3:] == ["Done", panel[-2], "By e-mail"]
