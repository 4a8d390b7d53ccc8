"""Reads of what the national database was sent of deaths and is owed: to the hour in the room, by days outside it."""

from dataclasses import dataclass
from datetime import date, datetime

from lineofsight.core.access import selectors as access
from lineofsight.core.access.models import Partnership
from lineofsight.core.sealed.models import Erasure
from lineofsight.core.sealed.values import Opened
from lineofsight.learn.child_deaths.models import Analysis, Choice, Death, Submission
from lineofsight.learn.child_deaths.rules.choices import DATABASE, shipped
from lineofsight.learn.child_deaths.rules.clocks import Clock, Running, day_of, ends
from lineofsight.learn.child_deaths.rules.content import clocks
from lineofsight.learn.child_deaths.rules.submitting import (
    ANALYSIS,
    ELSEWHERE,
    FORMS,
    NOTIFICATION,
    NOTIFIED_WITHIN,
    asked_of,
    by_day,
)
from lineofsight.learn.child_deaths.selectors.choices import clock_from, value_on
from lineofsight.learn.child_deaths.selectors.opened import who


@dataclass(frozen=True)
class Sending:
    """One form the national database asks for: the row where it was sent; and by when, by which clock, where there is a
    day for it."""

    form: str
    row: Submission | None
    running: Running | None = None

    @property
    def label(self) -> str:
        """The form by its name."""
        return FORMS[self.form]

    def late(self, now: datetime) -> bool:
        """Whether it was not sent in time, or is not any more."""
        return self.running is not None and self.running.late(now)


@dataclass(frozen=True)
class Unsent:
    """A form that nobody noted as sent, as it is told outside the room."""

    label: str
    late: bool


def standing_analysis(death: Death) -> Analysis | None:
    """What was agreed and not set aside, of rows that may have been read before."""
    return next((each for each in reversed(death.analyses.all()) if not each.set_aside), None)


def sent_as(death: Death, form: str) -> Submission | None:
    """The row of a form that was sent; of an analysis form, of the analysis that stands."""
    analysis = standing_analysis(death) if form == ANALYSIS else None
    of = analysis.pk if analysis else None
    return next((row for row in death.submissions.all() if row.form == form and row.analysis_id == of), None)


def forms_asked(death: Death) -> tuple[str, ...]:
    """The forms that are asked for of a death so far; none where another system sends them, as was settled for the day
    it was notified."""
    analysis = standing_analysis(death)
    here = value_on(death.partnership, DATABASE, death.notified_on) == "here"
    return asked_of(death.state, analysis.agreed_on if analysis else None) if here else ()


def sendings(death: Death, opened: Opened) -> list[Sending]:
    """Each form that is asked for of a death, in its room."""
    return [
        Sending(form, row, clock_of(death, opened, row) if form == NOTIFICATION else None)
        for form in forms_asked(death)
        for row in [sent_as(death, form)]
    ]


def clock_of(death: Death, opened: Opened, row: Submission | None) -> Running | None:
    """The clock of the notification form: from the death being known or, where nobody wrote down when that was, from
    the day it was notified. None for a death before there was a national database."""
    child = who(death, opened)
    clock = within(child.died or death.month)
    if clock is None:
        return None
    clock = clock_from(death.partnership, clock, day_of(child.known_at or death.notified_on))
    due = ends(clock, child.known_at) or by_day(death.notified_on, clock.length)
    return Running(clock, due, row.sent_on if row else None)


def within(died: date) -> Clock | None:
    """The clock of the notification form of a death on a day."""
    return next((clock for clock in clocks() if clock.key == NOTIFIED_WITHIN and clock.holds(died)), None)


def unsent_in(partnership: Partnership, today: date) -> dict[int, list[Unsent]]:
    """The forms that nobody noted as sent, by the number of their death: of every death that is this area's to review
    and was not erased, also once its review is closed."""
    rows = Death.objects.filter(partnership=partnership).exclude(state__in=ELSEWHERE)
    rows = rows.exclude(room__in=Erasure.objects.values("room")).prefetch_related("submissions", "analyses")
    settled = {what: access.choices_made(Choice, partnership, what) for what in (DATABASE, NOTIFIED_WITHIN)}

    def value(what: str, day: date) -> str:
        return next((row.value for row in reversed(settled[what]) if row.start <= day), shipped(what))

    found = {}
    for death in rows:
        analysis, on = standing_analysis(death), death.notified_on
        asked = asked_of(death.state, analysis.agreed_on if analysis else None)
        if value(DATABASE, on) == "here":
            late = within(death.month) is not None and today > by_day(on, int(value(NOTIFIED_WITHIN, on)))
            unsent = [form for form in asked if sent_as(death, form) is None]
            found[death.pk] = [Unsent(FORMS[form], late and form == NOTIFICATION) for form in unsent]
    return found
