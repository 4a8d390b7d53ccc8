"""What may be counted outside the rooms: incidents considered, notified, not notified; reviews begun and on time."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Max, Q, QuerySet

from lineofsight.core.access.models import Partnership
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.kernel.suppression import DFE_1_5, Past, Published, Table, Unprotectable, hides, protected
from lineofsight.learn.reviews.models import Decision, Incident, LocalReview
from lineofsight.learn.reviews.rules.codes import ALTERNATIVES
from lineofsight.learn.reviews.rules.left import DISSENT, LATE, NOTIFIED, ON_TIME, instead
from lineofsight.learn.reviews.rules.local_review import OPEN as UNDER_REVIEW
from lineofsight.learn.reviews.selectors.clocks import Running, review_deadline, running
from lineofsight.learn.reviews.selectors.decisions import last_decision
from lineofsight.learn.reviews.selectors.incidents import dissenting, late_accounts
from lineofsight.learn.reviews.selectors.left import erased_rooms, left_in

OPEN = ("referred", "reviewing", "sent", "answered")
# No rapid review of these was begun, or it was found needless since.
NOT_BEGUN = ("referred", "redesignated")


def latest_decisions(partnership: Partnership, period: Period) -> QuerySet[Decision]:
    """The decision that stands for each incident that was decided on in a period: a notification by the day it was
    notified, as that was put right; anything else by the day of the decision. One decided on again, and not yet, has
    none."""
    days = (period.start, period.end)
    made = Decision.objects.filter(partnership=partnership)
    last = made.order_by().values("incident").annotate(last=Max("id")).values("last")
    notified, otherwise = Q(outcome="notified", incident__notified_on__range=days), Q(decided_on__range=days)
    found = made.filter(notified | ~Q(outcome="notified") & otherwise, id__in=last)
    return found.exclude(incident__state="referred").select_related("incident")


def notified_in(partnership: Partnership, period: Period) -> int:
    """How many incidents were notified in a period and stand notified."""
    standing = latest_decisions(partnership, period).filter(outcome="notified").count()
    return standing + left_in(partnership, period)[NOTIFIED]


def begun_in(partnership: Partnership, period: Period) -> list[Incident]:
    """The incidents whose rapid review began in a period and was not found needless since, but for those erased."""
    begun = Incident.objects.filter(partnership=partnership, notified_on__range=(period.start, period.end))
    begun = begun.exclude(state__in=NOT_BEGUN).exclude(room__in=erased_rooms())
    return list(begun.prefetch_related("deadlines"))


def timely_in(partnership: Partnership, period: Period) -> tuple[int, int]:
    """Of the rapid reviews begun in a period, how many were sent by the day they were due, of how many; one that is
    neither sent nor due yet is not counted."""
    told = [on_time(each) for each in begun_in(partnership, period)]
    left = left_in(partnership, period)
    return told.count(True) + left[ON_TIME], len(told) - told.count(None) + left[ON_TIME] + left[LATE]


def on_time(incident: Incident) -> bool | None:
    """Whether its rapid review was sent by the day it was due; None while that is still to be seen (a share leaves out
    what is pending)."""
    made = review_deadline(incident)
    if made is None:
        return None
    if incident.sent_on is None:
        return False if made.due_on < clock.today() else None
    return incident.sent_on <= made.due_on


def counted_of(incident: Incident) -> list[tuple[str, date]]:
    """What is counted of one incident, and the day on which it is, as `quarter` and the figures count it. A rapid
    review that was not sent is not sent any more once it is erased."""
    last, found = last_decision(incident), []
    if incident.notified_on and incident.state not in NOT_BEGUN and review_deadline(incident):
        found.append((ON_TIME if on_time(incident) else LATE, incident.notified_on))
    if last is None or last.outcome not in COUNTED or incident.state == "referred":
        return found
    notified = last.outcome == "notified"
    on = incident.notified_on if notified else last.decided_on
    found.append((NOTIFIED if notified else instead(last.alternative), on))
    return [*found, (DISSENT, on)] if dissenting(incident) else found


@dataclass(frozen=True)
class Quarter:
    """What was decided in a quarter, each count as it may leave, and which of them are protected."""

    period: Period
    considered: str
    notified: str
    not_notified: str
    alternatives: tuple[tuple[str, str], ...]
    dissent: str
    protected: tuple[str, ...]


# What was decided that is counted quarter by quarter.
COUNTED = ("notified", "not_notified")
LABELLED = {
    "considered": "decided on", "notified": "notified", "not_notified": "not notified",
    "dissent": "with a partner’s dissent", **{key: label.lower() for key, label in ALTERNATIVES.items()},
}  # fmt: skip


def quarter(partnership: Partnership, day: date) -> Quarter:
    """The quarter a day lies in. Counts below six are hidden, but 0 is said (DfE practice, local)."""
    period = Period.quarter(day)
    left = left_in(partnership, period)
    found = latest_decisions(partnership, period).filter(outcome__in=COUNTED)
    decided = list(found.prefetch_related("incident__decisions", "incident__partner_views__organisation"))
    by_outcome = Counter(each.outcome for each in decided)
    ways = Counter(each.alternative for each in decided if each.outcome == "not_notified")
    against = sum(bool(dissenting(each.incident)) for each in decided) + left[DISSENT]
    away = {key: ways[key] + left[instead(key)] for key in ALTERNATIVES}
    told = protected_counts(by_outcome["notified"] + left[NOTIFIED], away, against)
    return Quarter(
        period, told["considered"], told["notified"], told["not_notified"],
        tuple((ALTERNATIVES[key], told[key]) for key in ALTERNATIVES), told["dissent"],
        tuple(label for key, label in LABELLED.items() if told[key] == DFE_1_5.symbol),
    )  # fmt: skip


def protected_counts(notified: int, ways: dict[str, int], against: int) -> dict[str, str]:
    """What was decided as it may leave: one table, for what was decided on is what was notified and what was not, and
    what was not is all that was done instead. What is hidden in one sum cannot be had from another.

    Args:
        ways: how many were not notified, by what was done instead. against: to how many of all a partner dissents.
    """
    away = sum(ways.values())
    every = notified + away
    cells = {"considered": every, "notified": notified, "not_notified": away, "dissent": against, **ways}
    # How many no partner dissents from is printed nowhere, but follows from what is.
    counts: dict[tuple[str, ...], int] = {(key,): count for key, count in {**cells, "agreed": every - against}.items()}
    equations: tuple[dict[tuple[str, ...], int], ...] = (
        {("notified",): 1, ("not_notified",): 1, ("considered",): -1},
        {**{(key,): 1 for key in ways}, ("not_notified",): -1},
        {("dissent",): 1, ("agreed",): 1, ("considered",): -1},
    )
    # The scorecard has how many were notified, by the same threshold: it is printed there if it is not small.
    printed = frozenset() if hides(DFE_1_5, Decimal(notified)) else frozenset({("notified",)})
    table, past = Table(counts, equations, linked=True), Past(printed, frozenset())
    try:
        hidden = protected(table, threshold=DFE_1_5.threshold, past=past)
    except Unprotectable:
        hidden = set(counts) - printed
    return {key: DFE_1_5.symbol if (key,) in hidden else str(Published(count)) for key, count in cells.items()}


@dataclass(frozen=True)
class Open:
    """An open incident as the Executive sees it: its key, its state, its clocks, and which agencies are late."""

    incident: Incident
    clocks: tuple[Running, ...]
    late: tuple[str, ...]


def open_incidents(partnership: Partnership) -> list[Open]:
    """Every open incident, the oldest first, by its key; also one whose local review is commissioned and not begun, or
    has ended and nobody closed the incident. While a local review is open that one stands for it."""
    under_review = LocalReview.objects.filter(state__in=UNDER_REVIEW).values("incident")
    waits = Q(state="local_review") & ~Q(pk__in=under_review)
    found = Incident.objects.filter(Q(state__in=OPEN) | waits, partnership=partnership).order_by("aware_on", "id")
    found = found.exclude(room__in=erased_rooms())
    late: dict[int, list[str]] = {}
    for account in late_accounts(partnership):
        late.setdefault(account.incident_id, []).append(account.organisation.name)
    rows = found.select_related("room").prefetch_related("deadlines", "decisions")
    return [
        Open(each, tuple(one for one in running(each) if one.done is None), tuple(late.get(each.pk, ())))
        for each in rows
    ]
