"""Bad input at every form: an answer that says what is wrong beside its field, and keeps everything that was typed."""

import re
from urllib.parse import quote

import pytest
from django.test import Client

from lineofsight.know.performance.models import Return
from lineofsight.know.performance.tests.factories import YEAR
from tests.house.examples import Path, paths
from tests.house.furnished import browser, db, furnished, undone, world
from tests.house.pages import PageSeen, read
from tests.house.rights import holders

__all__ = ["browser", "db", "furnished", "world"]

ALL = {path.name: path for path in paths()}
# Every page with something to fill in, and who fills it in; a test finds them afresh and compares.
FORMS = {
    "account_change_password": "manager",
    "account_login": None,
    "account_reauthenticate": "manager",
    "account_reset_password": None,
    "annual_report:add_recipient": "manager",
    "annual_report:add_section": "manager",
    "annual_report:comment_on_section": "practitioner",
    "annual_report:commission_section": "manager",
    "annual_report:confirm_requirement": "manager",
    "annual_report:create_report": "manager",
    "annual_report:drop_delivery": "manager",
    "annual_report:note_delivery": "manager",
    "annual_report:plan_delivery": "manager",
    "annual_report:explain_finding": "practitioner",
    "annual_report:explain_short_form": "manager",
    "annual_report:recall_report": "manager",
    "annual_report:reopen_delivery": "manager",
    "annual_report:resolve_comment": "practitioner",
    "annual_report:save_section": "practitioner",
    "annual_report:send_for_sign_off": "manager",
    "annual_report:sign_report": "icb",
    "annual_report:trace_requirement": "manager",
    "business_plan:add_aim_evidence": "analyst",
    "business_plan:add_board_priority": "manager",
    "business_plan:add_challenge_evidence": "scrutineer",
    "business_plan:add_measure": "chair",
    "business_plan:add_objective": "chair",
    "business_plan:add_plan_objective": "manager",
    "business_plan:add_priority": "analyst",
    "business_plan:add_priority_evidence": "analyst",
    "business_plan:agree_plan": "chair",
    "business_plan:answer_highlight": "chair",
    "business_plan:carry_objective": "chair",
    "business_plan:carry_priority": "chair",
    "business_plan:change_priority_owner": "chair",
    "business_plan:clone_plan": "manager",
    "business_plan:close_challenge": "chair",
    "business_plan:draft_challenge": "chair",
    "business_plan:draft_plan": "manager",
    "business_plan:drop_measure": "analyst",
    "business_plan:drop_review_point": "manager",
    "business_plan:edit_challenge": "scrutineer",
    "business_plan:edit_objective": "chair",
    "business_plan:edit_plan": "manager",
    "business_plan:edit_priority": "chair",
    "business_plan:escalate_challenge": "chair",
    "business_plan:finish_priority": "chair",
    "business_plan:hand_on_priority": "chair",
    "business_plan:hold_review_point": "analyst",
    "business_plan:judge_aim": "analyst",
    "business_plan:leave_out_priority": "chair",
    "business_plan:meet_objective": "chair",
    "business_plan:miss_objective": "chair",
    "business_plan:move_measure": "analyst",
    "business_plan:move_review_point": "manager",
    "business_plan:put_back_priority": "chair",
    "business_plan:record_challenge": "chair",
    "business_plan:record_measure": "analyst",
    "business_plan:reopen_challenge": "chair",
    "business_plan:reopen_objective": "chair",
    "business_plan:reply_to_challenge": "link",
    "business_plan:send_highlight": "chair",
    "business_plan:set_review_point": "manager",
    "business_plan:withdraw_challenge": "chair",
    "business_plan:withdraw_plan": "manager",
    "child_deaths:add_recommendation": "coordinator",
    "child_deaths:agree_analysis": "coordinator",
    "child_deaths:answer_facts": "coordinator",
    "child_deaths:ask_for_information": "coordinator",
    "child_deaths:begin_report": "coordinator",
    "child_deaths:begin_wait": "coordinator",
    "child_deaths:correct_child": "coordinator",
    "child_deaths:correct_summary": "coordinator",
    "child_deaths:declare_conflict": "coordinator",
    "child_deaths:declare_own_conflict": "health",
    "child_deaths:decline_response": "coordinator",
    "child_deaths:end_wait": "coordinator",
    "child_deaths:follow_up": "coordinator",
    "child_deaths:hold_panel": "coordinator",
    "child_deaths:close_death": "coordinator",
    "child_deaths:hold_review_meeting": "coordinator",
    "child_deaths:keep_family": "coordinator",
    "child_deaths:name_lead": "coordinator",
    "child_deaths:note_background": "coordinator",
    "child_deaths:note_returned": "coordinator",
    "child_deaths:note_sent": "coordinator",
    "child_deaths:note_submission": "coordinator",
    "child_deaths:notify_death": "coordinator",
    "child_deaths:plan_review_meeting": "coordinator",
    "child_deaths:note_visit": "coordinator",
    "child_deaths:plan_panel": "coordinator",
    "child_deaths:propose_learning": "coordinator",
    "child_deaths:put_off_death": "coordinator",
    "child_deaths:put_on_panel": "coordinator",
    "child_deaths:release_learning": "health",
    "child_deaths:return_report": "chief_executive",
    "child_deaths:screen_death": "coordinator",
    "child_deaths:seat_member": "coordinator",
    "child_deaths:start_response": "coordinator",
    "child_deaths:take_back_death": "coordinator",
    "child_deaths:take_back_table": "coordinator",
    "child_deaths:transfer_death": "coordinator",
    "child_deaths:answer_finding": "coordinator",
    "child_deaths:ask_again": "coordinator",
    "child_deaths:decide_difference": "coordinator",
    "child_deaths:hand_over_death": "coordinator",
    "child_deaths:hand_over_panel": "coordinator",
    "child_deaths:look_through_file": "coordinator",
    "child_deaths:note_factor": "coordinator",
    "child_deaths:note_use": "coordinator",
    "child_deaths:reopen_analysis": "coordinator",
    "child_deaths:reopen_death": "coordinator",
    "child_deaths:reopen_finding": "coordinator",
    "child_deaths:send_finding": "coordinator",
    "child_deaths:set_rule": "coordinator",
    "child_deaths:withdraw_death": "coordinator",
    "child_deaths:withdraw_report": "coordinator",
    "child_deaths:write_summary": "coordinator",
    "governance:add_agreement": "manager",
    "governance:add_body": "manager",
    "governance:add_item": "manager",
    "governance:add_risk": "manager",
    "governance:add_seat": "manager",
    "governance:agree_minutes": "manager",
    "governance:agree_terms": "manager",
    "governance:answer_issue": "manager",
    "governance:answer_update": "manager",
    "governance:appoint_to_seat": "manager",
    "governance:ask_for_paper": "manager",
    "governance:cancel_meeting": "manager",
    "governance:classify_paper": "manager",
    "governance:close_risk": "manager",
    "governance:correct_answer": "manager",
    "governance:declare_interest": "manager",
    "governance:draft_arrangements": "manager",
    "governance:drop_question": "manager",
    "governance:edit_arrangements": "manager",
    "governance:edit_body": "manager",
    "governance:edit_item": "manager",
    "governance:edit_risk": "manager",
    "governance:end_agreement": "manager",
    "governance:end_body": "manager",
    "governance:end_delegation": "manager",
    "governance:end_holding": "manager",
    "governance:end_seat": "manager",
    "governance:give_delegation": "manager",
    "governance:give_paper": "link",
    "governance:hand_over_body": "manager",
    "governance:meet_duty": "manager",
    "governance:move_answer": "manager",
    "governance:move_duty": "manager",
    "governance:note_came_back": "manager",
    "governance:note_update": "manager",
    "governance:plan_meeting": "manager",
    "governance:postpone_meeting": "manager",
    "governance:put_issue": "manager",
    "governance:put_on_agenda": "manager",
    "governance:raise_issue": "manager",
    "governance:record_attendance": "manager",
    "governance:record_decision": "manager",
    "governance:reopen_duty": "manager",
    "governance:reopen_risk": "manager",
    "governance:replace_paper": "manager",
    "governance:report_to": "manager",
    "governance:review_agreement": "manager",
    "governance:review_arrangements": "manager",
    "governance:review_risk": "manager",
    "governance:say_contained": "manager",
    "governance:send_minutes_back": "chair",
    "governance:set_decision_aside": "manager",
    "governance:set_duty_aside": "manager",
    "governance:set_liaison": "manager",
    "governance:set_update_aside": "manager",
    "governance:share_record": "manager",
    "governance:tell_issue_back": "manager",
    "governance:tolerate_risk": "manager",
    "governance:withdraw_issue": "manager",
    "governance:withdraw_paper": "manager",
    "governance:withdraw_share": "manager",
    "governance:write_minutes": "manager",
    "insight:declare_comparators": "analyst",
    "joining:join": "invited",
    "journeys:refer_death": "coordinator",
    "journeys:rename_term": "manager",
    "journeys:search": "manager",
    "mfa_reauthenticate": "manager",
    "notices:set_parameter": "manager",
    "people:appoint": "manager",
    "people:change_governance": "manager",
    "people:end_appointment": "manager",
    "people:load_people": "manager",
    "people:load_register": "manager",
    "people:merge_organisations": "manager",
    "people:rename_organisation": "manager",
    "people:set_parent": "manager",
    "performance:answer_follow_up": "link",
    "performance:answer_query": "link",
    "performance:ask_follow_up": "chair",
    "performance:ask_query": "analyst",
    "performance:choose_chart": "analyst",
    "performance:choose_supplier": "analyst",
    "performance:correct_value": "link",
    "performance:enter_on_behalf": "analyst",
    "performance:mark_break": "analyst",
    "performance:note_disagreement": "analyst",
    "performance:pass_on_part": "link",
    "performance:save_answer": "link",
    "performance:save_answers": "link",
    "performance:declare_area": "analyst",
    "performance:issue_library": "analyst",
    "performance:rebase_limits": "analyst",
    "performance:set_questions": "analyst",
    "performance:sign_off_return": "link",
    "performance:take_built_return": "link",
    "performance:withdraw_figures": "manager",
    "performance:withdraw_rebase": "analyst",
    "performance:write_commentary": "link",
    "self_assessments:answer_challenge": "link",
    "self_assessments:ask_again": "analyst",
    "self_assessments:ask_to_sign": "lead",
    "self_assessments:challenge_copy": "analyst",
    "self_assessments:choose_readers": "link",
    "self_assessments:create_round": "manager",
    "self_assessments:moderate_answer": "analyst",
    "self_assessments:pass_on_sections": "link",
    "self_assessments:plan_improvement": "link",
    "self_assessments:reopen_assessment": "link",
    "self_assessments:save_answers": "link",
    "self_assessments:send_back": "link",
    "self_assessments:settle_challenge": "analyst",
    "self_assessments:sign_assessment": "link",
    "self_assessments:add_attachment": "link",
    "self_assessments:choose_attachments": "link",
    "self_assessments:replace_attachment": "link",
    "site:create_partnership": "administrator",
    "inspections:edit_recommendation": "analyst",
    "inspections:leave_recommendation": "manager",
    "inspections:note_recommendations": "analyst",
    "inspections:reopen_recommendation": "manager",
    "self_assessments:add_reader": "manager",
    "self_assessments:choose_focus": "analyst",
    "reviews:add_child": "manager",
    "reviews:add_episode": "health",
    "reviews:ask_agency": "manager",
    "reviews:ask_again": "manager",
    "reviews:change_reviewer": "manager",
    "reviews:correct_trigger": "manager",
    "reviews:decide_not_to_notify": "chief_executive",
    "reviews:edit_child": "manager",
    "reviews:edit_episode": "health",
    "reviews:edit_incident": "manager",
    "reviews:mark_episode": "manager",
    "reviews:merge_episode": "manager",
    "reviews:move_milestone": "manager",
    "reviews:notify_incident": "chief_executive",
    "reviews:pause_clock": "manager",
    "reviews:prove_account": "link",
    "reviews:record_response": "manager",
    "reviews:record_serious_case_review": "manager",
    "reviews:redesignate_incident": "chief_executive",
    "reviews:refer_incident": "manager",
    "reviews:reopen_account": "manager",
    "reviews:reopen_decision": "chief_executive",
    "reviews:save_account": "health",
    "reviews:say_view": "chief_executive",
    "reviews:send_review": "manager",
    "reviews:set_clock": "manager",
    "reviews:set_day_plan": "manager",
    "reviews:write_review": "manager",
    "reviews:add_board": "manager",
    "reviews:add_contact": "manager",
    "reviews:add_event": "manager",
    "reviews:add_proceeding": "manager",
    "reviews:ask_accuracy": "manager",
    "reviews:ask_accuracy_again": "manager",
    "reviews:begin_local_review": "manager",
    "reviews:edit_event": "manager",
    "reviews:end_proceeding": "manager",
    "reviews:keep_draft": "manager",
    "reviews:let_address_stand": "icb",
    "reviews:let_learning_stand": "icb",
    "reviews:let_reviewer_in": "manager",
    "reviews:let_text_stand": "icb",
    "reviews:make_points": "health",
    "reviews:move_proceeding": "manager",
    "reviews:note_delay": "manager",
    "reviews:note_reading": "manager",
    "reviews:prove_accuracy": "link",
    "reviews:publish_improvements": "manager",
    "reviews:publish_review": "manager",
    "reviews:record_board_signature": "manager",
    "reviews:settle_point": "manager",
    "reviews:stop_review": "manager",
    "reviews:take_back_publication": "manager",
    "reviews:tick_item": "manager",
    "reviews:withdraw_check": "manager",
    "reviews:write_family_plan": "manager",
    "reviews:write_public_text": "manager",
    "reviews:write_terms": "manager",
    "reviews:add_learning_action": "manager",
    "reviews:begin_briefing": "manager",
    "reviews:declare_theme": "health",
    "reviews:edit_briefing": "manager",
    "reviews:edit_briefing_part": "manager",
    "reviews:edit_learning_action": "manager",
    "reviews:open_declaration": "manager",
    "reviews:propose_learning": "manager",
    "reviews:publish_briefing": "chair",
    "reviews:release_learning": "chief_executive",
    "reviews:reopen_declaration": "manager",
    "reviews:reword_learning": "manager",
    "reviews:send_back_learning": "chief_executive",
    "reviews:take_back_briefing": "manager",
    "self_assessments:agree_example": "link",
    "self_assessments:ask_example": "analyst",
    "self_assessments:withdraw_example": "analyst",
    "self_assessments:answer_survey": None,
    "self_assessments:open_survey": "link",
    "self_assessments:change_reader": "manager",
    "self_assessments:end_reader": "manager",
    "self_assessments:add_rung": "manager",
    "self_assessments:close_support": "manager",
    "self_assessments:log_visit": "manager",
    "self_assessments:set_rung": "manager",
    "self_assessments:register_body": None,
    "self_assessments:match_registration": "manager",
    "self_assessments:admit_registration": "manager",
    "self_assessments:refuse_registration": "manager",
    "self_assessments:save_shared": "lead",
    "sealed:admit_person": "reviewer",
    "sealed:break_glass": "chair",
    "sealed:close_room": "reviewer",
    "sealed:hold_room": "reviewer",
    "sealed:name_coordinator": "icb",
    "sealed:name_roles": "icb",
    "sealed:open_room": "police",
    "sealed:reopen_room": "reviewer",
    "sealed:set_retention": "icb",
    "thread:bring_tracker": "manager",
    "thread:complete_action": "manager",
    "thread:match_columns": "manager",
    "thread:add_evidence": "chair",
    "thread:add_part": "chair",
    "thread:add_synonym": "analyst",
    "thread:add_theme": "analyst",
    "thread:agree_action": "link",
    "thread:change_due": "link",
    "thread:close_untested": "chair",
    "thread:decline_action": "link",
    "thread:drop_test": "chair",
    "thread:give_action_evidence": "link",
    "thread:hand_over_action": "lead",
    "thread:hand_over_actions": "manager",
    "thread:note_learning_point": "chair",
    "thread:plan_test": "chair",
    "thread:propose_action": "chair",
    "thread:record_result": "scrutineer",
    "thread:rename_theme": "analyst",
    "thread:reopen_action": "chair",
    "thread:reopen_point": "chair",
    "thread:retire_theme": "analyst",
    "thread:say_progress": "link",
    "thread:send_back": "chair",
    "thread:set_aside": "chair",
    "thread:withdraw_action": "chair",
}
# Pages on which everything may be left empty: a text that was begun, and is saved as it stands.
# Pages that answer where they ask: any text is a question, and stands in its field again above the answer.
ANSWERED_THERE = {"journeys:search"}
NOTHING_ASKED = {
    "child_deaths:keep_family",
    "annual_report:save_section", "governance:say_contained", "performance:write_commentary",
    "reviews:save_account", "reviews:write_review",
    "reviews:write_terms",
    "self_assessments:save_answers", "self_assessments:save_shared",
}  # fmt: skip
# Pages filled in in pieces: what is right of them is saved though something else is wrong.
IN_PIECES = {
    "self_assessments:save_answers": {"self_assessments.save_answers"},
    "self_assessments:save_shared": {"self_assessments.save_shared"},
}
# Pages of boxes to tick and nothing else: what is sent that is no box of theirs is nothing.
ONLY_TICKED = {"sealed:name_roles", "self_assessments:choose_attachments", "self_assessments:choose_focus"}
# Opening what is sealed leaves its row on the trail.
OPENED = {"reviews.read_account", "reviews.read_accuracy", "sealed.read_room"}
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
# Kinds of control into which anything can be typed, and which must therefore be shown again as it was.
FREE = {"text", "textarea", "email", "tel", "number", "search", "url"}


