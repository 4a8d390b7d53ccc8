"""Small counts: which ones a policy hides, and two types so that a count not yet checked cannot leave by accident.

This is primary suppression of one count. Whether hidden counts can be worked out from the others is decided for a
whole release at once, not here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Generic, NoReturn, TypeVar, final

from lineofsight.kernel.numbers import exact, number_text


@dataclass(frozen=True)
class Policy:
    """Counts from 1 to `threshold` are hidden behind `symbol`; `sentence` tells the reader so. A true 0 stays 0."""

    key: str
    threshold: int
    symbol: str
    sentence: str


# DfE, Characteristics of children in need, 2020 and 2021 statistics: practice of the publisher, not law.
DFE_1_5 = Policy("dfe_1_5", 5, "c", "Counts from 1 to 5 are not shown, so that no child can be recognised.")

# NHS Digital, disclosure control for hospital episode statistics from September 2018, below national level: practice.
# The method also rounds the counts it does show to the nearest 5; this policy says only which counts are hidden.
NHS_1_7 = Policy("nhs_1_7", 7, "*", "Counts from 1 to 7 are not shown, so that no child can be recognised.")

NONE = Policy("none", 0, "", "No counts are hidden.")

POLICIES: Mapping[str, Policy] = MappingProxyType({policy.key: policy for policy in (DFE_1_5, NHS_1_7, NONE)})


def hides(policy: Policy, count: Decimal | None) -> bool:
    """Whether the policy hides this count. None is a count that is not there, so there is nothing to hide.

    ValueError if the count is below 0; TypeError for a float.
    """
    if count is None:
        return False
    if exact(count) < 0:
        raise ValueError("A count cannot be below 0.")
    return 0 < count <= policy.threshold


T = TypeVar("T")


@final
class Internal(Generic[T]):
    """A value that has not been checked for disclosure. It will not be printed, formatted, written as JSON or stored.

    Only the agency that returned it and the analyst checking it may see it, by `open_internally`.
    """

    __slots__ = ("_held",)
    _held: T

    def __init__(self, value: T) -> None:
        _no_float(value)
        object.__setattr__(self, "_held", value)

    def open_internally(self) -> T:
        """The value, for the two readers who may have it, marked as not checked wherever it is shown."""
        return self._held

    def _refuse(self, *_: Any) -> NoReturn:
        raise TypeError(
            "This value has not been checked for disclosure, so it cannot leave. "
            "Publish it through a release, or open it internally."
        )

    __str__ = __format__ = __reduce_ex__ = __setattr__ = __delattr__ = _refuse

    def __repr__(self) -> str:
        return "Internal(not shown)"

    def __eq__(self, other: object) -> bool:
        return self._held == other._held if isinstance(other, Internal) else NotImplemented

    def __hash__(self) -> int:
        return hash((Internal, self._held))

    def __copy__(self) -> "Internal[T]":
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> "Internal[T]":
        return self


@final
@dataclass(frozen=True)
class Published(Generic[T]):
    """A value a release has let through: it may be read by anyone, and prints as the reader sees it."""

    value: T

    def __post_init__(self) -> None:
        _no_float(self.value)

    def __str__(self) -> str:
        return number_text(self.value) if isinstance(self.value, Decimal | int) else str(self.value)

    def __format__(self, spec: str) -> str:
        return format(self.value, spec) if spec else str(self)


def _no_float(value: object) -> None:
    if isinstance(value, float):
        raise TypeError("A Decimal or a whole number is needed here, not float.")
