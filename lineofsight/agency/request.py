"""The request as the platform hands it out for an agency’s own system: what is asked for, and by which code."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lineofsight.agency.read.faults import Fault, Unreadable
from lineofsight.kernel.periods import Period
from lineofsight.kernel.signed_returns import REQUEST_FORM
from lineofsight.kernel.suppression import Policy

AGAIN = "Download the request again from the platform"


@dataclass(frozen=True)
class Division:
    """One way an indicator is broken down: its codes with their labels, and whether the rest may be said."""

    dimension: str
    codes: Mapping[str, str]
    not_classified: bool
    overlaps: bool


@dataclass(frozen=True)
class Asked:
    """One thing asked for, as its definition says it."""

    key: str
    name: str
    definition: str
    numerator: str
    denominator: str
    unit: str
    kind: str
    places: int
    period: Period
    measure: str
    # How its small counts are kept from showing.
    policy: Policy
    divisions: tuple[Division, ...]

    @property
    def has_denominator(self) -> bool:
        return self.kind != "count"


@dataclass(frozen=True)
class Request:
    """What one agency is asked for, and the code that its return is signed with."""

    about: Mapping[str, str]
    code: str
    asked: tuple[Asked, ...]

    @property
    def period(self) -> Period:
        return Period.parse(self.about["period"])


def read_request(path: Path) -> Request:
    """Read a request as it was handed out.

    Raises:
        Unreadable: it is no request, or of a form this version does not know.
    """
    try:
        data = json.loads(path.read_bytes())
        if not isinstance(data, dict) or data.get("form") != REQUEST_FORM:
            raise Unreadable(path.name, [Fault("", f"This is no request that can be read here. {AGAIN}")])
        asked = tuple(read_asked(each) for each in data["asked"])
        return Request({name: str(said) for name, said in data["about"].items()}, str(data["code"]), asked)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Unreadable(path.name, [Fault("", f"The request is damaged. {AGAIN}")]) from None


def read_asked(data: Mapping[str, Any]) -> Asked:
    divisions = tuple(
        Division(each["dimension"], dict(each["codes"]), bool(each["not_classified"]), bool(each["overlaps"]))
        for each in data["breakdowns"]
    )
    plain = ("key", "name", "definition", "numerator", "denominator", "unit", "kind", "measure")
    policy = read_policy(data["policy"])
    period = Period.parse(data["period"])
    return Asked(
        **{n: str(data[n]) for n in plain}, places=int(data["places"]), period=period, policy=policy,
        divisions=divisions,
    )  # fmt: skip


def read_policy(data: Mapping[str, Any]) -> Policy:
    """A policy for small counts, which may be the partnership's own. ValueError or TypeError where it is none."""
    policy = Policy(**data)
    if min(policy.threshold, policy.round_to, policy.width - 1) < 0:
        raise ValueError(policy.key)
    return policy
