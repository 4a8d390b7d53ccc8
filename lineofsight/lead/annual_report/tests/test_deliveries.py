"""What becomes of a finished report: what is due of it and by when, to whom it goes, what is noted, what is owed."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.design.addresses import address
from lineofsight.core.notices.models import Due
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.models import Confirmation, DeliveryNote, Recipient
from lineofsight.lead.annual_report.rules.delivering import due_day
from lineofsight.lead.annual_report.selectors import deliveries as selectors
from lineofsight.lead.annual_report.selectors import tracing as tracing_selectors
from lineofsight.lead.annual_report.services import deliveries as services
from lineofsight.lead.annual_report.services import reports, signing, tracing
from lineofsight.lead.annual_report.tests.factories import DUE, SIGNERS, finished, frozen_of, signed, started

PANEL, BOARD = "copy_panel", "scrutiny_board"


def this_year() -> Period:
    """The year that is running, so that what is due of it lies ahead."""
    return Period.financial_year_of(clock.today())


def signed_now(world, period=None):
    report = finished(world, started(world, period or this_year()), "We met.")
    signing.send_for_sign_off(world.manager, report=report, due=DUE)
    for name in SIGNERS:
        signing.sign_report(getattr(world, name), report=report, frozen=frozen_of(report))
    return report


def owed(report):
    """What is owed of a report, and by when."""
    waiting = Due.objects.filter(record_ref=report.ref, what__startswith="deliver:", done_at=None)
    return {each.what.removeprefix("deliver:"): each.on for each in waiting}


def note(world, report, key=PANEL, **more):
    given = {"on": clock.today(), "where": "By e-mail"} | more
    return services.note_delivery(world.manager, report=report, key=key, **given)


def page(client, report, name="deliveries", **more):
    return client.get(address(f"annual_report:{name}", ref=report.ref, **more)).content.decode()


def test_what_will_be_due_is_known_from_the_start_and_waits_in_the_managers_inbox(world):
    report = started(world, this_year())
    september = due_day({"month": 9}, report.end)
    assert owed(report) == {"by_september": september, PANEL: september, "copy_what_works": september}
    known = {each.key: each for each in selectors.deliveries(report)}
    assert [each.how for each in known.values()][:3] == ["signed", "published", "published"]
    assert known["yearly"].due == due_day({"months": 12}, report.end)
    assert known[PANEL].unconfirmed
    assert "Send it to the Child Safeguarding Practice Review Panel" in page(world.client("chair"), report, "report")
    inbox = world.client("manager").get("/ashmere/inbox/").content.decode()
    assert f"{report.title}: send it to the Child Safeguarding Practice Review Panel" in inbox
    assert f"{report.title}: publish it" in inbox
    assert f'href="{address("annual_report:report", ref=report.ref)}"' in inbox, "there it is published"
    assert f'href="{address("annual_report:deliveries", ref=report.ref)}#{PANEL}"' in inbox
    assert "Review Panel" not in world.client("analyst").get("/ashmere/inbox/").content.decode()


def test_signing_and_publishing_note_themselves_and_nobody_notes_them_by_hand(world):
    report = signed_now(world)
    state = {each.key: each for each in selectors.deliveries(report)}
    assert state["signed"].done.by == world.person(SIGNERS[-1]).name
    assert state["by_september"].state == "waiting"
    with pytest.raises(MoveRefused, match="by itself, when the report is published"):
        note(world, report, "by_september")
    reports.publish_report(world.manager, report=report)
    assert {"by_september", "yearly", "signed"} == {e.key for e in selectors.deliveries(report) if e.done}
    assert set(owed(report)) == {PANEL, "copy_what_works"}
    with pytest.raises(MoveRefused, match="by itself, when the report is published"):
        reopened(world, report, "yearly")


def reopened(world, report, key=PANEL):
    return services.reopen_delivery(world.manager, report=report, key=key, reason="It came back.")


def test_seven_days_run_from_publication(world):
    report = signed(world)
    assert not owed(report)
    reports.publish_report(world.manager, report=report)
    in_a_week = clock.today() + timedelta(days=7)
    assert owed(report) == {PANEL: in_a_week, "copy_what_works": in_a_week}


def test_what_is_done_is_noted_with_its_day_and_place_and_is_owed_no_longer(world):
    report = signed_now(world)
    note(world, report)
    done = selectors.delivery(report, PANEL).done
    assert (done.on, done.by, done.where) == (clock.today(), world.person("manager").name, "By e-mail")
    assert PANEL not in owed(report)
    with pytest.raises(MoveRefused, match="You cannot use “Note that it is done” while it is “Done”"):
        note(world, report)
    reopened(world, report)
    assert PANEL in owed(report)
    assert [each.move for each in DeliveryNote.objects.all()] == ["note_delivery", "reopen_delivery"]


def test_nothing_is_done_before_the_partners_signed_or_on_a_day_to_come(world):
    with pytest.raises(MoveRefused, match="not signed yet"):
        note(world, started(world))
    report = signed_now(world)
    with pytest.raises(MoveRefused, match="has not come yet"):
        note(world, report, on=clock.today() + timedelta(days=1))
    with pytest.raises(MoveRefused, match="not asked of the report"):
        note(world, report, "weather")


def test_a_day_is_planned_and_planned_again(world):
    report, soon = started(world, this_year()), clock.today() + timedelta(days=5)
    for on in (soon, soon + timedelta(days=1)):
        services.plan_delivery(world.manager, report=report, key=BOARD, on=on)
        assert owed(report)[BOARD] == on
    with pytest.raises(MoveRefused, match="That day has passed"):
        services.plan_delivery(world.manager, report=report, key=BOARD, on=clock.today() - timedelta(days=1))
    with pytest.raises(MoveRefused, match="set when the report is sent"):
        services.plan_delivery(world.manager, report=report, key="signed", on=soon)


def test_what_is_late_says_so_and_says_so_still_once_it_is_done(world):
    report = signed_now(world)
    services.plan_delivery(world.manager, report=report, key=BOARD, on=clock.today())
    tomorrow = clock.now() + timedelta(days=1)
    with clock.set_clock(lambda: tomorrow):
        assert selectors.delivery(report, BOARD).days_late(clock.today()) == 1
        assert "1 day late" in page(world.client("chair"), report)
        assert "; 1 is late" in page(world.client("chair"), report, "report")
        assert "1 day late" in world.client("manager").get("/ashmere/inbox/").content.decode()
        note(world, report, BOARD)
        assert selectors.delivery(report, BOARD).days_late(clock.today()) == 1


def test_a_report_started_after_the_day_is_late_for_nobody(world):
    report = started(world)
    yearly = selectors.delivery(report, "yearly")
    assert yearly.due < clock.today()
    assert (yearly.passed, yearly.days_late(clock.today()), yearly.day) == (True, 0, None)
    assert not owed(report)
    assert "the day had passed when this report was started here" in page(world.client("chair"), report)


def test_once_a_report_that_was_started_too_late_is_published_what_is_left_is_looked_for_in_a_week(world):
    days_on = clock.now() + timedelta(days=400)
    with clock.set_clock(lambda: days_on):
        report = signed_now(world, this_year().previous())
        assert selectors.delivery(report, PANEL).day is None
        reports.publish_report(world.manager, report=report)
        week = clock.today() + timedelta(days=7)
        assert owed(report) == {PANEL: week, "copy_what_works": week}
        assert "so it is looked for by" in page(world.client("chair"), report)
    with clock.set_clock(lambda: days_on + timedelta(days=9)):
        assert selectors.delivery(report, PANEL).days_late(clock.today()) == 2


def test_only_what_nobody_asks_is_left_out_and_a_reason_stays(world):
    report = started(world, this_year())
    services.drop_delivery(world.manager, report=report, key=BOARD, reason="It does not meet.")
    assert "It does not meet." in page(world.client("chair"), report)
    assert selectors.delivery(report, BOARD).state == "dropped"
    with pytest.raises(MoveRefused, match="Statute or guidance asks this"):
        services.drop_delivery(world.manager, report=report, key=PANEL, reason="No.")
    services.reopen_delivery(world.manager, report=report, key=BOARD, reason="It meets again.")
    assert selectors.delivery(report, BOARD).state == "waiting"


def test_a_partnership_adds_to_whom_its_report_goes_once(world):
    report, soon = started(world, this_year()), clock.today() + timedelta(days=5)
    made = services.add_recipient(world.manager, report=report, to="the schools’ forum", how="presented", on=soon)
    assert owed(report)[made.ref] == soon
    with pytest.raises(MoveRefused, match="is on the list already"):
        services.add_recipient(world.manager, report=report, to="The Schools’ Forum", how="presented")
    with pytest.raises(MoveRefused, match="That day has passed"):
        services.add_recipient(world.manager, report=report, to="A club", how="sent", on=clock.today() - timedelta(1))
    assert Recipient.objects.get() == made
    services.drop_delivery(world.manager, report=report, key=made.ref, reason="Added by mistake.")
    assert made.ref not in owed(report)


@pytest.mark.parametrize("name", ["analyst", "chief_executive", "scrutineer", "neighbour"])
def test_only_the_business_manager_says_what_became_of_it(world, name):
    report, actor = signed_now(world), getattr(world, name)
    about = {"report": report, "key": BOARD}
    for act in (
        lambda: services.add_recipient(actor, report=report, to="A club", how="sent"),
        lambda: services.plan_delivery(actor, **about, on=clock.today()),
        lambda: services.note_delivery(actor, **about, on=clock.today(), where="Here"),
        lambda: services.drop_delivery(actor, **about, reason="No."),
        lambda: services.reopen_delivery(actor, **about, reason="No."),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert not DeliveryNote.objects.exists()


def test_what_was_read_about_the_finished_report_holds_after_it_was_signed(world):
    report = signed_now(world)
    read = {"question": "A copy goes to the Panel.", "source": "Chapter 2", "applies_from": report.start}
    confirm = {"report": report, "key": PANEL, "asked": True, "due": {"month": 12}}
    tracing.confirm_requirement(world.manager, **confirm, **read)
    panel = selectors.delivery(report, PANEL)
    assert (panel.question, panel.unconfirmed) == ("A copy goes to the Panel.", False)
    assert owed(report)[PANEL] == panel.due == due_day({"month": 12}, report.end)
    tracing.confirm_requirement(world.manager, **{**confirm, "asked": False}, **read)
    assert selectors.delivery(report, PANEL) is None
    assert PANEL not in owed(report)
    assert "What the guidance was found not to ask" in page(world.client("chair"), report)
    with pytest.raises(MoveRefused, match="not in doubt"):
        tracing.confirm_requirement(world.manager, **{**confirm, "key": "yearly"}, **read)


def test_what_was_read_under_an_earlier_edition_holds_where_the_same_is_asked(world):
    report = started(world, this_year(), edition="2023")
    read = {"asked": True, "question": "Why?", "source": "Chapter 2", "applies_from": report.start}
    tracing.confirm_requirement(world.manager, report=report, key="restraint", **read)
    later = started(world, this_year().next(), edition="2023-2")
    assert tracing_selectors.requirement(later, "restraint").question == "Why?"


def test_what_was_noted_cannot_be_changed(world):
    report = signed_now(world)
    services.add_recipient(world.manager, report=report, to="A club", how="sent")
    note(world, report)
    read = {"question": "A copy.", "source": "Chapter 2", "applies_from": report.start}
    tracing.confirm_requirement(world.manager, report=report, key=PANEL, asked=True, **read)
    for model in (DeliveryNote, Recipient, Confirmation):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            model.objects.update(at="2020-01-01T00:00Z")
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            model.objects.all().delete()
