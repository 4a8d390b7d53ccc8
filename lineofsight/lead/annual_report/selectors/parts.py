"""The parts of a text in order, each with what was found about it, and who has explained what is asked of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lineofsight.core.documents import tree
from lineofsight.core.documents.markup import parse
from lineofsight.lead.annual_report.rules.findings import GOOD, NOTE, PROBLEM, QUESTION, Explained, Finding, key_of
from lineofsight.lead.annual_report.selectors.uses import Use

ORDER = (PROBLEM, QUESTION, GOOD, NOTE)


@dataclass(frozen=True)
class Part:
    """A paragraph, heading, list, table or chart of the text, with what was found about it."""

    blocks: tuple[tree.Block, ...]
    findings: tuple[Finding, ...]


def parts_of(
    text: str,
    blocks: Sequence[tree.Block],
    uses: Sequence[Use],
    findings: Sequence[Finding],
    explained: Mapping[str, Explained],
) -> tuple[Part, ...]:
    """The blocks with the findings about their lines; a finding about no block of its own stands with the last before.

    The reader makes one block of each of the text's top-level parts, in order.

    Args:
        explained: what was explained, by what the finding is known by.
    """
    starts = [node.map[0] + 1 if node.map else 1 for node in parse(text).root.children][: len(blocks)]
    placed: list[list[Finding]] = [[] for _ in range(len(blocks) + 1)]
    for finding in findings:
        at = sum(1 for start in starts if start <= finding.line)
        known = key_of(finding, as_it_reads(text, uses, starts, at))
        placed[at].append(replace(finding, key=known, explained=explained.get(known)))
    shown: list[tuple[tree.Block, ...]] = [(), *((titled(block, n),) for n, block in enumerate(blocks, start=1))]
    return tuple(Part(own, in_order(found)) for own, found in zip(shown, placed, strict=True) if own or found)


def in_order(found: list[Finding]) -> tuple[Finding, ...]:
    """Line by line what must be put right, then what is asked; what was explained and what is a note come last."""

    def place(each: Finding) -> tuple:
        return each.kind == NOTE, each.explained is not None, each.line, ORDER.index(each.kind)

    return tuple(sorted(found, key=place))


def as_it_reads(text: str, uses: Sequence[Use], starts: Sequence[int], at: int) -> str:
    """A part of the text as it reads (0: what stands before the first): its words, and each figure placed in it."""
    first = starts[at - 1] if at else 1
    end = starts[at] if at < len(starts) else len(text.splitlines()) + 1
    words = text.splitlines()[first - 1 : end - 1] if at else []
    inside = [use for use in uses if at and first <= use.placement.line < end]
    return "\n".join([*words, *(" ".join((use.text, *(each.text for each in use.figures))) for use in inside)])


def titled(block: tree.Block, number: int) -> tree.Block:
    """A heading with an address of its own: the parts of a text are written out one by one."""
    return tree.Heading(block.level, block.text, f"part-{number}") if isinstance(block, tree.Heading) else block
