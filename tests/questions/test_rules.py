"""Question sets by property: what is asked, what is kept, what is carried, and that a shape's faults are all named."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.questions.rules import (
    NOT_APPLICABLE,
    NOTHING,
    About,
    Given,
    Item,
    Option,
    QuestionSet,
    Section,
    asked,
    carried,
    problem_of,
    progress_of,
    read_set,
    text_of,
    verdict_of,
)
from lineofsight.core.questions.rules.sets import KINDS, LOCAL, STATUTORY, When
from lineofsight.kernel.definitions import DefinitionError, load_edition

pytestmark = pytest.mark.once

RAG = (Option("met", "In place", "met"), Option("partly", "Partly", "partly"), Option("not", "Not", "not_met"))
KEYS = [f"item.{n}" for n in range(6)]
texts = st.text(max_size=40)


@st.composite
def items(draw, key: str, earlier: list[str]) -> Item:
    kind = draw(st.sampled_from(KINDS))
    depends = draw(st.sampled_from(earlier)) if earlier and draw(st.booleans()) else ""
    when = When(draw(st.sampled_from(("answer_is", "answer_is_not"))), depends, ("met",)) if depends else None
    options = RAG if kind in ("scale", "choice", "choices", "yes_no") else ()
    return Item(
        key, draw(st.sampled_from(("law", "own"))), draw(st.text(min_size=1, max_size=20)), kind, options,
        required=draw(st.booleans()), short=draw(st.booleans()), not_applicable=draw(st.booleans()), when=when,
    )  # fmt: skip


@st.composite
def sets(draw, name: str = "one") -> QuestionSet:
    found: list[Item] = []
    for key in KEYS[: draw(st.integers(1, len(KEYS)))]:
        found.append(draw(items(key, [each.key for each in found])))
    sections = [
        Section(key, key, part, items=tuple(item for item in found if item.section == key))
        for key, part in (("law", STATUTORY), ("own", LOCAL))
    ]
    return QuestionSet(name, "2026", "Questions", tuple(sections))


givens = st.builds(
    Given, st.sampled_from(("", "met", "partly", "not", "12", "2026-02-30", "2026-02-28", "met,not", "x")), texts,
    st.booleans(),
)  # fmt: skip
answers = st.dictionaries(st.sampled_from(KEYS), givens)
abouts = st.builds(About, st.booleans(), st.just(frozenset()))


@given(sets(), answers, abouts)
def test_what_depends_on_what_is_not_asked_is_not_asked(questions, answers, about):
    wanted = asked(questions, answers, about)
    for item in wanted.values():
        assert item.short or not about.short
        assert item.when is None or item.when.item in wanted


@given(sets(), answers, abouts)
def test_progress_counts_what_is_asked_and_only_the_law_holds_it_up(questions, answers, about):
    progress = progress_of(questions, answers, about, unconfirmed=KEYS[:2])
    wanted = asked(questions, answers, about)
    assert progress.asked == len(wanted)
    assert 0 <= progress.answered <= progress.asked
    assert {item.key for item in progress.missing} == {
        key for key, item in wanted.items()
        if item.required and item.section == "law" and not answers.get(key, NOTHING).answered
    }  # fmt: skip
    assert progress.complete == (not progress.missing and not progress.unconfirmed)


@given(sets(), answers)
def test_nothing_can_always_be_kept_and_what_can_be_kept_can_be_read(questions, answers):
    for item in questions.items.values():
        assert problem_of(item, NOTHING) is None
        said = answers.get(item.key, NOTHING)
        if problem_of(item, said) is None and said.answered:
            assert text_of(item, said)
            assert (verdict_of(item, said) == NOT_APPLICABLE) == said.not_applicable


@given(sets(), answers)
def test_within_an_edition_everything_that_can_be_kept_is_carried_and_nothing_else(questions, answers):
    found = carried(questions, answers, questions)
    assert {key: each.given for key, each in found.items()} == {
        key: said for key, said in answers.items()
        if key in questions.items and said.answered and problem_of(questions.items[key], said) is None
    }  # fmt: skip
    assert not any(each.changed for each in found.values())


@given(sets(), answers)
def test_a_question_worded_otherwise_is_marked_as_changed(questions, answers):
    later = reworded(questions, lambda item: replace(item, text=f"{item.text} today"))
    assert all(each.changed for each in carried(questions, answers, later).values())


@given(sets(), answers)
def test_between_sets_only_what_says_it_is_the_same_is_carried(questions, answers):
    other = replace(questions, name="two")
    assert carried(questions, answers, other) == {}
    mapped = reworded(other, lambda item: replace(item, same_as=(f"one:{item.key}",)))
    assert carried(questions, answers, mapped).keys() == carried(questions, answers, questions).keys()


def reworded(questions: QuestionSet, change) -> QuestionSet:
    sections = tuple(replace(each, items=tuple(change(item) for item in each.items)) for each in questions.sections)
    return replace(questions, sections=sections)


WRONG = """
name = "wrong"
edition = "1"
title = ""
surprise = "x"
[[scale]]
key = "rag"
options = [{key = "met", label = "Met", verdict = "splendid"}]
[[section]]
key = "empty"
title = "Empty"
part = "whatever"
[[item]]
key = "one"
section = "nowhere"
text = "One?"
kind = "scale"
scale = "none"
required = "yes"
critical = ["awful"]
[[item]]
key = "two"
section = "nowhere"
text = "Two?"
kind = "riddle"
when = {rule = "guess"}
"""


def test_everything_wrong_with_a_set_is_said_at_once_with_its_place():
    with pytest.raises(DefinitionError) as refused:
        read_set(load_edition(WRONG.encode()))
    said = "\n".join(refused.value.problems)
    for place in (
        "title", "surprise", "scale.rag.options", "section.empty.part", "section.empty: has no items",
        "item.one.section", "item.one.scale", "item.one.required", "item.one.critical", "item.two.kind",
        "item.two.when",
    ):  # fmt: skip
        assert place in said
