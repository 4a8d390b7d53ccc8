"""How long a yearly report takes to be made, and one ten times its size: measured by `workshop.bench`.

A PDF is pressed by a process that has pressed none before: what a process has set once it need not set again, and a
report is seldom made twice in one.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from workshop.long_report import made_longer
from workshop.timing import timed

TIMES, ROUNDS = 10, 3
PRESS = """
import json, resource, sys
from workshop.timing import timed
from lineofsight.core.documents.pdf import compiled, fonts
fonts()
ready = open(sys.argv[1]).read()
print(json.dumps([timed(lambda: compiled(ready, 0)), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def report_builds(empty: float) -> str:
    """The table, each time as a multiple of the empty page's. Nothing that is made for it stays."""
    from django.db import transaction

    from lineofsight.core.access.models import Partnership
    from lineofsight.core.access.scope import scope
    from lineofsight.lead.annual_report.models import Report

    leeds = Partnership.objects.get(slug="leeds")
    with scope(leeds), transaction.atomic():
        report = Report.objects.select_related("partnership").get(slug="2018-19")
        small = measured(report)
        made_longer(report, TIMES)
        large = measured(report)
        transaction.set_rollback(True)
    return written(small, large, empty)


def measured(report) -> dict:
    """What a report holds, how long each step takes, and how much memory pressing it."""
    from lineofsight.core.documents.press import pressed
    from lineofsight.lead.annual_report.selectors.composing import compose, read_report
    from lineofsight.lead.annual_report.selectors.outputs import output_of
    from lineofsight.lead.annual_report.views.files import FORMS

    readings, output = read_report(report), output_of(report)
    steps = {
        "checking every section": lambda: read_report(report),
        "composing": lambda: compose(report),
        "page": lambda: FORMS["html"](output),
        "Word document": lambda: FORMS["docx"](output),
    }
    times = {name: median(step) for name, step in steps.items()}
    presses = [pressing(json.dumps(pressed(output.document, "https://report.example"))) for _ in range(ROUNDS)]
    times["PDF, in a fresh process"] = statistics.median(ms for ms, _ in presses)
    return {
        "sections": len(readings),
        "figures": sum(len(reading.uses) for _, reading in readings),
        "words": sum(reading.words for _, reading in readings),
        "sources": len(output.figures),
        "times": times,
        "memory": max(memory for _, memory in presses),
    }


def median(step: Callable) -> float:
    return statistics.median(timed(step) for _ in range(ROUNDS))


def pressing(ready: str) -> tuple[float, float]:
    """Milliseconds and megabytes that pressing a document takes in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ready.json"
        file.write_text(ready)
        done = subprocess.run([sys.executable, "-c", PRESS, str(file)], capture_output=True, text=True, check=True)  # noqa: S603
    ms, memory = json.loads(done.stdout)
    return ms, memory


def held(report: dict) -> str:
    """What a report holds, in a sentence."""
    return (
        f"{report['sections']} sections, {report['words']:,} words, {report['figures']:,} figures and "
        f"{report['sources']:,} sources"
    )


def written(small: dict, large: dict, empty: float) -> str:
    """The two reports side by side; growth is the time for a section in the large one over that in the small one."""
    lines = [
        f"The report of Leeds has {held(small)}; the large one has {held(large)}.",
        "",
        "| step | Leeds, × empty page | ms | ten times its size, × empty page | ms | growth for each section |",
        "|---|---|---|---|---|---|",
    ]
    for name, ms in small["times"].items():
        more = large["times"][name]
        growth = (more / large["sections"]) / (ms / small["sections"])
        lines.append(f"| {name} | {ms / empty:.0f} | {ms:.0f} | {more / empty:.0f} | {more:.0f} | {growth:.2f} |")
    lines += ["", f"Pressing the PDF takes {small['memory']:.0f} MB of memory, and {large['memory']:.0f} MB."]
    return "\n".join(lines)
