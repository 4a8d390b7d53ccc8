"""What is counted of incidents whose rooms were erased, by the quarter it happened in."""

NOTIFIED, DISSENT = "notified", "dissent"
# Of the rapid reviews that were begun, those that were sent by the day they were due, and the others.
ON_TIME, LATE = "on_time", "late"


def instead(alternative: str) -> str:
    """What is counted of an incident that was not notified, by what was decided on instead."""
    return f"instead_{alternative}"
