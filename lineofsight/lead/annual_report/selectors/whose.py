"""Whose value a figure is: for which area, and by which source. Where sources disagree, nobody chooses in silence.

An author names a source by its organisation's name with hyphens (`source=department-for-education`), which means the
same in every installation, or asks for `source=each`.
"""

from dataclasses import dataclass

from django.utils.text import slugify

from lineofsight.core.design.text import listed
from lineofsight.core.insight.figures import BY_AGENCY, NOT_RETURNED, SUPPRESSED, VALUE, Book, Figure
from lineofsight.core.insight.rules import Indicator
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.selectors.uses import absent, named

EACH_SOURCE = "each"


class Refused(Exception):
    """A figure cannot stand here as it was asked for; the text is the sentence for its author."""


@dataclass(frozen=True)
class Asked:
    """A figure asked for: what is counted, when, of which part, for which area and by whom.

    `area` is the area's name where that is not the partnership's own; `source` is the word for the organisation whose
    value is wanted, or empty; `book` is read for the area.
    """

    indicator: Indicator
    period: Period
    breakdown: str
    area: str
    source: str
    book: Book

    @property
    def of_each(self) -> bool:
        """Whether every source's value is wanted, side by side."""
        return self.source == EACH_SOURCE

    def figure(self) -> Figure:
        """The figure: of the source that is named, or of all where they agree.

        Raises:
            Refused: there is none, or its sources do not agree and none is named.
        """
        every = self.every(self.period, self.breakdown)
        return self.by(self.source_id(), self.period, self.breakdown) if self.source else agreed(every, self.area)

    def figures(self) -> tuple[Figure, ...]:
        """Every source's figure, side by side."""
        every = self.every(self.period, self.breakdown)
        return tuple(each for each in (every, *every.others) if each.observation)

    def beside(self, figure: Figure, period: Period, breakdown: str) -> Figure:
        """What the same source says of another period or of the whole: a figure to be set beside one already found.

        Raises:
            Refused: it says nothing of it, or its sources do not agree and none is named.
        """
        if figure.observation is None:
            return self.every(period, breakdown)
        every = self.every(period, breakdown)
        if not self.source:
            agreed(every, self.area)
        return self.by(figure.observation.source_id, period, breakdown)

    def every(self, period: Period, breakdown: str) -> Figure:
        """What is known, every source's value beside the first."""
        figure = self.book.figure(self.indicator, period, breakdown)
        if figure.status == NOT_RETURNED:
            raise Refused(absent(figure, self.area) + (self.elsewhen(breakdown) or self.elsewhere()))
        return figure

    def elsewhen(self, breakdown: str) -> str:
        """The last periods there is a value for, as an author would ask for them."""
        known = self.book.periods(self.indicator, breakdown=breakdown)[-3:]
        there = "; ".join(f"for {period.label} write period={period}" for period in known)
        return f" There is one for another period: {there}." if there else ""

    def elsewhere(self) -> str:
        """The areas there is a value for, where there is none for this one."""
        there = listed((f"area={code}" for code in self.book.areas(self.indicator)), "or")
        return f" There is one for another area: write {there}." if there else ""

    def by(self, source: int, period: Period, breakdown: str) -> Figure:
        figure = self.book.figure(self.indicator, period, breakdown, source=source)
        if figure.status == NOT_RETURNED:
            every = self.every(period, breakdown)
            said = listed(each.observation.source.name for each in (every, *every.others) if each.observation)
            name = self.book.sources(self.indicator, breakdown=self.breakdown)[source]
            raise Refused(
                f"{name} gave no value of “{named(every, self.area)}” for {period.label}; it came from {said}. Values "
                "of two sources are not set against each other: place each by itself, with its source."
            )
        return figure

    def source_id(self) -> int | None:
        """The organisation whose value is wanted; none where no one is named.

        Raises:
            Refused: nobody of that name has given a value.
        """
        if not self.source:
            return None
        sources = self.book.sources(self.indicator, breakdown=self.breakdown)
        found = [key for key, name in sources.items() if word(name) == self.source]
        if len(found) == 1:
            return found[0]
        there = listed((f"source={word(name)}" for name in sources.values()), "or")
        raise Refused(
            f"“{self.source}” has given no value of “{self.indicator.name}”."
            + (f" Write {there}." if there else " Nobody else has: take the figure out.")
        )


def agreed(figure: Figure, area: str = "") -> Figure:
    """The same figure, where its sources agree.

    Raises:
        Refused: they do not, or each agency answers for itself.
    """
    said = [each for each in (figure, *figure.others) if each.status in (VALUE, SUPPRESSED)]
    if figure.status != BY_AGENCY and len({each.text for each in said}) < 2:
        return figure
    why = "Each agency answers for itself on" if figure.status == BY_AGENCY else "Sources do not agree on"
    by = [(each, each.observation.source.name) for each in said if each.observation]
    values = "; ".join(f"{name} says {each.text} (source={word(name)})" for each, name in by)
    raise Refused(
        f"{why} “{named(figure, area)}” for {figure.period.label}: {values}. Name one of them and say in the text "
        "whose it is, or place every number with source=each."
    )


def word(name: str) -> str:
    """How an author writes a source: the words of its name, joined by hyphens."""
    return slugify(name, allow_unicode=True)
