"""Child death reviews' examples: deaths in each state of their review, and panels."""

from datetime import timedelta

from lineofsight.core.sealed.services import open_room
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.learn.child_deaths.services import (
    analysis,
    background,
    factors,
    findings,
    gathering,
    panels,
    year_reports,
)
from lineofsight.learn.child_deaths.tests import factories, many
from tests.house.examples import Furnished

ANY = (
    "correct_child", "begin_wait", "answer_facts", "note_background", "keep_family", "note_sent", "note_submission",
)  # fmt: skip


def furnish(furnished: Furnished) -> None:
    """Deaths, panels, and what stands in their rooms, each room open for its coordinator."""
    world = furnished.world
    sitting = factories.members(world)
    first, asked, met = factories.notified(world), factories.gathering_about(world), factories.met(world)
    decided, ready, away = factories.screened(world), factories.ready(world), factories.transferred(world)
    told = {"ethnic_group": "asian", "deprivation": "2019-1", "place_kind": "neonatal"}
    for more_told in ({}, {"deprivation": "2025-2", "why": "The postcode of the hospital"}):
        background.note_background(world.coordinator, death=first, **{**told, **more_told})
    wait = gathering.begin_wait(world.coordinator, death=asked, what="inquest", since=clock.today())
    panel = factories.planned(world, on=clock.today() + timedelta(days=7))
    on_it = factories.ready(world)
    row = factories.put(world, on_it, panel, sitting[0])
    sent = factories.planned(world)
    waiting = factories.ready(world)
    shut = factories.put(world, waiting, sent, sitting[0])
    panels.send_pack(world.coordinator, panel=sent)
    near = factories.too_near(world, shut, next(member for member in sitting if member.seat == "police"))
    agreed = factories.agreed(world, sitting)
    learning = analysis.propose_learning(world.coordinator, death=agreed, text="Ask where a baby sleeps.")
    factories.let_in(world, agreed, "health")
    answered_late(furnished, asked)
    furnish_reports(furnished)
    page = furnished.pages
    more(furnished, sitting, panel)
    own(page, "deaths", "notify_death", "panels", "seat_member", "plan_panel")
    own(page, "death", "screen_death", "transfer_death", *ANY, ref=first.ref)
    own(page, "take_back_death", ref=away.ref)
    own(page, "start_response", "decline_response", ref=decided.ref)
    page("journeys:refer_death", ref=decided.ref)
    own(page, "ask_for_information", "plan_review_meeting", "hold_review_meeting", ref=asked.ref)
    own(page, "note_returned", ref=asked.requests.filter(organisation=None).get().ref)
    own(page, "end_wait", ref=wait.ref)
    own(page, "make_ready", ref=met.ref)
    own(page, "put_on_panel", ref=ready.ref)
    own(page, "take_off_panel", "agree_analysis", ref=on_it.ref)
    own(page, "propose_learning", "close_death", ref=agreed.ref)
    own(page, "release_learning", "set_aside_learning", ref=learning.ref)
    own(page, "panel", "send_pack", "pack", "hold_panel", "cancel_panel", ref=panel.ref)
    own(page, "panel", "pack", "hold_panel", ref=sent.ref)
    own(page, "name_lead", "declare_conflict", "correct_summary", ref=row.ref)
    own(page, "declare_own_conflict", ref=shut.ref)
    own(page, "end_membership", ref=sitting[-1].ref)
    for each in (first, decided, asked, met, ready, away, on_it, agreed):
        open_room(world.coordinator, room=each.room, reason="case_work")
    for each in (panel, sent):
        open_room(world.coordinator, room=each.room, reason="meeting")
    for somebody in ("health", "police", "lead", "practitioner", "icb"):
        open_room(getattr(world, somebody), room=sent.room, reason="meeting")
    open_room(world.health, room=agreed.room, reason="case_work")
    rights(furnished, {
        world.partnership: ("list_deaths", "notify_death", "list_panels", "plan_panel", "seat_member"),
        first: ("see_death", "screen_death", "transfer_death", *ANY),
        away: ("take_back_death",),
        decided: ("start_response", "decline_response", "refer_death"),
        asked: ("ask_for_information", "plan_review_meeting", "hold_review_meeting"),
        asked.requests.filter(organisation=None).get(): ("note_returned",), wait: ("end_wait",),
        met: ("make_ready",), ready: ("put_on_panel",),
        on_it: ("take_off_panel", "agree_analysis"), agreed: ("propose_learning", "close_death"),
        learning: ("release_learning", "set_aside_learning"), sent: ("see_panel", "hold_panel"),
        shut: ("see_part", "declare_own_conflict"), near: ("see_conflict",),
        panel: ("send_pack", "cancel_panel"),
        row: ("name_lead", "declare_conflict", "correct_summary"), sitting[-1]: ("end_membership",),
    })  # fmt: skip


def answered_late(furnished: Furnished, asked) -> None:
    """What an agency owes, and a joint response whose visit is not recorded yet."""
    world, page = furnished.world, furnished.pages
    owed = gathering.ask_for_information(
        world.coordinator, death=asked, organisation=world.organisation("Police"),
        due=clock.today() - timedelta(days=3),
    )  # fmt: skip
    responding = factories.screened(world)
    gathering.start_response(
        world.coordinator, death=responding, triggers=["sudden"], decided_by="Dr Sparrow (invented)",
        decided_at=factories.MOMENT,
    )  # fmt: skip
    open_room(world.coordinator, room=responding.room, reason="case_work")
    own(page, "late_answers")
    own(page, "see_request", ref=owed.ref)
    own(page, "note_visit", ref=responding.ref)
    rights(furnished, {
        world.partnership: ("list_late_answers",), owed: ("see_request",), responding: ("note_visit",),
    })  # fmt: skip