def once(value: object):
    """A case of a test that runs on one database alone."""
    return pytest.param(value, marks=pytest.mark.once)


@pytest.fixture(scope="module")
def opened() -> dict[str, PageSeen]:
    """The pages that were opened: whatever is sent to one is undone, so it is the same page for each kind of input."""
    return {}


def asked(path: Path, persona: str | None, furnished, browser, opened: dict) -> tuple[Client, str, PageSeen]:
    """A form as somebody opens it: their browser, its address, and what stands on it."""
    client, address = browser(persona, path.name), furnished.address(path)
    if path.name not in opened:
        with undone():
            opened[path.name] = read(client.get(address))
    return client, address, opened[path.name]


def fillable(page: PageSeen) -> set[str]:
    return {name for name, kind in page.kinds.items() if kind != "hidden"}


def hidden(page: PageSeen) -> dict[str, list[str]]:
    return {name: values for name, values in page.fields.items() if page.kinds[name] == "hidden"}


def empty(page: PageSeen) -> dict:
    """Nothing filled in."""
    return {name: "" for name in page.kinds if page.kinds[name] in FREE | {"select", "password"}}


def too_long(page: PageSeen) -> dict:
    """Far more than anybody would type."""
    return {name: "x" * 70_000 for name, kind in page.kinds.items() if kind in FREE}


