"""What is loaded as history must say: in which document it stands, and nothing that the file does not have."""

from collections.abc import Iterator, Mapping
from typing import Any

from lineofsight.kernel.definitions import Edition

NAME = "past_arrangements"
CITED = ("body", "seat", "holder", "arrangements")
# What points to what, by list and field.
POINTS = (
    ("body", "above", "body"),
    ("body", "successor", "body"),
    ("seat", "body", "body"),
    ("holder", "seat", "seat"),
)


class PastRefused(ValueError):
    """What was to be loaded is not whole; the text has a line for each fault."""


def cited(edition: Edition) -> Mapping[str, Any]:
    """The entries of an edition of past arrangements, each of which cites its document.

    Raises:
        PastRefused: one does not, or points to what is not there.
    """
    faults = list(faults_of(edition))
    if faults:
        raise PastRefused("\n".join(faults))
    return edition.data


def faults_of(edition: Edition) -> Iterator[str]:
    """What is wrong with it."""
    if edition.name != NAME:
        yield f"This is an edition of “{edition.name}”, not of “{NAME}”."
        return
    for kind in CITED:
        for item in edition.data.get(kind, ()):
            if not str(item.get("published_in", "")).strip():
                yield f"{kind} {item['key']}: say in which document it stands, and where."
    for kind, field, to in POINTS:
        there = {item["key"] for item in edition.data.get(to, ())}
        for item in edition.data.get(kind, ()):
            if item.get(field) and item[field] not in there:
                yield f"{kind} {item['key']}: there is no {to} “{item[field]}”."
