"""Counting the things of a measure, whole and in parts: the same for every measure, and once more in plain Python."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.registry import Measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.kernel.periods import Period


@dataclass(frozen=True)
class Counted:
    """What a measure came to: of how many things how many count, and in which parts; an average's sum in `amount`.

    A part is a breakdown such as "category=neglect"; what could not be classified has an empty code.
    """

    things: int
    counts: int
    parts: Mapping[str, int] = field(default_factory=dict)
    amount: int = 0


def count(measure: Measure, tables: Tables, period: Period) -> Counted:
    """Count in DuckDB."""
    rows = measure.rows(tables, period)
    asked = [nw.len().alias("things"), nw.col("counts").cast(nw.Int64).sum().fill_null(0).alias("in_numerator")]
    if measure.average:
        asked.append(nw.col("amount").cast(nw.Int64).sum().fill_null(0).alias("amount"))
    flags = [f"{dimension}={code}" for dimension, codes in measure.overlapping.items() for code in codes]
    asked += [nw.col(flag).cast(nw.Int64).sum().fill_null(0).alias(flag) for flag in flags]
    found = fetched(rows.select(*asked))[0]
    parts = {flag: found[flag] for flag in flags if found[flag]}
    for dimension in measure.dimensions:
        grouped = rows.filter(nw.col("counts")).group_by(dimension).agg(nw.len().alias("things"))
        for row in fetched(grouped):
            breakdown = f"{dimension}={row[dimension] or ''}"
            parts[breakdown] = parts.get(breakdown, 0) + row["things"]
    return Counted(found["things"], found["in_numerator"], parts, found.get("amount", 0))


def fetched(frame: nw.LazyFrame[Any]) -> list[dict[str, Any]]:
    """The rows of a small result, without a further library between DuckDB and Python."""
    native = frame.to_native()
    return [dict(zip(native.columns, row, strict=True)) for row in native.fetchall()]


def count_plainly(measure: Measure, records: Any, period: Period) -> Counted:
    """The same from the reference."""
    things = list(measure.plainly(records, period))
    parts = Counter(
        f"{dimension}={code}" for thing in things if thing.counts for dimension, code in sorted(thing.parts)
    )
    return Counted(len(things), sum(t.counts for t in things), dict(parts), sum(t.amount for t in things))
