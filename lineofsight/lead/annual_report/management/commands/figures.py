"""`lineofsight figures`: every figure placed in a yearly report, with where it comes from."""

import json

from django.core.management import BaseCommand

from lineofsight.core.access.scope import scope
from lineofsight.lead.annual_report.management.asked import add_report, report_asked
from lineofsight.lead.annual_report.selectors.outputs import Output, output_of
from lineofsight.lead.annual_report.selectors.placed import placed_figures

COLUMNS = ("section", "key", "as", "period", "breakdown", "shown", "exact", "state", "source")


class Command(BaseCommand):
    help = "List every figure placed in a yearly report: as it was frozen, or, until it is, as it stands now."

    def add_arguments(self, parser) -> None:
        add_report(parser)
        parser.add_argument("--json", action="store_true", help="as JSON, with every value each figure rests on")

    def handle(self, *args, **options) -> None:
        report = report_asked(options)
        with scope(report.partnership):
            output = output_of(report)
            figures = placed_figures(output)
        written = as_json(output, figures) if options["json"] else as_lines(figures)
        self.stdout.write(written)


def as_json(output: Output, figures: list[dict]) -> str:
    report = output.report
    about = {
        "report": report.ref,
        "title": report.title,
        "partnership": report.partnership.slug,
        "period": str(report.period),
        "state": report.state,
        "frozen": output.frozen.ref if output.frozen else None,
        "as_at": output.as_at.isoformat(),
        "figures": figures,
    }
    return json.dumps(about, indent=2, ensure_ascii=False)


def as_lines(figures: list[dict]) -> str:
    """A line for each figure, its columns parted by tabs."""
    rows = [COLUMNS, *([figure[name] or "" for name in COLUMNS] for figure in figures)]
    return "\n".join("\t".join(row) for row in rows)
