"""From what an author typed (CommonMark, with figures in curly brackets) to the document tree, and what is wrong in it.

Nothing an author typed is dropped: what cannot be used stays in the text as it was typed, and a problem says why.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from lineofsight.core.documents import links, markup, tree
from lineofsight.core.documents.asked import look, placement_problems, placements
from lineofsight.core.documents.placements import ALONE, Placement, Problem
from lineofsight.core.documents.prose import PLACED, Run, TypedNumber, numbers_typed, runs, words

__all__ = ["PLACED", "Placement", "Problem", "ReadResult", "Run", "TypedNumber", "numbers_typed", "placement_problems",
           "placements", "read", "runs", "words"]  # fmt: skip

Resolve = Callable[[Placement], tree.Inline | tree.Block | Problem]
LOWEST = 4
MISPLACED = {"placement": "figure", "link": "link"}  # links never nest, so this can only be one in a heading


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What was read: the blocks, and what the author should put right, in the order it stands in the text."""

    blocks: tuple[tree.Block, ...]
    problems: tuple[Problem, ...]


def read(text: str, resolve: Resolve, top_level: int = 2) -> ReadResult:
    """The text as blocks; its highest heading may have level `top_level` (1 to 4).

    `resolve` gives what stands for a figure: an inline, a block (for as=table and as=chart), or a Problem, and then
    what was typed stays visible.
    """
    reader = _Reader(markup.parse(text), resolve, top_level)
    blocks = tuple(reader.blocks(reader.parsed.root.children))
    reader.look_for_lost()
    return ReadResult(blocks, tuple(sorted(reader.problems, key=lambda problem: (problem.line, problem.column))))


