"""Closed tables of named things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.registry import Registry

pytestmark = pytest.mark.once


def guards() -> Registry[int]:
    registry: Registry[int] = Registry("guard")
    for place, key in enumerate(["owner_named", "evidence_given", "date_set"]):
        registry.register(key, place)
    return registry


@given(st.dictionaries(st.text(), st.integers()))
def test_what_is_registered_is_found_in_order(things: dict[str, int]) -> None:
    registry: Registry[int] = Registry("thing")
    for key, thing in things.items():
        assert registry.register(key, thing) == thing
    assert list(registry) == sorted(things)
    assert list(registry.items()) == sorted(things.items())
    assert len(registry) == len(things)
    assert all(registry.get(key) == thing and key in registry for key, thing in things.items())


def test_a_key_is_taken_once() -> None:
    registry = guards()
    with pytest.raises(ValueError, match="already a guard called “date_set”"):
        registry.register("date_set", 9)
    assert registry.get("date_set") == 2


def test_an_unknown_key_names_its_like() -> None:
    with pytest.raises(KeyError) as caught:
        guards().get("owner_name")
    assert str(caught.value) == "There is no guard called “owner_name”. Did you mean “owner_named”?"


def test_an_unknown_key_like_nothing_says_just_that() -> None:
    with pytest.raises(KeyError) as caught:
        guards().get("zzz")
    assert str(caught.value) == "There is no guard called “zzz”."
    assert "zzz" not in guards()


def test_a_closed_registry_takes_nothing_more() -> None:
    registry = guards()
    registry.close()
    registry.close()
    with pytest.raises(RuntimeError, match="too late: the registry is closed"):
        registry.register("late", 4)
    assert registry.get("date_set") == 2
    assert registry.closed
    assert len(registry) == 3