def wrong(page: PageSeen) -> dict:
    """Words for numbers and dates, choices nobody offered, and a character no text has."""
    typed: dict = {name: "thirty\x00first" for name, kind in page.kinds.items() if kind in FREE}
    typed |= {name: ["no-such-choice", "' OR 1=1"] for name, offered in page.choices.items() if len(offered) > 1}
    return typed


def script(page: PageSeen) -> dict:
    """A script wherever a text can stand."""
    return {name: SCRIPT for name, kind in page.kinds.items() if kind in FREE}


def unasked(page: PageSeen) -> dict:
    """Fields the form does not have, and nothing it asks."""
    return {"id": "1", "state": "published", "partnership": "2", "__proto__": "x", "actor": "system"}


# Another database could do otherwise with a text too long for its column, and with a character that no text has. All
# else is answered before one is asked.
FILLS = [once(empty), too_long, wrong, once(script), once(unasked)]


@pytest.mark.parametrize("name", sorted(FORMS))
@pytest.mark.parametrize("fill", FILLS, ids=lambda fill: fill.__name__)
def test_bad_input_is_answered_beside_its_field_and_nothing_typed_is_lost(furnished, browser, opened, name, fill):
    path, persona = ALL[name], FORMS[name]
    client, address, page = asked(path, persona, furnished, browser, opened)
    typed = fill(page)
    with undone() as performed:
        answer = client.post(address, {"csrfmiddlewaretoken": "as a browser sends it", **hidden(page), **typed})
        if answer.status_code == 302:
            accepted(client, answer, name, fill)
            return
        assert answer.status_code in {200, 422}
        assert (
            not performed
            - {"access.confirm_code", "reviews.read_account", "reviews.read_accuracy", "sealed.read_room"}
            - IN_PIECES.get(name, set())
        )
    body, shown = answer.content.decode(), read(answer)
    assert "<script>alert(1)" not in body
    assert "<img src=x" not in body
    if name not in ANSWERED_THERE or fill is not script:
        assert shown.summary, "An error summary says what is wrong."
        assert [href for href in shown.summary if href.removeprefix("#") not in shown.ids] == []
        assert shown.error_texts or "put-right" in shown.ids, "What is wrong is said beside its field."
    assert lost(page, typed, shown) == {}
    assert not any(shown.typed().get(field) for field, kind in page.kinds.items() if kind == "password")


