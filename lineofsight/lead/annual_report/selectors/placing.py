"""What stands in the text for a figure placed by key: a number, a change, a share, a table or a chart."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lineofsight.core.access.models import Partnership
from lineofsight.core.documents import tree
from lineofsight.core.documents.placements import Placement, Problem
from lineofsight.core.insight import library
from lineofsight.core.insight.figures import NOT_RETURNED, VALUE, Book, Figure
from lineofsight.core.insight.models import Observation
from lineofsight.core.insight.rules import Indicator
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.rules.wording import change_text, default_period, share_text
from lineofsight.lead.annual_report.selectors.series import chart_of, series_of, table_of
from lineofsight.lead.annual_report.selectors.uses import Use, absent

Href = Callable[[Observation], str]


class Refused(Exception):
    """A figure cannot stand here as it was asked for; the text is the sentence for its author."""


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
        area = placement.options.get("area")
        if area not in (None, self.partnership.area_code):
            raise Refused(f"Only figures for {self.partnership.area_name} can be placed. Take area={area} out.")
        return found

    def put(self, placement: Placement, indicator: Indicator) -> tree.Inline | tree.Block:
        period = self.period(placement, "period") or default_period(indicator, self.reported)
        breakdown = placement.options.get("breakdown", "")
        if placement.as_ in ("table", "chart"):
            return self.series(placement, indicator, period, breakdown)
        figure = self.wanted(indicator, period, breakdown)
        figures, text = getattr(self, placement.as_)(placement, figure)
        return self.inline(self.used(placement, figures, text))

    def period(self, placement: Placement, name: str) -> Period | None:
        return Period.parse(placement.options[name]) if name in placement.options else None

    def wanted(self, indicator: Indicator, period: Period, breakdown: str) -> Figure:
        figure = self.book.figure(indicator, period, breakdown)
        if figure.status == NOT_RETURNED:
            known = self.book.periods(indicator, breakdown=breakdown)[-3:]
            there = "; ".join(f"for {period.label} write period={period}" for period in known)
            raise Refused(absent(figure) + (f" There is one for another period: {there}." if there else ""))
        return figure

    def number(self, placement: Placement, figure: Figure) -> tuple[tuple[Figure, ...], str]:
        return (figure,), figure.text

    def change(self, placement: Placement, figure: Figure) -> tuple[tuple[Figure, ...], str]:
        start = self.period(placement, "from")
        indicator, breakdown = figure.indicator, figure.breakdown
        before = (
            self.wanted(indicator, start, breakdown) if start else self.book.before(indicator, figure.period, breakdown)
        )
        for each in (figure, before):
            if each.status != VALUE:
                raise Refused(f"{absent(each)} A change needs both values.")
        earlier, later = sorted((before.period, figure.period), key=lambda p: p.end)
        broken = self.book.break_between(indicator, earlier, later)
        if broken:
            raise Refused(
                f"{before.period.label} and {figure.period.label} cannot be compared: {broken.note} "
                "Place the two numbers, and say in words why they differ."
            )
        return (figure, before), change_text(indicator, figure.value, before.value)

    def share(self, placement: Placement, figure: Figure) -> tuple[tuple[Figure, ...], str]:
        if figure.status != VALUE or (figure.rounded and figure.indicator.has_denominator):
            return (figure,), figure.text  # where its policy shows no count as it is, the share is all there is to say
        if figure.breakdown and not figure.indicator.has_denominator:
            whole = self.wanted(figure.indicator, figure.period, "")
            if whole.status != VALUE:
                raise Refused(f"{absent(whole)} A share needs the whole.")
            return (figure, whole), share_text(figure.value, whole.value)
        numerator, denominator = figure.counts
        if numerator is None or denominator is None:
            raise Refused("This figure came without the two counts a share is made of. Place it as=number.")
        return (figure,), share_text(numerator, denominator)

    def series(self, placement: Placement, indicator: Indicator, period: Period, breakdown: str) -> tree.Block:
        figures = series_of(self.book, indicator, period, breakdown)
        if not figures:
            raise Refused(f"There are no values of {indicator.name} to show up to {period.label}.")
        use = self.used(placement, tuple(reversed(figures)), f"a {placement.as_}")
        draw = table_of if placement.as_ == "table" else chart_of
        return draw(use, figures, self.book, lambda figure: self.cell(use, figure))

    def used(self, placement: Placement, figures: tuple[Figure, ...], text: str) -> Use:
        use = Use(placement, figures[0].indicator, figures, text)
        self.uses.append(use)
        return use

    def inline(self, use: Use) -> tree.Placed:
        href = self.href(use.figure.observation) if use.figure.observation else ""
        return tree.Placed(use.placement.key, use.placement.as_, use.text, href, use.footnote)

    def cell(self, use: Use, figure: Figure) -> tree.Placed:
        href = self.href(figure.observation) if figure.observation else ""
        return tree.Placed(use.placement.key, use.placement.as_, figure.text, href, use.footnote)
