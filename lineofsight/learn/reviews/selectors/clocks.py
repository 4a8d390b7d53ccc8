"""Reads of clocks: what a partnership settled, the day that rules, and how each clock stands."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from lineofsight.core.access import selectors as access
from lineofsight.core.access.models import Partnership
from lineofsight.kernel import clock
from lineofsight.learn.reviews.models import ClockChoice, DayPlanChoice, Deadline, Incident
from lineofsight.learn.reviews.rules.clocks import Choice, Clock, Standing, clock_on, clocks, standing, usual
from lineofsight.learn.reviews.rules.day_plan import DayPlan, day_plan, own_plan
from lineofsight.learn.reviews.selectors.decisions import last_decision

REVIEW, PLAN = "rapid_review", "day_plan"


@dataclass(frozen=True)
class Running:
    """One clock of an incident: its rule, the day that rules, those before it that were others, and how it stands."""

    rule: Clock
    deadline: Deadline
    earlier: tuple[Deadline, ...]
    standing: Standing
    done: date | None


def choice_on(partnership: Partnership, rule: Clock, day: date) -> Choice:
    """What starts a clock, and its day one, by what had been settled for a day."""
    made = access.choice_on(ClockChoice, partnership, rule.key, day)
    return Choice(made.starts, made.day_one) if made else usual(rule)


def plan_on(partnership: Partnership, day: date) -> DayPlan:
    """The day plan of a rapid review that began on a day: what the partnership had settled, or the one that ships."""
    made = access.choice_on(DayPlanChoice, partnership, PLAN, day)
    return own_plan(made.steps, made.reminders, made.ref) if made else day_plan()


def plans_settled(partnership: Partnership) -> list[DayPlanChoice]:
    """Every plan a partnership settled, the oldest first."""
    return access.choices_made(DayPlanChoice, partnership, PLAN)


def rule_of(deadline: Deadline) -> Clock:
    """The rule a deadline was computed by."""
    return next(each for each in clocks(deadline.edition) if each.key == deadline.what)


def review_deadline(incident: Incident) -> Deadline | None:
    """The row that rules the clock of the rapid review; none where it never began."""
    rows = [each for each in incident.deadlines.all() if each.what == REVIEW]
    return rows[-1] if rows else None


def running(incident: Incident) -> list[Running]:
    """The clocks of an incident, each by the last row of its history: that of the decision, by today's rule or by that
    of its time, whichever its day falls under now; and that of the rapid review, while it stands notified."""
    rows = list(incident.deadlines.all())
    chains = [[each for each in rows if each.what != REVIEW]]
    if incident.notified_on:
        chains.append([each for each in rows if each.what == REVIEW])
    return [run(incident, chain) for chain in chains if chain]


def run(incident: Incident, rows: list[Deadline]) -> Running:
    """How one clock stands, with the rows of its history that said another day than the next."""
    last = rows[-1]
    done = done_on(incident, last.what)
    earlier = [one for one, then in pairwise(rows) if (one.start_on, one.due_on) != (then.start_on, then.due_on)]
    return Running(rule_of(last), last, tuple(earlier), standing(last.due_on, clock.today(), done), done)


def done_on(incident: Incident, what: str) -> date | None:
    """The day on which what a clock asks for was done. Deciding not to notify ends its clock too, and finding that the
    criteria were not met ends that of a review that was not sent."""
    last = last_decision(incident)
    decided = last.decided_on if last and incident.state != "referred" else None
    if what == REVIEW:
        return incident.sent_on or (decided if incident.state == "redesignated" else None)
    if what == "notify" and incident.notified_on:
        return incident.notified_on
    return decided


def rules_shown(partnership: Partnership, today: date) -> list[tuple[Clock, Choice, list[ClockChoice]]]:
    """Every clock with what holds today, and what was settled."""
    return [
        (each, choice_on(partnership, each, today), access.choices_made(ClockChoice, partnership, each.key))
        for each in clocks()
    ]


__all__ = ["Running", "choice_on", "clock_on", "done_on", "review_deadline", "rule_of", "rules_shown", "running"]
