"""`lineofsight work`: the worker that does what waits. `lineofsight serve` runs it beside the web server.

A database that is started again ends the worker's connection, and with it the job that ran. The site needs nobody to
start it then, so neither does its worker, which takes that job up first.
"""

import time

from django.core.management import BaseCommand
from django.db import DatabaseError, InterfaceError, OperationalError, connection

from lineofsight.core.access.actors import system
from lineofsight.core.access.working import Worker
from lineofsight.core.notices import services as notices

NAME = "work"
LOOK_EVERY = 1.0


class Command(BaseCommand):
    help = "Do the work that waits, until it is stopped."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--until-done", action="store_true", help="end when nothing waits any more")

    def handle(self, *args, **options) -> None:
        while True:
            worker = Worker(system(NAME))
            worker.listen()
            self.stderr.write(f"The worker {worker.name} has begun.")
            try:
                worker.work(until_done=options["until_done"])
            except (OperationalError, InterfaceError) as problem:
                self.stderr.write(f"The worker waits for its database: {str(problem).strip()}")
                wait_for_database()
                notices.resume_posting(system(NAME))
            else:
                return


def wait_for_database() -> None:
    """Wait until the database answers, however long that is."""
    while True:
        connection.close()
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except DatabaseError:
            time.sleep(LOOK_EVERY)
        else:
            return
