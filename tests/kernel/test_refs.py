"""References: made at random, read back from what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.refs import ALPHABET, LENGTH, is_ref, new_ref, normalise

pytestmark = pytest.mark.once

refs = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


def test_the_alphabet_is_crockfords() -> None:
    assert len(ALPHABET) == 32
    assert set("0123456789abcdefghijklmnopqrstuvwxyz") - set(ALPHABET) == set("ilou")


def test_new_refs_are_refs_and_differ() -> None:
    made = {new_ref() for _ in range(2000)}
    assert len(made) == 2000
    assert all(is_ref(ref) and len(ref) == 10 for ref in made)
    assert set("".join(made)) == set(ALPHABET)


@given(refs)
def test_a_ref_is_its_own_normal_form(ref: str) -> None:
    assert is_ref(ref)
    assert normalise(ref) == ref


@given(refs, st.data())
def test_a_ref_survives_being_typed(ref: str, data: st.DataObject) -> None:
    """Any case, o for 0, i or l for 1, and spaces and hyphens anywhere."""
    looks_like = {"0": "0oO", "1": "1iIlL"}
    typed = ""
    for char in ref:
        typed += data.draw(st.sampled_from(looks_like.get(char, char + char.upper())))
        typed += data.draw(st.sampled_from(["", "", " ", "-", " - ", "\u2011", "\u00a0"]))
    assert normalise(typed) == ref


@given(st.text())
def test_normalise_gives_a_ref_or_refuses(text: str) -> None:
    try:
        ref = normalise(text)
    except ValueError:
        assert not is_ref(text)
    else:
        assert is_ref(ref)
        assert normalise(ref) == ref


@pytest.mark.parametrize(
    "text", ["", "7k3mq0z9x", "7k3mq0z9xaa", "7k3mq0z9xu", "7k3mq0z9x!", "7k3mq0z9x\u212a", "٧k3mq0z9xa"]
)
def test_what_cannot_be_a_ref_is_refused(text: str) -> None:
    assert not is_ref(text)
    with pytest.raises(ValueError, match="is not a reference"):
        normalise(text)


def test_only_the_kept_form_is_a_ref() -> None:
    assert normalise("7K3M-Q0Z9-XA") == "7k3mq0z9xa"
    for text in ("7K3MQ0Z9XA", "7k3m-q0z9-xa", "7k3mqoz9xa", "7k3mq0z9xa\n", " 7k3mq0z9xa"):
        assert not is_ref(text)
