"""`lineofsight serve`: the web server, and beside it the worker that does what waits."""

import os
import signal
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from lineofsight.core.access.actors import system
from lineofsight.core.access.selectors import partnerships
from lineofsight.core.notices import services as notices

NAME = "serve"
LOOK_EVERY = 0.5
STOP_WITHIN = 20


class Command(BaseCommand):
    help = "Serve the site, and do the work that waits."
    requires_system_checks = ()  # it asks for them itself, and for more

    def add_arguments(self, parser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=urlsplit(settings.PUBLIC_ADDRESS).port or 8000)
        parser.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, 8))

    def handle(self, *args, **options) -> None:
        if not settings.DEMONSTRATION and partnerships().filter(demonstration=True).exists():
            raise CommandError("This is a demonstration, whose passwords are known. Serve it with `make demo` alone.")
        insist_on_port(options["host"], options["port"])
        call_command("check", "--deploy" if settings.SECURE else "--database=default", fail_level="ERROR")
        notices.resume_posting(system(NAME))
        here = [sys.executable, "-m"]
        web = [
            *here, "granian", "--interface", "wsgi", "--host", options["host"], "--port", str(options["port"]),
            "--workers", str(options["workers"]), "--blocking-threads", "2", "--no-ws", "--log-level", "warning",
            "lineofsight.config.wsgi:application",
        ]  # fmt: skip
        work = [*here, "lineofsight.config.cli", "work", "--skip-checks"]
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        children = {"web server": subprocess.Popen(web), "worker": subprocess.Popen(work)}  # noqa: S603 - our own commands
        self.stdout.write(f"Serving {settings.PUBLIC_ADDRESS}. Stop with Ctrl-C.\n")
        self.stdout.flush()
        try:
            ended = first_to_end(children)
        except KeyboardInterrupt:
            return
        finally:
            stop(children.values())
        raise CommandError(f"The {ended} stopped by itself, so everything was stopped. Its own words are above.")


def insist_on_port(host: str, port: int) -> None:
    """Refuse a port that something listens on already: the web server would share it, and half the requests be lost."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as problem:
            raise CommandError(
                f"Port {port} of {host} cannot be used: {problem.strerror}. Name another with --port."
            ) from None


def first_to_end(children: dict[str, subprocess.Popen]) -> str:
    """Wait until one of the processes ends, and name it: the site without its worker sends no mail, and looks well."""
    while True:
        for name, child in children.items():
            if child.poll() is not None:
                return name
        time.sleep(LOOK_EVERY)


def stop(children) -> None:
    """End the processes, in order; one that does not listen is made to."""
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(timeout=STOP_WITHIN)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
