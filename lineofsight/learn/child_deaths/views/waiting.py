"""What the review of a child’s death waits for now, as its page lists it first."""

from collections.abc import Iterable
from datetime import date, datetime

from lineofsight.core.design.addresses import address
from lineofsight.core.design.text import day, moment
from lineofsight.core.design.waiting import Waiting, late_first
from lineofsight.learn.child_deaths.rules.clocks import Running
from lineofsight.learn.child_deaths.selectors.deaths import ENDED, meeting_planned


def waited_for(
    death, clocks: Iterable[tuple[Running, bool]], waits: Iterable[tuple], requests: Iterable,
    differences: Iterable[tuple], learnings: Iterable[tuple], database: Iterable[tuple], *, today: date, keeps: bool,
) -> list[Waiting]:  # fmt: skip
    """What an open review waits for; of one that has ended nothing."""
    if death.state in ENDED:
        return []
    meeting = meeting_planned(death)
    found = [of_meeting(meeting, death, today, keeps)] if meeting else []
    found += [of_wait(row, note, keeps) for row, note in waits if row.ended_on is None]
    found += [of_request(row, today, keeps) for row in requests]
    found += [of_difference(row, label, keeps) for row, label, _, _ in differences if not row.decided]
    found += [of_learning(row, text, may) for row, text, may in learnings if not (row.point_ref or row.set_aside)]
    found += [of_sending(each, late, death, keeps) for each, late, _ in database if not each.row]
    found += [of_clock(each, late) for each, late in clocks if not each.done]
    return late_first(found)


def of_clock(clock: Running, late: bool) -> Waiting:
    return Waiting(clock.clock.label, f"by {ending(clock)}", late)


def ending(clock: Running) -> str:
    """When a clock ends, in words."""
    return moment(clock.due) if isinstance(clock.due, datetime) else day(clock.due)


def of_sending(each, late: bool, death, keeps: bool) -> Waiting:
    place = f"{address('child_deaths:note_submission', ref=death.ref)}?form={each.form}"
    done = ("Note that it was sent", place) if keeps else ("", "")
    when = f"by {ending(each.running)}" if each.running else "no day is set for it"
    return Waiting(f"{each.label} to the national database", when, late, "", *done)


def of_meeting(meeting, death, today: date, keeps: bool) -> Waiting:
    done = ("Move it", address("child_deaths:plan_review_meeting", ref=death.ref)) if keeps else ("", "")
    return Waiting("Review meeting", f"planned for {day(meeting.on)}", meeting.on < today, "", *done)


def of_wait(row, note: str, keeps: bool) -> Waiting:
    done = ("It has come", address("child_deaths:end_wait", ref=row.ref)) if keeps else ("", "")
    return Waiting(row.get_what_display(), f"since {day(row.since)}", False, note, *done)


def of_request(row, today: date, keeps: bool) -> Waiting:
    done = ("Note its answer", address("child_deaths:note_returned", ref=row.ref)) if keeps else ("", "")
    return Waiting(f"What {row.agency} knew", f"by {day(row.due)}", row.due < today, "", *done)


def of_difference(row, label: str, keeps: bool) -> Waiting:
    done = ("Decide", address("child_deaths:decide_difference", ref=row.ref)) if keeps else ("", "")
    return Waiting("A file says otherwise", label, False, "", *done)


def of_learning(row, text: str, may_release: bool) -> Waiting:
    if may_release:
        release = address("child_deaths:release_learning", ref=row.ref)
        return Waiting("What was learned", "", False, text, "Read it and release it", release)
    return Waiting("What was learned", "waits for somebody else to read it", False, text)
