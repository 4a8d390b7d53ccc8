"""`lineofsight db_worker`: the worker that comes with the tasks' rows, which is not used here.

It would run a job that it does not hold, and another worker would take it for one whose worker died.
"""

from django.core.management import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Refused: run `lineofsight work`."

    def handle(self, *args, **options) -> None:
        raise CommandError("Run `lineofsight work`, which holds what it runs.")
