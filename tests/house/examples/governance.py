"""Governance's examples: bodies with seats, and meetings ahead, held and minuted with what came of them."""

from django.core.files.base import ContentFile

from lineofsight.core.access.models import Grant
from lineofsight.lead.governance.services import bodies, duties, meetings, papers, risks
from lineofsight.lead.governance.tests import arrangements, factories, issues, outside
from lineofsight.lead.governance.tests import meetings as made
from tests.house.examples import Furnished


def furnish(furnished: Furnished) -> None:
    """An Executive, and what it has and does."""
    body = keep_bodies(furnished)
    keep_meetings(furnished, body)
    keep_minutes(furnished, body)
    keep_risks(furnished, body)
    keep_issues(furnished, body)
    keep_outside(furnished, body)
    keep_arrangements(furnished)


def own(*names: str) -> list[str]:
    """Governance's addresses of these names."""
    return [f"governance:{name}" for name in names]


def rights(furnished: Furnished, table: dict) -> None:
    """The row that the matrix speaks of, for the rights of each."""
    for row, names in table.items():
        furnished.right(row, *(f"governance.{name}" for name in names))


def keep_bodies(furnished: Furnished):
    """Bodies, seats, delegations."""
    world = furnished.world
    body = factories.executive(world)
    bodies.agree_terms(
        world.manager, body=body, text="It decides.\n\nIt meets each quarter.", agreed_on=factories.ago(90),
        agreed_by="the Executive", upload=ContentFile(b"It decides, and meets each quarter.", name="terms.txt"),
    )  # fmt: skip
    seat = factories.seat(world, body, "Police", title="Superintendent", kind="adviser")
    held, given = factories.held(world, seat, "police"), factories.delegated(world)
    furnished.pages(*own("bodies", "authority", "authority_csv", "add_body", "give_delegation"))
    of_body = ("body", "edit_body", "report_to", "agree_terms", "end_body", "add_seat", "hand_over_body")
    furnished.pages(*own(*of_body), ref=body.ref)
    furnished.pages(*own("terms", "terms_file"), ref=body.ref, number="1")
    furnished.pages(*own("appoint_to_seat", "end_seat"), ref=seat.ref)
    furnished.page("governance:end_holding", ref=held.ref)
    furnished.page("governance:end_delegation", ref=given.ref)
    rights(furnished, {
        world.partnership: ("see_governance", "add_body", "give_delegation"),
        body: ("see_body", *of_body[1:]), seat: ("appoint_to_seat", "end_seat"), held: ("end_holding",),
        given: ("end_delegation",),
    })  # fmt: skip
    return body


def keep_meetings(furnished: Furnished, body) -> None:
    """A meeting that waits for a paper, which its owner was sent a link for; and one whose papers are out."""
    world = furnished.world
    planned, waiting = made.planned(world, body), made.waiting(world, body)
    item = waiting.items.get()
    asked = item.papers.get()
    given = made.paper(world, item, "Fathers: what we heard", private=True)
    upload = ContentFile(b"What fathers said.", name="fathers.txt")
    papers.give_paper(world.lead, paper=given, text="# Fathers\n\n- They were not asked.", upload=upload)
    papers.replace_paper(world.lead, paper=given, text="# Fathers\n\n- Some were asked.", upload=upload)
    furnished.pages(*own("meetings", "decisions", "decisions_csv", "attendance", "attendance_csv"))
    furnished.page("governance:plan_meeting", ref=body.ref)
    of_planned = ("open_agenda", "add_item", "put_on_agenda", "postpone_meeting", "cancel_meeting")
    furnished.pages(*own(*of_planned), ref=planned.ref)
    of_item = ("edit_item", "drop_item", "ask_for_paper")
    furnished.pages(*own(*of_item), ref=item.ref)
    link = Grant.objects.get(record_ref=asked.ref).ref
    furnished.page("governance:give_paper", ref=asked.ref, link=link)
    furnished.pages(*own("paper", "paper_file", "replace_paper", "classify_paper", "withdraw_paper"), ref=given.ref)
    meetings.send_papers(world.manager, meeting=waiting)
    to_read = Grant.objects.filter(record_ref=waiting.ref).first().ref
    furnished.pages(*own("meeting", "pack", "public_pack"), ref=waiting.ref, link=to_read)
    furnished.pages(*own("close_agenda", "send_papers", "hold_meeting", "record_attendance", "declare_interest"),
                    ref=waiting.ref)  # fmt: skip
    furnished.page("governance:paper", ref=given.ref, link=to_read)
    furnished.page("governance:paper_file", ref=given.ref, link=to_read)
    furnished.pages(*own("paper_version", "paper_version_file"), ref=given.ref, number="1", link=to_read)
    rights(furnished, {
        world.partnership: ("list_meetings",), body: ("plan_meeting",),
        waiting: (*of_planned, "close_agenda", "send_papers", "hold_meeting", "record_attendance", "declare_interest"),
        item: of_item, given: ("replace_paper", "classify_paper", "withdraw_paper"),
    })  # fmt: skip
    furnished.right(waiting, "governance.see_meeting", link=to_read)
    furnished.right(given, "governance.see_paper", link=to_read)
    furnished.right(asked, "governance.give_paper", link=link)


