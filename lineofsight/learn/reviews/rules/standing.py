"""What may be let stand of what the search finds in words that are to leave a room."""

CHANGED = "It was changed while you read it. Open this page again, and read it anew."
NOT_THERE = "Nothing points to a child there any more. Open this page again."
NOTHING_THERE = "Nothing in this address points to a child. It may be published under it as it is."
FIRM = (
    "A child’s own first and last name, the day it was born, a postcode or a number that stands for a person points to "
    "a child whoever reads it. Have it taken out."
)


def refused_to_stand(*, same: bool, there: bool, firm: bool) -> str | None:
    """Why a place may not be let stand.

    Args:
        same: whether the wording is the one that was read. there: whether something that was not let stand is found at
            that place. firm: whether it points to a child whoever reads it.
    """
    if not same:
        return CHANGED
    if not there:
        return NOT_THERE
    return FIRM if firm else None
