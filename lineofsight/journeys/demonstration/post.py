"""Ashmere's post: the town has no mail server, so its manager passes each letter on by hand and says so."""

from lineofsight.core.notices import selectors, services
from lineofsight.core.records.models import Record
from lineofsight.journeys.demonstration import cast


def pass_on(record: Record) -> None:
    """Pass on every letter about a record that still waits in the outbox."""
    manager = cast.actor("manager@ashmere.example")
    for letter in selectors.outbox(manager, record.partnership).filter(about_ref=record.ref, state="queued"):
        services.hand_over_message(manager, message=letter)
