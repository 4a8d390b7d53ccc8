"""Everything arithmetic finds in a section: the rules asked of each passage and table, and numbers typed by hand."""

from collections.abc import Iterable, Sequence

from lineofsight.core.documents import tree
from lineofsight.core.documents.reader import TypedNumber, numbers_typed
from lineofsight.kernel.passages import Passage, first_line, number_in
from lineofsight.lead.annual_report.models import Section
from lineofsight.lead.annual_report.rules.arithmetic import percentages_agree
from lineofsight.lead.annual_report.rules.claims import every_claim
from lineofsight.lead.annual_report.rules.findings import QUESTION, Finding
from lineofsight.lead.annual_report.rules.small import small_counts
from lineofsight.lead.annual_report.rules.sums import parts_add_up, remainders, shares_add_up, table_adds_up
from lineofsight.lead.annual_report.rules.values import typed_otherwise
from lineofsight.lead.annual_report.selectors.numbers import passages_of
from lineofsight.lead.annual_report.selectors.placing import Placer
from lineofsight.lead.annual_report.selectors.suggesting import suggestions
from lineofsight.lead.annual_report.selectors.uses import Use

# Asked of each passage.
RULES = (percentages_agree, parts_add_up, shares_add_up, small_counts)
FOLLOW = "Nobody can follow this to its source. "


def passages_in(text: str, placer: Placer) -> list[Passage]:
    """The passages of a text whose figures a placer has resolved."""
    return passages_of(text, placer.uses, placer.book, placer.reported, placer.href)


def arithmetic(passages: Sequence[Passage], uses: Sequence[Use], blocks: Sequence[tree.Block]) -> list[Finding]:
    """What does not agree in a section's text, is said in words its figures do not carry, or gives a child away."""
    placed = [number for passage in passages for number in passage.numbers if number.placed]
    found = [f for p in passages for rule in RULES for f in rule(p)]
    found += [f for p in passages for f in typed_otherwise(p, placed)]
    found += every_claim(passages)
    return found + tables_found(uses, blocks)


def tables_found(uses: Sequence[Use], blocks: Iterable[tree.Block]) -> list[Finding]:
    """What is found in the tables of a text; each stands on the line its figure was placed on."""
    lines = [use.placement.line for use in uses if use.placement.as_ == "table"]
    tables = [block for block in blocks if isinstance(block, tree.Table)]
    found = []
    for line, table in zip(lines, tables, strict=False):
        rows = [[cell if isinstance(cell, str) else tree.plain(cell) for cell in row] for row in table.rows]
        found += table_adds_up(line, [column.label for column in table.columns], rows)
    return found


def typed_by_hand(text: str, passages: Iterable[Passage]) -> list[TypedNumber]:
    """The numbers typed by hand, but for those that say what parts placed with their total leave over: these are worked
    out here, and stand nowhere else."""
    left = {each for passage in passages for each in remainders(passage)}
    return [number for number in numbers_typed(text) if (number.line, number_in(number.raw)) not in left]


def typed_found(
    section: Section, typed: Iterable[TypedNumber], passages: Sequence[Passage], used: frozenset[str], *, suggest: bool
) -> list[Finding]:
    """The numbers typed by hand, those of a paragraph together, with the placement that would print the same.

    Args:
        used: the keys of the figures the section places.
    """
    together: dict[int, list[TypedNumber]] = {}
    for number in typed:
        together.setdefault(first_line(passages, number.line), []).append(number)
    offered = suggestions(section, {each.raw for same in together.values() for each in same}, used) if suggest else {}
    return [typed_together(same, offered) for same in together.values()]


def typed_together(same: Sequence[TypedNumber], offered: dict[str, list[tuple[str, str]]]) -> Finding:
    """The finding about the numbers typed into one paragraph."""
    raws = [number.raw for number in same]
    title = ", ".join(f"“{raw}”" for raw in dict.fromkeys(raws))
    return Finding(same[0].line, QUESTION, title, FOLLOW + instead(raws, offered), words="Typed by hand")


def instead(raws: Sequence[str], offered: dict[str, list[tuple[str, str]]]) -> str:
    """What to do about numbers typed: what could be placed for each, or else to say where it comes from."""
    said = [f"{raw} is {write} ({what})." for raw in dict.fromkeys(raws) for write, what in offered.get(raw, [])]
    return " ".join(said) or "Place the figure instead, or say in the text where it comes from."
