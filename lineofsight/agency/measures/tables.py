"""The agency's rows as DuckDB tables, in memory alone: the connection may reach no file and no network.

No table holds a child's identity: a child is the number of a row.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from typing import Any

import duckdb
import narwhals as nw

from lineofsight.kernel.working_days import working_calendar

# Columns of a table and their types in DuckDB.
Columns = Mapping[str, str]
DAY, NUMBER, TEXT, YES = "DATE", "INTEGER", "VARCHAR", "BOOLEAN"
# The calendar as rows: how many working days had passed by the end of each day.
CALENDAR: Columns = {"day": DAY, "worked": NUMBER}


class Tables:
    """Tables by name, each a narwhals frame over DuckDB."""

    def __init__(self) -> None:
        self.connection = duckdb.connect(":memory:", config={"enable_external_access": False})

    def add(self, name: str, columns: Columns, rows: Iterable[Sequence[Any]]) -> None:
        """Make a table of rows, column by column: one statement whatever their number."""
        made = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        self.connection.execute(f"CREATE TABLE {name} ({made})")
        by_column = [list(column) for column in zip(*rows, strict=True)]
        if by_column:
            lists = ", ".join(f"unnest(?::{kind}[])" for kind in columns.values())
            self.connection.execute(f"INSERT INTO {name} SELECT {lists}", by_column)

    def __getitem__(self, name: str) -> nw.LazyFrame[Any]:
        return nw.from_native(self.connection.table(name))

    @cached_property
    def calendar(self) -> nw.LazyFrame[Any]:
        """The working days passed by the end of each day of the bank holidays' list."""
        self.add("calendar", CALENDAR, calendar_rows())
        return self["calendar"]

    def within(
        self, frame: nw.LazyFrame[Any], start: str, end: str, days: int, into: str = "in_time"
    ) -> nw.LazyFrame[Any]:
        """Whether one column's day lies within so many working days of another's, in a column of its own.

        False where either is not known or lies outside the years of the bank holidays' list, and where the end comes
        before the start.
        """
        begun = self.calendar.select(nw.col("day").alias(start), nw.col("worked").alias("worked_before"))
        ended = self.calendar.select(nw.col("day").alias(end), nw.col("worked").alias("worked_after"))
        joined = frame.join(begun, on=start, how="left").join(ended, on=end, how="left")
        passed = nw.col("worked_after") - nw.col("worked_before")
        told = ((nw.col(end) >= nw.col(start)) & (passed <= days)).fill_null(False)
        return joined.with_columns(told.alias(into)).drop("worked_before", "worked_after")

    def close(self) -> None:
        self.connection.close()


@cache
def calendar_rows() -> list[tuple[date, int]]:
    """Each day and how many working days had passed by its end."""
    calendar = working_calendar()
    passed, rows = 0, []
    working = set(calendar.days)
    for number in range(calendar.first.toordinal(), calendar.last.toordinal() + 1):
        day = date.fromordinal(number)
        passed += day in working
        rows.append((day, passed))
    return rows
