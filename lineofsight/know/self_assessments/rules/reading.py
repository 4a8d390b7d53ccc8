"""What answers of many organisations come to together, and what one comes to beside them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from lineofsight.core.questions.rules import NOT_APPLICABLE, Verdict

# With fewer organisations than this an answer could be known for one of them.
FEWEST_TOGETHER = 5


@dataclass(frozen=True)
class Tally:
    """How many organisations answered one item how."""

    met: int = 0
    partly: int = 0
    not_met: int = 0
    not_applicable: int = 0

    @property
    def judged(self) -> int:
        """How many answered who are held to it."""
        return self.met + self.partly + self.not_met

    @property
    def share(self) -> Decimal | None:
        """The percentage that have it fully in place, of those held to it; none where there are none."""
        return percentage(self.met, self.judged)


def percentage(part: int, whole: int) -> Decimal | None:
    """A percentage to one decimal; none of nothing."""
    if not whole:
        return None
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def tallied(rows: Iterable[tuple[str, str, int]]) -> dict[str, Tally]:
    """Tallies by item, of (item, verdict, how many)."""
    counts: dict[str, Counter[str]] = {}
    for item, verdict, number in rows:
        counts.setdefault(item, Counter())[verdict] += number
    return {
        item: Tally(each[Verdict.MET], each[Verdict.PARTLY], each[Verdict.NOT_MET], each[NOT_APPLICABLE])
        for item, each in counts.items()
    }


def together(tallies: Iterable[Tally]) -> Tally:
    """Several tallies as one."""
    tallies = list(tallies)
    return Tally(
        sum(each.met for each in tallies), sum(each.partly for each in tallies),
        sum(each.not_met for each in tallies), sum(each.not_applicable for each in tallies),
    )  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """How many of the invited are where."""

    invited: int = 0
    started: int = 0
    received: int = 0
    by_state: Mapping[str, int] = field(default_factory=dict)

    @property
    def rate(self) -> Decimal | None:
        """The percentage that came in."""
        return percentage(self.received, self.invited)