def keep_minutes(furnished: Furnished, body) -> None:
    """Meetings that were held: one to be minuted, one to be checked, one to be agreed; and a decision."""
    world = furnished.world
    held, drafted, checked = made.held(world, body), made.held(world, body), made.held(world, body)
    decision, item = made.decided(world, held), held.items.get()
    for meeting in (drafted, checked):
        meetings.draft_minutes(world.manager, meeting=meeting)
    meetings.check_minutes(world.chair, meeting=checked)
    furnished.page("governance:draft_minutes", ref=held.ref)
    furnished.pages(*own("write_minutes", "record_decision"), ref=item.ref)
    link = Grant.objects.filter(record_ref=drafted.ref).first().ref
    furnished.pages(*own("minutes_pdf", "minutes_word"), ref=drafted.ref, link=link)
    furnished.pages(*own("check_minutes", "send_minutes_back"), ref=drafted.ref)
    furnished.page("governance:agree_minutes", ref=checked.ref)
    furnished.pages(*own("decision", "set_decision_aside"), ref=decision.ref)
    rights(furnished, {
        drafted: ("draft_minutes", "check_minutes", "send_minutes_back", "agree_minutes"),
        item: ("write_minutes", "record_decision"), decision: ("see_decision", "set_decision_aside"),
    })  # fmt: skip


def keep_risks(furnished: Furnished, body) -> None:
    """Risks of the Executive, owned by the council's lead: one open, one as low as was aimed at, one closed."""
    world = furnished.world
    one, low, closed = (
        risks.add_risk(
            world.manager, partnership=world.partnership, body=body, title="Returns come late", cause="One analyst",
            effect="The Executive sees old figures", owner=world.person("lead"), judged=judged,
            controls="A second analyst is trained",
        )
        for judged in (risks.Judged(4, 4, 2, 3), risks.Judged(2, 3, 2, 3), risks.Judged(1, 1, 1, 1))
    )  # fmt: skip
    risks.close_risk(world.manager, risk=closed, reason="It did not come")
    of_risk = ("edit_risk", "review_risk", "treat_risk", "close_risk")
    furnished.pages(*own("risks", "risks_csv", "add_risk"))
    furnished.pages(*own("risk", *of_risk), ref=one.ref)
    furnished.page("governance:tolerate_risk", ref=low.ref)
    furnished.page("governance:reopen_risk", ref=closed.ref)
    rights(furnished, {
        world.partnership: ("list_risks", "add_risk"), one: ("see_risk", *of_risk), low: ("tolerate_risk",),
        closed: ("reopen_risk",),
    })  # fmt: skip


def keep_issues(furnished: Furnished, body) -> None:
    """What schools raised: one to be put to a meeting, two put to the Executive."""
    world = furnished.world
    seat = issues.seat(world)
    first, second, third = (issues.raised(world, seat) for _ in range(3))
    issues.put(world, made.planned(world, body), second)
    issues.put(world, made.planned(world, body), third)
    furnished.pages(*own("issues", "issues_csv"))
    furnished.page("governance:raise_issue", ref=seat.ref)
    furnished.page("governance:put_issue", ref=first.ref)
    of_put = ("move_answer", "answer_issue", "withdraw_issue")
    furnished.pages(*own("issue", *of_put), ref=second.ref)
    furnished.page("governance:tell_issue_back", ref=third.ref)
    rights(furnished, {
        world.partnership: ("list_issues",), seat: ("raise_issue",), first: ("put_issue",),
        second: ("see_issue", *of_put), third: ("tell_issue_back",),
    })  # fmt: skip


def keep_outside(furnished: Furnished, body) -> None:
    """A board outside with its liaison, an update that asks for something, one with a document, and a risk shared."""
    world = furnished.world
    board = outside.in_touch(world).body
    asks = outside.told(world, board, direction="received", asks="How many waited?", answer_by=factories.ago(-9))
    kept = outside.told(world, board, text="", upload=ContentFile(b"%PDF-1.4\n%%EOF\n", name="update.pdf"))
    (share,) = outside.shared(world, outside.risk(world, body), board)
    furnished.pages(*own("outside", "outside_csv", "share_record"))
    of_board, of_question = ("set_liaison", "note_update"), ("answer_update", "drop_question")
    of_share = ("share", "note_came_back", "withdraw_share")
    furnished.pages(*own(*of_board), ref=board.ref)
    furnished.pages(*own("update", *of_question), ref=asks.ref)
    furnished.pages(*own("update_file", "set_update_aside"), ref=kept.ref)
    furnished.pages(*own(*of_share), ref=share.ref)
    rights(furnished, {
        world.partnership: ("share_record", "share_private"), board: of_board, asks: ("see_update", *of_question),
        kept: ("set_update_aside",), share: ("see_share", *of_share[1:]),
    })  # fmt: skip


def keep_arrangements(furnished: Furnished) -> None:
    """A version in force and a draft, an agreement, and a duty of the year."""
    world = furnished.world
    current, draft = arrangements.published(world), arrangements.drafted(world, "Arrangements 2027")
    agreement, duty, aside = arrangements.agreement(world), arrangements.duty(), arrangements.duty("section_11")
    duties.set_duty_aside(world.manager, duty=aside, reason="Every second year")
    of_draft = ("edit_arrangements", "say_contained", "publish_arrangements")
    of_agreement, of_duty = ("review_agreement", "end_agreement"), ("meet_duty", "move_duty", "set_duty_aside")
    furnished.pages(*own("list_arrangements", "draft_arrangements", "add_agreement", "list_duties"))
    furnished.pages(*own("arrangements", "arrangements_file", "review_arrangements"), ref=current.ref)
    furnished.pages(*own(*of_draft), ref=draft.ref)
    furnished.pages(*own("agreement", "agreement_file", *of_agreement), ref=agreement.ref)
    furnished.pages(*own("duty", *of_duty), ref=duty.ref)
    furnished.page("governance:reopen_duty", ref=aside.ref)
    rights(furnished, {
        world.partnership: ("list_arrangements", "draft_arrangements", "add_agreement", "list_duties"),
        current: ("see_arrangements", "review_arrangements"), draft: of_draft,
        agreement: ("see_agreement", *of_agreement), duty: ("see_duty", *of_duty), aside: ("reopen_duty",),
    })  # fmt: skip
