"""The words of a document's blocks as a reader meets them, one text for each paragraph, heading, cell or caption."""

from collections.abc import Iterable, Iterator

from lineofsight.core.documents import tree


def texts_of(blocks: Iterable[tree.Block]) -> Iterator[str]:
    """Every text of these blocks in order; not where a table or a figure comes from."""
    for block in blocks:
        yield from texts_in(block)


def texts_in(block: tree.Block) -> Iterator[str]:
    match block:
        case tree.Heading(_, text, _):
            yield text
        case tree.Paragraph(inlines):
            yield tree.plain(inlines)
        case tree.BulletList(items) | tree.NumberedList(items, _):
            for item in items:
                yield from texts_of(item)
        case tree.Quote(blocks):
            yield from texts_of(blocks)
        case tree.Note(_, title, blocks):
            yield title
            yield from texts_of(blocks)
        case tree.Table():
            yield from texts_in_table(block)
        case tree.Chart():
            yield from (block.title, block.sentence, block.unit)
            yield from texts_in_table(block.table)


def texts_in_table(table: tree.Table) -> Iterator[str]:
    yield table.caption
    yield from (column.label for column in table.columns)
    yield from (cell if isinstance(cell, str) else tree.plain(cell) for row in table.rows for cell in row)
    yield from table.notes
