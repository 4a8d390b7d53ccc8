"""The declaration each model carries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.privacy import Ownership, Privacy, Sensitivity

pytestmark = pytest.mark.once

PERSON = Privacy(
    ownership=Ownership.INSTALLATION,
    retention="account_life",
    open=("id", "ref"),
    internal=("created_at",),
    personal=("name", "email"),
    sealed=("note",),
)


def test_each_field_has_its_sensitivity() -> None:
    assert PERSON.sensitivity_of("ref") is Sensitivity.OPEN
    assert PERSON.sensitivity_of("created_at") is Sensitivity.INTERNAL
    assert PERSON.sensitivity_of("email") is Sensitivity.PERSONAL
    assert PERSON.sensitivity_of("note") is Sensitivity.SEALED
    assert PERSON.fields == {"id", "ref", "created_at", "name", "email", "note"}


def test_what_is_not_declared_is_sealed() -> None:
    assert "address" not in PERSON.fields
    assert PERSON.sensitivity_of("address") is Sensitivity.SEALED


def test_a_field_is_named_once() -> None:
    with pytest.raises(ValueError, match="Named more than once: name, ref"):
        Privacy(Ownership.PARTNERSHIP, "permanent", open=("ref", "ref", "name"), sealed=("name",))


def test_lists_of_fields_are_tuples() -> None:
    with pytest.raises(TypeError, match="The open fields must be a tuple"):
        Privacy(Ownership.PARTNERSHIP, "permanent", open="ref")  # type: ignore[arg-type]


@pytest.mark.parametrize("retention", ["", "six years", "6_years", "six-years"])
def test_a_retention_is_a_key(retention: str) -> None:
    with pytest.raises(ValueError, match="not the key of a retention rule"):
        Privacy(Ownership.ORGANISATION, retention)


def test_an_ownership_is_one_of_three() -> None:
    with pytest.raises(TypeError, match="must be one of Ownership"):
        Privacy("partnership", "permanent")  # type: ignore[arg-type]
    assert {owner.value for owner in Ownership} == {"installation", "partnership", "organisation"}


@given(st.dictionaries(st.text(min_size=1), st.sampled_from(list(Sensitivity))))
def test_the_declaration_says_what_was_declared(fields: dict[str, Sensitivity]) -> None:
    levels = {level.value: tuple(f for f, declared in fields.items() if declared is level) for level in Sensitivity}
    privacy = Privacy(Ownership.PARTNERSHIP, "six_years", **levels)
    assert privacy.fields == set(fields)
    assert {field: privacy.sensitivity_of(field) for field in fields} == fields
    assert hash(privacy) == hash(Privacy(Ownership.PARTNERSHIP, "six_years", **levels))
