"""The one question that is asked of the trail: whether something was done to a record."""

from lineofsight.core.trail.models import Entry


def tells(event: str, subject_ref: str) -> bool:
    """Whether the trail tells of an event at a record."""
    return Entry.objects.filter(subject_ref=subject_ref, event=event).exists()
