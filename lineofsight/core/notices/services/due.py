"""What is due: owed, moved, passed to another, done or lifted. Called by services, inside their operation."""

from datetime import date

from lineofsight.core.access.operations import acting
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.notices.models import Due, DueChange
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.records import selectors as records
from lineofsight.kernel import clock

Change = DueChange.Change
LONGEST_TITLE = 200


def owe(
    *, record_ref: str, what: str, title: str, address: str, on: date, person: Person | None = None,
    organisation: Organisation | None = None, role: str = "", rule: str = "", sealed: bool = False,
) -> Due:  # fmt: skip
    """Write down that something is owed, once for a record and a word; asked again it changes the day or the holder.

    Args:
        rule: what it is owed under, in a few plain words that end in its strength: "Working Together 2023, must",
            "Working Together 2023, should", "The partnership’s timetable, local".
        sealed: its title is for whoever owes it; to everybody else, to feeds and to letters, it is a day.
    """
    before = Due.objects.select_for_update().filter(record_ref=record_ref, what=what).first()
    card = records.card(record_ref)
    due, _ = Due.objects.update_or_create(
        record_ref=record_ref,
        what=what,
        defaults={
            "partnership": current_partnership(), "record_kind": card.kind if card else "",
            "title": title[:LONGEST_TITLE], "address": address, "on": on, "person": person,
            "organisation": organisation, "role": role, "rule": rule, "sealed": sealed, "done_at": None,
            "lifted_at": None,
        },
    )  # fmt: skip
    if before is None or not before.is_open:
        note(due, Change.OWED)
        return due
    if before.on != on:
        note(due, Change.MOVED, was=before.on)
    if (before.person_id, before.organisation_id, before.role) != (due.person_id, due.organisation_id, due.role):
        note(due, Change.PASSED)
    return due


def note(due: Due, change: str, was: date | None = None) -> DueChange:
    """Write one line of the history of what is owed."""
    return DueChange.objects.create(
        partnership_id=due.partnership_id, due=due, change=change, on=due.on, was=was, holder_ref=due.holder_ref,
        actor_ref=acting().ref,
    )  # fmt: skip


def settle(*, record_ref: str, what: str) -> None:
    """Note that what was owed is done."""
    close(Change.SETTLED, record_ref=record_ref, what=what, done_at=clock.now())


def lift(*, record_ref: str, what: str = "") -> None:
    """Note that something is no longer owed, though nobody did it: what it was for was withdrawn, closed or recalled.

    Args:
        what: the one word; none for everything that was owed for the record.
    """
    close(Change.LIFTED, record_ref=record_ref, what=what, lifted_at=clock.now())


def close(change: str, *, record_ref: str, what: str, **times: object) -> None:
    owed = Due.objects.filter(record_ref=record_ref, done_at=None, lifted_at=None)
    for due in owed.filter(what=what) if what else owed:
        if Due.objects.filter(pk=due.pk, done_at=None, lifted_at=None).update(**times):
            note(due, change)
