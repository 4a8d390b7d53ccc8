"""What is kept of each source of a report, and what has changed in them since it was frozen."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import Figure
from lineofsight.core.insight.publishing.selectors import is_public
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.models import Frozen
from lineofsight.lead.annual_report.selectors.uses import Use, sources_text

NOT_PUBLIC = "not public yet"


def source_entry(number: int, uses: list[Use]) -> dict[str, Any]:
    """One source as it is frozen: what it is, what was printed of it, and every observation it rests on.

    Args:
        uses: every place that rests on the same values, so that one number serves for all.
    """
    use = uses[0]
    every = {figure.observation.ref: figure for each in uses for figure in each.figures if figure.observation}
    return {
        "number": number,
        "key": use.indicator.key,
        "edition": use.indicator.edition,
        "name": use.name,
        "definition": use.indicator.definition,
        "definition_from": use.indicator.official_source.instrument,
        "as": list(dict.fromkeys(each.placement.as_ for each in uses)),
        "text": "; ".join(dict.fromkeys(each.text for each in uses)),
        "period": use.periods,
        "source": use.source,
        "status": str(use.status),
        "footnote": use.footnote,
        "caveats": list(use.caveats),
        "observations": [observation_entry(figure) for figure in every.values()],
    }


def observation_entry(figure: Figure) -> dict[str, str]:
    seen = figure.observation
    return {
        "ref": seen.ref,
        "period": str(figure.period),
        "label": figure.period.label,
        "breakdown": figure.breakdown,
        "text": figure.text,
        "source": seen.source.name,
        "how": sources_text([seen]),
        "status": seen.status,
        "recorded_at": seen.recorded_at.isoformat(),
        "known_from": seen.known_from.isoformat(),
    }


@dataclass(frozen=True)
class Change:
    """A figure of a signed report that was corrected afterwards: what was printed, what stands now, when and why."""

    ref: str
    number: int
    name: str
    period: str
    printed: str
    corrected: str
    when: datetime
    reason: str


def changes_since(frozen: Frozen) -> list[Change]:
    """Each figure of a frozen report whose observation was replaced since. The report itself is never altered."""
    entries = [(figure, seen) for figure in frozen.figures for seen in figure["observations"]]
    replaced = insight.replaced_since({seen["ref"] for _, seen in entries})
    book = insight.book(frozen.partnership, {figure["key"] for figure, _ in entries})
    changes: dict[str, Change] = {}
    for figure, seen in entries:
        if seen["ref"] in replaced and seen["ref"] not in changes:
            changes[seen["ref"]] = change_of(figure, seen, replaced[seen["ref"]], book)
    return list(changes.values())


def changes_open(frozen: Frozen) -> list[Change]:
    """The same for everybody: that a figure was corrected, and by what where that is public; else only that it was."""
    entries = {seen["ref"] for figure in frozen.figures for seen in figure["observations"]}
    replaced = insight.replaced_since(entries)
    made = insight.publications(frozen.partnership, {row.indicator for row in replaced.values()})
    shut = {ref for ref, latest in replaced.items() if not is_public(latest, made)}
    return [
        replace(each, corrected=NOT_PUBLIC, reason=NOT_PUBLIC) if each.ref in shut else each
        for each in changes_since(frozen)
    ]


def change_of(figure: dict, seen: dict, latest, book) -> Change:
    indicator = library.indicator(figure["key"], figure["edition"])
    # The same source's value for the same area: another's is not a correction of it.
    there = book.elsewhere(latest.area)
    now = there.figure(indicator, Period.parse(seen["period"]), seen["breakdown"], source=latest.source_id)
    return Change(
        ref=seen["ref"],
        number=figure["number"],
        name=figure["name"],
        period=seen["label"],
        printed=seen["text"],
        corrected=now.text,
        when=latest.recorded_at,
        reason=latest.reason,
    )
