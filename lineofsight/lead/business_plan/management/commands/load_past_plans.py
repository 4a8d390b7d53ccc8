"""`lineofsight load_past_plans`: what a partnership published before it was kept here, as history."""

from django.core.management import BaseCommand

from lineofsight.lead.business_plan.management.loading import add_partnership, load
from lineofsight.lead.business_plan.services import past


class Command(BaseCommand):
    help = "Load the plans a partnership published in earlier years. What is there already is left as it is."

    def add_arguments(self, parser) -> None:
        add_partnership(parser)

    def handle(self, *args, **options) -> None:
        new = load(past.load_past_plans, options)
        self.stdout.write(f"{new} {'was' if new == 1 else 'were'} new.\n")
