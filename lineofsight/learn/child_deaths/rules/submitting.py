"""What the National Child Mortality Database is owed of a death, form by form: pure.

Each death since 1 April 2019 is entered there by its forms, and each that no panel had reviewed by then (GOV.UK,
National Child Mortality Database: transitional arrangements). The notification form is asked for within 48 hours of the
death being known (believed, and not read in the guidance: local); no day is set for the others.
"""

from collections.abc import Iterable
from datetime import date, timedelta

BEGAN = date(2019, 4, 1)
# The clock by whose length the notification form is sent.
NOTIFIED_WITHIN = "notification"
NOTIFICATION, REPORTING, ANALYSIS = "notification", "reporting", "analysis"
FORMS = {NOTIFICATION: "Notification form", REPORTING: "Reporting forms", ANALYSIS: "Analysis form"}
ELSEWHERE = ("transferred", "withdrawn")
AGREED = ("agreed", "learning", "closed")
# The states in which what agencies reported has been brought together.
REPORTED = ("met", "ready", "on_panel", *AGREED)


def asked_of(state: str, agreed_on: date | None) -> tuple[str, ...]:
    """The forms a death is entered by so far.

    Args:
        agreed_on: when its analysis was agreed, where one stands.
    """
    if state in ELSEWHERE or (agreed_on and agreed_on < BEGAN):
        return ()
    reported, analysed = state in REPORTED, state in AGREED
    return (NOTIFICATION, *([REPORTING] if reported else []), *([ANALYSIS] if analysed else []))


def sent_refusal(
    form: str, asked: Iterable[str], sent_on: date, accepted_on: date | None, earliest: date
) -> str | None:  # fmt: skip
    """What refuses that a form was sent.

    Args:
        earliest: the first day on which it can have been.
    """
    if form not in asked:
        return "The national database does not ask for this form of it yet, or not from here."
    if sent_on < earliest:
        return "It cannot have been sent before there was anything to send."
    return "It cannot have been accepted before it was sent." if accepted_on and accepted_on < sent_on else None


def by_day(notified_on: date, hours: int) -> date:
    """The day by which a notification form is sent, as it is told outside the room: counted from the day of the
    notification to the panel, since the hour in which the death was known stands in the room alone. Nothing is late by
    it that is in time there, for a death is known by the day it is notified."""
    return notified_on + timedelta(days=-(-hours // 24))
