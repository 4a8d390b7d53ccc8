"""Small counts in a section's words, as questions to its author; what is one is said in the kernel (`small_text`)."""

from lineofsight.kernel import small_text
from lineofsight.kernel.passages import Passage
from lineofsight.kernel.small_text import SMALL_COUNT, SMALL_REST
from lineofsight.lead.annual_report.rules.findings import QUESTION, Finding

__all__ = ["SMALL_COUNT", "SMALL_REST", "small_counts"]
ADVICE = (
    "Fewer than six children can be recognised by what is said of them. Write “fewer than six”, say less, or explain "
    "why nobody can be."
)


def small_counts(passage: Passage) -> list[Finding]:
    """A text tells no count of children from 1 to 5, nor two numbers that leave one.

    What is asked can be explained: a count of the whole country tells of nobody, and nor does what a family has agreed
    to. Strength: local; the threshold is that of the Department for Education (statutory.md §7, 9).
    """
    return [
        Finding(each.line, QUESTION, each.title, ADVICE, each.words, each.links)
        for each in small_text.small_counts(passage)
    ]