def more(furnished: Furnished, sitting: list, panel) -> None:
    """Factors, what a file says otherwise, what was put right, what was sent to others, and own rules."""
    world, page = furnished.world, furnished.pages
    told = {"nhs_number": "9434765919", "none_because": ""}
    filed, weighed = factories.notified(world, **told), factories.panelled(world, sitting)[0]
    factor = factors.note_factor(
        world.coordinator, death=weighed, domain="B", relevance="2", modifiable="yes", what="Smoke", follows="action"
    )
    difference = factories.differing(world, filed)
    done, ended = factories.agreed(world, sitting), factories.closed(world, sitting)
    told = factories.sent_to(factories.released(world, done))
    sent, shut = (findings.send_finding(world.coordinator, partnership=world.partnership, **told) for _ in range(2))
    findings.note_use(world.coordinator, finding=shut, changed=True, text="A campaign")
    findings.close_finding(world.coordinator, finding=shut)
    own(page, "look_through_file", "take_file", "rules", "set_rule", "findings", "send_finding")
    own(page, "finding", "ask_again", "answer_finding", "note_use", "close_finding", ref=sent.ref)
    own(page, "reopen_finding", ref=shut.ref)
    own(page, "take_out_factor", ref=factor.ref)
    own(page, "decide_difference", ref=difference.ref)
    own(page, "note_factor", "hand_over_death", "put_off_death", ref=weighed.ref)
    own(page, "withdraw_death", ref=filed.ref)
    own(page, "reopen_analysis", ref=done.ref)
    own(page, "reopen_death", ref=ended.ref)
    own(page, "hand_over_panel", ref=panel.ref)
    for each in (filed, weighed, done, ended):
        open_room(world.coordinator, room=each.room, reason="case_work")
    rights(furnished, {
        world.partnership: ("look_through_file", "take_file", "list_rules", "set_rule", "list_findings",
                            "send_finding"),
        sent: ("see_finding", "ask_again", "answer_finding", "note_use", "close_finding"), shut: ("reopen_finding",),
        factor: ("take_out_factor",), difference: ("decide_difference",),
        weighed: ("note_factor", "hand_over_death", "put_off_death"),
        filed: ("withdraw_death",), done: ("reopen_analysis",), ended: ("reopen_death",), panel: ("hand_over_panel",),
    })  # fmt: skip


def furnish_reports(furnished: Furnished) -> None:
    """Completed reviews enough for tables, and a yearly report in each state."""
    world, year = furnished.world, Period.financial_year_of(clock.today())
    many.reviewed(world, 12, modifiable="identified")
    many.reviewed(world, 11, smoking="not_known")
    many.put_out(world)

    def begun(back: int, *, sent: bool = False):
        of = year
        for _ in range(back):
            of = of.previous()
        report = year_reports.begin_report(world.coordinator, partnership=world.partnership, year=of)
        if sent:
            year_reports.write_summary(world.coordinator, year_report=report, summary="A year of safe sleep work.")
            year_reports.send_report(world.coordinator, year_report=report)
        return report

    published = begun(4, sent=True)
    year_reports.publish_report(world.icb, year_report=published)
    said = {"body": "Maternity services (invented)", "text": "Ask where a baby sleeps."}
    year_reports.withdraw_report(world.coordinator, year_report=published, reason="A word is missing.")
    year_reports.add_recommendation(world.coordinator, year_report=published, **said)
    year_reports.send_report(world.coordinator, year_report=published)
    year_reports.publish_report(world.icb, year_report=published)
    waiting, report = begun(6, sent=True), begun(1)
    made = year_reports.add_recommendation(world.coordinator, year_report=report, **said)
    owed = report.follow_ups.get()
    page = furnished.pages
    own(page, "pictures", "put_out_tables", "small_counts", "earlier", "reports", "begin_report")
    own(page, "picture_csv", "take_back_table", key="completed-modifiable")
    own(page, "published_report", "published_pdf", ref=published.ref, number="1")
    own(
        page,
        "report",
        "report_pdf",
        "report_word",
        "write_summary",
        "add_recommendation",
        "send_report",
        ref=report.ref,
    )
    own(page, "drop_recommendation", ref=made.ref)
    own(page, "follow_up", ref=owed.ref)
    own(page, "return_report", "publish_report", ref=waiting.ref)
    own(page, "withdraw_report", ref=published.ref)
    rights(furnished, {
        world.partnership: ("see_small_counts", "put_out_tables", "take_back_table", "see_pictures", "list_reports",
                            "begin_report"),
        report: ("see_report", "write_summary", "add_recommendation", "send_report"),
        made: ("drop_recommendation",), owed: ("follow_up",), waiting: ("return_report", "publish_report"),
        published: ("withdraw_report",),
    })  # fmt: skip


def own(page, *names: str, **parts: str) -> None:
    """The module's addresses of these names."""
    page(*(f"child_deaths:{name}" for name in names), **parts)


def rights(furnished: Furnished, table: dict) -> None:
    """The row that the matrix speaks of, for the rights of each."""
    for row, names in table.items():
        furnished.right(row, *(f"child_deaths.{name}" for name in names))
