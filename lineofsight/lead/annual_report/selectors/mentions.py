"""What each section of a report says of each figure, so that one thing has one value in all of it."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from lineofsight.core.documents.reader import placements
from lineofsight.core.insight.figures import Figure
from lineofsight.lead.annual_report.models import Section
from lineofsight.lead.annual_report.rules.findings import Finding
from lineofsight.lead.annual_report.rules.values import Mention, one_value
from lineofsight.lead.annual_report.rules.wording import change_text
from lineofsight.lead.annual_report.selectors.placing import Placer
from lineofsight.lead.annual_report.selectors.uses import Use

Elsewhere = Mapping[tuple[str, ...], Sequence[Mention]]


def mentions(where: str, uses: Iterable[Use], position: int = 0) -> list[Mention]:
    """What each figure placed says: one thing is the same key, period, area, part and source, shown in the same way."""
    return [
        Mention(
            (use.indicator.key, use.periods, use.figure.breakdown, use.placement.as_, *named_in(use)),
            f"{use.name}, {use.periods},", said_of(use), where, use.placement.line, position,
            frozenset(map(thing, () if use.area else use.figures)),
        )
        for use in uses
    ]  # fmt: skip


def thing(figure: Figure) -> tuple[str, str, str]:
    """What a figure of the partnership's own area is of: its key, period and part."""
    return figure.indicator.key, str(figure.period), figure.breakdown


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
        for mention in mentions(section.label, there.uses, section.position):
            found.setdefault(mention.what, []).append(mention)
    return found


def mentions_beside(section: Section, placer: Placer) -> Elsewhere:
    """What a report's other sections say of the figures that one section places."""
    keys = {use.indicator.key for use in placer.uses}
    return mentions_of(section.report.sections.exclude(pk=section.pk) if keys else (), placer, keys)


def values_found(section: Section, uses: Sequence[Use], elsewhere: Elsewhere) -> list[Finding]:
    """What a section shows with another value than the report's other sections, or than it does itself."""
    mine = mentions(section.label, uses)
    others = [m for what in {m.what for m in mine} for m in elsewhere.get(what, ()) if m.section != section.label]
    return one_value([*mine, *others], section.label)
