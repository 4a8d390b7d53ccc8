"""`lineofsight load_benchmarks`: load what others published, as it ships, or from a list that somebody was given."""

import time
from datetime import date
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from lineofsight.core.access.actors import system
from lineofsight.core.insight.benchmarks.catalogue import catalogue
from lineofsight.core.insight.benchmarks.files import read_list
from lineofsight.core.insight.benchmarks.library import Publication, shipped
from lineofsight.core.insight.benchmarks.loading import (
    Differs,
    Loaded,
    load_benchmark_file,
    load_benchmarks,
    load_series,
    publication_called,
)

NAME = "load_benchmarks"
ABOUT = {
    "label": "the publication's short name, as comparisons cite it",
    "title": "its title in full",
    "publisher": "who published it",
    "published": "the day it came out, as 2026-10-29",
    "numerators": "what was counted, and as known when",
    "denominators": "the population or the whole it was divided by, and as known when",
}


class Command(BaseCommand):
    help = "Load other areas' published values. Safe to run again: what is loaded already is left alone."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--file", type=Path, help="a CSV list; without one, what ships is loaded")
        parser.add_argument(
            "--series", nargs="+", metavar="KEY", help="series of the catalogue instead, by their codes; “all” for all"
        )
        parser.add_argument("--vintage", help="the key of the publication the list is of")
        for name, meaning in ABOUT.items():
            parser.add_argument(f"--{name}", help=f"of a new publication: {meaning}")

    def handle(self, *args, **options) -> None:
        began = time.perf_counter()
        try:
            loaded = what_was_asked(options)
        except Differs as problem:
            raise CommandError(f"Nothing was loaded.\n{problem}") from None
        taken = time.perf_counter() - began
        self.stdout.write(f"{loaded.added} benchmarks loaded, {loaded.known} known already; {taken:.1f} seconds.\n")


def what_was_asked(options: dict) -> Loaded:
    """Load a person's list, some series of the catalogue, or what ships for the library's indicators."""
    if options["file"]:
        return from_file(options)
    if not options["series"]:
        return load_benchmarks(system(NAME))
    keys = list(catalogue()) if options["series"] == ["all"] else options["series"]
    if unknown := [key for key in keys if key not in catalogue()]:
        raise CommandError("\n".join(f"“{key}” is no series of the catalogue." for key in unknown))
    return load_series(system(NAME), keys=keys)


def from_file(options: dict) -> Loaded:
    """Load a person's list. CommandError names every fault by its row, and then nothing is loaded."""
    publication = publication_of(options)
    try:
        content = options["file"].read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise CommandError(f"{options['file'].name} cannot be read: {problem}") from None
    entries, problems = read_list(content, shipped())
    if problems:
        raise CommandError("Nothing was loaded.\n" + "\n".join(str(problem) for problem in problems))
    return load_benchmark_file(
        system(NAME), publication=publication, entries=entries, document=options["file"].name[:200]
    )


def publication_of(options: dict) -> Publication:
    """The publication a list is of: one that is known by its key, or a new one with all that must be said of it."""
    key = options["vintage"]
    if not key:
        raise CommandError("Name the publication the list is of with --vintage.")
    if known := publication_called(key):
        return known
    if missing := [f"--{name}: {meaning}" for name, meaning in ABOUT.items() if not options[name]]:
        raise CommandError(f"“{key}” is a new publication. Say of it:\n" + "\n".join(missing))
    try:
        published = date.fromisoformat(options["published"])
    except ValueError:
        raise CommandError("--published: write the day as year, month, day: 2026-10-29.") from None
    said = {name: options[name] for name in ABOUT if name != "published"}
    return Publication(key=key, published=published, published_assumed=False, **said)
