"""Writes of numbers: append-only. A correction is a new observation naming the one it replaces."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from lineofsight.core.access.actors import Actor, GrantHolder
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import acting, operation
from lineofsight.core.insight import library
from lineofsight.core.insight.benchmarks import loading as loading  # registers its operations; so does the next
from lineofsight.core.insight.benchmarks import services as services
from lineofsight.core.insight.disclosure import Decision, decide
from lineofsight.core.insight.models import Area, Break, Disagreement, Observation, OwnLibrary, Release, Ruling, Status
from lineofsight.core.insight.protecting import Place, Standing
from lineofsight.core.insight.publishing.services import publish_figures as publish_figures  # registers its operations
from lineofsight.core.insight.publishing.services import withdraw_figures as withdraw_figures
from lineofsight.core.insight.rules import Indicator
from lineofsight.core.people.models import Organisation
from lineofsight.kernel.periods import Period


@dataclass(frozen=True)
class Reading:
    """What is to be observed: the counts as given, or why there is no value."""

    indicator: Indicator
    period: Period
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None
    breakdown: str = ""
    absence: str = ""
    comment: str = ""
    # The area it is about, where that is not the partnership's own.
    area: str = ""


class Disagrees(ValueError):
    """A value was given that its own numerator and denominator do not make."""


def worked_out(reading: Reading) -> Decimal | None:
    """The value of a reading: from its counts where they are given, and then a value given beside them must agree.

    Raises:
        Disagrees: the value given is not what the counts make, at the indicator's own precision.
    """
    if reading.absence:
        return None
    if reading.numerator is None:
        return reading.value
    made = reading.indicator.value_of(reading.numerator, reading.denominator)
    said = reading.value
    if said is not None and made is not None and reading.indicator.text_of(said) != reading.indicator.text_of(made):
        raise Disagrees(
            f"{reading.indicator.name}: {reading.indicator.text_of(said)} was given, but the counts make "
            f"{reading.indicator.text_of(made)}."
        )
    return made


@dataclass(frozen=True)
class Told:
    """How a reading came: from whom, by what record or document, in whose place."""

    source: Organisation
    origin: str
    status: str = Status.FINAL
    record_ref: str = ""
    document: str = ""
    place: str = ""
    # The value it takes the place of, and why.
    replaces: Observation | None = None
    reason: str = ""
    # Given only by a declared load of history: elsewhere a value is known when it is recorded.
    known_from: datetime | None = None


def observe(partnership: Partnership, told: Iterable[tuple[Reading, Told]]) -> list[Observation]:
    """Write observations and release them, inside the operation that returns, corrects, enters or loads them.

    Every table they belong to is checked for disclosure once, with what stands in it already, and what was decided is
    kept: a value cannot come in unchecked.

    Raises:
        Disagrees: a value was given that its own counts do not make.
    """
    told = list(told)
    release = Release.objects.create(
        partnership=partnership,
        record_ref=next((each.record_ref for _, each in told), ""),
        periods=sorted({str(reading.period) for reading, _ in told}),
        made_by=acting().ref,
    )
    made = Observation.objects.bulk_create([observation(partnership, release, *each) for each in told])
    indicators = {reading.indicator.key: reading.indicator for reading, _ in told}
    Ruling.objects.bulk_create(
        Ruling(
            partnership=partnership,
            release=release,
            observation=decision.observation,
            cause=decision.cause,
            policy=indicators[decision.observation.indicator].disclosure,
            shown=decision.shown,
        )
        for rows, before in tables_touched(partnership, made, with_kin(indicators))
        for decision in decided(indicators, rows, before)
    )
    return made


def with_kin(indicators: dict[str, Indicator]) -> dict[str, Indicator]:
    """Some indicators by key, to which those that count the same children are added: what one of them shows, the others
    cannot hide."""
    families = {each.family for each in indicators.values()}
    kin = (each for each in library.current().indicators.values() if each.family in families)
    for each in kin:
        indicators.setdefault(each.key, each)
    return indicators


def decided(indicators: dict[str, Indicator], rows: list[Observation], before: list[Standing]) -> Iterable[Decision]:
    """What is to be decided about some tables, from their values in the order they came to be known: about what stands
    now, and, where a load of history puts a value before others, about what stood at every moment from there on, since
    any of them can be asked for. Where two moments differ, what hides a value counts."""
    cells: dict[Place, Observation] = {}
    found: dict[int, Decision] = {}
    past = [place for place, row in enumerate(rows, start=1) if row.release_id == max_release(rows) and is_history(row)]
    for place, row in enumerate(rows, start=1):
        cells[row.indicator, row.breakdown] = row
        now = place == len(rows)
        if now or (past and place >= past[0]):
            for decision in decide(indicators, dict(cells), before if now else ()):
                earlier = found.get(decision.observation.pk)
                if earlier is None or earlier.shown:
                    found[decision.observation.pk] = decision
    return found.values()


def max_release(rows: list[Observation]) -> int:
    return max(row.release_id or 0 for row in rows)


def is_history(row: Observation) -> bool:
    """Whether a value was known before it was recorded: it came by a declared load of history."""
    return row.known_from < row.recorded_at


def observation(partnership: Partnership, release: Release, reading: Reading, told: Told) -> Observation:
    """One observation as it will be written."""
    actor = acting()
    when = {"known_from": told.known_from} if told.known_from else {}
    return Observation(
        partnership=partnership,
        source=told.source,
        indicator=reading.indicator.key,
        edition=reading.indicator.edition,
        start=reading.period.start,
        end=reading.period.end,
        area=reading.area or partnership.area_code,
        breakdown=reading.breakdown,
        value=worked_out(reading),
        numerator=reading.numerator,
        denominator=reading.denominator,
        absence=reading.absence,
        status=told.status,
        origin=told.origin,
        document=told.document,
        place=told.place,
        record_ref=told.record_ref,
        comment=reading.comment,
        replaces=told.replaces,
        reason=told.reason,
        release=release,
        recorded_by=actor.ref,
        by_link=isinstance(actor, GrantHolder),
        **when,
    )


def tables_touched(
    partnership: Partnership, made: list[Observation], indicators: dict[str, Indicator]
) -> Iterable[tuple[list[Observation], list[Standing]]]:
    """The tables some new values belong to, whole and with those of the same children, their values in the order they
    came to be known; and how earlier releases left them. Two queries, and only where a table has parts, or a value
    takes its place before others in a declared load of history: any other value without parts is a table of its own."""
    parted = any(row.breakdown or is_history(row) for row in made)
    ends = {row.end for row in made}
    known = Observation.objects.filter(partnership=partnership, indicator__in=indicators, end__in=ends)
    keys = set(indicators)
    if not parted:
        having = known.exclude(breakdown="").values_list("indicator", flat=True).distinct().order_by()
        families = {indicators[key].family for key in having}
        keys = {key for key, each in indicators.items() if each.family in families}
    standing = known.filter(indicator__in=keys) if keys else ()
    tables: dict[tuple, list[Observation]] = {}
    wanted = {table_of(row, indicators) for row in made}
    for row in sorted({*standing, *made}, key=lambda row: (row.known_from, row.recorded_at, row.pk)):
        if table_of(row, indicators) in wanted:
            tables.setdefault(table_of(row, indicators), []).append(row)
    new = {row.pk for row in made}
    old = [row for rows in tables.values() if len(rows) > 1 for row in rows if row.pk not in new]
    ruled = Ruling.objects.filter(observation__in=old, shown=False).values_list("release", "observation") if old else ()
    hidden = set(ruled)
    return [(rows, left_by_releases(rows, new, hidden)) for rows in tables.values()]


def table_of(row: Observation, indicators: dict[str, Indicator]) -> tuple:
    """What makes observations cells of tables that are protected together."""
    return indicators[row.indicator].family, row.start, row.end, row.area, row.source_id


def left_by_releases(rows: list[Observation], new: set[int], hidden: set[tuple[int, int]]) -> list[Standing]:
    """Some tables as each earlier release left them, the earliest first.

    Args:
        new: the keys of the values that come in now. hidden: which value each release hid.
    """
    old = [row for row in rows if row.pk not in new and row.release_id]
    found = []
    for release in sorted({row.release_id for row in old}):
        cells = {(row.indicator, row.breakdown): row for row in old if row.release_id <= release}
        gone = frozenset(place for place, row in cells.items() if (release, row.pk) in hidden)
        found.append(Standing(cells, gone))
    return found


@operation("insight.load_published", kinds=("system",))
def load_published(
    actor: Actor, *, partnership: Partnership, values: Iterable[tuple[Reading, Told]]
) -> list[Observation]:
    """Load values their owners already made public, each with its document and the place in it."""
    return observe(partnership, values)


@operation("insight.mark_break", on="partnership")
def mark_break(actor: Actor, *, partnership: Partnership, indicator: Indicator, on: date, note: str) -> Break:
    """Mark a day from which an indicator's values no longer mean what they meant, and say why."""
    made, _ = Break.objects.update_or_create(
        partnership=partnership, indicator=indicator.key, on=on, defaults={"note": note, "declared_by": actor.ref}
    )
    return made


