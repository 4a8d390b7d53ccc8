"""A return made at an agency's own desk, as the file that travels: totals, signed with the code of the request.

The request carries a code; the return carries proof that whoever made it had that code, and that nothing was changed
since (HMAC-SHA256 over the canonical form, decision 21). The file names no child and holds no value that the agency has
hidden. Both ends read it here, so that neither trusts the other's idea of it.
"""

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from lineofsight.kernel.clock import aware

REQUEST_FORM, RETURN_FORM = "lineofsight-request/1", "lineofsight-return/1"
# What the key is for: a code that is used for anything else makes another key.
PURPOSE = b"lineofsight return, form 1"
CODE_BYTES = 20
LARGEST = 1024 * 1024
MOST_VALUES = 500
NUMBER = re.compile(r"\d{1,12}(\.\d{1,6})?", re.ASCII)
BREAKDOWN = re.compile(r"[a-z0-9_.-]{1,60}=[a-z0-9_.-]{1,60}", re.ASCII)
LONGEST, LONGEST_NAME = 1000, 80
ABOUT = ("request", "edition", "period", "agency", "partnership")


class NotAReturn(ValueError):
    """A file that is no return of this form, or was changed; the sentence says why."""


@dataclass(frozen=True)
class SignedValue:
    """What a return says of one indicator: its counts, or why there is none; what is hidden of its parts, and why."""

    indicator: str
    period: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    parts: Mapping[str, Decimal] = field(default_factory=dict)
    hidden: Mapping[str, str] = field(default_factory=dict)
    absence: str = ""
    comment: str = ""


@dataclass(frozen=True)
class Signer:
    """Who signed a return off at the agency: a name, a role, a moment as ISO text."""

    name: str
    role: str
    at: str


@dataclass(frozen=True)
class SignedReturn:
    """A return as it travels. `about` names request, edition, period, agency and partnership; one that nobody has
    signed off is a draft."""

    about: Mapping[str, str]
    software: str
    built_at: str
    sources: tuple[str, ...]
    values: tuple[SignedValue, ...]
    signed_off: Signer | None = None


def new_code() -> str:
    """A code for one request, in groups that can be read aloud."""
    text = secrets.token_hex(CODE_BYTES)
    return "-".join(text[at : at + 8] for at in range(0, len(text), 8))


def canonical(data: Mapping[str, Any]) -> bytes:
    """One form for one content: keys in order, no spaces, UTF-8. There are no binary fractions in it."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def proof_of(data: Mapping[str, Any], code: str) -> str:
    """The proof that whoever wrote this had the code: over everything but the proof itself."""
    key = hmac.digest(code.strip().encode(), PURPOSE, hashlib.sha256)
    content = {name: value for name, value in data.items() if name != "proof"}
    return hmac.digest(key, canonical(content), hashlib.sha256).hex()


def written(made: SignedReturn, code: str) -> bytes:
    """A return as the file that travels, with its proof; a draft, which nobody signed off, has none."""
    data: dict[str, Any] = {
        "form": RETURN_FORM,
        "about": dict(made.about),
        "software": made.software,
        "built_at": made.built_at,
        "sources": list(made.sources),
        "values": [value_data(each) for each in made.values],
        "signed_off": vars(made.signed_off) if made.signed_off else None,
    }
    if made.signed_off:
        data["proof"] = proof_of(data, code)
    return canonical(data) + b"\n"


def value_data(value: SignedValue) -> dict[str, Any]:
    numbers = {"numerator": value.numerator, "denominator": value.denominator}
    return {
        "indicator": value.indicator,
        "period": value.period,
        **{name: None if number is None else f"{number:f}" for name, number in numbers.items()},
        "parts": {breakdown: f"{count:f}" for breakdown, count in value.parts.items()},
        "hidden": dict(value.hidden),
        "absence": value.absence,
        "comment": value.comment,
    }


def proven(data: Mapping[str, Any], code: str) -> bool:
    """Whether a file's proof is the one this code makes of its content."""
    said = data.get("proof")
    return isinstance(said, str) and hmac.compare_digest(said.encode(), proof_of(data, code).encode())


def parsed(content: bytes) -> dict[str, Any]:
    """The JSON of a file, read strictly.

    Raises:
        NotAReturn: too large, no JSON, or not an object.
    """
    if len(content) > LARGEST:
        raise NotAReturn("The file is larger than 1 MB, which no return is.")
    try:
        data = json.loads(content, parse_float=refuse, parse_constant=refuse, object_pairs_hook=once)
        canonical({"read": data})
    except (ValueError, RecursionError):
        raise NotAReturn("This is not a return written by “lineofsight return sign”: it is no JSON.") from None
    if not isinstance(data, dict):
        raise NotAReturn("This is not a return written by “lineofsight return sign”.")
    return data


