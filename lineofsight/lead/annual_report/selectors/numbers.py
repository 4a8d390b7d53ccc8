"""A text as the rules of arithmetic see it: its passages, each number placed or typed where it stands in the words."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from lineofsight.core.documents.reader import PLACED, Run, runs
from lineofsight.core.insight.figures import VALUE, Book, Figure
from lineofsight.kernel.numbers import change, relative_change
from lineofsight.kernel.passages import CHANGE, COUNT, Number, Passage, kind_typed, number_in
from lineofsight.lead.annual_report.rules.wording import count_text, default_period
from lineofsight.lead.annual_report.selectors.uses import Use, named

Uses = Mapping[tuple[int, int], Use]


def passages_of(text: str, uses: Sequence[Use], book: Book, reported, href) -> list[Passage]:
    """The passages of a text, one for each of its paragraphs, headings and lists.

    Args:
        uses: the figures placed in it, as they were resolved; what could not be is passed over.
        reported: the period of the report.
        href: where an observation leads.
    """
    by_place = {(use.placement.line, use.placement.column): use for use in uses}
    maker = Numbers(by_place, book, reported, href)
    return [maker.passage(list(same)) for _, same in groupby(runs(text), key=lambda run: run.part)]


class Numbers:
    """Makes the numbers of one text."""

    def __init__(self, uses: Uses, book: Book, reported, href) -> None:
        self.uses, self.book, self.reported, self.href = uses, book, reported, href

    def passage(self, same: list[Run]) -> Passage:
        """The passage that some runs of one part of a text make, an empty line between two."""
        said, numbers, starts = "", [], []
        for run in same:
            said += "\n\n" if said else ""
            starts.append((len(said), run.line))
            text, found, lines = self.read(run, len(said))
            said += text
            numbers += found
            starts += lines
        return Passage(said, tuple(sorted(numbers, key=lambda n: n.start)), tuple(starts))

    def read(self, run: Run, offset: int) -> tuple[str, list[Number], list[tuple[int, int]]]:
        """A run with its figures in words: its text, its numbers, and where each further line of it begins."""
        said, numbers, lines, line = "", [], [], run.line
        placed, typed = iter(run.placed), dict(run.typed)
        for at, sign in enumerate(run.text):
            if at in typed:
                numbers.append(self.typed(run, at, typed[at], offset + len(said), line))
            if sign == PLACED:
                use = self.uses.get(next(placed))
                text = use.text if use else "…"
                numbers += self.placed(use, offset + len(said), line) if use else []
                said += text
                continue
            if sign == "\n":
                line += 1
                lines.append((offset + len(said) + 1, line))
            said += " " if sign == "\n" else sign
        return said, numbers, lines

    def typed(self, run: Run, at: int, raw: str, start: int, line: int) -> Number:
        kind = kind_typed(raw, run.text[at + len(raw) :])
        return Number(raw, number_in(raw), kind, start, start + len(raw), line)

    def placed(self, use: Use, start: int, line: int) -> list[Number]:
        """The numbers of one figure placed: of a share its two counts, of a change the change."""
        if any(figure.status != VALUE for figure in use.figures):
            return []
        span = {"start": start, "end": start + len(use.text), "line": line}
        match use.placement.as_:
            case "number":
                return [self.number(use, figure, figure.text, **span) for figure in use.figures]
            case "change":
                return [self.change(use, **span)]
            case "share":
                return list(self.share(use, start, line))
        return []

    def number(self, use: Use, figure: Figure, text: str, **span) -> Number:
        whole = self.whole(figure)
        return Number(
            text, bare(figure.value), figure.indicator.kind, **span, **self.about(use, figure),
            counts=counts_known(figure),
            whole=bare(whole.value) if whole and whole.status == VALUE else None,
            parts=self.parts(figure),
        )  # fmt: skip

    def about(self, use: Use, figure: Figure) -> dict:
        """What a number is of, and where it leads."""
        seen = figure.observation
        return {
            "placed": True,
            "key": figure.indicator.key,
            "breakdown": figure.breakdown,
            "period": str(figure.period),
            "label": figure.period.label,
            "name": named(figure),
            "unit": figure.indicator.unit,
            "source": f"{use.placement.options.get('area', '')}|{seen.source_id if seen else ''}",
            "own_period": figure.period == default_period(figure.indicator, self.reported),
            "href": self.href(seen) if seen else "",
        }

    def change(self, use: Use, **span) -> Number:
        new, old = use.figures
        relative = relative_change(new.value, old.value)
        value = (relative if relative is not None else Decimal(new.value > old.value)) * 100
        moved = change(new.value, old.value)
        before = old.period.label
        return Number(
            use.text, value, CHANGE, **span, **self.about(use, new), before_label=before, moved=moved,
            prints_earlier="earlier" not in use.placement.options,
        )  # fmt: skip

    def share(self, use: Use, start: int, line: int) -> Iterator[Number]:
        """The two counts of a share as they stand in "1,322 of 3,399"; a part of a whole keeps its breakdown."""
        figure, first = use.figure, use.text.partition(" of ")[0]
        pair = [f.value for f in use.figures] if len(use.figures) == 2 else counts_known(figure)
        if None in pair or len(pair) != 2:
            return
        part, whole = map(bare, pair)
        about, is_part = self.about(use, figure), len(use.figures) == 2
        if not is_part:
            about |= {"key": "", "breakdown": "", "unit": ""}
        second = start + len(first) + len(" of ")
        yield Number(
            first, part, COUNT, start, start + len(first), line, **about, whole=whole,
            parts=self.parts(figure) if is_part else frozenset(),
        )  # fmt: skip
        about |= {"breakdown": ""}
        yield Number(count_text(whole), whole, COUNT, second, second + len(count_text(whole)), line, **about)

    def whole(self, figure: Figure) -> Figure | None:
        """The whole a count's part belongs to, by the same source."""
        if not figure.breakdown or figure.indicator.kind != COUNT or figure.observation is None:
            return None
        return self.there(figure).figure(figure.indicator, figure.period, "", figure.observation.source_id)

    def there(self, figure: Figure) -> Book:
        """The book read for the area a figure is about."""
        area = figure.observation.area if figure.observation else self.book.area
        return self.book if area == self.book.area else self.book.elsewhere(area)

    def parts(self, figure: Figure) -> frozenset[str]:
        """Every part there can be of a figure's dimension; none where they may overlap, or a part is of two dimensions.

        What was not classified is a part where it was given.
        """
        dimension = figure.breakdown.partition("=")[0]
        found = next((d for d in figure.indicator.breakdowns if d.key == dimension and not d.overlaps), None)
        if found is None or "," in figure.breakdown:
            return frozenset()
        return frozenset(f"{dimension}={code}" for code, _ in found.codes)


def bare(value: Decimal | None) -> Decimal:
    """A value without the noughts its column keeps behind the point."""
    given = value or Decimal(0)
    return given.quantize(Decimal(1)) if given == given.to_integral_value() else given.normalize()


def counts_known(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    """The two counts a figure that may be seen was made of; none of a count."""
    if figure.indicator.kind == COUNT or figure.status != VALUE or figure.observation is None:
        return None, None
    return figure.observation.numerator, figure.observation.denominator
