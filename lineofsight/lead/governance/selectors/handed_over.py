"""What went from one body to another: the bodies before one, and what that says in a record's history."""

from typing import Any

from lineofsight.core.people.record_pages import history_of
from lineofsight.core.records.models import Record
from lineofsight.lead.governance.models import Body, HandedOver


def line_of(body: Body) -> list[Body]:
    """A body and those it took over from, and those they did, each once."""
    line, left = [body], list(body.predecessors.all())
    while left:
        before = left.pop()
        if before not in line:
            line.append(before)
            left += list(before.predecessors.all())
    return line


def whole_history(record: Record) -> list[dict[str, Any]]:
    """A record's moves, and its going from one body to another, the latest first."""
    rows = HandedOver.objects.filter(record_ref=record.ref).select_related("was", "becomes", "by")
    handed = [
        {"when": r.at, "who": r.by.name if r.by else "", "what": f"Handed over by {r.was.name} to {r.becomes.name}",
         "why": r.reason}
        for r in rows
    ]  # fmt: skip
    return sorted([*handed, *history_of(record)], key=lambda row: row["when"], reverse=True)
