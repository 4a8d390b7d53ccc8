"""Which report a command is about, as somebody at the machine names it."""

from argparse import ArgumentParser

from django.core.management import CommandError

from lineofsight.lead.annual_report.models import Report
from lineofsight.lead.annual_report.selectors.outputs import reports_called


def add_report(parser: ArgumentParser) -> None:
    """The two words that name a report."""
    parser.add_argument(
        "report", metavar="REPORT", help="its reference, or its year as in its address, such as 2018-19"
    )
    parser.add_argument(
        "--partnership", default="", metavar="SLUG", help="whose, where several have a report on a year"
    )


def report_asked(options: dict) -> Report:
    """The one report that is meant.

    Raises:
        CommandError: none is, or several are; the sentence says what to write.
    """
    word, where = options["report"], options["partnership"]
    found = reports_called(word, where)
    if len(found) > 1:
        named = " or ".join(f"--partnership {report.partnership.slug}" for report in found)
        raise CommandError(f"Several partnerships have a report called {word}. Add {named}.")
    if not found:
        there = f" in {where}" if where else ""
        raise CommandError(
            f"There is no yearly report called {word}{there}. Its reference and year stand in its address."
        )
    return found[0]
