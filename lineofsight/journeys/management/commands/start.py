"""`lineofsight start`: make the database ready and print the first administrator's one-time link."""

from django.core.management import BaseCommand, call_command

from lineofsight.core.access.actors import system
from lineofsight.core.access.migrating import up_to_date
from lineofsight.core.notices.letters import link_address
from lineofsight.core.people import services


class Command(BaseCommand):
    help = "Make the installation ready and print its administrator's one-time link."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--name", required=True, help="the administrator's name")
        parser.add_argument("--email", required=True, help="the administrator's e-mail address")

    def handle(self, *args, **options) -> None:
        if not up_to_date():
            call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        call_command("load_benchmarks", stdout=self.stdout)
        secret = services.start_installation(system("start"), name=options["name"], email=options["email"])
        self.stdout.write("Open this link once, to make the administrator's account. It lasts 14 days:\n\n")
        self.stdout.write(f"    {link_address(secret)}\n\n")
        self.stdout.write("Then serve the site with: lineofsight serve\n")
