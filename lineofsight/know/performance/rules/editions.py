"""What one edition of the indicator library changes in the one before: pure. Each sentence is what its reader sees."""

from dataclasses import dataclass, fields

from lineofsight.core.insight.rules import MEANING, Gap, Indicator, Library

# What each part of a definition is called on a page.
PART_WORDS = {
    "domain": "domain", "name": "name", "question": "question", "definition": "definition", "numerator": "numerator",
    "denominator": "denominator", "unit": "unit", "kind": "kind", "places": "decimals shown",
    "period_kind": "whether it counts a period or a day", "frequency": "how often", "direction": "which way is better",
    "owner": "owner", "source_agency": "who it comes from", "tolerance": "how big a move is asked about",
    "disclosure": "how small counts are kept from showing", "official_source": "where the definition comes from",
    "breakdowns": "breakdowns", "target": "target", "caveats": "caveats", "quality_beside": "what is read beside it",
    "same_counts_as": "what counts the same children", "own_policy": "the partnership’s own rule for small counts",
    "timeliness_of": "what it is timeliness of", "combine": "whether each agency answers for itself",
    "per": "what a rate is per", "changed": "what it says has changed", "apart_from": "what it is kept apart from",
    "measure": "how an agency’s own system counts it",
}  # fmt: skip
# Said of the edition as a whole, not of one definition.
LEFT_OUT = {"key", "edition"}


@dataclass(frozen=True)
class Changed:
    """One indicator an edition changes, and the parts of its definition that are not what they were."""

    indicator: Indicator
    parts: tuple[str, ...]

    @property
    def redefined(self) -> bool:
        """Whether its values mean something else from here, so that they are not compared with those before."""
        return any(part in MEANING for part in self.parts)

    @property
    def words(self) -> list[str]:
        """The changed parts as a reader calls them."""
        return [PART_WORDS[part] for part in self.parts if part != "changed"]


@dataclass(frozen=True)
class Difference:
    """What an edition changes in the one it is laid over."""

    added: tuple[Indicator, ...] = ()
    changed: tuple[Changed, ...] = ()
    gaps_added: tuple[Gap, ...] = ()
    gaps_closed: tuple[Gap, ...] = ()
    reworded: int = 0

    @property
    def redefined(self) -> tuple[Changed, ...]:
        """The indicators whose values mean something else from here."""
        return tuple(each for each in self.changed if each.redefined)

    @property
    def amended(self) -> tuple[Changed, ...]:
        """The indicators that are changed and mean what they meant."""
        return tuple(each for each in self.changed if not each.redefined)

    @property
    def nothing(self) -> bool:
        """Whether the edition changes nothing at all."""
        return not (self.added or self.changed or self.gaps_added or self.gaps_closed or self.reworded)


def difference(before: Library, after: Library) -> Difference:
    """What a later edition changes in an earlier one."""
    gaps_before = {gap.key: gap for gap in before.gaps}
    gaps_after = {gap.key: gap for gap in after.gaps}
    return Difference(
        added=tuple(each for key, each in after.indicators.items() if key not in before.indicators),
        changed=tuple(
            Changed(each, parts)
            for key, each in after.indicators.items()
            if key in before.indicators and (parts := parts_changed(before.indicators[key], each))
        ),
        gaps_added=tuple(gap for key, gap in gaps_after.items() if key not in gaps_before),
        gaps_closed=tuple(gap for key, gap in gaps_before.items() if key not in gaps_after),
        reworded=sum(1 for key, gap in gaps_after.items() if key in gaps_before and gaps_before[key] != gap)
        + sum(1 for domain in after.domains if domain not in before.domains),
    )


def parts_changed(before: Indicator, after: Indicator) -> tuple[str, ...]:
    """The parts of a definition that are not what they were, in the definition's order."""
    names = (field.name for field in fields(Indicator) if field.name not in LEFT_OUT)
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def difference_sentence(found: Difference) -> str:
    """What an edition changes, in one sentence, the weightiest consequence said with it."""
    said = []
    if found.added:
        said.append(counted(len(found.added), "new indicator", "new indicators"))
    if found.redefined:
        across = "it" if len(found.redefined) == 1 else "them"
        said.append(
            f"{counted(len(found.redefined), 'changed definition', 'changed definitions')}: "
            f"values are not compared across {across}"
        )
    if found.amended:
        said.append(f"{counted(len(found.amended), 'indicator', 'indicators')} changed in other ways")
    if found.gaps_added:
        said.append(f"{counted(len(found.gaps_added), 'gap', 'gaps')} named")
    if found.gaps_closed:
        said.append(f"{counted(len(found.gaps_closed), 'gap', 'gaps')} closed")
    if found.reworded:
        said.append(f"{counted(found.reworded, 'domain or gap', 'domains or gaps')} put another way")
    return f"{'; '.join(said)}." if said else "Nothing is changed."
