"""The document tree as a web page's HTML, in the GOV.UK Design System's classes.

Every word is escaped; the only HTML taken as it comes is what `draw` returns for a chart.
"""

import re
from collections.abc import Callable, Iterable

from markupsafe import Markup

from lineofsight.core.documents import tree
from lineofsight.core.documents.html_inlines import escaped, inlines_html, together
from lineofsight.core.documents.printable import printable

Draw = Callable[[tree.Chart], Markup]
SIZES = {1: "xl", 2: "l", 3: "m", 4: "s"}
WIDE = 3  # columns: a table with more scrolls sideways by itself, so that the page need not


def html(document: tree.Document, draw: Draw, heading_shift: int = 0) -> Markup:
    """The whole document: its title as a heading of level 1 + `heading_shift`, subtitle, meta and blocks.

    `draw` gives the picture of a chart as safe HTML; its title, sentence, table and source are written here.
    """
    writer = _Writer(draw, heading_shift + 1)
    return Markup('<article class="los-document" lang="{}">{}{}{}{}</article>').format(
        document.language,
        writer.heading(0, document.title),
        Markup('<p class="govuk-body-l">{}</p>').format(escaped(document.subtitle)) if document.subtitle else "",
        _meta(document.meta),
        writer.blocks(document.blocks),
    )


def html_blocks(blocks: Iterable[tree.Block], draw: Draw, heading_shift: int = 0) -> Markup:
    """These blocks alone, for a page that has its own title; a heading of level 1 becomes 1 + `heading_shift`."""
    return _Writer(draw, heading_shift).blocks(blocks)


class _Writer:
    """One writing of one document: it remembers which ids it has given."""

    def __init__(self, draw: Draw, heading_shift: int) -> None:
        self.draw, self.heading_shift = draw, heading_shift
        self.ids: set[str] = set()

    def blocks(self, blocks: Iterable[tree.Block]) -> Markup:
        return together(map(self.block, blocks))

    def block(self, block: tree.Block) -> Markup:
        match block:
            case tree.Heading(level, text, ref, _):
                return self.heading(level, text, ref)
            case tree.Paragraph(inlines):
                return Markup('<p class="govuk-body">{}</p>').format(inlines_html(inlines))
            case tree.BulletList(items):
                return Markup('<ul class="govuk-list govuk-list--bullet">{}</ul>').format(self.items(items))
            case tree.NumberedList(items, start):
                return Markup('<ol class="govuk-list govuk-list--number"{}>{}</ol>').format(
                    "" if start == 1 else Markup(' start="{}"').format(start), self.items(items)
                )
            case tree.Quote(blocks):
                return Markup('<blockquote class="los-quote">{}</blockquote>').format(self.blocks(blocks))
            case tree.Table():
                return _table(block)
            case tree.Chart():
                return _chart(block, self.draw(block))
            case tree.Note():
                return self.note(block)
            case tree.Rule():
                return RULE

    def heading(self, level: int, text: str, ref: str | None = None) -> Markup:
        level = min(level + self.heading_shift, 6)
        return Markup('<h{0} class="govuk-heading-{1}" id="{2}">{3}</h{0}>').format(
            level, SIZES.get(level, "s"), self.unique(ref or _slug(text)), escaped(text)
        )

    def unique(self, wanted: str) -> str:
        """The id wanted, or with -2, -3 … where it is already in use; without spaces, which an id may not have."""
        wanted = "-".join(printable(wanted).split()) or "part"
        number, given = 2, wanted
        while given in self.ids:
            number, given = number + 1, f"{wanted}-{number}"
        self.ids.add(given)
        return given

    def items(self, items: Iterable[tuple[tree.Block, ...]]) -> Markup:
        return together(Markup("<li>{}</li>").format(self.item(item)) for item in items)

    def item(self, blocks: tuple[tree.Block, ...]) -> Markup:
        """One paragraph alone needs no mark of its own inside a list."""
        if len(blocks) == 1 and isinstance(blocks[0], tree.Paragraph):
            return inlines_html(blocks[0].inlines)
        return self.blocks(blocks)

    def note(self, note: tree.Note) -> Markup:
        return Markup('<div class="govuk-inset-text los-note los-note--{}" role="note">{}{}</div>').format(
            note.kind.replace("_", "-"),
            Markup('<p class="govuk-body govuk-!-font-weight-bold">{}</p>').format(escaped(note.title)),
            self.blocks(note.blocks),
        )


RULE = Markup('<hr class="govuk-section-break govuk-section-break--l govuk-section-break--visible">')


def _meta(meta: tuple[tuple[str, str], ...]) -> Markup:
    rows = together(
        Markup(
            '<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt>'
            '<dd class="govuk-summary-list__value">{}</dd></div>'
        ).format(escaped(label), escaped(text))
        for label, text in meta
    )
    return Markup('<dl class="govuk-summary-list govuk-summary-list--no-border">{}</dl>').format(rows) if rows else rows


def _table(table: tree.Table) -> Markup:
    drawn = Markup(
        '<table class="govuk-table"><caption class="govuk-table__caption govuk-table__caption--s">{}</caption>'
        '<thead class="govuk-table__head"><tr class="govuk-table__row">{}</tr></thead>'
        '<tbody class="govuk-table__body">{}</tbody></table>'
    ).format(escaped(table.caption), together(map(_header, table.columns)), _rows(table))
    if len(table.columns) > WIDE:
        drawn = Markup('<div class="los-scroll" role="region" aria-label="{}" tabindex="0">{}</div>').format(
            escaped(table.caption), drawn
        )
    return drawn + together(map(_small, table.notes)) + _source(table.source)


def _header(column: tree.Column) -> Markup:
    numeric = " govuk-table__header--numeric" if column.numeric else ""
    return Markup('<th scope="col" class="govuk-table__header{}">{}</th>').format(numeric, escaped(column.label))


def _rows(table: tree.Table) -> Markup:
    return together(
        Markup('<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">{}</th>{}</tr>').format(
            _cell(first), together(map(_data, rest, table.columns[1:]))
        )
        for first, *rest in table.rows
    )


def _data(cell: tree.Cell, column: tree.Column) -> Markup:
    numeric = " govuk-table__cell--numeric" if column.numeric else ""
    return Markup('<td class="govuk-table__cell{}">{}</td>').format(numeric, _cell(cell))


def _cell(cell: tree.Cell) -> Markup:
    return escaped(cell) if isinstance(cell, str) else inlines_html(cell)


def _chart(chart: tree.Chart, picture: Markup) -> Markup:
    return Markup(
        '<figure class="los-chart"><figcaption><p class="govuk-heading-s los-chart__title">{}</p>'
        '<p class="govuk-body">{}</p></figcaption>{}<details class="govuk-details">'
        '<summary class="govuk-details__summary"><span class="govuk-details__summary-text">Show as a table'
        '<span class="govuk-visually-hidden">: {}</span></span></summary>'
        '<div class="govuk-details__text">{}</div></details>{}</figure>'
    ).format(escaped(chart.title), escaped(chart.sentence), picture, escaped(chart.title), _table(chart.table),
             _source(chart.source))  # fmt: skip


def _source(source: str) -> Markup:
    return _small(f"Source: {source}") if source else Markup()


def _small(text: str) -> Markup:
    return Markup('<p class="govuk-body-s los-source">{}</p>').format(escaped(text))


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
