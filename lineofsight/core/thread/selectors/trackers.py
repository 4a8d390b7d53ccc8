"""Reads of trackers: the table as it was brought in, what its columns were matched to, and what can be read of it."""

from dataclasses import dataclass
from functools import cached_property

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.design.tables import read_table
from lineofsight.core.documents.services import read_file
from lineofsight.core.people import selectors as people
from lineofsight.core.people.roles import Role
from lineofsight.core.thread.models import Tracker
from lineofsight.core.thread.rules.moves import TrackerFacts
from lineofsight.core.thread.rules.trackers import COLUMNS, Known, Row, guessed, named, read_tracker
from lineofsight.core.thread.selectors.permissions import trackers_seen
from lineofsight.kernel.faults import CellFault


@dataclass(frozen=True)
class Reading:
    """A tracker as it is read: its table, where its columns stand, the actions, and what cannot be read."""

    tracker: Tracker
    table: list[list[str]]
    places: dict[str, int]
    rows: list[Row]
    faults: list[CellFault]

    @cached_property
    def matched(self) -> list[tuple[str, str]]:
        """Each thing an action says, with the heading of its column."""
        headings = self.table[0]
        return [(c.label, headings[self.places[c.key]] if c.key in self.places else "") for c in COLUMNS]

    @property
    def lacking(self) -> list[str]:
        """What no column says though it is needed."""
        return [column.label for column in COLUMNS if column.needed and column.key not in self.places]

    @property
    def facts(self) -> TrackerFacts:
        """What its moves are judged by."""
        return TrackerFacts(len(self.faults) + len(self.lacking), len(self.rows))


def trackers_in(actor: Actor, partnership: Partnership) -> list[Tracker]:
    """A partnership's trackers, the latest first."""
    return list(trackers_seen(actor).filter(partnership=partnership).select_related("brought_by"))


def read(tracker: Tracker) -> Reading:
    """Read a tracker by the columns it was matched to, or, until it is, by what its headings sound like."""
    table = read_table(read_file(tracker.file))
    places = tracker.columns or guessed(table[0])
    needed = all(column.key in places for column in COLUMNS if column.needed)
    rows, faults = read_tracker(table, places, known(tracker.partnership)) if needed else ([], [])
    return Reading(tracker, table, places, rows, faults)


def known(partnership: Partnership) -> Known:
    """Who and which agencies a tracker of a partnership may name; an agency's lead owns what names nobody known."""
    held = list(people.appointments_in(partnership))
    leads = {a.organisation.ref: a.person.ref for a in held if a.organisation and a.role == Role.PARTNER_LEAD}
    return Known(
        owners=named((a.person.ref, a.person.name, a.person.email) for a in held),
        agencies={each.name.lower(): each.ref for each in people.organisations_in(partnership)},
        otherwise=leads,
    )
