"""Taking cases in from a file: what is new is made, what is empty here is filled, and what differs waits for somebody.

It is looked through by being taken in and undone again, so that what is shown is what will happen. Nothing is taken in
unless every row can be. Neither the file nor its name is kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from lineofsight.core.access.actors import PersonActor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.sealed.selectors import erasure_of, takes_names
from lineofsight.core.sealed.services.reading import read_room
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death
from lineofsight.learn.child_deaths.rules.case_columns import BACKGROUND, BESIDES, FACTS, REVIEWED_HERE, label_of
from lineofsight.learn.child_deaths.rules.case_files import CaseRow, edition_of
from lineofsight.learn.child_deaths.rules.comparing import compared
from lineofsight.learn.child_deaths.selectors.case_file import told_of
from lineofsight.learn.child_deaths.selectors.deaths import REVIEWED
from lineofsight.learn.child_deaths.selectors.permissions import open_rooms
from lineofsight.learn.child_deaths.services.case_analysis import analysis_otherwise, take_analysis
from lineofsight.learn.child_deaths.services.case_values import write_column
from lineofsight.learn.child_deaths.services.differences import keep_number, note_difference, number_otherwise
from lineofsight.learn.child_deaths.services.register import Child, marks, notify_death, standing_under

NEEDED = ("name", "born", "died", "notified_on")
READ_FOR = "upkeep"


@dataclass(frozen=True)
class Outcome:
    """What a row of a file comes to: “made”, “changed”, “same”, “passed” or “refused”, with the columns it filled and
    those in which it says otherwise. The key stands for the death; no value of the file is in it."""

    row: int
    what: str
    key: str = ""
    filled: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    sentence: str = ""


class Undone(Exception):
    """What was tried is undone."""


@operation("child_deaths.look_through_file", on="partnership")
def look_through_file(actor: PersonActor, *, partnership: Partnership, cases: Sequence[CaseRow]) -> list[Outcome]:
    """Say what taking these cases in would do, row by row. Nothing stays of it but that rooms were read."""
    matched = matched_cases(actor, partnership, cases)
    outcomes: list[Outcome] = []
    try:
        with transaction.atomic():
            outcomes = [outcome_of(actor, partnership, each) for each in matched]
            raise Undone
    except Undone:
        return outcomes


@operation("child_deaths.take_file", on="partnership")
def take_file(actor: PersonActor, *, partnership: Partnership, cases: Sequence[CaseRow]) -> list[Outcome]:
    """Take cases in: all of them, or none.

    Raises:
        MoveRefused: names may not be taken here yet, or a row cannot be taken.
    """
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    outcomes = [outcome_of(actor, partnership, each) for each in matched_cases(actor, partnership, cases)]
    refused = [each for each in outcomes if each.what == "refused"]
    if refused:
        raise MoveRefused(f"Nothing was taken in. Row {refused[0].row}: {refused[0].sentence}")
    return outcomes


@dataclass(frozen=True)
class Matched:
    """A row with the death it is about, where it is in the register, and what opened its room."""

    case: CaseRow
    death: Death | None = None
    opened: Opened | None = None
    sentence: str = ""
    # It is passed over: nothing of it is taken in, and nothing else is refused for it.
    passed: bool = False


def matched_cases(actor: PersonActor, partnership: Partnership, cases: Sequence[CaseRow]) -> list[Matched]:
    """The rows with their deaths; each room that is read leaves its line on the trail."""
    if not takes_names(partnership, Death.KIND):
        raise MoveRefused("Names may not be taken here yet, so a file of cases may not be either.")
    kept = set(open_rooms(actor, "keep").values_list("pk", flat=True))
    return [match(actor, partnership, case, kept) for case in cases]


def match(actor: PersonActor, partnership: Partnership, case: CaseRow, kept: set[int]) -> Matched:
    """Find the death a row is about: by its key here, its case number, or its NHS number.

    Where one of those it could be about stands in a room that is not kept, nothing else is said: two answers would tell
    which number belongs to which key.
    """
    keyed = by_key(partnership, case)
    if "key" in case.told and not keyed:
        return Matched(case, sentence="There is no such key here.")
    found = {standing_instead(death) for death in keyed | by_numbers(partnership, case)}
    if any(death.room_id not in kept for death in found):
        return Matched(case, sentence="It is in the register, in a room you do not coordinate.", passed=True)
    if len(found) > 1:
        return Matched(case, sentence="Its key and its numbers are those of different deaths here.")
    if not found:
        return Matched(case)
    death = found.pop()
    if death.state in ("withdrawn", "transferred"):
        return Matched(case, death, sentence=f"Here it is “{death.state_now.label.lower()}”.", passed=True)
    if erasure_of(death.room):
        return Matched(case, death, sentence="What stood here of it was erased.", passed=True)
    return Matched(case, death, read_room(actor, room=death.room, reason=READ_FOR))


def standing_instead(death: Death) -> Death:
    """The death under whose key another stays that was in the register twice."""
    while death.twin_key:
        death = every_in(death.partnership).get(room__key=death.twin_key)
    return death


def every_in(partnership: Partnership) -> QuerySet[Death]:
    """The register with its rooms, what was taken out of it too."""
    return Death.objects.filter(partnership=partnership).select_related("room")


def by_key(partnership: Partnership, case: CaseRow) -> set[Death]:
    """The death that has the key of a row."""
    return set(every_in(partnership).filter(room__key=case.told["key"])) if "key" in case.told else set()


def by_numbers(partnership: Partnership, case: CaseRow) -> set[Death]:
    """Every death that has one of the numbers of a row."""
    told, found, every = case.told, set(), every_in(partnership)
    if "case_number" in told:
        found |= set(every.filter(case_number__mark__in=marks(told["case_number"])))
    if "nhs_number" in told:
        found |= set(standing_under(partnership, told["nhs_number"]).select_related("room"))
    return found


def outcome_of(actor: PersonActor, partnership: Partnership, matched: Matched) -> Outcome:
    """Take one row in, or say why it cannot be; of a row that is refused nothing stays."""
    key = matched.death.key if matched.death else ""
    if matched.sentence:
        what = "passed" if matched.passed else "refused"
        return Outcome(matched.case.row, what, key, sentence=matched.sentence)
    try:
        with transaction.atomic():
            return taken(actor, partnership, matched)
    except MoveRefused as refused:
        return Outcome(matched.case.row, "refused", key, sentence=str(refused))


def taken(actor: PersonActor, partnership: Partnership, matched: Matched) -> Outcome:
    """Take one row in."""
    case, death, opened = matched.case, matched.death, matched.opened
    if death is None or opened is None:
        return made(actor, partnership, case)
    told = compared(told_of(death, opened), case.told, age=death.age, month=death.month)
    # Behind an agreed analysis no fact is filled in unseen: somebody opens the analysis again, or keeps what stands.
    behind = FACTS if death.state in REVIEWED else ()
    adds = {column: value for column, value in told.adds.items() if column not in behind}
    otherwise = {column: value for column, value in told.adds.items() if column in behind}
    otherwise |= told.differs | analysis_otherwise(death, case, opened)
    for column, value in adds.items():
        write_column(death, column, value, opened, edition_of(case, clock.today()))
    filled = [*adds, *take_analysis(death, case, opened)]
    otherwise |= number_otherwise(death, case.told["case_number"])
    differs = [column for column, value in otherwise.items() if note_difference(death, column, value, opened)]
    if keep_number(death, case.told["case_number"]):
        filled.append("case_number")
    return Outcome(case.row, "changed" if filled or differs else "same", death.key, labels(filled), labels(differs))


def made(actor: PersonActor, partnership: Partnership, case: CaseRow) -> Outcome:
    """Take a death into the register that is not in it."""
    told = case.told
    missing = [key for key in NEEDED if key not in told]
    if missing:
        raise MoveRefused(f"A new case also needs: {', '.join(labels(missing))}.")
    notified_on = date.fromisoformat(told["notified_on"])
    death = notify_death(actor, partnership=partnership, notified_on=notified_on, child=child_told(told))
    opened = read_room(actor, room=death.room, reason=READ_FOR)
    for column in (*REVIEWED_HERE, *FACTS, *BESIDES, *BACKGROUND):
        if column in told:
            write_column(death, column, told[column], opened, edition_of(case, clock.today()))
    keep_number(death, told["case_number"])
    take_analysis(death, case, opened)
    return Outcome(case.row, "made", death.key, labels(told))


def child_told(told: Mapping[str, str]) -> Child:
    """Who a new case is about."""
    return Child(
        name=told["name"], born=date.fromisoformat(told["born"]), died=date.fromisoformat(told["died"]),
        nhs_number=told.get("nhs_number", ""), none_because=told.get("none_because", ""),
        known_at=datetime.fromisoformat(told["known_at"]) if "known_at" in told else None,
        address=told.get("address", ""), place=told.get("place", ""),
    )  # fmt: skip


def labels(keys: Iterable[str]) -> tuple[str, ...]:
    """Columns by their headings."""
    return tuple(label_of(key) for key in keys)
