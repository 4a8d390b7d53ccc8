"""`lineofsight load_past_arrangements ashmere past_arrangements/ashmere.toml`: history behind today's bodies."""

from pathlib import Path

from django.core.management import BaseCommand, CommandError

from lineofsight.core.access.actors import system
from lineofsight.core.access.scope import scope
from lineofsight.core.access.selectors import partnerships
from lineofsight.kernel.definitions import DefinitionError, load_edition
from lineofsight.lead.governance.rules.past import PastRefused
from lineofsight.lead.governance.services import past


class Command(BaseCommand):
    help = "Load a partnership's earlier bodies, seats, office holders and arrangements, each with its document."

    def add_arguments(self, parser) -> None:
        parser.add_argument("partnership", help="the word in its address, such as leeds")
        parser.add_argument("file", type=Path, help="an edition of past_arrangements")

    def handle(self, *args, **options) -> None:
        partnership = partnerships().filter(slug=options["partnership"]).first()
        if partnership is None:
            raise CommandError(f"There is no partnership “{options['partnership']}”.")
        try:
            edition = load_edition(options["file"])
            with scope(partnership):
                made = past.load_past_arrangements(
                    system("load_past_arrangements"), partnership=partnership, edition=edition
                )
        except (DefinitionError, PastRefused) as wrong:
            raise CommandError(str(wrong)) from None
        self.stdout.write(f"{made} bodies loaded.\n")
