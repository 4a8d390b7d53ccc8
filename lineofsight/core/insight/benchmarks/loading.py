"""Loads benchmarks: what ships, and lists that people give. What is loaded already is left alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from pathlib import Path

from lineofsight import kernel
from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import acting, operation
from lineofsight.core.insight.benchmarks.areas import DATA
from lineofsight.core.insight.benchmarks.catalogue import catalogue
from lineofsight.core.insight.benchmarks.files import read_list
from lineofsight.core.insight.benchmarks.library import FOLDER, Publication, shipped
from lineofsight.core.insight.benchmarks.models import Benchmark, Vintage
from lineofsight.core.insight.benchmarks.published import entries_of
from lineofsight.core.insight.benchmarks.tables import Entry, Tables
from lineofsight.core.trail import selectors as trail
from lineofsight.core.trail import services as trail_services
from lineofsight.kernel.definitions import DefinitionError

AT_ONCE = 2000
KEY = ("indicator", "area", "start", "end")
# All that decides which values ship: what was published, what is said of it, and what reads it.
DECIDED_BY = (Path(__file__).parent, FOLDER, Path(kernel.__file__).parent)
# What the trail calls all that ships, once it was loaded, by its digest.
SHIPPED = "insight.shipped"


@dataclass(frozen=True)
class Loaded:
    """How many values were added, and how many were there already."""

    added: int
    known: int

    def __add__(self, other: "Loaded") -> "Loaded":
        return Loaded(self.added + other.added, self.known + other.known)


class Differs(ValueError):
    """A publication is loaded already under this key, and says something else. `problems` has a line for each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


@operation("insight.load_benchmarks", kinds=("system",))
def load_benchmarks(actor: Actor, *, only: frozenset[str] = frozenset()) -> Loaded:
    """Load every benchmark that ships; a second run adds nothing.

    The trail says what was loaded whole. Neither it nor what is loaded can be changed or deleted, so where the very
    same ships, it is not read again.

    Args:
        only: the codes of the areas wanted; all of them where it is empty.

    Raises:
        Differs: a value that ships is loaded already and is not the same.
    """
    ships = digest(DECIDED_BY)
    if not only and trail.tells(SHIPPED, ships):
        return Loaded(0, Benchmark.objects.filter(vintage__key__in=shipped().publications).count())
    loaded = load(Tables(shipped(), only))
    if not only:
        trail_services.write(
            SHIPPED, actor_kind=actor.kind, actor_ref=actor.ref, subject_kind=SHIPPED, subject_ref=ships
        )
    return loaded


def digest(folders: Iterable[Path]) -> str:
    """What tells the files of some folders, by name and content, from any others."""
    told = sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                named = path.relative_to(folder).as_posix()
                told.update(f"{named}\n{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return told.hexdigest()[:60]


def load(tables: Tables) -> Loaded:
    """Write what tables and lists that ship say and is not there yet."""
    what, total = tables.shipped, Loaded(0, 0)
    for publication in what.publications.values():
        series = [entry for s in what.series if s.vintage == publication.key for entry in tables.entries(s)]
        listed = [entry for entry in lists_of(publication.key) if tables.wants(entry.area)]
        if series or listed:
            total += add(publication, [*series, *listed])
    return total


@operation("insight.load_series", kinds=("system",))
def load_series(actor: Actor, *, keys: Sequence[str]) -> Loaded:
    """Load series of the catalogue for the installation, though no partnership keeps them; a second run adds nothing.

    Raises:
        KeyError: the catalogue has no such series.
    """
    series = [catalogue()[key] for key in keys]
    return sum((add(each.publication, entries_of(each)) for each in series), Loaded(0, 0))


@operation("insight.load_benchmark_file", kinds=("system",))
def load_benchmark_file(actor: Actor, *, publication: Publication, entries: list[Entry], document: str) -> Loaded:
    """Load a person's list (`files.read_list`) under its publication: all of it, or none.

    Args:
        document: what the list is called, which each value keeps as its source.

    Raises:
        Differs: the publication, or a value in it, is loaded already and is not the same. What came to be published
            later is a publication of its own.
    """
    return add(publication, entries, document)


def lists_of(vintage: str) -> Iterator[Entry]:
    """The values of the lists that ship for a vintage. DefinitionError where one has a fault."""
    for listing in shipped().lists:
        if listing.vintage == vintage:
            entries, problems = read_list((DATA / f"{listing.file}.csv").read_text(encoding="utf-8"), shipped())
            if problems:
                raise DefinitionError(f"{listing.file}.csv: {problem}" for problem in problems)
            yield from entries


def publication_called(key: str) -> Publication | None:
    """What is known of a publication: as it was loaded, or as it ships; none where it is new."""
    known = Vintage.objects.filter(key=key).values(*(field.name for field in fields(Publication))).first()
    return Publication(**known) if known else shipped().publications.get(key)


def add(publication: Publication, entries: list[Entry], document: str = "") -> Loaded:
    """Write the entries that are not there yet, inside the operation that loads them."""
    vintage = vintage_of(publication)
    told = {entry.indicator for entry in entries}
    rows = Benchmark.objects.filter(vintage=vintage, indicator__in=told).values_list(*KEY, "value", "gap")
    there = {row[:4]: row[4:] for row in rows}
    if problems := list(differences(entries, there)):
        raise Differs(problems)
    new = [row_of(vintage, entry, document) for entry in entries if entry.identity not in there]
    Benchmark.objects.bulk_create(new, batch_size=AT_ONCE)
    return Loaded(len(new), len(entries) - len(new))


def differences(entries: list[Entry], there: dict[tuple, tuple]) -> Iterator[str]:
    """Where a publication would say something else than what is loaded of it."""
    for entry in entries:
        if entry.identity in there and there[entry.identity] != (entry.value, entry.gap):
            yield f"{entry.area_name}, {entry.indicator}, {entry.period.label}: another value is loaded already."


def vintage_of(publication: Publication) -> Vintage:
    """The vintage of a publication, made where it is new. Differs where it is known as something else."""
    said = asdict(publication)
    known = Vintage.objects.filter(key=publication.key).first()
    if known is None:
        return Vintage.objects.create(**said, loaded_by=acting().ref)
    if other := [name for name, value in said.items() if getattr(known, name) != value]:
        raise Differs([f"The vintage {publication.key} is loaded already with another {name}." for name in other])
    return known


def row_of(vintage: Vintage, entry: Entry, document: str) -> Benchmark:
    return Benchmark(
        vintage=vintage,
        indicator=entry.indicator,
        area=entry.area,
        area_name=entry.area_name,
        start=entry.period.start,
        end=entry.period.end,
        value=entry.value,
        text=entry.text,
        numerator=entry.numerator,
        denominator=entry.denominator,
        gap=entry.gap,
        symbol=entry.symbol,
        document=document or vintage.key,
        place=entry.place,
    )
