"""Reads of risks: who may see and move them, the register, and the facts their moves are judged by."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Prefetch, Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people.roles import INSIDE, Role
from lineofsight.core.people.selectors import inside
from lineofsight.kernel import clock
from lineofsight.lead.governance.models import Risk, Score
from lineofsight.lead.governance.rules.risks import REVIEWED_WITHIN, RiskFacts
from lineofsight.lead.governance.selectors.permissions import KEEPER, here, seated

RISK_KEEPERS = (KEEPER, Role.CHAIR)


@permission("governance.list_risks")
def registers_seen(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships whose register of risks an actor may read: their own people."""
    return here(actor, *INSIDE)


@permission("governance.add_risk")
def registers_kept(actor: Actor) -> QuerySet[Partnership]:
    """The business manager and the chairs put risks on the register."""
    return here(actor, *RISK_KEEPERS)


@permission("governance.see_risk")
def risks_seen(actor: Actor) -> QuerySet[Risk]:
    """The risks of the partnership an actor works inside, of the bodies in which they sit, and their own."""
    sits = Q(body__in=seated(actor).values("seat__body"))
    return Risk.objects.filter(Q(partnership__in=inside(actor)) | sits | owned(actor))


@permission("governance.review_risk", ask="Ask whoever owns the risk.")
def risks_reviewed(actor: Actor) -> QuerySet[Risk]:
    """Their own, and every one for whoever keeps the register."""
    return Risk.objects.filter(Q(partnership__in=actor.partnerships_as(*RISK_KEEPERS)) | owned(actor))


@permission("governance.edit_risk")
@permission("governance.treat_risk")
@permission("governance.tolerate_risk")
@permission("governance.close_risk")
@permission("governance.reopen_risk")
def risks_kept(actor: Actor) -> QuerySet[Risk]:
    """The risks of the register an actor keeps."""
    return Risk.objects.filter(partnership__in=actor.partnerships_as(*RISK_KEEPERS))


def owned(actor: Actor) -> Q:
    return Q(owner__ref=actor.ref, partnership__in=actor.partnerships_as())


@dataclass(frozen=True)
class Scored:
    """A risk with its latest score, and the one before it where there is one."""

    risk: Risk
    latest: Score
    before: Score | None

    @property
    def change(self) -> int:
        """By how much it rose since it was last looked at; below nought where it fell."""
        return self.latest.now - self.before.now if self.before else 0


def register(
    actor: Actor, partnership: Partnership, *, states: Collection[str] = (), body: str = "", flagged: bool = False
) -> list[Scored]:
    """A partnership's risks, the gravest first, perhaps only some.

    Args:
        body: the ref of the body that keeps an eye on them. flagged: only those not looked at in the set days.
    """
    found = risks_seen(actor).filter(partnership=partnership)
    if states:
        found = found.filter(state__in=states)
    if body:
        found = found.filter(body__ref=body)
    if flagged:
        found = found.filter(reviewed_on__lt=clock.today() - timedelta(days=REVIEWED_WITHIN)).exclude(state="closed")
    scores = Prefetch("scores", Score.objects.order_by("-id"), to_attr="all_scores")
    rows = found.select_related("body", "owner", "organisation").prefetch_related(scores)
    return sorted((scored(risk, risk.all_scores) for risk in rows), key=lambda each: (-each.latest.now, each.risk.pk))


def scored(risk: Risk, scores: list[Score]) -> Scored:
    return Scored(risk, scores[0], scores[1] if len(scores) > 1 else None)


def scores_of(risk: Risk) -> list[Score]:
    """Every score of a risk, the latest first."""
    return list(risk.scores.select_related("scored_by"))


def risk_facts(risk: Risk) -> RiskFacts:
    """What must be known to judge a move of a risk."""
    latest = scores_of(risk)[0]
    return RiskFacts(score=latest.now, target=latest.target, controls=risk.controls)
