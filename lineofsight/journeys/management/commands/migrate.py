"""`lineofsight migrate`: Django's own, which draws no more models for each step than it must."""

from django.core.management.commands import migrate

from lineofsight.core.access.migrating import LightExecutor


class Command(migrate.Command):
    """Brings the tables up to date."""

    def handle(self, *args: str, **options: object) -> None:
        """Run Django's command, with the executor it names replaced while it runs."""
        own, migrate.MigrationExecutor = migrate.MigrationExecutor, LightExecutor
        try:
            super().handle(*args, **options)
        finally:
            migrate.MigrationExecutor = own
