"""`lineofsight report`: a yearly report as a file, made without a browser; how far it is stands on stderr."""

from pathlib import Path

from django.core.management import BaseCommand, CommandError

from lineofsight.core.access.scope import scope
from lineofsight.core.documents.pdf import DocumentRefused
from lineofsight.lead.annual_report.management.asked import add_report, report_asked
from lineofsight.lead.annual_report.management.telling import Teller
from lineofsight.lead.annual_report.management.writing import write_whole
from lineofsight.lead.annual_report.selectors.outputs import output_of
from lineofsight.lead.annual_report.views.files import FORMS


class Command(BaseCommand):
    help = "Write a yearly report to a file: as it was frozen, or, until it is, the draft as it stands now."

    def add_arguments(self, parser) -> None:
        add_report(parser)
        parser.add_argument("--format", choices=list(FORMS), help="the kind of file; without it, what FILE ends in")
        parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where it is written")

    def handle(self, *args, **options) -> None:
        report, out = report_asked(options), options["out"]
        form = options["format"] or out.suffix.lower().removeprefix(".")
        if form not in FORMS:
            raise CommandError(
                f"{out.name} does not end in a kind of file. Add --format with one of {', '.join(FORMS)}."
            )
        teller = Teller(self.stderr)
        try:
            with scope(report.partnership):
                output = output_of(report, teller.read)
                with teller.pressing():
                    content = made(form, output)
        finally:
            teller.end()
        write(out, content)
        state = f"as it was frozen {output.as_at:%Y-%m-%d %H:%M} UTC" if output.frozen else "a draft"
        self.stdout.write(f"{report.title}, {state}: {out} ({len(content):,} bytes).\n")


def made(form: str, output) -> bytes:
    try:
        return FORMS[form](output)
    except DocumentRefused as refused:
        raise CommandError(f"Nothing was written. {refused}") from None


def write(out: Path, content: bytes) -> None:
    try:
        write_whole(out, content)
    except OSError as problem:
        raise CommandError(f"{out} cannot be written: {problem.strerror}. Name another file with --out.") from None
