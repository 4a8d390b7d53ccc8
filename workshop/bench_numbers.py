"""Disclosure control and control charts measured: tables protected and attacked, charts drawn up; each in a process of
its own, so that its memory is its own.

`BENCH_PEERS` may name the Python of another environment in which packages of others are installed; what they do
of the same work is then measured in the same run (`peers.py`).
"""

import json
import os
import random
import subprocess
import sys
from itertools import product
from time import perf_counter

from workshop.timing import memory

THRESHOLD = 5
# Rows and columns; the last is past the size to which a table is solved exactly.
SHAPES = ((10, 20), (25, 20), (50, 20), (200, 20))
SERIES, POINTS = 2_000, 144


def counts(rows: int, columns: int) -> dict[tuple[str, str], int]:
    """A table of made-up counts, many of them small, with its margins; the same each time."""
    drawn = random.Random(f"{rows} by {columns}")  # noqa: S311 - made-up counts, no secret
    cells = {
        (f"r{row}", f"c{column}"): int(drawn.expovariate(1 / 25))
        for row, column in product(range(rows), range(columns))
    }
    for (row, column), count in list(cells.items()):
        for margin in ((row, "total"), ("total", column), ("total", "total")):
            cells[margin] = cells.get(margin, 0) + count
    return cells


def protecting(rows: int, columns: int, threshold: int = THRESHOLD) -> dict:
    """One table protected, and what an outsider can then work out of it."""
    from lineofsight.kernel.suppression import attack, protect

    cells = counts(rows, columns)
    small = sum(1 <= count <= threshold for count in cells.values())
    began = perf_counter()
    hidden = protect(cells, threshold=threshold)
    protected = perf_counter()
    reach = attack(cells, hidden)
    attacked = perf_counter()
    return {
        "small": small, "hidden": len(hidden), "lost": sum(cells[key] for key in hidden),
        "known": sum(low == high for low, high in reach.values()),
        "protect": protected - began, "attack": attacked - protected,
    }  # fmt: skip


def charting() -> dict:
    """Many series drawn up as control charts."""
    from lineofsight.kernel.spc import xmr

    every = series()
    began = perf_counter()
    found = [xmr(values).points for values in every]
    seconds = perf_counter() - began
    first = xmr(every[0], screen_outliers=False).points[0]
    return {
        "seconds": seconds, "signals": sum(point.is_signal for points in found for point in points),
        "first": [first.centre, first.lower, first.upper],
    }  # fmt: skip


def series() -> list[list[float]]:
    """Made-up series; the same each time."""
    drawn = random.Random("series")  # noqa: S311 - made-up values
    return [[round(drawn.gauss(100, 12), 1) for _ in range(POINTS)] for _ in range(SERIES)]


def measured(*arguments: str, python: str = sys.executable, module: str = "workshop.bench_numbers") -> dict:
    """What one piece of work takes in a fresh process: seconds, what it found, and megabytes at most."""
    done = subprocess.run([python, "-m", module, *arguments], capture_output=True, text=True, check=True)  # noqa: S603
    return json.loads(done.stdout.splitlines()[-1])


def numbers_table() -> str:
    """Tables and charts, as they are written down."""
    lines = [
        f"Counts from 1 to {THRESHOLD} are small. *Worked out* is how many hidden cells an outsider can tell exactly. "
        "Tables of more than 2,000 cells above 0 are protected one requirement at a time.",
        "",
        "| table with its totals | small | hidden | lost of all counts | protect, s | attack, s | worked out | MB |",
        "|---|---|---|---|---|---|---|---|",
        *(protected_row(rows, columns) for rows, columns in SHAPES),
    ]
    chart = measured("charts")
    each = chart["seconds"] / SERIES * 1000
    lines += ["", f"{SERIES:,} control charts of {POINTS} points, limits and rules: {each:.2f} ms each."]
    peer = os.environ.get("BENCH_PEERS")
    return "\n".join(lines + (["", *beside(peer, chart)] if peer else []))


def protected_row(rows: int, columns: int) -> str:
    """What protecting one table took."""
    found, whole = measured("protect", str(rows), str(columns)), counts(rows, columns)["total", "total"]
    return (
        f"| {rows} × {columns} | {found['small']} | {found['hidden']} | {100 * found['lost'] / whole:.1f}% | "
        f"{found['protect']:.2f} | {found['attack']:.2f} | {found['known']} | {found['mb']:.0f} |"
    )


def beside(peer: str, chart: dict) -> list[str]:
    """The same work by others, in the same run."""
    theirs = measured("tables", "50", "20", python=peer, module="workshop.peers")
    ours, whole = measured("protect", "50", "20", "9"), counts(50, 20)["total", "total"]
    charts = measured("charts", python=peer, module="workshop.peers")
    far = max(abs(a - b) for a, b in zip(charts["first"], chart["first"], strict=True))
    hidden = (
        f"{ours['protect']:.2f} s; {ours['hidden']} cells hidden; every total not among them is true, the whole "
        f"is {whole:,}"
    )
    suppressed = (
        f"acro: {theirs['seconds']:.2f} s; {theirs['hidden']} cells hidden, noughts too; each total is that of "
        f"what is shown: the whole reads {theirs['total']:,.0f}"
    )
    limits = f"pyspc: {charts['seconds']:.1f} s, limits alone; the first differ by {far:.3f} at most"
    return [
        "Others’ packages, the same work in the same run:",
        "",
        "| work | here | elsewhere |",
        "|---|---|---|",
        f"| 50 × 20, counts below 10 hidden | {hidden} | {suppressed} |",
        f"| {SERIES:,} charts | {chart['seconds']:.1f} s, limits and rules | {limits} (3 / 1.128 beside 2.66) |",
    ]


def main() -> int:
    """One piece of work, its result as a line of JSON."""
    what, *sizes = sys.argv[1:]
    found = protecting(*map(int, sizes)) if what == "protect" else charting()
    found["mb"] = memory()
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
