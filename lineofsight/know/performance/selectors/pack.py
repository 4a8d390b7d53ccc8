"""Everything a period's pack tells: what calls for a look with what is said and asked of it, the rest, what is missing.

A pack leaves the house as a file, so it is read as everybody inside reads it, whoever takes it (decision 13).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.insight import library
from lineofsight.core.insight.figures import PUBLISHED
from lineofsight.core.insight.rules import Domain, Gap
from lineofsight.core.notices.models import Due
from lineofsight.core.people import selectors as people
from lineofsight.core.thread.selectors.eyes import Glimpse, through_childs_eyes
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.models import ChosenChart, Commentary, FollowUp, Query, Rebase
from lineofsight.know.performance.selectors.beside import Others
from lineofsight.know.performance.selectors.charts import charts_chosen
from lineofsight.know.performance.selectors.completeness import Lateness, completeness
from lineofsight.know.performance.selectors.follow_ups import follow_ups_for
from lineofsight.know.performance.selectors.limits import Verdict, rebases_of, verdicts
from lineofsight.know.performance.selectors.owed import owed_about
from lineofsight.know.performance.selectors.scorecard import Row, day_of, scorecard

# How far back a child's experience is looked for: a year.
YEAR = 12


@dataclass(frozen=True)
class Looked:
    """One indicator of a pack with what is said and asked of it.

    Attributes:
        verdict: what its limits say, where they say anything. rebases: where its limits were set anew.
        drawn: the chart that was chosen for it.
        said: what agencies say of it. owed: whose words are still owed. asked: what groups asked, with the answers.
        queries: what the analyst asked about its values.
    """

    row: Row
    verdict: Verdict | None = None
    said: tuple[Commentary, ...] = ()
    owed: tuple[Due, ...] = ()
    asked: tuple[FollowUp, ...] = ()
    queries: tuple[Query, ...] = ()
    rebases: tuple[Rebase, ...] = ()
    drawn: ChosenChart | None = None

    @property
    def signal(self) -> bool:
        """Whether its value is more than chance makes."""
        return self.verdict is not None and self.verdict.signal

    @property
    def calls(self) -> bool:
        """Whether the group ought to look at it: red, a signal, missing or doubted, or asked about."""
        return self.row.calls_for_a_look or self.signal or bool(self.asked or self.queries or self.owed)


@dataclass(frozen=True)
class Pack:
    """A period's pack. `moment` is the end of the day it is of; none for now."""

    partnership: Partnership
    period: Period
    moment: datetime | None
    looked: tuple[Looked, ...]
    late: tuple[Lateness, ...]
    gaps: tuple[Gap, ...]
    eyes: tuple[Glimpse, ...]
    others: Others
    names: Mapping[str, str]

    @property
    def rows(self) -> list[Row]:
        """The lines of the scorecard it is made of."""
        return [each.row for each in self.looked]

    @property
    def judged(self) -> list[Looked]:
        """Those of whose value the limits say anything."""
        return [each for each in self.looked if each.verdict and each.verdict.variation]

    @property
    def day(self) -> date:
        """The day it is of."""
        return day_of(self.moment)

    def by_domain(self) -> list[tuple[Domain, list[Looked]]]:
        """Its lines by domain, in the library's order."""
        groups = [(each, [line for line in self.looked if line.row.indicator.domain == each.key]) for each in domains()]
        return [(domain, found) for domain, found in groups if found]


def domains() -> list[Domain]:
    """The domains of the library that stands."""
    return list(library.current().domains)


def pack_of(actor: Actor, partnership: Partnership, period: Period, as_at: datetime | None = None) -> Pack:
    """A period's pack as at a moment (none: now)."""
    late = completeness(partnership, period, day_of(as_at))
    rows = scorecard(actor, partnership, period, as_at=as_at, late=late, audience=PUBLISHED)
    indicators = [row.indicator for row in rows]
    keys = [each.key for each in indicators]
    judged = verdicts(partnership, indicators, period, as_at=as_at)
    said = commentary_by_key(partnership, period, as_at)
    owed = owed_about([each.agency_return for each in late])
    asked = follow_ups_for(partnership, period, as_at)
    queries = queries_by_key(partnership, period, as_at)
    rebases = rebases_of(partnership, keys, as_at)
    charts = charts_chosen(partnership, keys, as_at)
    looked = tuple(
        Looked(
            row, judged.get(row.indicator.key), tuple(said.get(row.indicator.key, ())),
            tuple(owed.get(row.indicator.key, ())), tuple(asked.get(row.indicator.key, ())),
            tuple(queries.get(row.indicator.key, ())),
            tuple(each for each in rebases if each.indicator == row.indicator.key),
            charts.get(row.indicator.key),
        )
        for row in rows
    )  # fmt: skip
    since = min(period.start, period.shifted(-YEAR).end)
    return Pack(
        partnership, period, as_at, looked, tuple(late), tuple(library.current().gaps),
        tuple(through_childs_eyes(actor, partnership, since, day_of(as_at))),
        Others(partnership, indicators, period, day_of(as_at)),
        people.names(
            {each.set_by for each in rebases}
            | {each.chosen_by for each in charts.values()}
            | {each.written_by for rows in said.values() for each in rows}
        ),
    )  # fmt: skip


def commentary_by_key(partnership: Partnership, period: Period, as_at: datetime | None) -> dict[str, list[Commentary]]:
    """What agencies say of a period's figures, by indicator: the latest answer of each to each question."""
    written = (
        Commentary.objects.filter(partnership=partnership, written_at__lte=as_at or clock.now())
        .filter(agency_return__request__start=period.start, agency_return__request__end=period.end)
        .select_related("question", "agency_return__organisation")
    )
    latest: dict[tuple, Commentary] = {}
    for each in written:
        latest[each.indicator, each.agency_return_id, each.question_id] = each
    return grouped(sorted(latest.values(), key=lambda each: (each.agency_return_id, each.question.position)))


def queries_by_key(partnership: Partnership, period: Period, as_at: datetime | None) -> dict[str, list[Query]]:
    """What was asked about a period's values by a moment (none: now), by indicator."""
    asked = Query.objects.filter(
        partnership=partnership, observation__end=period.end, asked_at__lte=as_at or clock.now()
    )
    found: dict[str, list[Query]] = {}
    for each in asked.select_related("observation", "agency_return__organisation").order_by("id"):
        found.setdefault(each.observation.indicator, []).append(each)
    return found


def grouped(rows: Iterable[Commentary]) -> dict[str, list[Commentary]]:
    """Commentary by its indicator."""
    found: dict[str, list[Commentary]] = {}
    for each in rows:
        found.setdefault(each.indicator, []).append(each)
    return found
