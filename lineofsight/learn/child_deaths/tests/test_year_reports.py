"""The panel's yearly report: tables filled and protected, recommendations from what was released, last year's followed
up, published by the council and the health board alone, and then kept to the letter."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.documents import tree
from lineofsight.core.notices.models import Due
from lineofsight.core.sealed.wording import READ_FOR
from lineofsight.core.thread.models.learning import PointKind, PracticeArea
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.periods import Period
from lineofsight.learn.child_deaths.models import PublishedReport
from lineofsight.learn.child_deaths.selectors import year_reports as selectors
from lineofsight.learn.child_deaths.services import analysis
from lineofsight.learn.child_deaths.services import year_reports as services
from lineofsight.learn.child_deaths.tests import factories, many

LEARNED = "Ask every family where their baby sleeps, and show them."
NOT_WRITERS = ("manager", "chair", "chief_executive", "icb", "scrutineer", "analyst")


def last() -> Period:
    """The year that ended last."""
    return Period.financial_year_of(clock.today()).previous()


def begun(world, year=None):
    """A report that is being written."""
    return services.begin_report(world.coordinator, partnership=world.partnership, year=year or last())


def sent(world, report=None):
    """A report that lies with the partners."""
    report = report or begun(world)
    services.write_summary(world.coordinator, year_report=report, summary="A year of safe sleep work.")
    return services.send_report(world.coordinator, year_report=report)


def published(world, report=None):
    """A published report."""
    return services.publish_report(world.icb, year_report=sent(world, report))


def said(report) -> str:
    """Everything a report says."""
    return str(tree.to_json(selectors.document_of(report)))


def refused(world, names, service, **given):
    """Nobody of these may."""
    for name in names:
        with pytest.raises(NotPermitted):
            service(getattr(world, name), **given)


def test_a_report_is_begun_once_on_a_year_that_has_ended_and_its_tables_are_filled(world):
    many.reviewed(world, 15, modifiable="identified", category="3")
    many.reviewed(world, 27)
    many.reviewed(world, 3, category="2")
    many.put_out(world)
    refused(world, NOT_WRITERS, services.begin_report, partnership=world.partnership, year=last())
    report = begun(world)
    words = said(report)
    assert "15 of 45 (33%)" in words
    assert "About 45, to the nearest 5, in" in words
    assert "3 of 45" not in words
    for year in (last(), last().next()):
        with pytest.raises(MoveRefused):
            begun(world, year)


def test_it_is_not_sent_before_it_is_written_nor_with_words_that_point_to_a_child(world):
    report = begun(world)
    refused(world, NOT_WRITERS, services.write_summary, year_report=report, summary="A year.")
    with pytest.raises(MoveRefused, match="summary"):
        services.send_report(world.coordinator, year_report=report)
    for words in ("A baby died on 9 March 2026.", "Near LS1 4AP.", "Number 943 476 5919."):
        with pytest.raises(MoveRefused):
            services.write_summary(world.coordinator, year_report=report, summary=words)
        with pytest.raises(MoveRefused):
            services.add_recommendation(world.coordinator, year_report=report, body="The hospital", text=words)
    services.write_summary(world.coordinator, year_report=report, summary="A year of safe sleep work.")
    refused(world, NOT_WRITERS, services.send_report, year_report=report)
    assert services.send_report(world.coordinator, year_report=report).state == "with_partners"
    with pytest.raises(MoveRefused):
        services.write_summary(world.coordinator, year_report=report, summary="Another.")


def test_a_recommendation_comes_from_learning_that_was_released_and_from_no_other(world):
    sitting = factories.members(world)
    death = factories.agreed(world, sitting)
    learning = analysis.propose_learning(world.coordinator, death=death, text=LEARNED)
    report = begun(world)
    assert selectors.released_points(report) == []
    told = {"year_report": report, "body": "Maternity services (invented)"}
    with pytest.raises(MoveRefused):
        services.add_recommendation(world.coordinator, **told, text="", point="nothing")
    factories.let_in(world, death, "health")
    point = release(world, learning, factories.opened(world, death.room, "health"))
    refused(world, NOT_WRITERS, services.add_recommendation, **told, text="", point=point.ref)
    made = services.add_recommendation(world.coordinator, **told, text="", point=point.ref)
    assert (made.text, made.point_ref) == (LEARNED, point.ref)
    assert LEARNED in said(report)
    assert death.key not in said(report)
    assert selectors.released_points(report) == [], "it is recommended from once"
    refused(world, NOT_WRITERS, services.drop_recommendation, recommendation=made)
    services.drop_recommendation(world.coordinator, recommendation=made)
    assert LEARNED not in said(report)


def release(world, learning, opened):
    """Somebody else releases what was learned."""
    return analysis.release_learning(
        world.health, learning=learning, kind=PointKind.values[0], area=PracticeArea.values[0],
        read_for=list(READ_FOR), opened=opened,
    )  # fmt: skip


def test_what_became_of_the_last_reports_recommendations_is_said_before_the_next_is_sent(world):
    earlier = begun(world, last().previous())
    told = {"body": "Maternity services (invented)", "text": "Ask where a baby sleeps."}
    services.add_recommendation(world.coordinator, year_report=earlier, **told)
    published(world, earlier)
    report = begun(world)
    services.write_summary(world.coordinator, year_report=report, summary="A year.")
    with pytest.raises(MoveRefused, match="became"):
        services.send_report(world.coordinator, year_report=report)
    [row] = selectors.followed(report)
    refused(world, NOT_WRITERS, services.follow_up, follow_up=row, how="done", said="All midwives ask.")
    services.follow_up(world.coordinator, follow_up=row, how="done", said="All midwives ask.")
    assert services.send_report(world.coordinator, year_report=report).state == "with_partners"
    assert "All midwives ask." in said(report)


def test_none_is_begun_while_the_one_before_can_still_recommend(world):
    earlier = begun(world, last().previous())
    with pytest.raises(MoveRefused, match="Publish the report on"):
        begun(world)
    published(world, earlier)
    assert begun(world).state == "drafting"


def test_the_partners_who_publish_owe_it_from_its_sending_to_their_answer(world):
    def owing(report) -> set[str]:
        return {due.person.ref for due in Due.objects.filter(record_ref=report.ref, done_at=None, lifted_at=None)}

    report = sent(world)
    partners = {world.icb.ref, world.chief_executive.ref}
    assert partners <= owing(report)
    assert not owing(report) & {world.chief_constable.ref, world.coordinator.ref}
    services.return_report(world.chief_executive, year_report=report, reason="Too long.")
    assert owing(report) == set()
    services.send_report(world.coordinator, year_report=report)
    assert partners <= owing(report)
    services.publish_report(world.icb, year_report=report)
    assert owing(report) == set()


def test_what_became_of_it_stands_in_its_form_when_it_is_opened_again(world):
    earlier = begun(world, last().previous())
    services.add_recommendation(world.coordinator, year_report=earlier, body="Midwives (invented)", text="Ask.")
    published(world, earlier)
    [row] = selectors.followed(begun(world))
    services.follow_up(world.coordinator, follow_up=row, how="done", said="All midwives ask.")
    page = world.client("coordinator").get(f"/ashmere/child-deaths/recommendations/{row.ref}/follow/")
    assert "All midwives ask." in page.content.decode()
    assert "checked" in page.content.decode()


def test_the_council_or_the_health_board_publishes_and_neither_police_nor_who_wrote_it(world):
    report = sent(world)
    nobody = ("coordinator", "manager", "chair", "chief_constable", "police")
    refused(world, nobody, services.publish_report, year_report=report)
    refused(world, nobody, services.return_report, year_report=report, reason="Too long.")
    assert services.return_report(world.chief_executive, year_report=report, reason="Too long.").state == "drafting"
    services.send_report(world.coordinator, year_report=report)
    assert services.publish_report(world.icb, year_report=report).state == "published"
    with pytest.raises(MoveRefused):
        services.publish_report(world.icb, year_report=report)


def test_what_was_published_stays_to_the_letter_whatever_is_counted_later(world):
    many.reviewed(world, 12, modifiable="identified")
    many.reviewed(world, 20)
    report = published(world)
    assert "12 of 32" not in said(report), "no table was put out"
    many.put_out(world)
    assert "12 of 32" not in said(report)
    refused(world, NOT_WRITERS, services.withdraw_report, year_report=report, reason="A mistake.")
    services.withdraw_report(world.coordinator, year_report=report, reason="A mistake.")
    assert "12 of 32" in said(report)
    services.send_report(world.coordinator, year_report=report)
    services.publish_report(world.icb, year_report=report)
    kept = PublishedReport.objects.filter(report=report)
    assert ["12 of 32" in str(each.document) for each in kept] == [False, True]
    with pytest.raises(DatabaseError), transaction.atomic():
        kept.update(document={})


def test_it_is_read_by_the_executive_and_taken_away_as_pdf_and_for_word(world):
    many.reviewed(world, 12, modifiable="identified")
    report = published(world)
    page = f"/ashmere/child-deaths/reports/{report.ref}/"
    client = world.client("chief_executive")
    assert "A year of safe sleep work." in client.get(page).content.decode()
    assert client.get(f"{page}report.pdf").content.startswith(b"%PDF")
    word = client.get(f"{page}report.docx").content
    assert b"safe sleep" in ZipFile(BytesIO(word)).read("word/document.xml")
    assert world.client("analyst").get(page).status_code == 403


def test_a_year_of_few_reviews_is_told_by_the_threshold_of_the_tables(world):
    many.reviewed(world, 8)
    report = begun(world)
    assert "Fewer than 10 in" in said(report)
    assert "About 10" not in said(report), "beside a hidden block it would say 8 or 9"
    many.reviewed(world, 4)
    assert "About 10, to the nearest 5, in" in said(report)


def test_what_was_published_before_stays_with_when_and_why_it_was_taken_back(world):
    report = published(world)
    services.withdraw_report(world.coordinator, year_report=report, reason="A sum is wrong.")
    page = world.client("manager").get(f"/ashmere/child-deaths/reports/{report.ref}/").content.decode()
    assert "A sum is wrong." in page
    services.write_summary(world.coordinator, year_report=report, summary="A year of safer sleep work.")
    services.publish_report(world.icb, year_report=services.send_report(world.coordinator, year_report=report))
    second, first = selectors.publications_of(report)
    assert (first.number, first.reason, first.back_by) == (1, "A sum is wrong.", world.coordinator.label)
    assert (second.number, second.back_on) == (2, None)
    assert "safe sleep work" in str(tree.to_json(first.document))
    assert "safer sleep work" in str(tree.to_json(second.document))
    client, place = world.client("manager"), f"/ashmere/child-deaths/reports/{report.ref}/published/"
    before, now = (client.get(f"{place}{number}/").content.decode() for number in (1, 2))
    assert "safe sleep work" in before
    assert "Taken back" in before
    assert "A sum is wrong." in before
    assert "Taken back" not in now
    saved = client.get(f"{place}1.pdf")
    assert saved.content.startswith(b"%PDF")
    assert "taken-back-1" in saved["Content-Disposition"]
    assert client.get(f"{place}3/").status_code == 404
    for somebody in ("police", "neighbour"):
        assert world.client(somebody).get(f"{place}1/").status_code in (403, 404)
