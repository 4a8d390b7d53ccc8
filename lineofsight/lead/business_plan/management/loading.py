"""What the two commands that load history share: whose it is, and which edition."""

from argparse import ArgumentParser
from collections.abc import Callable

from django.core.management import CommandError

from lineofsight.core.access.actors import system
from lineofsight.core.access.scope import scope
from lineofsight.core.access.selectors import partnerships


def add_partnership(parser: ArgumentParser) -> None:
    """The words that name a partnership and its edition."""
    parser.add_argument("partnership", metavar="PARTNERSHIP", help="whose, as in its address, such as leeds")
    parser.add_argument("--edition", default="", help="the edition, where it is not called as the partnership is")


def load(service: Callable[..., int], options: dict) -> int:
    """Load an edition into a partnership; how many were new.

    Raises:
        CommandError: there is no such partnership, or no such edition.
    """
    slug = options["partnership"]
    found = next((each for each in partnerships() if each.slug == slug), None)
    if found is None:
        raise CommandError(f"There is no partnership called {slug}.")
    with scope(found):
        try:
            return service(system("history"), partnership=found, edition=options["edition"] or slug)
        except LookupError as missing:
            raise CommandError(str(missing.args[0])) from None