class _Reader:
    """One reading of one text."""

    def __init__(self, parsed: markup.Markup, resolve: Resolve, top_level: int) -> None:
        self.parsed, self.resolve, self.top_level = parsed, resolve, top_level
        self.level = top_level - 1
        self.problems: list[Problem] = []

    def problem(self, at: tuple[int, int], sentence: str, raw: str) -> None:
        self.problems.append(Problem(*at, sentence, raw))

    def look_for_lost(self) -> None:
        line = self.parsed.too_deep()
        if line:
            self.problem((line, 1), "Lists or quotes are nested too deeply here, so the text is cut off. Use fewer "
                         "levels.", self.parsed.lines[line - 1][:60])  # fmt: skip

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[tree.Block]:
        for node in nodes:
            yield from getattr(self, f"read_{node.type}")(node)

    def read_paragraph(self, node: SyntaxTreeNode) -> Iterator[tree.Block]:
        (inline,) = node.children
        alone = len(inline.children) == 1 and inline.children[0].type == "placement"
        if not alone:
            yield tree.Paragraph(_joined(self.inlines(inline, inline.children)))
            return
        put = self.put(inline, inline.children[0], alone=True)
        yield put if isinstance(put, tree.Block) else tree.Paragraph((put,))

    def read_heading(self, node: SyntaxTreeNode) -> Iterator[tree.Block]:
        inline, wanted = node.children[0], int(node.tag[1:])
        level = min(max(wanted, self.top_level), self.level + 1, LOWEST)
        if level != wanted:
            self.problem(((node.map or (0, 0))[0] + 1, 1), self.wrong_level(wanted, level), inline.content)
        said = self.words_only(inline, inline.children, "heading")
        if not said.strip():
            self.problem(((node.map or (0, 0))[0] + 1, 1), "This heading has no words. Write some, or take it out.",
                         node.markup)  # fmt: skip
            yield tree.Paragraph.of(node.markup)
            return
        self.level = level
        yield tree.Heading(level, said)

    def wrong_level(self, wanted: int, level: int) -> str:
        if wanted < self.top_level:
            return f"This heading is too high for this text. Start it with {'#' * self.top_level}."
        return f"This heading skips a level, or is too low. Start it with {'#' * level}."

    def read_bullet_list(self, node: SyntaxTreeNode) -> Iterator[tree.Block]:
        yield tree.BulletList(tuple(tuple(self.blocks(item.children)) for item in node.children))

    def read_ordered_list(self, node: SyntaxTreeNode) -> Iterator[tree.Block]:
        items = tuple(tuple(self.blocks(item.children)) for item in node.children)
        yield tree.NumberedList(items, int(node.attrs.get("start", 1)))

    def read_blockquote(self, node: SyntaxTreeNode) -> Iterator[tree.Block]:
        yield tree.Quote(tuple(self.blocks(node.children)))

    def read_fence(self, node: SyntaxTreeNode) -> Iterator[tree.Block]:
        yield tree.Paragraph((tree.Code(node.content.rstrip("\n")),))

    def read_hr(self, node: SyntaxTreeNode) -> Iterator[tree.Block]:
        yield tree.Rule()

    def inlines(self, inline: SyntaxTreeNode, nodes: Iterable[SyntaxTreeNode]) -> Iterator[tree.Inline]:
        for node in nodes:
            match node.type:
                case "em":
                    yield tree.Emphasis(_joined(self.inlines(inline, node.children)))
                case "strong":
                    yield tree.Strong(_joined(self.inlines(inline, node.children)))
                case "code_inline":
                    yield tree.Code(node.content)
                case "hardbreak":
                    yield tree.Break()
                case "link":
                    yield self.link(inline, node)
                case "placement":
                    put = self.put(inline, node, alone=False)
                    yield put if isinstance(put, tree.Inline) else tree.Text(node.meta["raw"])
                case _:
                    yield tree.Text(self.text(inline, node))

    def text(self, inline: SyntaxTreeNode, node: SyntaxTreeNode) -> str:
        if node.type == "open_brace":
            found = look(self.parsed, inline, node)
            self.problems.extend([found] if isinstance(found, Problem) else [])
        elif node.type == "refused_image":
            self.problem(self.parsed.place(inline, node.meta["at"]), "A picture cannot be put in this text. Take it "
                         "out and say in words what it shows.", node.meta["raw"])  # fmt: skip
        return " " if node.type == "softbreak" else node.content

    def link(self, inline: SyntaxTreeNode, node: SyntaxTreeNode) -> tree.Inline:
        href = str(node.attrs["href"])
        said = self.words_only(inline, node.children, "link")
        if links.safe(href):
            return tree.Link(said, href)
        at = self.parsed.place(inline, node.meta["at"])
        self.problem(at, "This link’s address cannot be used. Use one that starts with https:// or mailto:, or an "
                     "address on this site that starts with /.", node.meta["raw"])  # fmt: skip
        return tree.Text(node.meta["raw"])

    def words_only(self, inline: SyntaxTreeNode, nodes: Iterable[SyntaxTreeNode], inside: str) -> str:
        """The words of a heading or a link, in which no figure or link can stand."""
        said = []
        for node in nodes:
            if node.type in MISPLACED:
                self.problem(self.parsed.place(inline, node.meta["at"]), f"A {MISPLACED[node.type]} cannot stand in a "
                             f"{inside}. Put it in the text instead.", node.meta["raw"])  # fmt: skip
            said.append(self.words_only(inline, node.children, inside) if node.children else self.text(inline, node))
        return "".join(said)

    def put(self, inline: SyntaxTreeNode, node: SyntaxTreeNode, alone: bool) -> tree.Inline | tree.Block:
        """What stands for this placement; what was typed, with a problem noted, where nothing can."""
        found = look(self.parsed, inline, node)
        given = self.resolved(found, alone) if isinstance(found, Placement) else found
        if not isinstance(given, Problem):
            return given
        self.problems.append(given)
        return tree.Text(node.meta["raw"])

    def resolved(self, placement: Placement, alone: bool) -> tree.Inline | tree.Block | Problem:
        line, column, raw = placement.line, placement.column, placement.raw
        if placement.as_ in ALONE and not alone:
            return Problem(line, column, f"A {placement.as_} must stand alone. Put it in a paragraph of its own, with "
                           "an empty line before and after.", raw)  # fmt: skip
        given = self.resolve(placement)
        if isinstance(given, tree.Block) and not alone:
            return Problem(line, column, "This figure must stand alone. Put it in a paragraph of its own.", raw)
        return given


def _joined(inlines: Iterable[tree.Inline]) -> tuple[tree.Inline, ...]:
    """The same inlines, with neighbouring words made one."""
    joined: list[tree.Inline] = []
    for inline in inlines:
        if isinstance(inline, tree.Text) and joined and isinstance(joined[-1], tree.Text):
            joined[-1] = tree.Text(joined[-1].text + inline.text)
        else:
            joined.append(inline)
    return tuple(joined)
