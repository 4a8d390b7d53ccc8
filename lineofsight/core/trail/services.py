"""The one write of the trail."""

from lineofsight.core.trail.models import Entry


def write(
    event: str,
    *,
    actor_kind: str,
    actor_ref: str,
    grant_ref: str = "",
    partnership_ref: str = "",
    subject_kind: str = "",
    subject_ref: str = "",
    reason: str = "",
) -> Entry:
    """Write what happened, in the transaction it happened in: both stand or neither does."""
    return Entry.objects.create(
        event=event,
        actor_kind=actor_kind,
        actor_ref=actor_ref,
        grant_ref=grant_ref,
        partnership_ref=partnership_ref,
        subject_kind=subject_kind,
        subject_ref=subject_ref,
        reason=reason,
    )
