"""Asking about one value: what was asked, whether another question can be, and by whom."""

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.models import Observation
from lineofsight.core.people import selectors as people
from lineofsight.core.people.roles import Role
from lineofsight.know.performance.models import Query, Return
from lineofsight.know.performance.selectors.rights import queries_seen, queryable


def queries_about(actor: Actor, ref: str) -> QuerySet[Query]:
    """The questions an actor may read about a value, or an earlier one for the same thing; those open first."""
    value = Observation.objects.filter(ref=ref).first()
    same = insight.lineage(value) if value else []
    return queries_seen(actor).filter(observation__in=same).order_by("-state", "-id")


def askable(actor: Actor, ref: str) -> bool:
    """Whether an actor may ask about a value, and its supplier can still answer."""
    return answered_yet(queryable(actor), ref).exists()


def who_asks(actor: Actor, ref: str) -> list[str]:
    """Who can ask about a value, for one of the partnership's own people who may not; nobody where no one could."""
    value = answered_yet(Observation.objects.filter(partnership__in=people.inside(actor)), ref).first()
    return sorted(person.name for person in people.appointed(value.partnership, Role.ANALYST)) if value else []


def answered_yet(values: QuerySet[Observation], ref: str) -> QuerySet[Observation]:
    """Of some values the one of this ref, where the return it came in by is still open to questions."""
    open_returns = Return.objects.filter(request__state="issued").values("ref")
    return values.filter(ref=ref, record_ref__in=open_returns)