def refuse(said: str) -> None:
    """No number is written with a point of its own: what two readers make of one may differ."""
    raise ValueError(said)


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand once each: a second would be read by one reader and not by another."""
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def read_return(data: Mapping[str, Any]) -> SignedReturn:
    """A return from its JSON, every value of its kind.

    Raises:
        NotAReturn: with what is wrong.
    """
    if data.get("form") != RETURN_FORM:
        raise NotAReturn("This is not a return of the form that is read here. Build it again with the newest version.")
    names = {"form", "about", "software", "built_at", "sources", "values", "signed_off", "proof"}
    known(data, names, "the file")
    about = mapping(data.get("about"), "about")
    known(about, set(ABOUT), "about")
    values = data.get("values")
    if not isinstance(values, list) or len(values) > MOST_VALUES:
        raise NotAReturn("It holds no list of values.")
    found = tuple(read_value(mapping(each, "a value")) for each in values)
    if len({each.indicator for each in found}) != len(found):
        raise NotAReturn("One indicator stands in it twice.")
    signer = data.get("signed_off")
    return SignedReturn(
        about={name: text(about.get(name), name) for name in ABOUT},
        software=text(data.get("software"), "software", LONGEST_NAME),
        built_at=text(data.get("built_at"), "built_at"),
        sources=tuple(text(each, "sources") for each in listed(data.get("sources"), "sources")),
        values=found,
        signed_off=read_signer(mapping(signer, "signed_off")) if signer is not None else None,
    )


def read_signer(data: Mapping[str, Any]) -> Signer:
    known(data, {"name", "role", "at"}, "signed_off")
    signer = Signer(*(text(data.get(name), name, LONGEST_NAME).strip() for name in ("name", "role", "at")))
    if not (signer.name and signer.role):
        raise NotAReturn("Nobody’s name and role stand in it.")
    try:
        aware(datetime.fromisoformat(signer.at))
    except ValueError:
        raise NotAReturn("When it was signed off is not written as it must be.") from None
    return signer


def read_value(data: Mapping[str, Any]) -> SignedValue:
    known(data, set(value_data(SignedValue("", ""))), "a value")
    parts, hidden = mapping(data.get("parts"), "parts"), mapping(data.get("hidden"), "hidden")
    wrong = [breakdown for breakdown in (*parts, *hidden) if not BREAKDOWN.fullmatch(breakdown)]
    if wrong or set(parts) & set(hidden):
        raise NotAReturn("A part of a value is not written as parts are, or is both given and hidden.")
    return SignedValue(
        indicator=text(data.get("indicator"), "indicator"),
        period=text(data.get("period"), "period"),
        numerator=number(data.get("numerator")),
        denominator=number(data.get("denominator")),
        parts={breakdown: needed(count) for breakdown, count in parts.items()},
        hidden={breakdown: text(why, "hidden") for breakdown, why in hidden.items()},
        absence=text(data.get("absence"), "absence"),
        comment=text(data.get("comment"), "comment"),
    )


def known(data: Mapping[str, Any], names: set[str], where: str) -> None:
    """Nothing travels that is not read: what is not known is refused, not passed over."""
    other = sorted(set(data) - names)
    if other:
        raise NotAReturn(f"It holds “{other[0][:40]}” in {where}, which no return has.")


def mapping(value: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise NotAReturn(f"“{name}” is not written as it must be.")
    return value


def listed(value: Any, name: str) -> list[Any]:
    if not isinstance(value, list) or len(value) > MOST_VALUES:
        raise NotAReturn(f"“{name}” is not written as it must be.")
    return value


def text(value: Any, name: str, longest: int = LONGEST) -> str:
    if not isinstance(value, str) or len(value) > longest or not value.replace("\n", " ").isprintable():
        raise NotAReturn(f"“{name}” is not written as it must be.")
    return value


def number(value: Any) -> Decimal | None:
    return None if value is None else needed(value)


def needed(value: Any) -> Decimal:
    """A number, written as text so that it is the one that was counted."""
    if not isinstance(value, str) or not NUMBER.fullmatch(value):
        raise NotAReturn("A number is not written as numbers are.")
    return Decimal(value)
