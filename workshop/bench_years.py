"""The five years of a made-up partnership (`years.py`), measured at a tenth of its actions and at all of them.

The database is kept as it is at a tenth. Both are measured in the same rounds, now the one, now the other, so that
whatever else the machine does falls on both alike.
"""

import os
import statistics
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

from workshop import years as lived
from workshop.timing import timed
from workshop.years_pages import Measured, calls

TENTH = lived.ACTIONS // 10
# Half as many rounds as for the other pages; there are six times as many of these.
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "40")) // 2 or 1
FLAT = 1.3
NOTE = {True: "grows with what it holds", False: ""}


@dataclass(frozen=True)
class Standing:
    """The partnership as it stood on a day: its database, and what is measured of it."""

    database: str
    today: date
    calls: dict[str, Measured]


@dataclass(frozen=True)
class Cost:
    """What something took: the median of its milliseconds, its queries, and the kilobytes of its answer."""

    ms: float
    queries: int
    size: float


def years_table() -> str:
    """How long laying down the years takes through the services, and each page at both sizes."""
    years = lived.found()
    seconds = years.live(TENTH)
    small = standing(years)
    seconds += years.live()
    whole = standing(years)
    return written(whole.calls, *measured(small, whole), seconds)


def standing(years) -> Standing:
    """The partnership as it stands, after the daily command; its database is copied."""
    from django.core.management import call_command
    from django.db import connection

    from lineofsight.core.access.scope import scope
    from lineofsight.journeys.demonstration.days import on

    with on(years.today):
        call_command("daily", stdout=StringIO())
        with scope(years.town):
            wanted = calls(years)
    copy = f"{connection.settings_dict['NAME']}.{len(years.actions)}"
    Path(copy).unlink(missing_ok=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [copy])
    return Standing(copy, years.today, wanted)


def measured(*standings: Standing) -> list[dict[str, Cost]]:
    """What everything costs of each. Each thing is asked for in turn, many times round."""
    shapes = [asked_of(each, shape) for each in standings]
    times: list[dict[str, list[float]]] = [{name: [] for name in each.calls} for each in standings]
    for _ in range(ROUNDS):
        for each, found in zip(standings, times, strict=True):
            for name, ms in asked_of(each, timed).items():
                found[name].append(ms)
    return [
        {name: Cost(statistics.median(found[name]), *shapes[n][name]) for name in found}
        for n, found in enumerate(times)
    ]


def asked_of(standing: Standing, how) -> dict:
    """Everything asked for, on its day, of its own database: once unheard, so that what it reads is at hand."""
    from django.db import connection

    from lineofsight.journeys.demonstration.days import on

    connection.close()
    connection.settings_dict["NAME"] = standing.database
    with on(standing.today):
        found = {}
        for name, each in standing.calls.items():
            each.call()
            found[name] = how(each.call)
        return found


def shape(call) -> tuple[int, float]:
    """How many queries something takes, and how many kilobytes it answers."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        answer = call()
    return len(queries), len(answer or b"") / 1000


def written(calls: dict[str, Measured], small: dict[str, Cost], whole: dict[str, Cost], seconds: float) -> str:
    """The two sizes side by side; what grew by more than is allowed is said under them."""
    lines = [
        f"{lived.ACTIONS:,} actions, {lived.MEETINGS} meetings, {lived.CHALLENGES} challenges and {lived.YEARS} "
        f"business plans in {lived.YEARS} years, day by day through the services in **{seconds / 60:.0f} minutes**. "
        f"Measured as it was with {TENTH:,} actions and as it is on the last day, both in each round. "
        "A page that was not full then holds more rows now: its kilobytes say so. Files, what reads all that is owed "
        "(the digests) or happened since (a highlight report), and what reads all that was ever learned may grow and "
        "are marked.",
        "",
        f"| page | × empty page, {TENTH:,} actions | × empty page, {lived.ACTIONS:,} | ms | queries | kB | growth | |",
        "|---|---|---|---|---|---|---|---|",
    ]
    grown = {name: growth(name, small, whole) for name in whole}
    for name, cost in whole.items():
        before, after = (found[name].ms / found["empty page"].ms for found in (small, whole))
        counts = f"{both(small[name].queries, cost.queries)} | {both(round(small[name].size), round(cost.size))}"
        told = f"{grown[name]:.2f} | {NOTE[calls[name].grows]}"
        lines.append(f"| {name} | {before:.1f} | {after:.1f} | {cost.ms:.0f} | {counts} | {told} |")
    steep = [name for name, times in grown.items() if times > FLAT and not calls[name].grows]
    return "\n".join(
        [*lines, "", f"Steeper than {FLAT}: {'; '.join(steep)}." if steep else f"No page grows by {FLAT}."]
    )


def growth(name: str, small: dict[str, Cost], whole: dict[str, Cost]) -> float:
    """How many times what it was something costs, in empty pages."""
    return whole[name].ms / whole["empty page"].ms / (small[name].ms / small["empty page"].ms)


def both(before: int, after: int) -> str:
    """One number where it is the same at both sizes, else both."""
    return f"{after}" if before == after else f"{before} → {after}"
