"""What a policy hides, and the two types that decide what may leave."""

import copy
import csv
import io
import json
import pickle
from collections.abc import Callable
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.suppression import DFE_1_5, NHS_1_7, NONE, POLICIES, Internal, Policy, Published, hides

pytestmark = pytest.mark.once

HELD = Internal(Decimal(3))


@dataclass
class Row:
    count: Internal[Decimal]


def write_csv(value: Any) -> None:
    csv.writer(io.StringIO()).writerow([value])


WAYS_OUT: dict[str, Callable[[Any], object]] = {
    "str": str,
    "f-string": lambda value: f"{value}",
    "format with a spec": lambda value: f"{value:,.1f}",
    "percent": lambda value: "%s" % value,  # noqa: UP031
    "str.format": "{}".format,
    "print": lambda value: print(value, file=io.StringIO()),
    "join": lambda value: ", ".join([value]),
    "json": json.dumps,
    "json as text": lambda value: json.dumps(value, default=str),
    "json inside": lambda value: json.dumps(asdict(Row(value)), default=str),
    "json by its attributes": lambda value: json.dumps(value, default=vars),
    "csv": write_csv,
    "pickle": pickle.dumps,
    "int": int,
    "float": float,
    "Decimal": Decimal,
    "sum": lambda value: sum([value, value]),
    "order": lambda value: sorted([value, value]),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_an_internal_value_does_not_leave(way: str) -> None:
    with pytest.raises(TypeError):
        WAYS_OUT[way](HELD)


@pytest.mark.parametrize("way", ["str", "f-string", "format with a spec", "json as text", "csv", "pickle"])
def test_the_refusal_says_what_to_do(way: str) -> None:
    with pytest.raises(TypeError, match="not been checked for disclosure, so it cannot leave"):
        WAYS_OUT[way](HELD)


@given(st.integers(0, 10**6))
def test_its_repr_says_nothing(count: int) -> None:
    assert repr(Internal(Decimal(count))) == "Internal(not shown)"
    assert repr(Row(Internal(Decimal(count)))) == "Row(count=Internal(not shown))"


def test_it_can_be_opened_internally() -> None:
    assert HELD.open_internally() == Decimal(3)
    assert asdict(Row(HELD))["count"] is HELD
    assert copy.copy(HELD) is HELD


def test_it_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        HELD._held = Decimal(9)
    with pytest.raises(TypeError):
        del HELD._held
    assert HELD.open_internally() == 3


def test_internal_values_are_equal_only_to_each_other() -> None:
    assert Internal(Decimal(3)) == HELD
    assert hash(HELD) == hash(Internal(Decimal(3)))
    assert Internal(Decimal(4)) != HELD
    assert Decimal(3) != HELD
    assert Published(Decimal(3)) != HELD


def test_a_published_value_prints() -> None:
    shown = Published(Decimal("1266"))
    assert str(shown) == f"{shown}" == "1,266"
    assert f"{shown:.1f}" == "1266.0"
    assert shown.value == 1266
    assert str(Published("c")) == "c"
    assert str(Published(Decimal("-3.2"))) == "−3.2"
    with pytest.raises(AttributeError):
        shown.value = Decimal(1)  # type: ignore[misc]


@pytest.mark.parametrize("kind", [Internal, Published])
def test_floats_are_refused(kind: type) -> None:
    with pytest.raises(TypeError, match="Decimal or a whole number"):
        kind(0.5)


@pytest.mark.parametrize(
    ("policy", "hidden"), [(DFE_1_5, {1, 2, 3, 4, 5}), (NHS_1_7, {1, 2, 3, 4, 5, 6, 7}), (NONE, set())]
)
def test_each_policy_hides_its_counts(policy: Policy, hidden: set[int]) -> None:
    assert {count for count in range(100) if hides(policy, Decimal(count))} == hidden


def test_policies_by_key() -> None:
    symbols = {"dfe_1_5": "c", "nhs_1_7": "*", "strict_1_9": "c", "rounded_1_9": "c", "none": ""}
    assert {key: policy.symbol for key, policy in POLICIES.items()} == symbols
    assert all(key == policy.key and policy.sentence.endswith(".") for key, policy in POLICIES.items())
    with pytest.raises(TypeError):
        POLICIES["own"] = NONE  # type: ignore[index]


@given(st.sampled_from(list(POLICIES.values())))
def test_a_true_zero_stays_and_nothing_is_not_a_count(policy: Policy) -> None:
    assert not hides(policy, Decimal(0))
    assert not hides(policy, None)


@given(st.decimals(0, 100, places=3), st.decimals(0, 100, places=3))
def test_a_count_below_a_hidden_one_is_hidden_unless_zero(one: Decimal, other: Decimal) -> None:
    small, large = sorted((one, other))
    for policy in POLICIES.values():
        assert not hides(policy, large) or small == 0 or hides(policy, small)


def test_what_is_not_a_count_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be below 0"):
        hides(DFE_1_5, Decimal(-1))
    with pytest.raises(TypeError):
        hides(DFE_1_5, 3.0)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="counted with"):
        hides(DFE_1_5, Decimal("NaN"))
