"""The pages of those who run, write and sign a report."""

import re

import pytest

from lineofsight.core.design.addresses import address
from lineofsight.core.insight import services as insight
from lineofsight.core.notices.models import Message
from lineofsight.lead.annual_report.models import Report, Section
from lineofsight.lead.annual_report.services import signing
from lineofsight.lead.annual_report.tests.factories import (
    commissioned,
    contacts_known,
    finished,
    frozen_of,
    section_of,
    sent,
    signed,
    started,
    written,
)

LATER = {"due-day": "30", "due-month": "9", "due-year": "2030"}


def page(response):
    assert response.status_code == 200, response.status_code
    text = response.content.decode()
    assert text.count("<h1") == 1
    assert text.count("<main") == 1
    return text


def hidden(text, name):
    [tag] = re.findall(rf'<input[^>]*name="{name}"[^>]*>', text)
    return re.search(r'value="([^"]*)"', tag)[1]


def url(name, row):
    return address(f"annual_report:{name}", ref=row.ref)


def test_a_report_is_started_from_its_page(world):
    manager = world.client("manager")
    page(manager.get(address("annual_report:create_report")))
    given = {
        "title": "Yearly report 2018/19", "start-day": "1", "start-month": "4", "start-year": "2018", "end-day": "31",
        "end-month": "3", "end-year": "2019", "sections": ["what_was_done"],
    }  # fmt: skip
    where = address("annual_report:create_report")
    text = page(manager.post(where, {**given, "laid": ""}))
    assert "Working Together to Safeguard Children 2018, because the period ends on 31 March 2019" in text
    assert not Report.objects.exists()
    given["laid"] = hidden(text, "laid")
    response = manager.post(where, given)
    report = Report.objects.get()
    assert [section.key for section in report.sections.all()] == ["what_was_done"]
    assert response["Location"] == url("report", report)
    assert "There is a report on 2018/19 already" in page(manager.post(address("annual_report:create_report"), given))
    backwards = given | {"end-year": "2017"}
    assert "cannot be before the first day" in page(manager.post(address("annual_report:create_report"), backwards))


def test_the_reports_page_says_what_is_not_answered_and_who_signs(world):
    report = started(world, keys=("what_was_done",))
    text = page(world.client("manager").get(url("report", report)))
    assert "How effective have our arrangements been in practice?" in text
    assert "Cate Chief" in text
    assert "Yearly report 2018/19" in page(world.client("chair").get(address("annual_report:reports")))


def test_a_letter_is_seen_before_it_is_sent(world):
    section = section_of(started(world))
    manager, where = world.client("manager"), url("commission_section", section)
    page(manager.get(where))
    given = {"owner": world.person("lead").ref, "word_limit": "600", **LATER, "shown": ""}
    text = page(manager.post(where, given))
    assert "What Lee Lead will get" in text
    assert "lead@ashmere.example" in text
    assert not Message.objects.filter(about_ref=section.ref).exists()
    shown = hidden(text, "shown")
    text = page(manager.post(where, given | {"word_limit": "700", "shown": shown}))
    assert "700 words or fewer" in text
    assert not Message.objects.filter(about_ref=section.ref).exists()
    manager.post(where, given | {"word_limit": "700", "shown": hidden(text, "shown")})
    assert Message.objects.filter(about_ref=section.ref).count() == 1


def test_a_section_of_ones_own_is_added_and_commissioned_next(world):
    report = started(world)
    where = url("add_section", report)
    page(world.client("manager").get(where))
    given = {"title": "Neglect", "question": "What changed?", "after": "0", "word_limit": ""}
    response = world.client("manager").post(where, given)
    assert response["Location"] == url("commission_section", Section.objects.get(title="Neglect"))


def test_a_section_shows_each_figure_one_click_from_its_source(world):
    observation = contacts_known(world)
    section = written(world, section_of(started(world)), "We took {front_door.contacts} and {no.figure}, say 12.")
    text = page(world.client("chair").get(url("section", section)))
    assert f'href="{address("insight:figure", ref=observation.ref)}"' in text
    assert "There is no figure called no.figure" in text
    assert "Typed by hand" in text
    assert url("save_section", section) not in text


