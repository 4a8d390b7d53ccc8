"""`lineofsight serve`: the web server, and beside it the worker that does what waits."""

import os
import signal
import subprocess
import sys
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import BaseCommand, call_command


class Command(BaseCommand):
    help = "Serve the site, and do the work that waits."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=urlsplit(settings.PUBLIC_ADDRESS).port or 8000)
        parser.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, 8))

    def handle(self, *args, **options) -> None:
        call_command("check", "--deploy" if settings.SECURE else "--database=default", fail_level="ERROR")
        here = [sys.executable, "-m"]
        web = [
            *here, "granian", "--interface", "wsgi", "--host", options["host"], "--port", str(options["port"]),
            "--workers", str(options["workers"]), "--blocking-threads", "2", "--no-ws", "--log-level", "warning",
            "lineofsight.config.wsgi:application",
        ]  # fmt: skip
        work = [*here, "lineofsight.config.cli", "db_worker", "--interval", "1"]
        children = [subprocess.Popen(command) for command in (web, work)]  # noqa: S603 - our own commands
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        self.stdout.write(f"Serving {settings.PUBLIC_ADDRESS}. Stop with Ctrl-C.\n")
        try:
            children[0].wait()
        except KeyboardInterrupt:
            pass
        finally:
            for child in children:
                child.terminate()
            for child in children:
                child.wait(timeout=20)
