"""Where text about figures is typed, a small count of children is asked about once, and nothing typed is lost."""

import pytest

from lineofsight.core.design import forms
from lineofsight.core.documents.small_counts import NOBODY, AsksOfSmallCounts, small_counts_in
from lineofsight.core.thread.forms import PointForm
from lineofsight.know.performance.forms.follow_ups import FollowUpAnswerForm
from lineofsight.know.performance.forms.returns import CommentaryForm
from lineofsight.lead.business_plan.forms.highlights import HighlightForm
from lineofsight.lead.governance.forms.minuted import MinutesForm

pytestmark = pytest.mark.once


class Said(AsksOfSmallCounts):
    """A form of one long text."""

    text = forms.LongTextField(label="What is said?", max_length=400)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It fell because 3 children moved away.", ["“3 children”"]),
        ("## Two girls were missed\n\nThe rest is well.", ["“Two girls”"]),
        ("- Seen in time: 21 of 24 children.", ["21 of 24 leaves 3."]),
        ("Children aged 3 to 5, on 4 March 2026, at £5 each; 5% of the children; section 3; 4 meetings.", []),
    ],
)
def test_what_gives_a_child_away_in_prose_headings_and_lists_is_found(text, found):
    assert [each.title for each in small_counts_in(text)] == found


def test_it_asks_beside_the_words_keeps_them_and_takes_a_tick_for_an_answer():
    text = "It fell because 3 children moved away."
    asked = Said({"text": text})
    assert not asked.is_valid()
    assert "“3 children”" in str(asked.errors["text"])
    assert (asked["text"].value(), NOBODY in asked.fields) == (text, True)
    answered = Said({"text": text, NOBODY: "on"})
    assert answered.is_valid()
    assert answered.cleaned_data == {"text": text}


def test_without_one_nothing_is_asked():
    form = Said({"text": "It fell because many children moved away."})
    assert form.is_valid()
    assert NOBODY not in form.fields


@pytest.mark.parametrize("form", [CommentaryForm, FollowUpAnswerForm, HighlightForm, MinutesForm, PointForm])
def test_every_form_whose_words_leave_asks(form):
    assert issubclass(form, AsksOfSmallCounts)


def test_minutes_and_answers_are_asked_about():
    assert not MinutesForm({"minutes": "Two children were not brought."}).is_valid()
    assert not FollowUpAnswerForm({"answer": "Of the 24 children, 21 were seen."}).is_valid()
