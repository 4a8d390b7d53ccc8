"""What Ashmere had counted before it was asked here: the quarters of its old spreadsheet, loaded as history."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from lineofsight.core.access.actors import system
from lineofsight.core.access.models import Partnership
from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight
from lineofsight.core.insight.models import Origin
from lineofsight.core.people.selectors import organisations_in
from lineofsight.journeys.demonstration.answers import HERE, answer_of
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period

DOCUMENT = "Scorecard as a spreadsheet (made up)"
# A quarter stood in the spreadsheet so long after its end.
KNOWN_AFTER = timedelta(days=60)


def load(town: Partnership) -> None:
    """Load the quarters before the first that agencies are asked for here."""
    insight.load_published(system("demonstration"), partnership=town, values=list(values(town)))


def values(town: Partnership) -> Iterator[tuple[insight.Reading, insight.Told]]:
    """Each value with the document it stood in."""
    agencies = {each.name: each for each in organisations_in(town)}
    latest = Period.quarter(clock.today() - timedelta(days=28)).previous()
    with (HERE / "earlier_quarters.csv").open(encoding="utf-8", newline="") as table:
        for line, row in enumerate(csv.DictReader(table), start=2):
            for ago in row.keys() - {"Agency", "Indicator"}:
                period, said = latest.shifted(-3 * int(ago)), answer_of(row[ago])
                known = datetime.combine(period.end + KNOWN_AFTER, datetime.min.time(), UTC)
                yield (
                    insight.Reading(
                        indicator=library.indicator(row["Indicator"]), period=period, numerator=said.numerator,
                        denominator=said.denominator,
                    ),
                    insight.Told(
                        source=agencies[row["Agency"]], origin=Origin.AS_PUBLISHED, document=DOCUMENT,
                        place=f"row {line}", known_from=known,
                    ),
                )  # fmt: skip
