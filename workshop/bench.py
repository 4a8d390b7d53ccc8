"""`make bench`: pages as multiples of an empty one, in the same run on the same machine; writes docs/benchmarks.md.

The empty page is the signed-in shell with its session and its account query and nothing else. Every page is asked for
in turn, many times round, and the median is taken, so that whatever else the machine does falls on all alike.
The five years take a quarter of an hour; `BENCH_ONLY=years` measures them alone. The closing night takes half an hour
(twice `BENCH_NIGHT_MINUTES`, ten by default, and what is laid down for it); `BENCH_ONLY=night` measures it alone.
"""

import os
import platform
import resource
import statistics
import sys
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from tests import plugin  # noqa: F401 - sets the ground first
from workshop import city
from workshop.bench_agency import agency_table
from workshop.bench_night import night_table
from workshop.bench_numbers import numbers_table
from workshop.bench_years import ROUNDS as YEARS_ROUNDS
from workshop.bench_years import years_table
from workshop.report_builds import report_builds
from workshop.timing import timed

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "40"))
OUT = Path("docs/benchmarks.md")
YEARS = "## Five years of a made-up partnership"
NIGHT = "## The night a round closes"
YEARS_MORE = 40
# Quarters of the city at which its pages are first measured: a twelfth of the whole.
TENTH = 2


def prepare() -> None:
    """The demonstration, in a database of this run's own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lineofsight.config.settings")
    os.environ["LINEOFSIGHT_DEMONSTRATION"] = "1"
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ROOT_URLCONF = "workshop.bench_urls"
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from lineofsight.journeys import demonstration

    demonstration.build()


def grow() -> int:
    """Give every Leeds indicator forty more years, and say how many observations there are then."""
    from lineofsight.core.access.actors import system
    from lineofsight.core.access.models import Partnership
    from lineofsight.core.access.scope import scope
    from lineofsight.core.insight import library, services
    from lineofsight.core.insight.models import Observation

    leeds = Partnership.objects.get(slug="leeds")
    with scope(leeds):
        rows = Observation.objects.filter(breakdown="", start__year__gte=2018, start__year__lte=2019)
        values = [
            (
                services.Reading(
                    library.indicator(row.indicator), row.period.shifted(-12 * back), value=row.value + Decimal(back)
                ),
                services.Told(
                    source=row.source, origin=row.origin, document="bench",
                    known_from=row.known_from - timedelta(days=back),
                ),
            )
            for row in rows.exclude(value=None).select_related("source")
            for back in range(2, YEARS_MORE + 2)
        ]  # fmt: skip
        services.load_published(system("bench"), partnership=leeds, values=values)
        return Observation.objects.count()


def pages() -> dict[str, tuple[object, str]]:
    """What is measured: name to a signed-in browser and an address."""
    from django.test import Client

    from lineofsight.core.access.models import Account, Partnership
    from lineofsight.core.access.scope import scope
    from lineofsight.lead.annual_report.models import Section

    client = Client()
    client.force_login(Account.objects.get(email="manager@leeds.example"))
    with scope(Partnership.objects.get(slug="leeds")):
        section = Section.objects.get(key="what_was_done")
    return {
        "empty page": (client, "/empty/"),
        "home": (client, "/leeds/"),
        "scorecard of Leeds": (client, "/leeds/performance/?period=2018-04-01/2019-03-31"),
        "indicator page": (client, "/leeds/performance/indicators/front_door.contacts/?period=2018-04-01/2019-03-31"),
        "report section": (client, f"/leeds/yearly-reports/sections/{section.ref}/"),
        "published report": (client, "/ashmere/reports/2018-19/"),
    }


def measure(wanted: dict) -> dict[str, tuple[float, int, float]]:
    """For each page: median milliseconds, queries, and kilobytes of the answer."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    shape = {}
    for name, (client, address) in wanted.items():
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{name} answered {answer.status_code} at {address}")
        shape[name] = (len(queries), len(answer.content) / 1000)
    times: dict[str, list[float]] = {name: [] for name in wanted}
    for _ in range(ROUNDS):
        for name, (client, address) in wanted.items():
            times[name].append(timed(lambda c=client, a=address: c.get(a)))
    return {name: (statistics.median(times[name]), *shape[name]) for name in wanted}


def table(results: dict[str, tuple[float, int, float]]) -> str:
    base = results["empty page"][0]
    lines = ["| page | × empty page | ms | queries | kB |", "|---|---|---|---|---|"]
    for name, (ms, queries, size) in results.items():
        lines.append(f"| {name} | {ms / base:.1f} | {ms:.1f} | {queries} | {size:.0f} |")
    return "\n".join(lines)


def processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return f"{os.cpu_count()} cores, {names[0] if names else platform.machine()}"


def city_pages(quarter: int) -> dict[str, tuple[object, str]]:
    """What is measured of the city: its scorecard of a quarter, short and whole, and one of its indicators."""
    from django.test import Client

    from lineofsight.core.access.models import Account
    from lineofsight.kernel.periods import Period

    client = Client()
    client.force_login(Account.objects.get(email="chair@benchford.example"))
    period = Period.quarter(city.FIRST).shifted(3 * quarter)
    at = f"/{city.SLUG}/performance"
    return {
        "empty page": (client, "/empty/"),
        "scorecard, what calls for a look": (client, f"{at}/?period={period}"),
        "scorecard, all 120 lines": (client, f"{at}/?period={period}&all=1"),
        "indicator page, 12 agencies": (client, f"{at}/indicators/bench.measure_0/?period={period}"),
    }


def lived() -> str:
    """The city's quarters: how long they take through the services, and its pages at a tenth of the size and whole."""
    made = city.found()
    first, seconds = city.live(made, 0, TENTH)
    small = measure(city_pages(TENTH - 1))
    rest, more = city.live(made, TENTH, city.QUARTERS)
    whole = measure(city_pages(city.QUARTERS - 1))
    base_small, base_whole = small["empty page"][0], whole["empty page"][0]
    lines = [
        f"{city.INDICATORS} indicators × {city.AGENCIES} agencies × {city.QUARTERS} quarters, {first + rest:,} "
        "observations: asked for, answered a sheet at a time, checked, signed off and released through the services in "
        f"**{seconds + more:.0f} seconds**.",
        "",
        f"| page | × empty page, {first:,} observations | × empty page, {first + rest:,} | growth |",
        "|---|---|---|---|",
    ]
    for name in small:
        before, after = small[name][0] / base_small, whole[name][0] / base_whole
        lines.append(f"| {name} | {before:.1f} | {after:.1f} | {after / before:.2f} |")
    return "\n".join(lines)


def machine(rounds: int) -> str:
    """What it was measured on."""
    from django.db import connection

    return (
        f"Machine: {processor()}; {platform.system()}, Python {platform.python_version()}, {connection.vendor}. Each "
        f"figure is the\nmedian of {rounds} rounds, in one process, through every middleware, without the network."
    )


def main() -> int:
    """Measure, print and write; the years, and then the night, last."""
    only = os.environ.get("BENCH_ONLY", "")
    rest, years, night = parts(OUT.read_text())
    if only != "night":
        prepare()
        rest = rest if only == "years" else all_but_years()
        years = years_part()
    if only != "years":
        night = night_part()
    text = f"{rest}{years.rstrip()}\n\n{night}"
    OUT.write_text(text)
    sys.stdout.write(text)
    return 0


def parts(text: str) -> tuple[str, str, str]:
    """What was written before: everything else, the years, and the night; each may be missing."""
    before, night_head, night = text.partition(NIGHT)
    rest, years_head, years = before.partition(YEARS)
    return rest, years_head + years, night_head + night


def years_part() -> str:
    """The section of the five years."""
    years, memory = years_table(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{YEARS}\n\n{machine(YEARS_ROUNDS)}\n\n{years}\n\nThe run took {memory:.0f} MB of memory at most."


def night_part() -> str:
    """The section of the closing night, which is measured over the network, of the product as it is served."""
    about = f"Machine: {processor()}; {platform.system()}, Python {platform.python_version()}, PostgreSQL, over HTTP."
    return f"{NIGHT}\n\n{about}\n\n{night_table()}\n"


def all_but_years() -> str:
    """What is measured of the demonstration, of reports and of the city."""
    first = measure(pages())
    builds = report_builds(first["empty page"][0])
    count = grow()
    grown = measure(pages())
    quarters = lived()
    numbers = numbers_table()
    return f"""# Benchmarks

Written by `make bench`. Figures of different machines, or of different runs, are not to be compared: the multiples are.

{machine(ROUNDS)}

The *empty page* is the signed-in shell with its session and account query and nothing else.

## The demonstration

{table(first)}

## A yearly report, and one ten times its size

{builds}

## With {YEARS_MORE} more years of figures ({count:,} observations)

{table(grown)}

## A whole city's quarters

{quarters}

## Small counts and control charts

{numbers}

## An agency's desk: from a census to a return

{agency_table()}

"""


if __name__ == "__main__":
    sys.exit(main())