def test_an_owner_from_outside_follows_a_figure_on_the_page_itself(world):
    observation = contacts_known(world)
    section = written(world, commissioned(world, started(world)), "We took {front_door.contacts}.")
    text = page(world.client("lead").get(url("section", section)))
    assert f'href="#figure-{observation.ref}"' in text
    assert f'id="figure-{observation.ref}"' in text
    assert url("save_section", section) in text
    assert world.client("lead").get(url("report", section.report)).status_code == 403
    assert world.client("lead").get(url("section", section_of(section.report, "how_effective"))).status_code == 403


def test_writing_saves_a_version(world):
    section = commissioned(world, started(world))
    lead, where = world.client("lead"), url("save_section", section)
    text = page(lead.get(where))
    response = lead.post(where, {"text": "First\r\nline", "version": hidden(text, "version"), "do": "save"})
    assert response["Location"] == url("section", section)
    assert section_of(section.report).text == "First\nline"


@pytest.mark.parametrize(
    ("chosen", "text"),
    [
        ({"shown_as": "number", "period": "own"}, "Typed {front_door.contacts as=number}"),
        ({"shown_as": "change", "period": "2017-04-01/2018-03-31"},
         "Typed {front_door.contacts as=change period=2017-04-01/2018-03-31}"),
        ({"shown_as": "change earlier=said", "period": "own"}, "Typed {front_door.contacts as=change earlier=said}"),
        ({"shown_as": "chart", "period": "own"}, "Typed\n\n{front_door.contacts as=chart}"),
        ({"shown_as": "number", "period": "own", "area": "X00000009", "source": "ashmere-council-childrens-services"},
         "Typed {front_door.contacts as=number area=X00000009 source=ashmere-council-childrens-services}"),
        ({"shown_as": "number", "period": "own", "source": "each"},
         "Typed {front_door.contacts as=number source=each}"),
    ],
)  # fmt: skip
def test_a_figure_is_placed_in_the_text_without_saving_and_nothing_typed_is_lost(world, chosen, text):
    contacts_known(world)
    insight.declare_area(world.analyst, partnership=world.partnership, code="X00000009", name="Eastshire")
    section = commissioned(world, started(world))
    given = {"text": "Typed", "version": "0", "do": "place", "figure": "front_door.contacts|", **chosen}
    shown = page(world.client("lead").post(url("save_section", section), given))
    typed = re.search(r"<textarea[^>]*>(.*?)</textarea>", shown, re.DOTALL)[1]
    assert typed.strip() == text
    assert section_of(section.report).version == 0


def test_placing_nothing_says_what_to_choose_and_keeps_the_text(world):
    section = commissioned(world, started(world))
    given = {"text": "Typed", "version": "0", "do": "place", "figure": "", "shown_as": "number", "period": "own"}
    shown = page(world.client("lead").post(url("save_section", section), given))
    assert "Choose which figure to place" in shown
    assert ">Typed</textarea>" in shown.replace(">\n", ">")


def test_looking_saves_nothing(world):
    section = commissioned(world, started(world))
    given = {"text": "*Mine*", "version": "0", "do": "look"}
    shown = page(world.client("lead").post(url("save_section", section), given))
    assert "<em>Mine</em>" in shown
    assert section_of(section.report).version == 0


def test_what_somebody_saved_meanwhile_is_shown_beside_what_was_typed(world):
    section = commissioned(world, started(world))
    written(world, section, "Theirs", by="manager")
    lead, where = world.client("lead"), url("save_section", section)
    shown = page(lead.post(where, {"text": "Mine", "version": "0", "do": "save"}))
    assert "Bel Manager saved version 1 while you were writing" in shown
    assert "Theirs" in shown
    assert "Mine</textarea>" in shown
    lead.post(where, {"text": "Mine", "version": hidden(shown, "version"), "do": "save"})
    assert section_of(section.report).text == "Mine"


