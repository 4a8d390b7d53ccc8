"""`make demo`: build the demonstration where it is not there yet, and serve it in a browser."""

import threading
import webbrowser
from urllib.request import urlopen

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from lineofsight.core.access.models import Account
from lineofsight.core.access.selectors import partnerships
from lineofsight.journeys import demonstration

TRIES = 60


class Command(BaseCommand):
    help = "Build the demonstration partnerships and serve them."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--no-browser", action="store_true", help="serve, and open nothing")
        parser.add_argument("--build-only", action="store_true", help="build, and serve nothing")

    def handle(self, *args, **options) -> None:
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        if is_real():
            raise CommandError("This folder holds a real installation. Name another in LINEOFSIGHT_DATA.")
        if not partnerships().exists():
            self.stdout.write("Building the demonstration …\n")
            demonstration.build()
        address = f"{settings.PUBLIC_ADDRESS}/leeds/"
        self.stdout.write(
            f"\nThe demonstration is at {address}\nSign in with the password “{demonstration.PASSWORD}” as\n"
        )
        for who, email in demonstration.WHO:
            self.stdout.write(f"    {email:42} {who}\n")
        self.stdout.write("\n")
        if options["build_only"]:
            return
        if not options["no_browser"]:
            threading.Thread(target=open_when_it_answers, args=(address,), daemon=True).start()
        call_command("serve")


def is_real() -> bool:
    """Whether anybody or anything is here that is not of the demonstration."""
    made_here = partnerships().filter(demonstration=True).exists()
    return partnerships().filter(demonstration=False).exists() or (not made_here and Account.objects.exists())


def open_when_it_answers(address: str) -> None:
    """Open the browser once the server answers, where this machine has one."""
    waiting = threading.Event()
    for _ in range(TRIES):
        try:
            with urlopen(address, timeout=2):  # noqa: S310 - our own address
                webbrowser.open(address)
                return
        except OSError:
            waiting.wait(0.5)
