"""What is sealed opens in its own place with its own key, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access import sealing
from lineofsight.core.access.models import Link
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import text_of
from lineofsight.know.performance.tests import factories

PLACE = {"table": "a_table", "column": "a_column", "ref": "0123456789"}


@pytest.mark.once
@given(st.binary(max_size=500))
def test_what_is_sealed_opens_again(plain):
    sealed = sealing.seal(plain, **PLACE)
    assert sealing.unseal(sealed, **PLACE) == plain
    assert len(plain) < 8 or plain not in sealed


@pytest.mark.once
@pytest.mark.parametrize("part", ["table", "column", "ref"])
def test_a_value_moved_to_another_place_does_not_open(part):
    sealed = sealing.seal(b"something", **PLACE)
    with pytest.raises(sealing.Unopened, match="moved or changed"):
        sealing.unseal(sealed, **{**PLACE, part: "elsewhere"})


@pytest.mark.once
@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_a_changed_byte_is_noticed(position, difference):
    sealed = bytearray(sealing.seal(b"something to keep", **PLACE))
    sealed[position % len(sealed)] ^= difference
    with pytest.raises(sealing.Unopened):
        sealing.unseal(bytes(sealed), **PLACE)


@pytest.mark.once
def test_the_first_key_is_current_and_an_older_one_still_opens(tmp_path, settings):
    sealed = sealing.seal(b"something", **PLACE)
    old = settings.SEALING_KEYS_FILE.read_text()
    settings.SEALING_KEYS_FILE = tmp_path / "keys"
    settings.SEALING_KEYS_FILE.write_text(f"k2 {'ab' * 32}\n{old}")
    assert sealing.unseal(sealed, **PLACE) == b"something"
    assert sealing.seal(b"something", **PLACE).startswith(b"k2:")
    settings.SEALING_KEYS_FILE = tmp_path / "other"
    settings.SEALING_KEYS_FILE.write_text(f"k2 {'ab' * 32}\n")
    with pytest.raises(sealing.Unopened, match="not in the keys file"):
        sealing.unseal(sealed, **PLACE)


def test_a_letters_link_stands_nowhere_in_the_database(world):
    factories.asked(world)
    letter = Message.objects.filter(kind="performance/ask").first()
    secret = next(word for word in text_of(letter).split() if "/link/" in word).rstrip("/").rsplit("/", 1)[-1]
    assert secret.encode() not in bytes(letter.text)
    assert not any(secret in str(row) for row in [*Link.objects.values(), *Message.objects.values("subject", "answer")])
