"""Small counts: which ones a policy hides, and two types so that a count not yet checked cannot leave by accident.

This is primary suppression of one count. Whether hidden counts can be worked out from the others is decided for a
whole release at once, not here.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, NoReturn, TypeVar, final

from lineofsight.kernel.numbers import exact, half_up, number_text

POLICY_FILE = Path(__file__).parent.parent / "data" / "disclosure_policies.toml"


@dataclass(frozen=True)
class Policy:
    """Counts from 1 to `threshold` are hidden behind `symbol`, others rounded to a multiple of `round_to` where it is
    not 0; `sentence` tells the reader so, and `source` says whose practice it is. A true 0 stays 0.

    What an outsider can still work out of a hidden count must leave two numbers that are `width` apart or more; and,
    with `beyond`, 0 and something above the threshold."""

    key: str
    threshold: int
    symbol: str
    sentence: str
    round_to: int = 0
    source: str = ""
    width: int = 1
    beyond: bool = False

    def rounded(self, count: Decimal) -> Decimal:
        """A count as this policy shows it: to the nearest multiple of `round_to`, halves up."""
        if not self.round_to:
            return count
        return half_up(exact(count) / self.round_to, 0) * self.round_to


def read_policies(text: str) -> Mapping[str, Policy]:
    """The policies of a file such as the house's own, by key."""
    found = [Policy(**item) for item in tomllib.loads(text)["policy"]]
    return MappingProxyType({policy.key: policy for policy in found})


POLICIES: Mapping[str, Policy] = read_policies(POLICY_FILE.read_text(encoding="utf-8"))
DFE_1_5, NHS_1_7, NONE = POLICIES["dfe_1_5"], POLICIES["nhs_1_7"], POLICIES["none"]


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
