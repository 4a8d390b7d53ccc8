"""What stands in the text for a figure placed by key: a number, a change, a share, a table or a chart."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from lineofsight.core.access.models import Partnership
from lineofsight.core.design.text import listed
from lineofsight.core.documents import tree
from lineofsight.core.documents.placements import ALONE, Placement, Problem
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import VALUE, Book, Figure, last_time
from lineofsight.core.insight.models import Observation
from lineofsight.core.insight.rules import Indicator
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.rules.wording import change_text, default_period, share_text
from lineofsight.lead.annual_report.selectors.series import chart_of, series_of, table_of
from lineofsight.lead.annual_report.selectors.uses import Use, absent
from lineofsight.lead.annual_report.selectors.whose import Asked, Refused, agreed

Href = Callable[[Observation], str]


def nowhere(observation: Observation) -> str:
    """A figure that leads nowhere."""
    return ""


@dataclass
class Placer:
    """Resolves the figures of one text, and remembers each use in order."""

    partnership: Partnership
    reported: Period
    book: Book
    href: Href = nowhere
    uses: list[Use] = field(default_factory=list)

    def resolve(self, placement: Placement) -> tree.Inline | tree.Block | Problem:
        """What stands for a placement, or the problem its author must put right."""
        try:
            return self.put(placement, self.indicator(placement))
        except Refused as refused:
            return Problem(placement.line, placement.column, str(refused), placement.raw)

    def indicator(self, placement: Placement) -> Indicator:
        found = library.indicator(placement.key)
        if found is None:
            raise Refused(f"There is no figure called {placement.key}. Choose one under “Place a figure”.")
        return found

    def asked(self, placement: Placement, indicator: Indicator) -> Asked:
        code = placement.options.get("area", self.partnership.area_code)
        if code not in self.areas:
            there = "; ".join(f"area={known} is {name}" for known, name in self.areas.items())
            raise Refused(f"“{code}” is not an area figures are given for here: {there}.")
        own = code == self.partnership.area_code
        return Asked(
            indicator=indicator,
            period=self.period(placement, "period") or default_period(indicator, self.reported),
            breakdown=placement.options.get("breakdown", ""),
            area="" if own else self.areas[code],
            source=placement.options.get("source", ""),
            book=self.book if own else self.book.elsewhere(code),
        )

    @cached_property
    def areas(self) -> dict[str, str]:
        """The areas figures may be about, by code."""
        return insight.areas(self.partnership)

    def put(self, placement: Placement, indicator: Indicator) -> tree.Inline | tree.Block:
        asked = self.asked(placement, indicator)
        if asked.of_each:
            return self.each(placement, asked)
        if placement.as_ in ALONE:
            return self.series(placement, asked)
        figures, text = getattr(self, placement.as_)(placement, asked, asked.figure())
        return self.inline(self.used(placement, asked, figures, text))

    def period(self, placement: Placement, name: str) -> Period | None:
        return Period.parse(placement.options[name]) if name in placement.options else None

    def number(self, placement: Placement, asked: Asked, figure: Figure) -> tuple[tuple[Figure, ...], str]:
        return (figure,), figure.text

    def each(self, placement: Placement, asked: Asked) -> tree.Inline:
        """Every source's value, each with its source's name."""
        if placement.as_ != "number":
            raise Refused(f"source=each does not go with as={placement.as_}. Name one source, or place the numbers.")
        figures = asked.figures()
        text = listed(f"{figure.text} ({figure.observation.source.name})" for figure in figures if figure.observation)
        return self.inline(self.used(placement, asked, figures, text))

    def change(self, placement: Placement, asked: Asked, figure: Figure) -> tuple[tuple[Figure, ...], str]:
        start = self.period(placement, "from") or last_time(figure.period)
        before = asked.beside(figure, start, figure.breakdown)
        for each in (figure, before):
            if each.status != VALUE:
                raise Refused(f"{absent(each, asked.area)} A change needs both values.")
        earlier, later = sorted((before.period, figure.period), key=lambda p: p.end)
        broken = asked.book.break_between(asked.indicator, earlier, later)
        if broken:
            raise Refused(
                f"{before.period.label} and {figure.period.label} cannot be compared: {broken.note} "
                "Place the two numbers, and say in words why they differ."
            )
        named = None if "earlier" in placement.options else before.period
        return (figure, before), change_text(asked.indicator, figure.value, before.value, named, asked.area)

    def share(self, placement: Placement, asked: Asked, figure: Figure) -> tuple[tuple[Figure, ...], str]:
        if figure.status != VALUE or (figure.rounded and figure.indicator.has_denominator):
            return (figure,), figure.text  # where its policy shows no count as it is, the share is all there is to say
        if figure.breakdown and not figure.indicator.has_denominator:
            whole = asked.beside(figure, figure.period, "")
            if whole.status != VALUE:
                raise Refused(f"{absent(whole, asked.area)} A share needs the whole.")
            return (figure, whole), share_text(figure.value, whole.value)
        numerator, denominator = figure.counts
        if numerator is None or denominator is None:
            raise Refused("This figure came without the two counts a share is made of. Place it as=number.")
        return (figure,), share_text(numerator, denominator)

    def series(self, placement: Placement, asked: Asked) -> tree.Block:
        figures = series_of(asked.book, asked.indicator, asked.period, asked.breakdown, asked.source_id())
        if not figures:
            raise Refused(f"There are no values of {asked.indicator.name} to show up to {asked.period.label}.")
        if not asked.source:
            for figure in reversed(figures):
                agreed(asked.book.figure(asked.indicator, figure.period, asked.breakdown), asked.area)
        use = self.used(placement, asked, tuple(reversed(figures)), f"a {placement.as_}")
        draw = table_of if placement.as_ == "table" else chart_of
        return draw(use, figures, asked.book, lambda figure: self.cell(use, figure))

    def used(self, placement: Placement, asked: Asked, figures: tuple[Figure, ...], text: str) -> Use:
        printed = f"{text} in {asked.area}" if asked.area and placement.as_ in ("number", "share") else text
        use = Use(placement, asked.indicator, figures, printed, asked.area)
        self.uses.append(use)
        return use

    def inline(self, use: Use) -> tree.Placed:
        href = self.href(use.figure.observation) if use.figure.observation else ""
        return tree.Placed(use.placement.key, use.placement.as_, use.text, href, use.footnote)

    def cell(self, use: Use, figure: Figure) -> tree.Placed:
        href = self.href(figure.observation) if figure.observation else ""
        return tree.Placed(use.placement.key, use.placement.as_, figure.text, href, use.footnote)
