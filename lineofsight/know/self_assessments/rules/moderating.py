"""What readers hold answers to be, beside what organisations said of themselves."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.core.questions.rules import Verdict

RANK: dict[str, int] = {Verdict.NOT_MET: 0, Verdict.PARTLY: 1, Verdict.MET: 2}
NAME_PANEL = "Say which panel, or who the peers were"


@dataclass(frozen=True)
class Differences:
    """How often what somebody held an answer to be was lower than, the same as, or higher than what was said."""

    lower: int = 0
    same: int = 0
    higher: int = 0

    @property
    def moderated(self) -> int:
        """How many answers were looked at."""
        return self.lower + self.same + self.higher


def differences(pairs: Iterable[tuple[str, str]]) -> Differences:
    """The differences of (said, held) verdicts. Where one of them does not apply there is nothing to compare."""
    counts = Counter(
        (RANK[held] > RANK[said]) - (RANK[held] < RANK[said]) for said, held in pairs if said in RANK and held in RANK
    )
    return Differences(counts[-1], counts[0], counts[1])
