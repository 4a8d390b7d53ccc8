"""What was decided of an incident last, without asking anew for what was fetched with it."""

from lineofsight.learn.reviews.models import Decision, Incident


def last_decision(incident: Incident) -> Decision | None:
    """The decision that stands; none where nothing was decided yet."""
    rows = list(incident.decisions.all())
    return rows[-1] if rows else None
