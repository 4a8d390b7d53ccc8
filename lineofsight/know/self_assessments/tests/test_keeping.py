"""A copy to keep says whether it is a draft, and of which day; or who signed it, when, and to what."""

import io

from docx import Document
from pypdf import PdfReader

from lineofsight.core.design.text import day
from lineofsight.core.questions.rules import Given
from lineofsight.core.questions.services import Sent
from lineofsight.kernel import clock
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.tests import factories
from lineofsight.know.self_assessments.tests.test_attachments import added, at, attached
from lineofsight.know.self_assessments.tests.test_one_answer_for_all import first_judged


def words_of(answer) -> str:
    assert answer["Content-Type"] == "application/pdf"
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    return " ".join(text.split())


def word_file(answer) -> str:
    made = Document(io.BytesIO(answer.content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in made.paragraphs), *cells])


def answered(world, assessment, note: str) -> None:
    item = first_judged()
    sent = {item.key: Sent(Given(item.options[0].key, note))}
    services.answering.save_answers(world.police, assessment=assessment, sent=sent)


def test_before_it_is_signed_it_is_a_draft_of_today(world):
    factories.begun(world, kinds=("police",))
    assessment = factories.assessment_of(world, "Police")
    answered(world, assessment, "First line\nSecond line")
    attached(world, assessment, added(world, assessment, title="Policy of May"))
    answer = world.client("police").get(at("own_pdf", ref=assessment.ref))
    assert f"draft-{clock.today()}.pdf" in answer["Content-Disposition"]
    for said in (words_of(answer), word_file(world.client("police").get(at("own_word", ref=assessment.ref)))):
        assert "Draft, not signed" in said
        assert day(clock.today()) in said
        assert "Second line" in said
        assert "Policy or procedure: Policy of May" in said
        assert "Not answered" in said


def test_signed_it_names_who_signed_and_when_for_the_organisation_and_for_its_reader(world):
    one = factories.begun(world, kinds=("police",))
    item = first_judged()
    worst = next(option.key for option in item.options if option.verdict == "not_met")
    handed_in = factories.signed(world, one, **{item.key: worst})
    assessment, copy = factories.assessment_of(world, "Police"), factories.copy_of(one, "Police")
    own, read = world.client("police"), world.client("analyst")
    for said in (
        words_of(own.get(at("own_pdf", ref=assessment.ref))), words_of(read.get(at("copy_pdf", ref=copy.ref))),
        word_file(own.get(at("own_word", ref=assessment.ref))), word_file(read.get(at("copy_word", ref=copy.ref))),
    ):  # fmt: skip
        assert "Draft" not in said
        assert "Sen Senior, Assistant chief constable" in said
        assert f"Signed on {day(handed_in.signed_at)}" in said
        assert handed_in.statement in said
        assert f"Put right {item.key}" in said
    services.signing.reopen_assessment(world.police, assessment=assessment, reason="A new policy")
    assert "Draft, not signed" in words_of(own.get(at("own_pdf", ref=assessment.ref)))
    assert "Sen Senior" in words_of(own.get(at("own_pdf", ref=assessment.ref) + "?n=1"))
    assert own.get(at("own_pdf", ref=assessment.ref) + "?n=2").status_code == 404
    assert world.client("health").get(at("copy_pdf", ref=copy.ref)).status_code == 403


def test_nothing_is_kept_of_what_was_not_handed_in(world):
    one = factories.begun(world, kinds=("police",))
    copy = factories.copy_of(one, "Police")
    assert world.client("analyst").get(at("copy_word", ref=copy.ref)).status_code == 404


def test_a_sign_the_font_does_not_have_is_told_and_the_word_file_has_it(world):
    factories.begun(world, kinds=("police",))
    assessment, browser = factories.assessment_of(world, "Police"), world.client("police")
    answered(world, assessment, "Heard 👧")
    answer = browser.get(at("own_pdf", ref=assessment.ref), follow=True)
    assert "has no sign for" in answer.content.decode()
    assert "👧" in word_file(browser.get(at("own_word", ref=assessment.ref)))
