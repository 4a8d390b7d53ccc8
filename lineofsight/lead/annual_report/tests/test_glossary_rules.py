"""Short forms found in a text, where it spells them out, and the glossary that follows. Mostly by property."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lineofsight.lead.annual_report.rules.acronyms import SHORT, spelling, used_in
from lineofsight.lead.annual_report.rules.glossary import (
    OWN,
    SHIPPED,
    TEXT,
    Explanation,
    Lexicon,
    glossary,
    in_order,
    key_of,
    shipped,
)

pytestmark = pytest.mark.once

CAPITALS = st.text("ABCDEFGHKLMNOPRSTUW", min_size=2, max_size=8)
WORDS = st.lists(st.text("abcdefghklmnoprstuw", min_size=1, max_size=9), min_size=2, max_size=8)
ANY = st.text("ABCabcs &()-’.12 ", max_size=60)
TEXTS = st.lists(ANY, max_size=6)
KNOWN = Lexicon({each: Explanation(each, f"{each} in words", "A sentence.") for each in ("AB", "ABC", "A1")}, {"CC"})


def found(text):
    return [(used.short, used.spelled) for used in used_in(text)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The LADO was told, and LADOs’ records.", [("LADO", ""), ("LADO", "")]),
        ("Told to the DfE, A&E and the LSCP’s chair.", [("DfE", ""), ("A&E", ""), ("LSCP", "")]),
        ("McDonald, iPhone, Ofsted and I were there.", []),
        ("the local authority designated officer (LADO)", [("LADO", "local authority designated officer")]),
        ("Two serious case reviews (SCRs) were", [("SCR", "serious case reviews")]),
        ("an SCR (serious case review) was", [("SCR", "serious case review")]),
        ("multi-agency risk assessment conference (MARAC)", [("MARAC", "multi-agency risk assessment conference")]),
        ("the Department for Education (DfE)", [("DfE", "Department for Education")]),
        ("audits under section 11 (S11)", [("S11", "section 11")]),
        ("We met the council in a meeting of the board (MACE).", [("MACE", "")]),
        ("It was slow. Children waited (NHS).", [("NHS", "")]),
        ("It was (by law) a child in need (CIN)", [("CIN", "child in need")]),
    ],
)
def test_short_forms_are_found_with_the_words_that_spell_them(text, says):
    assert found(text) == says


@given(ANY)
def test_what_is_found_stands_in_the_text_and_is_no_part_of_a_word(text):
    for used in used_in(text):
        assert SHORT.fullmatch(used.short)
        assert used.short in text
        assert sum(sign.isupper() for sign in used.short) >= 1
        assert used.spelled in text


@given(CAPITALS, WORDS)
def test_a_run_of_capitals_is_found_wherever_it_stands(short, words):
    assert found(f"{' '.join(words)} {short}, {words[0]}") == [(short, "")]


@given(WORDS)
@example(["a", "aa"])
def test_the_initials_of_some_words_are_spelled_by_the_end_of_them(words):
    short = "".join(word[0] for word in words).upper()
    said = " ".join(words)
    spelled = spelling(said, short)
    # A last word that is the form itself explains nothing.
    if len(said) > len(short) and words[-1] != short.lower():
        assert spelled
    assert said.endswith(spelled)
    assert not spelled or spelled[0] == words[0][0]
    assert spelled.split() == words[len(words) - len(spelled.split()) :], "it begins at a word's beginning"


@given(st.text("abc -", max_size=40), CAPITALS)
def test_what_spells_a_form_has_its_signs_in_order(words, short):
    left = iter(spelling(words, short).casefold())
    assert not spelling(words, short) or all(sign in left for sign in short.casefold())


@given(TEXTS)
def test_a_glossary_holds_what_is_used_and_nothing_else_once_and_in_order(texts):
    made = glossary(texts, KNOWN)
    used = {key_of(each.short) for text in texts for each in used_in(text)}
    explained, left = [entry.key for entry in made.entries], [key_of(short) for short in made.unexplained]
    assert len(set(explained + left)) == len(explained + left)
    assert set(explained + left) <= used
    assert used & (set(KNOWN.explanations) - set(left)) <= set(explained)
    assert not {"CC"} & set(explained + left)
    for keys in (explained, left):
        assert keys == sorted(keys, key=in_order)
    assert all(entry.words for entry in made.entries)


@given(TEXTS, TEXTS)
def test_more_text_takes_nothing_out(texts, more):
    before, after = glossary(texts, KNOWN), glossary([*texts, *more], KNOWN)
    assert {entry.key for entry in before.entries} <= {entry.key for entry in after.entries}


@given(st.lists(st.sampled_from(["AB", "QQ", "ABs", "so"]), max_size=5))
def test_what_nobody_knows_is_left_to_the_author(words):
    assert glossary(words, KNOWN).unexplained == (("QQ",) if "QQ" in words else ())


def test_the_texts_own_words_stand_and_the_sentence_goes_with_the_words_it_explains():
    known = Lexicon({"LADO": Explanation("LADO", "local authority designated officer", "Is told.", OWN)})
    same = glossary(["The Local Authority Designated Officer (LADO)"], known).entries
    assert [(e.words, e.meaning, e.whose) for e in same] == [("local authority designated officer", "Is told.", OWN)]
    other = glossary(["Look at dogs often (LADO)"], known).entries
    assert [(e.words, e.meaning, e.whose) for e in other] == [("Look at dogs often", "", TEXT)]


def test_a_form_spelled_out_after_it_was_used_is_explained_and_all_stand_in_order():
    made = glossary(["LADO, QQ and A&E", "a quiet quarter (QQ), CSE"], shipped())
    assert [entry.short for entry in made.entries] == ["A&E", "CSE", "LADO", "QQ"]
    assert (made.entries[-1].words, made.unexplained) == ("quiet quarter", ())


def test_the_first_sign_begins_a_word():
    assert spelling("The carboy", "AB") == ""
    assert spelling("The arbour", "AB") == "arbour"


def test_it_is_shown_as_the_text_has_it():
    [entry] = glossary(["The DFE said"], shipped()).entries
    assert (entry.short, entry.words, entry.whose) == ("DFE", "Department for Education", SHIPPED)


def test_codes_numerals_and_shouted_words_are_not_left_to_the_author():
    said = ["Part II of LS1 in Q4, E08000035", "CHILDREN COME FIRST", "NOT", "INDEPENDENT"]
    assert glossary(said, shipped()) == glossary([], shipped())
    assert glossary(["OUR LADO"], shipped()).entries[0].short == "LADO"


# The house's edition


def test_what_explains_a_short_form_uses_none():
    for entry in shipped().explanations.values():
        assert list(used_in(f"{entry.words}. {entry.meaning}")) == [], entry.short


def test_each_is_explained_in_one_sentence_and_found_as_it_stands():
    for entry in shipped().explanations.values():
        assert SHORT.fullmatch(entry.short), entry.short
        assert entry.meaning.endswith("."), entry.short
        assert ". " not in entry.meaning, entry.short
        assert entry.key not in shipped().everyday


def test_the_fields_own_are_there():
    for short in ("LADO", "CSE", "CCE", "MACE", "SCR", "LCSPR", "CDOP", "JTAI", "ICPC", "MASH", "LSCP", "DfE"):
        assert key_of(short) in shipped().explanations
    assert "OFSTED" in shipped().everyday
