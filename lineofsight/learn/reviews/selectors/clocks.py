"""Reads of clocks: what a partnership settled, the day that rules, and how each clock stands."""

from dataclasses import dataclass
from datetime import date

from lineofsight.core.access import selectors as access
from lineofsight.core.access.models import Partnership
from lineofsight.kernel import clock
from lineofsight.learn.reviews.models import ClockChoice, Deadline, Incident
from lineofsight.learn.reviews.rules.clocks import Choice, Clock, Standing, clock_on, clocks, standing, usual


@dataclass(frozen=True)
class Running:
    """One clock of an incident: its rule, the day that rules, those before it, and how it stands."""

    rule: Clock
    deadline: Deadline
    earlier: tuple[Deadline, ...]
    standing: Standing
    done: date | None


def choice_on(partnership: Partnership, rule: Clock, day: date) -> Choice:
    """What starts a clock, and its day one, by what had been settled for a day."""
    made = access.choice_on(ClockChoice, partnership, rule.key, day)
    return Choice(made.starts, made.day_one) if made else usual(rule)


def rule_of(deadline: Deadline) -> Clock:
    """The rule a deadline was computed by."""
    return next(each for each in clocks(deadline.edition) if each.key == deadline.what)


def running(incident: Incident) -> list[Running]:
    """The clocks of an incident, each by the last row of its history."""
    found: dict[str, list[Deadline]] = {}
    for each in incident.deadlines.all():
        found.setdefault(each.what, []).append(each)
    made = []
    for what, rows in found.items():
        done = done_on(incident, what)
        stands = standing(rows[-1].due_on, clock.today(), done)
        made.append(Running(rule_of(rows[-1]), rows[-1], tuple(rows[:-1]), stands, done))
    return made


def done_on(incident: Incident, what: str) -> date | None:
    """The day on which what a clock asks for was done; deciding not to notify ends its clock too."""
    if what == "rapid_review":
        return incident.sent_on
    if what == "notify" and incident.notified_on:
        return incident.notified_on
    last = incident.decisions.last()
    return last.decided_on if last and incident.state != "referred" else None


def rules_shown(partnership: Partnership, today: date) -> list[tuple[Clock, Choice, list[ClockChoice]]]:
    """Every clock with what holds today, and what was settled."""
    return [
        (each, choice_on(partnership, each, today), access.choices_made(ClockChoice, partnership, each.key))
        for each in clocks()
    ]


__all__ = ["Running", "choice_on", "clock_on", "done_on", "rule_of", "rules_shown", "running"]
