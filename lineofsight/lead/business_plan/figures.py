"""The figures of the business plan: challenges, as indicators of the library; with those of the thread."""

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight.counting import Counted
from lineofsight.core.thread import figures as thread
from lineofsight.kernel.periods import Period
from lineofsight.lead.business_plan.selectors import challenges as selectors


def challenges(partnership: Partnership, period: Period) -> Counted:
    """Challenges sent in a period."""
    return Counted(selectors.sent_in(partnership, period))


def challenges_closed(partnership: Partnership, period: Period) -> Counted:
    """Challenges closed in a period."""
    return Counted(selectors.closed_in(partnership, period))


FIGURES = {
    **thread.FIGURES,
    "learning.challenges": challenges,
    "learning.challenges_closed": challenges_closed,
}
