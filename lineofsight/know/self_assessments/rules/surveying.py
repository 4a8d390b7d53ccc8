"""What of a staff survey is shown: never one reply, and never which reply is whose."""

from lineofsight.know.self_assessments.rules.reading import FEWEST_TOGETHER

MOST_ITEMS = 10
# Beside the item's own answers; kept like them.
UNSURE = "unsure"
UNSURE_LABEL = "I do not know"
ONE_AT_A_TIME = "Staff are being asked already. Close that first."
OVER = "This is closed. Thank you for looking."


def shown_of(replies: int) -> int:
    """Of how many replies the counts are shown: of five, then of ten, and so on. Between two looks at least five came
    in, so that no single reply can be worked out. Strength: local."""
    return replies - replies % FEWEST_TOGETHER
