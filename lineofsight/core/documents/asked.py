"""The figures an author's text asks for, found where the reader would find them."""

from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from lineofsight.core.documents import markup
from lineofsight.core.documents.placements import Placement, Problem, parse


def placements(text: str) -> tuple[Placement, ...]:
    """Every well-formed figure in the text, in order; not those in code, nor after a backslash."""
    return tuple(found for found in _found(text) if isinstance(found, Placement))


def placement_problems(text: str) -> tuple[Problem, ...]:
    """Every pair of curly brackets in the text that is not a well-formed figure, in order."""
    return tuple(found for found in _found(text) if isinstance(found, Problem))


def _found(text: str) -> Iterator[Placement | Problem]:
    parsed = markup.parse(text)
    for inline in parsed.inlines():
        for node in inline.walk():
            if node.type in ("placement", "open_brace"):
                yield look(parsed, inline, node)


def look(parsed: markup.Markup, inline: SyntaxTreeNode, node: SyntaxTreeNode) -> Placement | Problem:
    """The placement at this token of a run of text, or what is wrong with it."""
    line, column = parsed.place(inline, node.meta["at"])
    if node.type == "placement":
        return parse(node.meta["raw"], line, column)
    typed = inline.content[node.meta["at"] :].split("\n", 1)[0][:60]
    return Problem(line, column, "This curly bracket is not closed. Write } after the figure, or \\{ for a "
                   "curly bracket that is to be printed.", typed)  # fmt: skip
