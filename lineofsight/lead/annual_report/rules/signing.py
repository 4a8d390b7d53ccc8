"""Who signs a yearly report."""

from datetime import date

# Working Together 2023 was published on this day.
LEAD_PARTNERS_FROM = date(2023, 12, 15)
STATUTORY_PARTNER, LEAD_PARTNER = "statutory_partner", "lead_partner"
LABELS = {STATUTORY_PARTNER: "statutory safeguarding partner", LEAD_PARTNER: "lead safeguarding partner"}


def signing_role(end: date, statutory: bool = True) -> str:
    """The role whose holders sign a report on a period with this last day.

    A period that ended before Working Together 2023 was published (15 December 2023) is signed by the statutory
    safeguarding partners, or where nobody is one any more, by those who took their place; a later one by the lead
    safeguarding partners, who “review and sign off” the yearly report (Working Together 2023, joint functions of lead
    safeguarding partners).

    Args:
        statutory: whether anybody is a statutory safeguarding partner on the day it is sent.
    """
    return STATUTORY_PARTNER if end < LEAD_PARTNERS_FROM and statutory else LEAD_PARTNER
