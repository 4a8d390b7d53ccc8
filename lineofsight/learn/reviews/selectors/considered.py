"""What may be counted outside the rooms: incidents considered, notified, not notified; reviews begun and on time."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lineofsight.core.access.models import Partnership
from lineofsight.kernel.periods import Period
from lineofsight.kernel.suppression import DFE_1_5, Published, hides
from lineofsight.learn.reviews.models import Decision, Incident
from lineofsight.learn.reviews.rules.codes import ALTERNATIVES
from lineofsight.learn.reviews.selectors.clocks import Running, running
from lineofsight.learn.reviews.selectors.incidents import dissenting, late_accounts

OPEN = ("referred", "reviewing", "sent", "answered")


def latest_decisions(partnership: Partnership, period: Period) -> list[Decision]:
    """The decision that stands for each incident on which one was made in a period; one decided on again, and not yet,
    has none."""
    standing: dict[int, Decision] = {}
    for each in Decision.objects.filter(partnership=partnership).select_related("incident"):
        standing[each.incident_id] = each
    return [
        each for each in standing.values()
        if period.contains(each.decided_on) and each.incident.state != "referred"
    ]  # fmt: skip


def notified_in(partnership: Partnership, period: Period) -> int:
    """How many incidents were notified in a period and stand notified."""
    return sum(each.outcome == "notified" for each in latest_decisions(partnership, period))


def not_notified_in(partnership: Partnership, period: Period) -> int:
    """How many incidents it was decided in a period not to notify."""
    return sum(each.outcome == "not_notified" for each in latest_decisions(partnership, period))


def begun_in(partnership: Partnership, period: Period) -> list[Incident]:
    """The incidents whose rapid review began in a period and was not found needless since."""
    begun = Incident.objects.filter(partnership=partnership, notified_on__range=(period.start, period.end))
    return list(begun.exclude(state__in=("referred", "redesignated")).prefetch_related("deadlines"))


def on_time(incident: Incident) -> bool:
    """Whether its rapid review was sent by the day it was due."""
    due = [each.due_on for each in incident.deadlines.all() if each.what == "rapid_review"]
    return bool(due and incident.sent_on and incident.sent_on <= due[-1])


@dataclass(frozen=True)
class Quarter:
    """What was decided in a quarter, each count as it may leave."""

    period: Period
    considered: str
    notified: str
    not_notified: str
    alternatives: tuple[tuple[str, str], ...]
    dissent: str


def quarter(partnership: Partnership, day: date) -> Quarter:
    """The quarter a day lies in. Counts below six are hidden, but 0 is said (DfE practice, local)."""
    period = Period.quarter(day)
    made = latest_decisions(partnership, period)
    decided = [each for each in made if each.outcome in ("notified", "not_notified")]
    ways = Counter(each.alternative for each in decided if each.outcome == "not_notified")
    parts = protected_parts({key: ways[key] for key in ALTERNATIVES})
    by_outcome = Counter(each.outcome for each in decided)
    total = protected_parts({"notified": by_outcome["notified"], "not_notified": by_outcome["not_notified"]})
    against = sum(bool(dissenting(each.incident)) for each in decided)
    return Quarter(
        period, shown(len(decided)), total["notified"], total["not_notified"],
        tuple((ALTERNATIVES[key], parts[key]) for key in ALTERNATIVES), shown(against),
    )  # fmt: skip


def shown(count: int) -> str:
    """A count as it may leave."""
    return DFE_1_5.symbol if hides(DFE_1_5, Decimal(count)) else str(Published(count))


def protected_parts(parts: dict[str, int]) -> dict[str, str]:
    """Parts of one whole: where one is hidden the next smallest that is not 0 is hidden too, so that the whole does
    not give it away."""
    hidden = {key for key, count in parts.items() if hides(DFE_1_5, Decimal(count))}
    rest = sorted((count, key) for key, count in parts.items() if count and key not in hidden)
    if len(hidden) == 1 and rest:
        hidden.add(rest[0][1])
    return {key: DFE_1_5.symbol if key in hidden else str(count) for key, count in parts.items()}


@dataclass(frozen=True)
class Open:
    """An open incident as the Executive sees it: its key, its state, its clocks, and which agencies are late."""

    incident: Incident
    clocks: tuple[Running, ...]
    late: tuple[str, ...]


def open_incidents(partnership: Partnership) -> list[Open]:
    """Every open incident, the oldest first, by its key."""
    found = Incident.objects.filter(partnership=partnership, state__in=OPEN).order_by("aware_on", "id")
    late: dict[int, list[str]] = {}
    for account in late_accounts(partnership):
        late.setdefault(account.incident_id, []).append(account.organisation.name)
    rows = found.select_related("room").prefetch_related("deadlines")
    return [
        Open(each, tuple(clock for clock in running(each) if clock.done is None), tuple(late.get(each.pk, ())))
        for each in rows
    ]
