"""What is signal and what is noise, in words."""

from collections.abc import Sequence

from lineofsight.core.design.text import listed
from lineofsight.know.performance.selectors import Looked
from lineofsight.know.performance.views.control import BETTER, WORSE
from lineofsight.know.performance.views.words import plural

NOTHING_SAID = "No value here can be told from chance: that takes twelve months or quarters counted alike."


def way_words(each: Looked) -> str:
    """What a signal says: that it is better, worse, or neither."""
    variation = each.verdict.variation
    return "better" if variation in BETTER else "worse" if variation in WORSE else "neither better nor worse"


def chance_sentence(looked: Sequence[Looked], most: int = 6) -> str:
    """Of how many values the limits say anything, which are more than chance, and how many are not."""
    judged = [each for each in looked if each.verdict and each.verdict.variation]
    if not judged:
        return NOTHING_SAID
    signals = [each for each in judged if each.signal]
    noise = len(judged) - len(signals)
    told = f"{plural(len(judged), 'value', 'values')} can be told from chance."
    every = len(signals) == len(judged) > 1
    if not signals:
        return f"{told} {'It shows' if noise == 1 else 'They show'} nothing more than chance."
    named = [f"{each.row.indicator.name} ({way_words(each)})" for each in signals[:most]]
    named += [f"{len(signals) - most} more"] if len(signals) > most else []
    rest = f" The other{'s' if noise != 1 else ''} {'show' if noise != 1 else 'shows'} nothing more." if noise else ""
    one = len(signals) == 1
    count = "One is" if one else f"{'All' if every else len(signals)} are"
    return f"{told} {count} more than chance: {listed(named)}.{rest}"
