"""The file that travels between an agency and the platform: one form, one proof, and nothing else is read."""

import json
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.signed_returns import (
    NotAReturn,
    SignedReturn,
    SignedValue,
    Signer,
    canonical,
    new_code,
    parsed,
    proven,
    read_return,
    written,
)

pytestmark = pytest.mark.once

texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=30).filter(str.isprintable)
counts = st.decimals(0, 10**9, places=2, allow_nan=False)
words = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
breakdowns = st.builds("{}={}".format, words, words)
values = st.builds(
    SignedValue, words, texts, st.none() | counts, st.none() | counts, st.dictionaries(breakdowns, counts, max_size=3),
    st.just({}), st.sampled_from(["", "suppressed"]), texts,
)  # fmt: skip
signers = st.builds(Signer, words, words, st.datetimes(timezones=st.just(UTC)).map(lambda at: at.isoformat()))
returns = st.builds(
    SignedReturn, st.fixed_dictionaries({n: texts for n in ("request", "edition", "period", "agency", "partnership")}),
    texts, texts, st.lists(texts, max_size=2).map(tuple),
    st.lists(values, max_size=3, unique_by=lambda each: each.indicator).map(tuple), signers,
)  # fmt: skip
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


@given(returns)
def test_what_was_written_is_read_and_proven_by_its_own_code_alone(made):
    code = new_code()
    data = parsed(written(made, code))
    assert read_return(data) == made
    assert proven(data, code)
    assert proven(data, f" {code}\n"), "a code may be pasted with what stands around it"
    assert not proven(data, new_code())


@given(returns, anything, st.data())
def test_whatever_is_changed_is_not_proven(made, other, data):
    code = new_code()
    sent = parsed(written(made, code))
    name = data.draw(st.sampled_from([key for key in sent if key != "proof"]))
    if canonical({"x": sent[name]}) == canonical({"x": other}):
        return
    assert not proven({**sent, name: other}, code)
    assert not proven({**sent, "proof": other}, code) or other == sent["proof"]


@given(st.binary(max_size=200) | anything.map(lambda it: json.dumps(it).encode()))
def test_whatever_bytes_come_are_a_return_or_a_refusal(content):
    with pytest.raises(NotAReturn):
        read_return(parsed(content))


GOOD = SignedReturn(
    dict.fromkeys(("request", "edition", "period", "agency", "partnership"), "x"),
    "s",
    "b",
    (),
    (SignedValue("a.b", "p"),),
)


@pytest.mark.parametrize(
    "change",
    [
        {"children": [{"UPN": "A999000118001"}]},
        {"form": "lineofsight-return/2"},
        {"values": {}},
        {"values": [{"indicator": "a.b"}]},
        {"about": {"request": "x", "child": "7"}},
        {"signed_off": {"name": "A", "role": "B", "at": "yesterday"}},
        {"signed_off": {"name": "", "role": "B", "at": "2026-01-01T00:00:00+00:00"}},
        {"signed_off": {"name": "A" * 81, "role": "B", "at": "2026-01-01T00:00:00+00:00"}},
        {"software": "\u202e"},
    ],
)
def test_nothing_travels_that_is_not_known(change):
    with pytest.raises(NotAReturn):
        read_return(parsed(written(GOOD, "")) | change)


@pytest.mark.parametrize(
    "content",
    [b'{"form": 1, "form": 2}', b'{"x": 1.5}', b'{"x": NaN}', b'{"x": "\\ud800"}', b"[" * 100_000, b"x" * (1 << 21)],
    ids=["a key twice", "a fraction", "no number", "half a sign", "deep", "large"],
)
def test_what_two_readers_could_read_in_two_ways_is_refused(content):
    with pytest.raises(NotAReturn):
        parsed(content)
