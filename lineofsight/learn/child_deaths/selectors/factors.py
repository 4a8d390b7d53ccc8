"""Reads of contributory factors: by which edition they are weighed now, those that stand, and what is known of them."""

from django.db.models import Q, QuerySet

from lineofsight.kernel import clock
from lineofsight.kernel.definitions import Edition
from lineofsight.learn.child_deaths.models import Analysis, Death, Factor
from lineofsight.learn.child_deaths.rules.content import edition_on
from lineofsight.learn.child_deaths.rules.factors import Weighed
from lineofsight.learn.child_deaths.selectors.deaths import REVIEWED, standing


def edition_for(death: Death) -> Edition:
    """The edition of the analysis form by which a death is analysed: that of its panel’s day, or of today where
    it is on none."""
    on = standing(death) if death.state in ("on_panel", *REVIEWED) else None
    return edition_on(on.panel.on if on else clock.today())


def open_factors(death: Death) -> QuerySet[Factor]:
    """The factors that stand and were not agreed with an analysis yet."""
    return death.factors.filter(taken_out=False, analysis=None)


def factors_shown(death: Death) -> QuerySet[Factor]:
    """The factors that stand, with those of an analysis that was not set aside."""
    return death.factors.filter(taken_out=False).filter(Q(analysis=None) | Q(analysis__set_aside=False))


def weighed(death: Death) -> Weighed:
    """What is known of the factors that the next analysis takes in."""
    rows = list(open_factors(death))
    may_be = [row for row in rows if row.modifiable == "yes"]
    return Weighed(
        modifiable=len(may_be), unanswered=sum(not row.follows for row in may_be),
        acted=sum(row.follows == "action" for row in may_be), editions=frozenset(row.edition for row in rows),
    )  # fmt: skip


def analyses_of(death: Death) -> QuerySet[Analysis]:
    """Every analysis, the earliest first, those that were set aside among them."""
    return death.analyses.select_related("panel")
