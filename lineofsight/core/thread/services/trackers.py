"""Trackers: brought in as they are, matched, and loaded whole or not at all."""

from collections.abc import Mapping

from django.core.files.base import ContentFile

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.documents.services import receive_file
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.records import services as records
from lineofsight.core.thread import selectors
from lineofsight.core.thread.models import Action, Progress, Tracker
from lineofsight.core.thread.rules.trackers import Row
from lineofsight.core.thread.selectors import trackers as reading
from lineofsight.core.thread.services.owing import hand_to_owner, shortened

BEFORE = "Agreed before it was brought in"


@operation("thread.bring_tracker", on="partnership")
def bring_tracker(actor: Actor, *, partnership: Partnership, title: str, content: bytes, name: str) -> Tracker:
    """Keep a tracker's spreadsheet as it is. Nothing is loaded yet.

    Raises:
        FileRefused: it cannot be taken.
    """
    upload = ContentFile(content, name=name)
    tracker = Tracker(
        partnership=partnership, title=title, file=receive_file(upload=upload), brought_by=people.person(actor.ref)
    )
    return records.open_record(tracker, label=title, address=address("thread:tracker", ref=tracker.ref))


@operation("thread.match_columns", on="tracker")
def match_columns(actor: Actor, *, tracker: Tracker, columns: Mapping[str, int]) -> Tracker:
    """Say which column of a tracker says what."""
    Tracker.objects.filter(pk=tracker.pk, state="brought").update(columns=dict(columns))
    tracker.refresh_from_db()
    return tracker


@operation("thread.load_tracker", on="tracker")
def load_tracker(actor: Actor, *, tracker: Tracker) -> list[Action]:
    """Load every action of a tracker, or, where a cell cannot be read, none. Nobody is written to: owners see what is
    theirs in their inbox.

    What the tracker called over is closed untested; what says all that an action must say is open; what does not, waits
    to be completed.

    Raises:
        MoveRefused: something in it cannot be read.
    """
    read = reading.read(tracker)
    records.move(tracker, "load_tracker", facts=read.facts)
    owners = {p.ref: p for p in Person.objects.filter(ref__in={row.owner for row in read.rows})}
    agencies = {o.ref: o for o in Organisation.objects.filter(ref__in={row.agency for row in read.rows})}
    made = [load_row(actor, tracker, row, owners[row.owner], agencies[row.agency]) for row in read.rows]
    Tracker.objects.filter(pk=tracker.pk).update(loaded=len(made))
    return made


def load_row(actor: Actor, tracker: Tracker, row: Row, owner: Person, agency: Organisation) -> Action:
    action = Action(
        partnership=tracker.partnership, text=row.text, measure=row.measure, owner=owner, organisation=agency,
        due=row.due, support=BEFORE, source_ref=tracker.ref, source=source_of(tracker, row),
    )  # fmt: skip
    place = address("thread:action", ref=action.ref)
    records.open_record(
        action,
        label=shortened(row.text),
        address=place,
        words=f"{row.text} {row.measure} {agency.name} {action.source}",
    )
    if row.progress:
        Progress.objects.create(
            partnership=action.partnership, action=action, text=row.progress, said_by=people.person(actor.ref)
        )
    facts = selectors.action_facts(actor, action)
    if row.ended:
        return records.move(action, "load_ended", reason=f"{tracker.title} said that it was over.")
    records.move(action, "load_incomplete" if facts.lacks else "load_open", facts=facts)
    hand_to_owner(action, write=False)
    return action


def source_of(tracker: Tracker, row: Row) -> str:
    """Where a loaded action comes from, in words: the tracker's row, and what the tracker itself says."""
    where = f"{tracker.title}, row {row.number}"
    return (f"{row.source} ({where})" if row.source else where)[:200]


@operation("thread.discard_tracker", on="tracker")
def discard_tracker(actor: Actor, *, tracker: Tracker) -> Tracker:
    """Load nothing of a tracker."""
    return records.move(tracker, "discard_tracker")
