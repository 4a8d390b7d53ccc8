"""The five years of a made-up partnership (`years.py`), measured at a tenth of its actions and at all of them.

The database is kept as it is at a tenth. Of both each thing is asked for directly one after the other, so that whatever
else the machine does falls on both alike.
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
    """What something took: the milliseconds of each round, its queries, and the kilobytes of its answer."""

    times: list[float]
    queries: int
    size: float

    @property
    def ms(self) -> float:
        """The median."""
        return statistics.median(self.times)


def years_table() -> str:
    """How long laying down the years takes through the services, and each page at both sizes."""
    begin_anew()
    years = lived.found()
    seconds = years.live(TENTH)
    small = standing(years)
    seconds += years.live()
    whole = standing(years)
    return written(whole.calls, *measured(small, whole), seconds)


def begin_anew() -> None:
    """A database of the years' own. Beside them the demonstration would be daily looked after on days before anything
    in it began, which is refused."""
    from django.core.management import call_command
    from django.db import connection

    from lineofsight.journeys.demonstration import cast

    connection.close()
    connection.settings_dict["NAME"] = f"{connection.settings_dict['NAME']}.years"
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    cast.administrator()


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
    """What everything costs of each. Each thing is asked for in turn, of the one and at once of the other, now the one
    first and now the other, many times round."""
    names = list(standings[-1].calls)
    shapes = [{name: asked_of(each, name, shape) for name in names} for each in standings]
    times: list[dict[str, list[float]]] = [{name: [] for name in names} for _ in standings]
    both_ways = [list(zip(standings, times, strict=True))[::step] for step in (1, -1)]
    for number in range(ROUNDS):
        for name in names:
            for each, found in both_ways[number % 2]:
                found[name].append(asked_of(each, name, timed))
    return [{name: Cost(found[name], *shapes[n][name]) for name in names} for n, found in enumerate(times)]


def asked_of(standing: Standing, name: str, how):
    """One thing asked for, on its day, of its own database: once unheard, so that what it reads is at hand."""
    from django.db import connection

    from lineofsight.journeys.demonstration.days import on

    connection.close()
    connection.settings_dict["NAME"] = standing.database
    with on(standing.today):
        standing.calls[name].call()
        return how(standing.calls[name].call)


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
        f"Measured as it was with {TENTH:,} actions and as it is on the last day, the one directly after the other. "
        "A page that was not full then holds more rows now: its kilobytes say so. Files, what reads all that is owed "
        "(the digests) or happened since (a highlight report), and what reads all that was ever learned may grow and "
        "are marked.",
        "",
        f"| page | × empty page, {TENTH:,} actions | × empty page, {lived.ACTIONS:,} | ms | queries | kB | growth | |",
        "|---|---|---|---|---|---|---|---|",
    ]
    empty = statistics.median(small["empty page"].times + whole["empty page"].times)
    steeper = {name: growth(small[name], whole[name]) for name in whole}
    for name, cost in whole.items():
        before, after = small[name].ms / empty, cost.ms / empty
        counts = f"{both(small[name].queries, cost.queries)} | {both(round(small[name].size), round(cost.size))}"
        told = f"{steeper[name]:.2f} | {NOTE[calls[name].grows]}"
        lines.append(f"| {name} | {before:.1f} | {after:.1f} | {cost.ms:.0f} | {counts} | {told} |")
    steep = [name for name, times in steeper.items() if times > FLAT and not calls[name].grows]
    return "\n".join(
        [*lines, "", f"Steeper than {FLAT}: {'; '.join(steep)}." if steep else f"No page grows by {FLAT}."]
    )


def growth(small: Cost, whole: Cost) -> float:
    """How many times as long it takes: the median of the rounds, in each of which both were asked for together."""
    return statistics.median(after / before for before, after in zip(small.times, whole.times, strict=True))


def both(before: int, after: int) -> str:
    """One number where it is the same at both sizes, else both."""
    return f"{after}" if before == after else f"{before} → {after}"
