"""`lineofsight rehearse`: put a copy back somewhere else, compare it, and write down that it was done."""

from pathlib import Path

from django.core.management import BaseCommand, CommandError

from lineofsight.core.access.actors import system
from lineofsight.core.sealed.rehearsing import Failed, rehearse
from lineofsight.core.sealed.services import record_rehearsal

NAME = "rehearse"
NOTHING = dict.fromkeys(("tables", "rows", "files", "sealed_opened", "seconds"), 0)


class Command(BaseCommand):
    help = "Rehearse a restore: copy, put back somewhere else, compare, open a sample of what is sealed, remove."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--keep-dump", type=Path, help="leave the dump it makes at this place")

    def handle(self, *args, **options) -> None:
        try:
            found = rehearse(options["keep_dump"])
        except Failed as failed:
            record_rehearsal(system(NAME), found=NOTHING, problem=str(failed))
            raise CommandError(f"The restore failed, and that is written down.\n{failed}") from None
        record_rehearsal(system(NAME), found=found)
        self.stdout.write(
            f"Put back and compared: {found['tables']} tables, {found['rows']} rows, {found['files']} files; "
            f"{found['sealed_opened']} of what is sealed opened; {found['seconds']} seconds.\n"
        )
