"""What is owed of an incident, and by whom: told by its key alone, and to everybody else no more than a day."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.notices.letters import full_address, write_letter
from lineofsight.core.notices.services.outbox import queue
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.learn.reviews.models import Incident

# How long after it was due an agency still reads what it was asked, and answers. Strength: local.
LINK_STAYS = timedelta(days=90)
# What of an incident moves with its clocks and is read again once it was written.
DAYS = ("aware_on", "aware_time", "notified_on", "sent_on")
NOTIFY, REVIEW, STEP, SIGN = "notify", "rapid_review", "next_step", "sign"


def owe(incident: Incident, what: str, title: str, on: date, rule: str, **whose) -> None:
    """Owe something of an incident: its title is the verb and the key."""
    notices.owe(
        record_ref=incident.ref, what=what, title=f"{title}: {incident.title}", on=on, rule=rule, sealed=True,
        address=address("reviews:incident", ref=incident.ref), **whose,
    )  # fmt: skip


def is_owed(incident: Incident) -> bool:
    """Whether the rapid review is still owed: it is open, and was never sent."""
    return incident.state == "reviewing" and incident.sent_on is None


def settle(incident: Incident, *whats: str) -> None:
    """What was owed is done."""
    for what in whats:
        notices.settle(record_ref=incident.ref, what=what)


def write(incident: Incident, kind: str, to: Person, **about: object) -> None:
    """Write to somebody about an incident: its key, a day, an address of a page that asks who comes. No name."""
    letter = write_letter(
        kind, person=to, key=incident.title, partnership=incident.partnership,
        where=full_address("reviews:incident", partnership=incident.partnership.slug, ref=incident.ref), **about,
    )  # fmt: skip
    queue(letter, to=to, about_ref=incident.ref)


def link_ends(due: date) -> datetime:
    """When a link for an agency’s answer ends by itself: some weeks after it was due, or after it was sent anew."""
    last = max(due, clock.today()) + LINK_STAYS
    return timezone.make_aware(datetime.combine(last, time.max))
