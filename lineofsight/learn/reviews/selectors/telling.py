"""Reads of what agencies are told was decided after a rapid review they took part in."""

from lineofsight.core.records.models import Moved
from lineofsight.learn.reviews.models import Account, Incident
from lineofsight.learn.reviews.rules.telling import decided
from lineofsight.learn.reviews.selectors.incidents import accounts_of, review_of


def decided_after(incident: Incident) -> str:
    """What was decided after its rapid review, a key of the rules; none while that is not settled."""
    review = review_of(incident)
    return decided(incident.state, review.step if review else "")


def to_be_told(incident: Incident) -> list[Account]:
    """The accounts of the agencies that took part in its rapid review and were not written to of what was decided
    since. Who knew nothing took no part, nor did who was asked first by a local review."""
    sending = incident.sendings.last()
    if sending is None or not decided_after(incident):
        return []
    settled = Moved.objects.filter(kind=Incident.KIND, ref=incident.ref, to_state=incident.state).latest("id").at
    told = incident.agencies_told.filter(created_at__gte=settled).values("organisation")
    took_part = accounts_of(incident).filter(state="given", created_at__lte=sending.created_at)
    return list(took_part.exclude(organisation__in=told))