def accepted(client: Client, answer, name: str, fill) -> None:
    """Some of it may be right: then it is saved as text, and shown as text."""
    assert (
        fill is script
        or name in ONLY_TICKED
        or (name in NOTHING_ASKED | {"account_reset_password"} and fill in {empty, unasked})
    ), fill
    followed = client.get(answer.headers["Location"], follow=True)
    assert followed.status_code == 200
    assert "<script>alert(1)" not in followed.content.decode()
    assert "<img src=x" not in followed.content.decode()


def lost(page: PageSeen, typed: dict, shown: PageSeen) -> dict:
    """What was typed into a control that takes anything and does not stand there any more."""
    free = {name: value for name, value in typed.items() if page.kinds.get(name) in FREE}
    return {
        name: (value[:40], shown.typed().get(name, "")[:40])
        for name, value in free.items()
        if shown.typed().get(name, "").strip() != value.strip()
    }


@pytest.mark.once  # it finds what is on pages, which the access walk opens on both databases
def test_every_page_with_something_to_fill_in_is_among_them(furnished):
    """Found by opening every page as somebody who may; the second step's and a reset link's own pages apart."""
    found = set()
    for path in ALL.values():
        if path.door.kind == "by_grant" or path.name in {"mfa_authenticate", "account_reset_password_from_key"}:
            continue
        people = sorted(holders(path.door.permission)) if path.door.kind == "may" else [None]
        answer = furnished.client(people[0], path.name).get(furnished.address(path))
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            page = read(answer)
            if page.method == "post" and fillable(page):
                found.add(path.name)
    linked = {name for name, persona in FORMS.items() if persona == "link"}
    assert found - {"usersessions_list", "mfa_activate_totp"} == set(FORMS) - (linked - found)


