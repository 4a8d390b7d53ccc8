"""A component drawn once for everybody: it says what it would say drawn each time, and remembers nobody's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.design import components
from lineofsight.core.design.components import GAP, framed, govuk

pytestmark = pytest.mark.once

ASKED = {"id": "q", "name": "q", "rows": "2", "label": {"text": "What shows it?"}, "hint": None}
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co"]), max_size=60)


@given(WORDS)
def test_a_frame_with_somebodys_words_is_the_component_with_them(words):
    assert framed("textarea", ASKED | {"value": GAP}, value=words) == govuk("textarea", ASKED | {"value": words})


def test_a_choice_is_drawn_as_it_was_made():
    def params(chosen):
        items = [{"value": each, "text": each, "checked": each == chosen, "hint": None} for each in ("met", "partly")]
        return {"idPrefix": "q", "name": "q", "items": items, "classes": None}

    for chosen in ("met", "partly", "", "met"):
        assert framed("radios", params(chosen)) == govuk("radios", params(chosen))


def test_what_somebody_typed_is_remembered_by_nothing():
    components._frame.cache_clear()
    for words in ("Zebedee wrote this", "Nobody wrote that"):
        assert words in framed("textarea", ASKED | {"value": GAP}, value=words)
    assert components._frame.cache_info().currsize == 1
