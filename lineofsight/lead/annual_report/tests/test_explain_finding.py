"""What a section is asked is explained in a sentence, which stands until the paragraph or its figures change."""

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.design.addresses import address
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.models import Explanation, Section
from lineofsight.lead.annual_report.rules import findings as rules
from lineofsight.lead.annual_report.rules.findings import GOOD, PROBLEM, QUESTION, Finding, key_of
from lineofsight.lead.annual_report.selectors.composing import read_report
from lineofsight.lead.annual_report.selectors.explanations import lapsed
from lineofsight.lead.annual_report.selectors.reading import Reading, read_section
from lineofsight.lead.annual_report.services import explanations, sections
from lineofsight.lead.annual_report.tests.factories import (
    commissioned,
    contacts_known,
    corrected,
    section_of,
    sent,
    started,
    written,
)

TEXT = "We met 12 times.\n\nOf {front_door.contacts} contacts 13 came by letter."
WHY = "The minutes say so."


@pytest.fixture
def section(world) -> Section:
    """A section with two questions, each about a number typed by hand; its owner has no other post."""
    contacts_known(world)
    return written(world, commissioned(world, started(world), owner="practitioner"), TEXT)


def read(section: Section) -> Reading:
    return read_section(section_of(section.report))


def explained(world, section: Section, at=0, sentence=WHY, by="practitioner") -> Explanation:
    asked = read(section).questions[at]
    return explanations.explain_finding(getattr(world, by), section=section, finding=asked.key, sentence=sentence)


def said(reading: Reading) -> list[tuple[str, str]]:
    return [(each.title, each.explained.sentence) for each in reading.explained]


