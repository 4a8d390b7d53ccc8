"""The figures of governance: who came, what was decided, what sectors were told, as indicators of the library."""

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight.counting import Counted
from lineofsight.core.people.models import Organisation
from lineofsight.kernel.periods import Period
from lineofsight.lead.governance.models import Attendance, Decision, SectorIssue
from lineofsight.lead.governance.rules.attendance import PRESENT, SUBSTITUTE
from lineofsight.lead.governance.selectors.minuted import HELD


def attendance(partnership: Partnership, period: Period) -> dict[Organisation, Counted]:
    """By agency: of the sittings its seats could have come to, those at which the holder or a substitute was there."""
    found: dict[Organisation, list[str]] = {}
    marked = Attendance.objects.filter(
        partnership=partnership, meeting__state__in=HELD, meeting__on__range=(period.start, period.end),
        seat__organisation__isnull=False,
    )  # fmt: skip
    for each in marked.select_related("seat__organisation"):
        found.setdefault(each.seat.organisation, []).append(each.status)
    return {
        agency: Counted(sum(status in (PRESENT, SUBSTITUTE) for status in said), len(said))
        for agency, said in found.items()
    }


def decisions(partnership: Partnership, period: Period) -> Counted:
    """Decisions of the meetings of a period, in force still or not."""
    made = Decision.objects.filter(
        partnership=partnership, item__meeting__state__in=HELD,
        item__meeting__on__range=(period.start, period.end),
    )  # fmt: skip
    return Counted(made.count())


def issues_told_back(partnership: Partnership, period: Period) -> Counted:
    """Of the issues that sectors raised in a period, those they were told back about."""
    raised = SectorIssue.objects.filter(partnership=partnership, raised_on__range=(period.start, period.end)).exclude(
        state="withdrawn"
    )
    return Counted(raised.filter(state="told_back").count(), raised.count())


FIGURES = {
    "governance.attendance": attendance,
    "governance.decisions": decisions,
    "governance.issues_told_back": issues_told_back,
}
