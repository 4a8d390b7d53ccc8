"""Recommendations of a made-up report, by services."""

from datetime import date

from lineofsight.know.inspections import services
from lineofsight.know.inspections.models import Recommendation
from lineofsight.know.inspections.rules import lines_of
from tests.world import World

LINES = "3. Every child who is looked after is asked about their health\n4. Assessments are shared within a week"
CQC = {"inspector": "cqc", "report": "Review of health services", "published_on": date(2018, 5, 4)}


def noted(world: World, lines: str = LINES, **given) -> list[Recommendation]:
    """The recommendations of a report, the CQC's unless told, by the business manager."""
    told = {"lines": lines_of(lines), **CQC, **given}
    return services.note_recommendations(world.manager, partnership=world.partnership, **told)
