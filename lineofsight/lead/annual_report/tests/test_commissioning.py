"""What owners of sections are reminded of, what others say about their drafts, and whose section is whose."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from lineofsight.core.access.actors import system
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import selectors as notices
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import text_of
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.models import Comment, Resolution, Section
from lineofsight.lead.annual_report.selectors.comments import comments_on, open_by_section, open_comments
from lineofsight.lead.annual_report.services import comments, reminders, sections
from lineofsight.lead.annual_report.tests.factories import BEFORE, commissioned, section_of, sent, started, written

DUE = date(2027, 6, 14)


def on(day: date):
    moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return clock.set_clock(lambda: moment)


def owed_section(world) -> Section:
    section = commissioned(world, started(world))
    Section.objects.filter(pk=section.pk).update(due=DUE)
    Message.objects.all().delete()
    return section_of(section.report)


def commented(world, section, by="chair", text="Whom did it help?") -> Comment:
    return comments.comment_on_section(getattr(world, by), section=section, about="It helped.", text=text)


def page(response):
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("day", "sent_on_it", "says"),
    [(date(2027, 6, 9), 1, "is due on 14 June 2027"), (date(2027, 6, 15), 1, "was due on 14 June 2027"),
     (date(2027, 6, 10), 0, ""), (date(2027, 6, 14), 0, ""), (date(2027, 6, 16), 0, "")],
)  # fmt: skip
def test_an_owner_is_reminded_three_working_days_before_and_one_after(world, day, sent_on_it, says):
    section = owed_section(world)
    with on(day):
        assert reminders.remind_owners(system("tests")) == sent_on_it
        assert reminders.remind_owners(system("tests")) == 0
    letters = list(Message.objects.filter(kind="annual_report/remind"))
    assert len(letters) == sent_on_it
    for letter in letters:
        assert letter.person == world.person("lead")
        assert says in letter.subject
        assert f"/sections/{section.ref}/" in text_of(letter)


def test_whoever_finished_or_left_is_not_reminded(world):
    section = written(world, owed_section(world), "Words.")
    sections.finish_section(world.manager, section=section)
    with on(add_working_days(DUE, 1)):
        assert reminders.remind_owners(system("tests")) == 0
        sections.reopen_section(world.manager, section=section)
        assert reminders.remind_owners(system("tests")) == 1


def test_an_owner_without_a_post_here_is_not_reminded(world):
    from lineofsight.core.people.models import Appointment

    owed_section(world)
    Appointment.objects.filter(person=world.person("lead")).update(end=date(2026, 12, 31))
    with on(add_working_days(DUE, 1)):
        assert reminders.remind_owners(system("tests")) == 0


def test_nobody_else_sends_reminders(world):
    with pytest.raises(NotPermitted):
        reminders.remind_owners(world.manager)


def test_the_daily_command_reminds_owners(world, capsys):
    owed_section(world)
    with on(add_working_days(DUE, 1)):
        call_command("daily")
    assert "1 owners of sections reminded" in capsys.readouterr().out


def test_a_comment_is_owed_an_answer_by_the_owner_until_it_is_settled(world):
    section = written(world, commissioned(world, started(world)), "It helped.", by="lead")
    comment = commented(world, section)
    assert comment.version == 1
    assert [due.title for due in notices.due_from(world.lead)] == [
        "Comment on “What we did”, from Cher Chair", "Write “What we did” for Yearly report 2018/19",
    ]  # fmt: skip
    assert open_by_section(section.report) == {section.pk: 1}
    comments.resolve_comment(world.lead, comment=comment, answer="Said so.")
    assert [due.what for due in notices.due_from(world.lead)] == ["write_section"]
    assert open_by_section(section.report) == {}
    with pytest.raises(MoveRefused, match="settled this comment already"):
        comments.resolve_comment(world.manager, comment=Comment.objects.get(), answer="Again.")


def test_open_comments_come_first_and_stay_through_later_versions(world):
    section = written(world, commissioned(world, started(world)), "It helped.", by="lead")
    first, second = commented(world, section), commented(world, section, by="analyst", text="When?")
    comments.resolve_comment(world.analyst, comment=second, answer="I see.")
    written(world, section, "It helped families.", by="lead")
    found = comments_on(section)
    assert [each.ref for each in found] == [first.ref, second.ref]
    assert open_comments(found) == 1
    assert {each.version for each in found} == {1}


def test_whoever_cannot_read_a_section_does_not_comment_and_an_empty_one_is_not_commented_on(world):
    section = commissioned(world, started(world))
    with pytest.raises(MoveRefused, match="Nothing has been written yet"):
        commented(world, section)
    written(world, section, "Words.")
    for name in ("police", "practitioner", "neighbour"):
        with pytest.raises(NotPermitted):
            commented(world, section, by=name)
    comment = commented(world, section)
    for name in ("analyst", "scrutineer", "police", "neighbour"):
        with pytest.raises(NotPermitted):
            comments.resolve_comment(getattr(world, name), comment=comment, answer="Done.")


def test_nobody_comments_once_the_report_was_sent(world):
    with pytest.raises(MoveRefused, match="left drafting"):
        commented(world, section_of(sent(world)))


def test_comments_and_what_was_done_about_them_cannot_be_changed(world):
    section = written(world, commissioned(world, started(world)), "Words.")
    comments.resolve_comment(world.lead, comment=commented(world, section), answer="Done.")
    for model, field in ((Comment, "text"), (Resolution, "answer")):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            model.objects.update(**{field: "Other words"})


def test_comments_stand_beside_the_draft_and_are_settled_from_there(world):
    section = written(world, commissioned(world, started(world)), "It helped.", by="lead")
    chair, lead = world.client("chair"), world.client("lead")
    where = address("annual_report:comment_on_section", ref=section.ref)
    page(chair.get(where))
    assert "govuk-error-message" in page(chair.post(where, {"about": "It helped.", "text": ""}))
    assert chair.post(where, {"about": "It helped.", "text": "Whom?"}).status_code == 302
    settle = address("annual_report:resolve_comment", ref=Comment.objects.get().ref)
    shown = page(lead.get(address("annual_report:section", ref=section.ref)))
    assert settle in shown
    assert "1 comment" in shown
    assert settle not in page(world.client("scrutineer").get(address("annual_report:section", ref=section.ref)))
    assert "Whom?" in page(lead.get(address("annual_report:save_section", ref=section.ref)))
    assert "1 comment open" in page(chair.get(address("annual_report:report", ref=section.report.ref)))
    page(lead.get(settle))
    assert lead.post(settle, {"answer": "Said whom, in the last line."}).status_code == 302
    assert "Said whom, in the last line." in page(lead.get(address("annual_report:section", ref=section.ref)))
    assert "settled this comment already" in page(lead.post(settle, {"answer": "Again."}))


def test_last_years_text_stands_beside_what_is_written(world):
    written(world, section_of(started(world, BEFORE)), "Last year we met **often**.")
    section = commissioned(world, started(world))
    text = page(world.client("lead").get(address("annual_report:save_section", ref=section.ref)))
    assert "What this section said in Yearly report 2017/18" in text
    assert "Last year we met **often**." in text


def test_nobody_but_the_scrutineer_writes_the_scrutineers_statement(world):
    report = started(world, keys=("scrutiny", "what_was_done"))
    statement = commissioned(world, report, "scrutiny", owner="scrutineer")
    with pytest.raises(NotPermitted):
        written(world, statement, "All is well.", by="manager")
    written(world, statement, "Much is well.", by="scrutineer")
    with pytest.raises(NotPermitted):
        sections.finish_section(world.manager, section=statement)
    with pytest.raises(NotPermitted):
        written(world, section_of(report), "Mine too.", by="scrutineer")
    sections.finish_section(world.scrutineer, section=statement)


def test_whoever_owned_it_last_time_and_the_day_of_the_others_are_proposed(world):
    written(world, commissioned(world, started(world, BEFORE)), "Words.")
    report = started(world)
    manager = world.client("manager")
    text = page(manager.get(address("annual_report:commission_section", ref=section_of(report).ref)))
    assert f"{world.person('lead').name} owned it in Yearly report 2017/18." in text
    assert f'<option value="{world.person("lead").ref}" selected>' in text
    section = commissioned(world, report, owner="analyst")
    text = page(manager.get(address("annual_report:commission_section", ref=section.ref)))
    assert "owned it in" not in text
    assert f'<option value="{world.person("analyst").ref}" selected>' in text
    other = section_of(report, "how_effective")
    assert 'value="2030"' in page(manager.get(address("annual_report:commission_section", ref=other.ref)))


def test_who_commissions_the_scrutineers_statement_is_told_that_it_is_its_owners_alone(world):
    report = started(world, keys=("scrutiny", "what_was_done"))
    manager = world.client("manager")
    pages = [manager.get(address("annual_report:commission_section", ref=s.ref)) for s in report.sections.all()]
    told = ["nobody else can, you included" in page(each) for each in pages]
    assert told == [section.key == "scrutiny" for section in report.sections.all()]


def test_the_letters_about_a_section_stand_in_its_history_for_who_looks_after_them(world):
    section = owed_section(world)
    with on(add_working_days(DUE, 1)):
        reminders.remind_owners(system("tests"))
    where = address("annual_report:section", ref=section.ref)
    reminded = "Letter: “What we did” was due on 14 June 2027"
    for name, sees in (("manager", True), ("analyst", True), ("chair", False), ("lead", False)):
        assert (reminded in page(world.client(name).get(where))) == sees, name
    assert f"to {world.person('lead').name}" in page(world.client("manager").get(where))
