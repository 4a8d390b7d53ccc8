"""Whose figure has to be explained, and what is still owed of it: red, or more than chance makes."""

from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import PUBLISHED, Book, Figure
from lineofsight.core.notices.models import Due
from lineofsight.know.performance.models import Commentary, Item, Rebase, Return
from lineofsight.know.performance.selectors.charts import charts_chosen
from lineofsight.know.performance.selectors.limits import Charts, rebases_of, verdict_of
from lineofsight.know.performance.selectors.returns import questions_of

OFF_TARGET = "Off its target"
SIGNAL = "More than chance"
MOVED = "Moved far since last time"


@dataclass(frozen=True)
class Owed:
    """That an agency owes a few words about one of its figures: which, and why."""

    item: Item
    why: str


def what_of(item: Item) -> str:
    """The word under which commentary on an item is owed: one for each item of a return."""
    return f"commentary-{item.position}"


def wanted_of(agency_return: Return) -> list[Owed]:
    """Of which of its figures an agency must say what they mean, as everybody reads them: those off their target or
    their tolerance, and those that are a signal in the run that is drawn. None where the partnership asks no questions.

    Strength: local, from the partnership's own practice: whoever owns a figure explains it, not who collects it.
    """
    items = list(agency_return.items.select_related("agency_return__request"))
    if not items or not questions_of(agency_return.partnership):
        return []
    keys = [item.indicator for item in items]
    book = insight.book(agency_return.partnership, keys, audience=PUBLISHED)
    rebases = rebases_of(agency_return.partnership, keys)
    charts = charts_chosen(agency_return.partnership, keys)
    source, found = agency_return.organisation_id, []
    for item in items:
        figure = book.figure(item.definition, item.period, source=source)
        if figure.value is None or figure.observation.record_ref != agency_return.ref:
            continue
        if why := why_wanted(book, item, figure, rebases, charts):
            found.append(Owed(item, why))
    return found


def why_wanted(book: Book, item: Item, figure: Figure, rebases: Iterable[Rebase], charts: Charts) -> str:
    """Why a figure has to be explained: off its target, more than chance, or far from last time's by its tolerance;
    nothing where it need not be."""
    about, source = item.definition, item.agency_return.organisation_id
    if about.meets_target(figure.value) is False:
        return OFF_TARGET
    verdict = verdict_of(book, about, item.period, rebases, charts, source=source)
    if verdict and verdict.signal:
        return SIGNAL
    before = book.before(about, item.period, source=source)
    compared = before.value is not None and book.break_between(about, before.period, item.period) is None
    return MOVED if compared and about.outlying(figure.value, before.value) else ""


def written_for(agency_return: Return) -> set[str]:
    """The indicators of which an agency has said something in this return."""
    return set(Commentary.objects.filter(agency_return=agency_return).values_list("indicator", flat=True))


def owed_on(returns: Iterable[Return]) -> dict[tuple[str, str], Due]:
    """What is still owed about some returns' figures, by the return's ref and the word it is owed under."""
    refs = [each.ref for each in returns]
    rows = Due.objects.filter(
        record_ref__in=refs, what__startswith="commentary-", done_at=None, lifted_at=None
    ).select_related("organisation")
    return {(row.record_ref, row.what): row for row in rows}


def owed_about(returns: Iterable[Return], key: str | None = None) -> dict[str, list[Due]]:
    """The same by indicator, the soonest first; of one indicator, where it is named."""
    returns = list(returns)
    owed = owed_on(returns)
    if not owed:
        return {}
    items = Item.objects.filter(agency_return__in=returns).select_related("agency_return")
    found: dict[str, list[Due]] = {}
    for item in items.filter(indicator=key) if key else items:
        due = owed.get((item.agency_return.ref, what_of(item)))
        if due is not None:
            found.setdefault(item.indicator, []).append(due)
    return {name: sorted(rows, key=lambda row: row.on) for name, rows in found.items()}
