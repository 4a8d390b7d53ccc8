"""The console command `lineofsight`: `start`, `serve`, `work`, and everything Django's own commands do."""

import os
import sys
from importlib import import_module

from lineofsight.config import environment

FIRST = """lineofsight return build --request FILE --cin FILE --out FOLDER
    At an agency: turn your own files into a return of totals. Needs no server (pip install "lineofsight[agency]").
lineofsight start --name NAME --email ADDRESS
    Make the secrets and the database where they are missing, and print the administrator's one-time link.
lineofsight serve
    Serve the site, and do the work that waits.
lineofsight rehearse
    Rehearse a restore: copy database and files, put them back somewhere else, compare, and write down that it was done.
lineofsight rotate
    Seal everything anew under the first key of the keys file, so that an old one may be dropped.
lineofsight demonstrate
    Build the demonstration partnerships and serve them.
lineofsight report REPORT --out FILE
    Write a yearly report as a page, a PDF or a Word document.
lineofsight figures REPORT --json
    List every figure placed in a yearly report, with where it comes from.
"""


def main() -> None:
    """Run a command. `start` may run on an empty machine: it makes what the others need."""
    os.umask(0o077)  # the database, its files and its keys are for this user alone
    if sys.argv[1:2] == ["return"]:
        sys.exit(at_the_desk(sys.argv[2:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lineofsight.config.settings")
    if len(sys.argv) < 2:
        sys.exit(FIRST)
    if sys.argv[1] == "demonstrate":
        os.environ["LINEOFSIGHT_DEMONSTRATION"] = "1"
        os.environ.setdefault("LINEOFSIGHT_DATA", "var/demonstration")
    if sys.argv[1] in {"start", "demonstrate"}:
        environment.make_secrets()
    import django
    from django.core.management import execute_from_command_line

    django.setup()
    import_module("lineofsight.config.checks")  # or the first command's check would look before they are there
    execute_from_command_line(sys.argv)


def at_the_desk(arguments: list[str]) -> int:
    """Run a verb of the agency’s desk. Django is not loaded, and no database is looked for."""
    try:
        command = import_module("lineofsight.agency.command")
    except ModuleNotFoundError as missing:
        return print_missing(missing)
    result: int = command.main(arguments)
    return result


def print_missing(missing: ModuleNotFoundError) -> int:
    """Say how to install what the desk needs besides."""
    if (missing.name or "").startswith("lineofsight"):
        raise missing
    print(f"“{missing.name}” is not installed. Run: pip install 'lineofsight[agency]'", file=sys.stderr)
    return 1


if __name__ == "__main__":
    main()
