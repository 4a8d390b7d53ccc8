"""Reads of cards and histories. The caller has already been let in to the record itself."""

from collections.abc import Iterable

from lineofsight.core.records.models import Card, Moved, Record


def card(ref: str) -> Card | None:
    """The card of a record."""
    return Card.objects.filter(ref=ref).first()


def cards(refs: Iterable[str]) -> dict[str, Card]:
    """Cards by ref."""
    return {c.ref: c for c in Card.objects.filter(ref__in=list(refs))}


def history(record: Record) -> list[Moved]:
    """What happened to a record, oldest first."""
    return list(Moved.objects.filter(ref=record.ref))


def latest(record: Record) -> Moved | None:
    """The move that brought a record into the state it is in: since when, and by whom."""
    return Moved.objects.filter(ref=record.ref).order_by("-id").first()


def moves_made(refs: Iterable[str], move: str) -> dict[str, Moved]:
    """The latest move of one name for each of these records."""
    return {m.ref: m for m in Moved.objects.filter(ref__in=list(refs), move=move)}
