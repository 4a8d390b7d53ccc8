"""`lineofsight rotate`: seal everything anew under the first of the keys, so that an old one may be dropped."""

from allauth.mfa.models import Authenticator
from django.core.management import BaseCommand, CommandError

from lineofsight.core.access.actors import system
from lineofsight.core.access.sealing import current_key
from lineofsight.core.documents.models import File
from lineofsight.core.sealed.selectors.rotation import batches, sealed_columns, sealed_tables
from lineofsight.core.sealed.services import rotating

NAME = "rotate"


class Command(BaseCommand):
    help = "Seal everything anew under the first key. Safe while the site runs, and to run again."

    def handle(self, *args, **options) -> None:
        actor = system(NAME)
        rotating.clear_left()
        rows = sum(
            rotating.rotate_rows(actor, model=model, column=column, rows=some)
            for model, column in sealed_columns()
            for some in batches(model)
        )
        files = sum(rotating.rotate_files(actor, rows=some) for some in batches(File))
        steps = sum(rotating.rotate_second_steps(actor, rows=some) for some in batches(Authenticator))
        self.stdout.write(
            f"Under the key {current_key()} now: {rows} texts, {files} files, {steps} second steps sealed anew.\n"
        )
        left = {what: n for model in sealed_tables() for what, n in rotating.count_old(actor, model=model).items()}
        if left:
            lines = "\n".join(f"{count} in {what}" for what, count in sorted(left.items()))
            raise CommandError(f"Still under an old key, which must be kept:\n{lines}\nRun it again.")
        self.stdout.write("0 still need an old key. It may be dropped from the keys file.\n")
