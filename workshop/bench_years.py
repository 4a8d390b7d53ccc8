"""The five years of a made-up partnership (`years.py`), measured at a tenth of its actions and at all of them."""

import os
import statistics
from io import StringIO

from workshop import years as lived
from workshop.timing import timed
from workshop.years_pages import Measured, calls

TENTH = lived.ACTIONS // 10
# As many rounds as for the other pages; there are six times as many of these.
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "40")) // 2 or 1
FLAT = 1.3
NOTE = {True: "grows with what it holds", False: ""}


def years_table() -> str:
    """How long laying down the years takes through the services, and each page at both sizes."""
    years = lived.found()
    seconds = years.live(TENTH)
    small = measured(years)
    seconds += years.live()
    whole = measured(years)
    return written(small, whole, seconds)


def measured(years) -> dict[str, tuple[float, int, bool]]:
    """For everything that is measured on the day the years have come to: the median of its milliseconds, its queries,
    and whether it may grow. Each is asked for in turn, many times round."""
    from django.core.management import call_command

    from lineofsight.core.access.scope import scope
    from lineofsight.journeys.demonstration.days import on

    with on(years.today):
        call_command("daily", stdout=StringIO())
        with scope(years.town):
            wanted = calls(years)
        queries = {name: asked(each) for name, each in wanted.items()}
        times: dict[str, list[float]] = {name: [] for name in wanted}
        for _ in range(ROUNDS):
            for name, each in wanted.items():
                times[name].append(timed(each.call))
    return {name: (statistics.median(times[name]), queries[name], each.grows) for name, each in wanted.items()}


def asked(each: Measured) -> int:
    """How many queries it takes, once it has been asked for before."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    each.call()
    with CaptureQueriesContext(connection) as queries:
        each.call()
    return len(queries)


def written(small: dict, whole: dict, seconds: float) -> str:
    """The two sizes side by side, what grew by more than is allowed said under them."""
    base_small, base_whole = small["empty page"][0], whole["empty page"][0]
    lines = [
        f"{lived.ACTIONS:,} actions, {lived.MEETINGS} meetings, {lived.CHALLENGES} challenges and {lived.YEARS} "
        f"business plans in {lived.YEARS} years, day by day through the services in **{seconds / 60:.0f} minutes**. "
        f"Measured when there were {TENTH:,} actions, and on the last day; {ROUNDS} rounds. Files, what "
        "reads all that is owed (the digests) or happened since (a highlight report), and what reads all that was ever "
        "learned may grow and are marked.",
        "",
        f"| page | × empty page, {TENTH:,} actions | × empty page, {lived.ACTIONS:,} | ms | queries | growth | |",
        "|---|---|---|---|---|---|---|",
    ]
    steeper = []
    for name, (ms, queries, grows) in whole.items():
        before, after = small[name][0] / base_small, ms / base_whole
        asks = f"{queries}" if queries == small[name][1] else f"{small[name][1]} → {queries}"
        growth = f"{after / before:.2f} | {NOTE[grows]}"
        lines.append(f"| {name} | {before:.1f} | {after:.1f} | {ms:.0f} | {asks} | {growth} |")
        if after > FLAT * before and not grows:
            steeper.append(name)
    told = ", ".join(steeper)
    lines += ["", f"Steeper than {FLAT}: {told}." if steeper else f"No page grows by more than {FLAT} times."]
    return "\n".join(lines)
