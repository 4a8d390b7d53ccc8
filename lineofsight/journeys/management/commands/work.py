"""`lineofsight work`: the worker that does what waits. `lineofsight serve` runs it beside the web server.

A database that is started again ends the worker's connection, and with it Django's own loop. The site needs nobody to
start it then, so neither does its worker.
"""

import time

from django.core.management import BaseCommand, call_command
from django.db import DatabaseError, InterfaceError, OperationalError, connection

from lineofsight.core.access.actors import system
from lineofsight.core.notices import services as notices

NAME = "work"
LOOK_EVERY = 1.0


class Command(BaseCommand):
    help = "Do the work that waits, until it is stopped."

    def handle(self, *args, **options) -> None:
        while True:
            try:
                call_command("db_worker", interval=1)
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