def test_finishing_and_reopening_are_asked_and_a_refusal_stands_there(world):
    section = written(world, commissioned(world, started(world)), "{no.figure}")
    lead = world.client("lead")
    page(lead.get(url("finish_section", section)))
    assert "There is 1 thing to put right" in page(lead.post(url("finish_section", section)))
    written(world, section, "Words.")
    assert lead.post(url("finish_section", section)).status_code == 302
    page(lead.get(url("reopen_section", section)))
    assert lead.post(url("reopen_section", section)).status_code == 302


def test_the_letters_to_the_partners_are_seen_before_they_are_sent(world):
    contacts_known(world)
    report = finished(world, started(world))
    manager, where = world.client("manager"), url("send_for_sign_off", report)
    text = page(manager.get(where))
    assert text.count("/sign/") == 3
    first = hidden(text, "shown")
    text = page(manager.post(where, {**LATER, "shown": first}))
    assert "by 30 September 2030" in text
    assert Report.objects.get().state == "drafting"
    assert manager.post(where, {**LATER, "shown": hidden(text, "shown")}).status_code == 302
    assert Report.objects.get().state == "with_partners"


def test_the_page_of_sending_says_what_holds_it_back(world):
    text = page(world.client("manager").get(url("send_for_sign_off", started(world))))
    assert "Not finished yet: 1 What we did" in text


def test_a_partner_reads_exactly_what_they_sign(world):
    report = sent(world)
    partner, where = world.client("icb"), url("sign_report", report)
    text = page(partner.get(where))
    assert "24,629" in text
    assert 'href="#source-1"' in text
    assert 'id="source-1"' in text
    frozen = hidden(text, "frozen")
    assert "Tick the box" in page(partner.post(where, {"frozen": frozen}))
    assert partner.post(where, {"frozen": frozen, "read": "on"}).status_code == 302
    assert "You have signed this report." in page(partner.get(where))
    assert partner.post(where, {"frozen": "nothing", "read": "on"}).status_code == 404


def test_there_is_nothing_to_sign_while_it_is_written(world):
    assert "There is nothing to sign now" in page(world.client("icb").get(url("sign_report", started(world))))


def test_a_signature_on_what_was_recalled_is_refused_on_the_page(world):
    report = sent(world)
    first = frozen_of(report)
    signing.recall_report(world.manager, report=report, reason="Again.")
    signing.send_for_sign_off(world.manager, report=report, due=report.end.replace(year=2030))
    text = page(world.client("icb").post(url("sign_report", report), {"frozen": first.ref, "read": "on"}))
    assert "Read it again, then sign" in text


def test_the_moves_of_the_business_manager_have_their_pages(world):
    report = sent(world)
    manager = world.client("manager")
    page(manager.get(url("recall_report", report)))
    assert "Enter a reason" in page(manager.post(url("recall_report", report), {"reason": ""}))
    assert manager.post(url("recall_report", report), {"reason": "Again."}).status_code == 302
    assert "while it is “Being written”" in page(manager.post(url("recall_report", report), {"reason": "Again."}))


def test_a_signed_report_is_published_from_its_page(world):
    report = signed(world)
    manager = world.client("manager")
    assert "/ashmere/reports/2018-19/" in page(manager.get(url("publish_report", report)))
    assert manager.post(url("publish_report", report)).status_code == 302
    assert Report.objects.get().state == "published"


def test_the_whole_report_can_be_read_before_it_is_frozen_and_after(world):
    contacts_known(world)
    report = finished(world, started(world))
    assert "if it were frozen now" in page(world.client("analyst").get(url("preview_report", report)))
    signing.send_for_sign_off(world.manager, report=report, due=report.end.replace(year=2030))
    assert "what was frozen" in page(world.client("analyst").get(url("preview_report", report)))


@pytest.mark.parametrize("name", [None, "neighbour", "practitioner", "police"])
def test_nobody_outside_sees_a_report_in_the_making(world, name):
    report = sent(world)
    client = world.client(name)
    for verb in ("report", "preview_report", "report_file", "sign_report", "recall_report", "send_for_sign_off"):
        assert client.get(url(verb, report)).status_code in (302, 403), verb
    for verb in ("section", "save_section", "finish_section", "reopen_section", "commission_section"):
        assert client.get(url(verb, section_of(report))).status_code in (302, 403), verb
