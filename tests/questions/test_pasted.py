"""What comes with words pasted from Word is taken off, and no word of anybody's is lost."""

import re
import time

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.questions.forms import PageForm
from lineofsight.core.questions.rules import Item, plain_words
from lineofsight.core.questions.rules.answers import LONGEST_TEXT

pytestmark = pytest.mark.once

WORD = (
    "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->"
    '<style>p.MsoNormal {mso-style-parent:""; margin:0cm;}</style>'
    '<p class="MsoNormal">“Every child’s voice”&nbsp;– is <b>heard</b>.<o:p></o:p></p>\r\n'
    "<p class=MsoListParagraph><![if !supportLists]>\uf0b7\u00a0\u00a0<![endif]>In supervision</p>"
)


def test_of_words_own_markup_the_words_are_kept():
    assert plain_words(WORD) == "“Every child’s voice” – is heard.\n\n\uf0b7  In supervision".replace("\uf0b7  ", "- ")


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Smart “quotes”, don’t – and\u00a0spaces\u2009too", "Smart “quotes”, don’t – and spaces too"),
        ("A line\x0bof Word\x0c\x00\x07and a bell", "A line\nof Word\nand a bell"),
        ("\u202eturned round\u2069, \ufeffmarked", "turned round, marked"),
        ("Scores <3 and >1, by <name of lead> & others", "Scores <3 and >1, by <name of lead> & others"),
        ("See a<b && c>d; &amp; stays", "See a<b && c>d; &amp; stays"),
        ("<o:p></o:p>", ""),
        ("<!--[if gte mso 9]> which never ends <o:p>", "<!--[if gte mso 9]> which never ends"),
        ("One\n\n\n \n\nTwo", "One\n\nTwo"),
        ("\u00b7\tfirst\n\u2022 second", "- first\n- second"),
        ("👩\u200d👧 and नमस्ते", "👩\u200d👧 and नमस्ते"),
    ],
)
def test_what_is_kept(pasted, kept):
    assert plain_words(pasted) == kept


@given(st.text(st.characters(categories=("L", "N", "P", "Zs"), exclude_characters="<&\u00b7\u2022"), max_size=200))
def test_without_markup_every_letter_and_figure_stays_in_its_order(text):
    def seen(said):
        return re.sub(r"\s", "", said)

    assert seen(plain_words(text)) == seen(text)


@given(st.text(max_size=200))
def test_whatever_is_pasted_what_is_kept_can_be_stored_and_read(text):
    kept = plain_words(text)
    kept.encode()
    assert "\x00" not in kept
    assert kept == kept.strip()


@pytest.mark.parametrize("piece", ["<!--[if ", "<style>", "<p class=Mso", "\n ", "<!--", "\n\u00b7", "<a "])
def test_much_of_anything_is_looked_through_in_time(piece):
    before = time.monotonic()
    plain_words("<o:p>" + piece * (400_000 // len(piece)))
    assert time.monotonic() - before < 5


def words_item() -> Item:
    return Item(key="voice.example", section="voice", text="What did children say?", kind="text")


def form_of(text: str) -> PageForm:
    data = QueryDict(mutable=True)
    data["voice-example"], data["voice-example-seen"] = text, ""
    return PageForm(data, items=[words_item()], answers={})


def test_an_answer_pasted_from_word_is_kept_as_words():
    form = form_of(WORD)
    assert form.is_valid()
    assert form.sent["voice.example"].given.value.startswith("“Every child’s voice”")


def test_a_very_long_paste_is_told_beside_its_field_and_stands_there_to_be_cut():
    long = "word " * LONGEST_TEXT
    form = form_of(long)
    assert not form.is_valid()
    assert "voice.example" not in form.sent
    assert "voice-example" in form.errors
    assert form["voice-example"].value() == long


def test_markup_does_not_count_towards_the_length():
    assert form_of("<p class=MsoNormal>" + "<o:p></o:p>" * LONGEST_TEXT + "Short</p>").is_valid()
