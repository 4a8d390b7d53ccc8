"""Calendar feeds: made, made anew, ended. The secret is shown once, and kept as a digest."""

import secrets

from lineofsight.core.access.actors import PersonActor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.access.services import digest
from lineofsight.core.notices.models import Feed
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock


@operation("notices.renew_feed", on="partnership", permission="access.enter")
def renew_feed(actor: PersonActor, *, partnership: Partnership) -> str:
    """Make the address of one's own feed; an earlier one stops working. Returns its secret, which is shown once."""
    stop(actor, partnership)
    secret = secrets.token_urlsafe(32)
    person = Person.objects.get(ref=actor.ref)
    Feed.objects.create(partnership=partnership, person=person, digest=digest(secret))
    return secret


@operation("notices.end_feed", on="partnership", permission="access.enter")
def end_feed(actor: PersonActor, *, partnership: Partnership) -> None:
    """End one's own feed: its address shows nothing from now on."""
    stop(actor, partnership)


def stop(actor: PersonActor, partnership: Partnership) -> None:
    standing = Feed.objects.filter(person__ref=actor.ref, partnership=partnership, ended_at=None)
    standing.update(ended_at=clock.now())
