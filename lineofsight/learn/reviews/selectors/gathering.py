"""While agencies are asked for accounts: a rapid review is open, or a local review gathers or is being drafted."""

from django.db.models import Q, QuerySet

from lineofsight.learn.reviews.models import Account, Incident, LocalReview

RAPID, GATHERS = "reviewing", ("gathering", "drafting")


def gathers(incident: Incident) -> bool:
    """Whether agencies may be asked for accounts of an incident now."""
    return incident.state == RAPID or incident.local_reviews.filter(state__in=GATHERS).exists()


def waited_for() -> QuerySet[Account]:
    """The accounts that are asked for while somebody gathers them."""
    local = LocalReview.objects.filter(state__in=GATHERS).values("incident")
    return Account.objects.filter(Q(incident__state=RAPID) | Q(incident__in=local), state="asked")
