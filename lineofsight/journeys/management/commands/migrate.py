"""`lineofsight migrate`: Django's own, which draws no more models for each step than it must."""

from typing import Any

from django.core.management.commands import migrate

from lineofsight.core.access.migrating import LightExecutor


class Command(migrate.Command):
    """Brings the tables up to date."""

    def handle(self, *args: str, **options: object) -> None:
        """Run Django's command, with the executor it names replaced while it runs."""
        names: Any = migrate
        own, names.MigrationExecutor = names.MigrationExecutor, LightExecutor
        try:
            super().handle(*args, **options)
        finally:
            names.MigrationExecutor = own
