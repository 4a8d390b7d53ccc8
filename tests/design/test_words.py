"""The words a partnership may rename, and how dates, numbers and lists read."""

from datetime import UTC, date, datetime

import pytest

from lineofsight.core.design import text
from lineofsight.core.design.words import term, terms, unknown_keys

pytestmark = pytest.mark.once


def test_every_term_has_both_forms_and_a_meaning_in_a_sentence() -> None:
    for each in terms().values():
        assert each.singular
        assert each.plural
        assert each.meaning[0].isupper()
        assert each.meaning.rstrip('"').endswith("."), each.key
        assert "!" not in each.meaning


@pytest.mark.parametrize(
    ("n", "said"), [(0, "learning points"), (1, "learning point"), (2, "learning points"), (-1, "learning points")]
)
def test_only_one_is_singular(n: int, said: str) -> None:
    assert term("learning_point", n) == said


def test_a_partnership_has_its_own_words_for_what_is_in_the_list() -> None:
    own = {"learning_point": ("recommendation", "recommendations")}
    assert term("learning_point", 3, own) == "recommendations"
    assert term("concern", 1, own) == "concern"
    assert unknown_keys({**own, "magic": ("a", "b")}) == ["magic"]


def test_a_word_outside_the_list_stops_the_page() -> None:
    with pytest.raises(KeyError):
        term("learning_pont")
    with pytest.raises(KeyError):
        term("magic", 1, {"magic": ("spell", "spells")})


def test_the_list_cannot_be_added_to_while_running() -> None:
    with pytest.raises(TypeError):
        terms()["magic"] = terms()["concern"]  # type: ignore[index]


def test_dates_and_moments_are_shown_in_london() -> None:
    assert text.day(date(2026, 3, 6)) == "6 March 2026"
    assert text.day(datetime(2026, 7, 31, 23, 30, tzinfo=UTC)) == "1 August 2026"
    assert text.moment(datetime(2026, 7, 31, 23, 5, tzinfo=UTC)) == "1 August 2026 at 12:05am"
    assert text.moment(datetime(2026, 3, 6, 12, 0, tzinfo=UTC)) == "6 March 2026 at 12:00pm"
    assert (text.day(None), text.moment(None)) == ("", "")
    with pytest.raises(ValueError, match="time zone"):
        text.moment(datetime(2026, 3, 6, 12, 0))


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["police"], "police"), (["police", "health"], "police and health"), (["a", "b", "c"], "a, b and c")],
)
def test_lists_read_as_sentences(words: list[str], said: str) -> None:
    assert text.listed(words) == said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Two-Factor Authentication", "Two-factor authentication"),
        ("IP Address", "IP address"),
        ("\n   Sign In ", "Sign in"),
        ("Done. Now sign in", "Done. Now sign in"),
    ],
)
def test_packages_titles_are_put_in_sentence_case(title: str, said: str) -> None:
    assert text.unshouted(title) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "1 day late"), (2, "2 days late"), (90, "90 days late"), (91, "3 months late"), (729, "24 months late"),
     (730, "2 years late"), (2794, "7 years late")],
)  # fmt: skip
def test_how_late_is_said_as_people_count(days: int, said: str) -> None:
    assert text.days_late(days) == said


def test_numbers_and_cases() -> None:
    assert (text.thousands(1234567), text.thousands(-1234)) == ("1,234,567", "−1,234")
    assert text.sentence_case("section 11 LSCP") == "Section 11 LSCP"