@operation("insight.note_disagreement", on="partnership", kinds=("system",))
def note_disagreement(
    actor: Actor, *, partnership: Partnership, indicator: Indicator, period: Period, sentence: str, breakdown: str = ""
) -> Disagreement:
    """Note that what is known of an indicator in a period does not agree with itself: said beside the figure."""
    return Disagreement.objects.create(
        partnership=partnership, indicator=indicator.key, start=period.start, end=period.end, breakdown=breakdown,
        sentence=sentence, noted_by=actor.ref,
    )  # fmt: skip


@operation("insight.declare_area", on="partnership")
def declare_area(actor: Actor, *, partnership: Partnership, code: str, name: str) -> Area:
    """Declare another area agencies may give figures for, by its code (GSS, or the partnership's own word)."""
    made, _ = Area.objects.update_or_create(
        partnership=partnership, code=code, defaults={"name": name, "declared_by": actor.ref}
    )
    return made


@operation("insight.issue_library", on="partnership")
def issue_library(actor: Actor, *, partnership: Partnership, text: str) -> OwnLibrary:
    """Issue a partnership's own edition of the indicator library, laid over the one that stands.

    What stood stays as it was for everything that used it. An indicator whose meaning changes must say what changed:
    values under the two definitions are then not compared.

    Raises:
        DefinitionError: listing every fault, each with its key and how to put it right.
    """
    Partnership.objects.select_for_update().get(pk=partnership.pk)  # one at a time: each is laid over the one before
    library.forget_newest(partnership)
    made = library.proposed(partnership, text)
    row = OwnLibrary.objects.create(
        partnership=partnership, text=text, edition=made.edition, extends=made.extends or "", sha256=made.sha256,
        issued_by=actor.ref,
    )  # fmt: skip
    library.forget_newest(partnership)
    return row