@pytest.mark.parametrize(
    "address",
    [
        "/ashmere/performance/?period=nonsense&domain=nowhere",
        "/ashmere/performance/?period=2018-04-01/2019-13-31",
        "/ashmere/performance/?as_at_0=31&as_at_1=2&as_at_2=2019",
        "/ashmere/performance/?as_at_0=x&as_at_1=%00&as_at_2=99999999999",
        "/ashmere/performance/?as_at_0=1&as_at_1=1&as_at_2=0001",
        "/ashmere/performance/scorecard.csv?period=%00",
        f"/ashmere/performance/?period={quote(SCRIPT)}",
    ],
)
def test_a_page_asked_for_oddly_answers_what_it_can(furnished, address):
    answer = furnished.client("manager").get(address)
    assert answer.status_code == 200
    assert "<script>alert(1)" not in answer.content.decode()


@pytest.mark.parametrize("part", ["\x00", "x" * 3000, *map(once, ("é" * 10, SCRIPT, "..%2f..", " ", "ZZZZZZZZZZ"))])
@pytest.mark.parametrize(
    "name", sorted(name for name, path in ALL.items() if re.search(r"<str:|<slug:(?!part)", path.pattern))
)
def test_an_address_with_nonsense_in_it_is_refused_or_not_found(furnished, browser, name, part):
    """Whatever stands in an address: never a failure of the page, and never what was typed as markup."""
    path = ALL[name]
    persona = sorted(holders(path.door.permission))[0] if path.door.kind == "may" else "manager"
    real = furnished.address(path)
    for value in furnished.parts[name].values():
        address = real.replace(quote(value), quote(part, safe=""))
        client = browser(persona, name)
        with undone():
            answer = client.get(address)
        assert answer.status_code in {302, 400, 403, 404, 410} or name == "account_reset_password_from_key"
        assert "<script>alert(1)" not in answer.content.decode()


def test_what_cannot_be_signed_off_yet_says_so_and_asks_nothing(furnished, world):
    """A form sent to a page that no longer shows one: the answer is the page, and its summary leads nowhere wrong."""
    waiting = Return.objects.get(
        organisation=world.organisation("Police"), request__state="issued", request__end=YEAR.end
    )
    address = f"/ashmere/performance/returns/{waiting.ref}/sign-off/"
    answer = furnished.client("police").post(address, {"csrfmiddlewaretoken": "x"})
    assert answer.status_code == 200
    assert "Not answered yet" in answer.content.decode()
    assert read(answer).summary == []