def page(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_a_question_is_explained_by_the_sections_owner_and_leaves_the_count(world, section):
    made = explained(world, section)
    reading = read(section)
    assert [each.title for each in reading.questions] == ["“13”"]
    assert said(reading) == [("“12”", WHY)]
    assert reading.explained[0].explained.who == world.person("practitioner").name
    assert (made.question, made.version) == ("Typed by hand: “12”", section.version)
    [(_, of_report), _] = read_report(section.report)
    assert (len(of_report.questions), len(of_report.explained)) == (1, 1)


def test_it_can_be_explained_anew_and_the_latest_stands(world, section):
    first = explained(world, section)
    again = explanations.explain_finding(
        world.manager, section=section, finding=first.finding, sentence="Counted in the diary."
    )
    reading = read(section)
    assert said(reading) == [("“12”", "Counted in the diary.")]
    assert lapsed(section, [reading.explained[0].explained]) == [first]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Explanation.objects.filter(pk=again.pk).update(sentence="Changed.")


def test_the_question_returns_when_the_paragraph_changes_and_only_then(world, section):
    made = explained(world, section)
    written(world, section, f"{TEXT}\n\nAnother paragraph.")
    assert said(read(section)) == [("“12”", WHY)]
    written(world, section, TEXT.replace("times", "times in all"))
    reading = read(section)
    assert [each.title for each in reading.questions] == ["“12”", "“13”"]
    assert lapsed(section, []) == [made]
    written(world, section, TEXT.replace("12", "14"))
    assert said(read(section)) == []


def test_the_question_returns_when_a_figure_in_its_paragraph_changes(world, section):
    explained(world, section, at=1)
    observation = read(section).uses[0].figure.observation
    corrected(world, observation, 24631)
    reading = read(section)
    assert said(reading) == []
    assert len(reading.questions) == 2


def test_a_problem_cannot_be_explained_away(world, section):
    written(world, section, "{no.figure} and all.")
    [problem] = read(section).problems
    with pytest.raises(MoveRefused, match="must be put right"):
        explanations.explain_finding(world.manager, section=section, finding=problem.key, sentence=WHY)
    assert not Explanation.objects.exists()


def test_what_is_not_asked_any_more_is_refused(world, section):
    asked = read(section).questions[0]
    written(world, section, "Words alone.")
    with pytest.raises(MoveRefused, match="not asked any more"):
        explanations.explain_finding(world.manager, section=section, finding=asked.key, sentence=WHY)


def test_nobody_explains_in_anothers_section(world, section):
    asked = read(section).questions[0]
    for name in ("chair", "lead", "neighbour"):
        with pytest.raises(NotPermitted):
            explanations.explain_finding(getattr(world, name), section=section, finding=asked.key, sentence=WHY)


def test_nothing_is_explained_once_the_report_has_left_drafting(world):
    section = section_of(sent(world))
    with pytest.raises(MoveRefused, match="left drafting"):
        explanations.explain_finding(world.manager, section=section, finding="0" * 20, sentence=WHY)


def test_a_finished_section_may_still_be_explained_and_says_first_what_is_open(world, section):
    explained(world, section)
    owner, finish = world.client("practitioner"), address("annual_report:finish_section", ref=section.ref)
    assert "1 question is open without an explanation" in page(owner.get(finish))
    sections.finish_section(world.practitioner, section=section_of(section.report))
    explained(world, section)
    assert read(section).questions == ()
    sections.reopen_section(world.manager, section=section_of(section.report))
    assert "without an explanation" not in page(owner.get(finish))


def test_it_is_explained_on_its_page_and_stands_folded_beside_the_paragraph(world, section):
    owner, asked = world.client("practitioner"), read(section).questions[0]
    where = address("annual_report:explain_finding", ref=section.ref, finding=asked.key)
    own = address("annual_report:section", ref=section.ref)
    assert where in page(owner.get(own))
    assert where not in page(world.client("chair").get(own))
    shown = page(owner.get(where))
    assert "We met 12 times." in shown
    assert "“13”" not in shown
    wrong = page(owner.post(where, {"sentence": ""}))
    assert 'class="govuk-error-message"' in wrong
    response = owner.post(where, {"sentence": "The minutes\r\nsay so."})
    assert response["Location"] == f"{own}#finding-{asked.key}"
    folded = page(owner.get(own))
    assert f'id="finding-{asked.key}"' in folded
    assert f"“{WHY}”" in folded
    assert "Explain it anew" in folded
    for name in ("report", "requirements"):
        of_report = page(world.client("manager").get(address(f"annual_report:{name}", ref=section.report.ref)))
        assert "1 to explain" in of_report
        assert ("1 explained" in of_report) is (name == "report")


def test_what_was_typed_about_a_question_that_went_away_is_kept(world, section):
    owner, asked = world.client("practitioner"), read(section).questions[0]
    where = address("annual_report:explain_finding", ref=section.ref, finding=asked.key)
    written(world, section, "Words alone.")
    kept = page(owner.post(where, {"sentence": WHY}))
    assert WHY in kept
    assert "not asked any more" in kept
    assert owner.get(where).status_code == 404


def test_what_explains_nothing_any_more_can_still_be_read(world, section):
    explained(world, section)
    written(world, section, "Words alone.")
    shown = page(world.client("chair").get(address("annual_report:section", ref=section.ref)))
    assert "Explained before" in shown
    assert f"“{WHY}”" in shown


FINDINGS = st.builds(
    Finding,
    st.integers(1, 9),
    st.sampled_from((PROBLEM, QUESTION, GOOD)),
    st.text(max_size=5),
    words=st.text(max_size=5),
)


@pytest.mark.once
@given(FINDINGS, FINDINGS, st.text(max_size=9), st.text(max_size=9))
def test_two_findings_are_one_only_where_rule_words_and_paragraph_are_the_same(one, other, here, there):
    same = (one.kind, one.words, one.title, here.split()) == (other.kind, other.words, other.title, there.split())
    clear = "\0" not in "".join((one.title, other.title, one.words, other.words, here, there))
    assert (key_of(one, here) == key_of(other, there)) == same or not clear


@pytest.mark.once
@pytest.mark.parametrize(
    ("kind", "says"), [(PROBLEM, rules.MUST_BE_PUT_RIGHT), (GOOD, rules.NOTHING_ASKED), (QUESTION, None)]
)
def test_only_a_question_can_be_explained(kind, says):
    assert rules.not_explained(Finding(1, kind, "Something.")) == says
    assert rules.not_explained(None) == rules.GONE
