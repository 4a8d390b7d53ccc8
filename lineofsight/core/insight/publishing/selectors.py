"""What stands made public, and who may make it so. What nobody made public is closed."""

from collections.abc import Iterable

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.insight.models import Observation, Origin
from lineofsight.core.insight.publishing.models import Publication
from lineofsight.core.people.roles import Role
from lineofsight.kernel.periods import Period

Key = tuple[str, Period]


@permission("insight.publish_figures")
def may_publish_figures(actor: Actor) -> QuerySet[Partnership]:
    """The business manager, who is shown no small count: whoever makes figures public sees just what all will see."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.BUSINESS_MANAGER))


@permission("insight.withdraw_figures")
def may_withdraw_figures(actor: Actor) -> QuerySet[Partnership]:
    """Whoever may make figures public may take them back."""
    return may_publish_figures(actor)


def publications(partnership: Partnership, keys: Iterable[str] | None = None) -> dict[Key, Publication]:
    """What stands made public, by indicator and period: the latest row of each, where it does not withdraw."""
    rows = Publication.objects.filter(partnership=partnership)
    latest = {(row.indicator, row.period): row for row in (rows if keys is None else rows.filter(indicator__in=keys))}
    return {about: row for about, row in latest.items() if row.shown}


def is_public(observation: Observation, made: dict[Key, Publication]) -> bool:
    """Whether a value is open to everybody: its owner has published it, or somebody made public what was known of its
    table after it had come in.

    Args:
        made: what stands made public, as `publications` has it.
    """
    row = made.get((observation.indicator, observation.period))
    return observation.origin == Origin.AS_PUBLISHED or (row is not None and row.made_at >= observation.recorded_at)


def public_periods(partnership: Partnership) -> set[Period]:
    """The periods of which anything is open to everybody."""
    owners = Observation.objects.filter(partnership=partnership, origin=Origin.AS_PUBLISHED)
    days = owners.order_by().values_list("start", "end").distinct()
    return {Period(start, end) for start, end in days} | {period for _, period in publications(partnership)}
