"""One figure placed in a text: what it is, what is printed, and where it comes from in a sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from lineofsight.core.design.text import day, listed
from lineofsight.core.documents.placements import Placement
from lineofsight.core.documents.printable import printable
from lineofsight.core.insight.figures import NOT_RETURNED, Figure
from lineofsight.core.insight.models import Observation, Origin, Status
from lineofsight.core.insight.rules import Indicator
from lineofsight.lead.annual_report.rules.wording import part_text


@dataclass(frozen=True)
class Use:
    """A figure placed: the figures it rests on, the one it is about first, and the text that is printed for it.

    `area` is the name of the area it is about, where that is not the partnership's own.
    """

    placement: Placement
    indicator: Indicator
    figures: tuple[Figure, ...]
    text: str
    area: str = ""

    @property
    def figure(self) -> Figure:
        """The figure it is about."""
        return self.figures[0]

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The observations it rests on."""
        return tuple(f.observation for f in self.figures if f.observation is not None)

    @property
    def name(self) -> str:
        """What it counts, with the part it is broken down to and the area, where it is another."""
        return named(self.figure, self.area)

    @property
    def periods(self) -> str:
        """The periods it speaks of."""
        labels = [figure.period.label for figure in sorted(self.figures, key=lambda f: f.period)]
        distinct = list(dict.fromkeys(labels))
        return listed(distinct) if len(distinct) < 3 else f"{distinct[0]} to {distinct[-1]}"

    @property
    def source(self) -> str:
        """Where it comes from: each source once."""
        return sources_text(self.observations)

    @property
    def status(self) -> str:
        """How firm it is: the least firm of what it rests on."""
        found = {observation.status for observation in self.observations}
        return next((s for s in (Status.QUERIED, Status.PROVISIONAL, Status.DRAFT) if s in found), Status.FINAL)

    @property
    def caveats(self) -> tuple[str, ...]:
        """What prints wherever it prints."""
        return tuple(dict.fromkeys(caveat for figure in self.figures for caveat in figure.caveats))

    @cached_property
    def footnote(self) -> str:
        """What it is and where it comes from, in one line: what paper prints against its number. Every cell of a table
        has the table's, so it is written once."""
        values = "; ".join(self.values())
        line = f"{self.name}. {values}. Source: {self.source}."
        firm = "" if self.status == Status.FINAL else f" {Status(self.status).label}."
        return " ".join(printable(line + firm).split())

    def values(self) -> list[str]:
        """Each value with its period; of more than three, the first and the last."""
        own = [f for f in self.figures if f.breakdown == self.figure.breakdown]
        said = [f"{f.period.label}: {f.text}" for f in sorted(own, key=lambda f: f.period)]
        others = [f for f in self.figures if f.breakdown != self.figure.breakdown]
        distinct = list(dict.fromkeys(said)) + [f"in all {f.text}" for f in others]
        return distinct if len(distinct) < 4 else [distinct[0], "…", distinct[-1]]


def sources_text(observations: Iterable[Observation]) -> str:
    """Who gave some values and how, each source once, with the places in one document together."""
    places: dict[str, list[str]] = {}
    for observation in observations:
        found = places.setdefault(source_text(observation), [])
        if observation.place and observation.place not in found:
            found.append(observation.place)
    return "; ".join(", ".join(filter(None, (source, listed(found)))) for source, found in places.items())


def source_text(observation: Observation) -> str:
    """Who gave a value and how: "Ashmere Police, returned and signed off 7 May 2019", "…, as published in …"."""
    document, known = observation.document, day(observation.known_from)
    match observation.origin:
        case Origin.AS_PUBLISHED:
            how = f"as published in {document}"
        case Origin.COMPUTED:
            how = f"worked out from {document}" if document else f"worked out {known}"
        case _:
            how = f"returned and signed off {known}"
    return f"{observation.source.name}, {how}"


def named(figure: Figure, area: str = "") -> str:
    """What a figure counts, with the part it is broken down to and the name of the area, where it is another."""
    part = part_text(figure.indicator, figure.breakdown)
    return figure.indicator.name + (f": {part}" if part else "") + (f", {area}" if area else "")


def absent(figure: Figure, area: str = "") -> str:
    """Why a figure has no value."""
    about = f"“{named(figure, area)}”"
    if figure.status == NOT_RETURNED:
        return f"No value of {about} was returned for {figure.period.label}."
    return f"{about} for {figure.period.label} is {figure.text}. {figure.reason}".strip()
