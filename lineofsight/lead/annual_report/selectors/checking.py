"""Everything arithmetic finds in a section: the rules asked of each passage and table, and of the report."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from lineofsight.core.documents import tree
from lineofsight.core.documents.reader import TypedNumber, numbers_typed, placements
from lineofsight.lead.annual_report.models import Section
from lineofsight.lead.annual_report.rules.arithmetic import (
    Mention,
    one_value,
    parts_add_up,
    percentages_agree,
    remainders,
    shares_add_up,
    table_adds_up,
    typed_otherwise,
)
from lineofsight.lead.annual_report.rules.claims import every_claim
from lineofsight.lead.annual_report.rules.findings import QUESTION, Finding
from lineofsight.lead.annual_report.rules.passages import Passage, number_in
from lineofsight.lead.annual_report.rules.wording import change_text
from lineofsight.lead.annual_report.selectors.numbers import passages_of
from lineofsight.lead.annual_report.selectors.placing import Placer
from lineofsight.lead.annual_report.selectors.suggesting import suggestions
from lineofsight.lead.annual_report.selectors.uses import Use

Elsewhere = Mapping[tuple[str, ...], Sequence[Mention]]
FOLLOW = "Nobody can follow this to its source. "


def passages_in(text: str, placer: Placer) -> list[Passage]:
    """The passages of a text whose figures a placer has resolved."""
    return passages_of(text, placer.uses, placer.book, placer.reported, placer.href)


def arithmetic(
    section: Section,
    passages: Sequence[Passage],
    placer: Placer,
    blocks: Sequence[tree.Block],
    elsewhere: Elsewhere | None = None,
) -> list[Finding]:
    """What does not agree in a section's text, or is said in words its figures do not carry.

    Args:
        elsewhere: what the whole report says, where it is known already.
    """
    placed = [number for passage in passages for number in passage.numbers if number.placed]
    found = [f for p in passages for rule in (percentages_agree, parts_add_up, shares_add_up) for f in rule(p)]
    found += [f for p in passages for f in typed_otherwise(p, placed)]
    found += every_claim(passages)
    found += tables_found(placer.uses, blocks)
    return found + values_found(section, placer, elsewhere)


def tables_found(uses: Sequence[Use], blocks: Iterable[tree.Block]) -> list[Finding]:
    """What is found in the tables of a text; each stands on the line its figure was placed on."""
    lines = [use.placement.line for use in uses if use.placement.as_ == "table"]
    tables = [block for block in blocks if isinstance(block, tree.Table)]
    found = []
    for line, table in zip(lines, tables, strict=False):
        rows = [[cell if isinstance(cell, str) else tree.plain(cell) for cell in row] for row in table.rows]
        found += table_adds_up(line, [column.label for column in table.columns], rows)
    return found


def mentions(where: str, uses: Iterable[Use]) -> list[Mention]:
    """What each figure placed says: one thing is the same key, period, area, part and source, shown in the same way."""
    return [
        Mention(
            (use.indicator.key, use.periods, use.figure.breakdown, use.placement.as_, *named_in(use)),
            f"{use.name}, {use.periods},", said_of(use), where, use.placement.line,
        )
        for use in uses
    ]  # fmt: skip


def said_of(use: Use) -> str:
    """What is printed for a figure; of a change without the earlier period, which one place may leave to its words."""
    if use.placement.as_ != "change":
        return use.text
    now, before = use.figures
    return change_text(use.indicator, now.value, before.value)


def named_in(use: Use) -> tuple[str, str]:
    """The area and the source that a placement names; two that name different ones speak of different things."""
    return use.placement.options.get("area", ""), use.placement.options.get("source", "")


def mentions_of(sections: Iterable[Section], placer: Placer, keys: Collection[str] | None = None) -> Elsewhere:
    """What some sections say, by what it is of.

    Args:
        placer: one that has the report's period and what is known.
        keys: the figures that are asked about; none: all.
    """
    found: dict[tuple[str, ...], list[Mention]] = {}
    for section in sections:
        there = Placer(placer.partnership, placer.reported, placer.book)
        for placement in placements(section.text):
            if keys is None or placement.key in keys:
                there.resolve(placement)
        for mention in mentions(section.label, there.uses):
            found.setdefault(mention.what, []).append(mention)
    return found


def values_found(section: Section, placer: Placer, elsewhere: Elsewhere | None) -> list[Finding]:
    """What a section shows with another value than the report's other sections, or than it does itself."""
    if elsewhere is None:
        keys = {use.indicator.key for use in placer.uses}
        elsewhere = mentions_of(section.report.sections.exclude(pk=section.pk) if keys else (), placer, keys)
    mine = mentions(section.label, placer.uses)
    others = [m for what in {m.what for m in mine} for m in elsewhere.get(what, ()) if m.section != section.label]
    return one_value([*mine, *others], section.label)


def typed_by_hand(text: str, passages: Iterable[Passage]) -> list[TypedNumber]:
    """The numbers typed by hand, but for those that say what parts placed with their total leave over: these are worked
    out here, and stand nowhere else."""
    left = {each for passage in passages for each in remainders(passage)}
    return [number for number in numbers_typed(text) if (number.line, number_in(number.raw)) not in left]


def typed_found(section: Section, typed: Iterable[TypedNumber], uses: Sequence[Use], *, suggest: bool) -> list[Finding]:
    """The numbers typed by hand, those of a line together, with the placement that would print the same."""
    lines: dict[int, list[str]] = {}
    for number in typed:
        lines.setdefault(number.line, []).append(number.raw)
    used = frozenset(use.indicator.key for use in uses)
    raws = {raw for line in lines.values() for raw in line}
    offered = suggestions(section, raws, used) if suggest else {}
    return [
        Finding(
            line, QUESTION, ", ".join(f"“{raw}”" for raw in found), FOLLOW + instead(found, offered),
            words="Typed by hand",
        )
        for line, found in lines.items()
    ]  # fmt: skip


def instead(raws: Sequence[str], offered: dict[str, list[tuple[str, str]]]) -> str:
    """What to do about numbers typed: what could be placed for each, or else to say where it comes from."""
    said = [f"{raw} is {write} ({what})." for raw in dict.fromkeys(raws) for write, what in offered.get(raw, [])]
    return " ".join(said) or "Place the figure instead, or say in the text where it comes from."
