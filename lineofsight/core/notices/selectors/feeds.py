"""Calendar feeds: whose a secret is, and what it shows."""

from dataclasses import dataclass

from lineofsight.core.access.actors import Actor, PersonActor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.selectors import entered
from lineofsight.core.access.services import digest
from lineofsight.core.notices.models import Due, Feed
from lineofsight.core.notices.selectors.due import due_from
from lineofsight.core.people.selectors import actor_of

# As many days as a feed holds: a calendar reads all of it each time.
MOST = 500


@dataclass(frozen=True)
class Fed:
    """A partnership somebody is appointed in, and whether a calendar of theirs reads what is due from them there."""

    partnership: Partnership
    feed: Feed | None


def feeds_of(actor: Actor) -> list[Fed]:
    """An actor's partnerships, each with their feed where they have one."""
    held = {feed.partnership_id: feed for feed in Feed.objects.filter(person__ref=actor.ref, ended_at=None)}
    return [Fed(each, held.get(each.pk)) for each in entered(actor).order_by("name")]


def feed_by(secret: str, partnership: Partnership) -> tuple[Feed, PersonActor] | None:
    """The feed a secret opens in a partnership, with whom it is for; none when it ended, or when they are no longer
    appointed there or may no longer sign in."""
    feed = Feed.objects.filter(digest=digest(secret), partnership=partnership, ended_at=None)
    found = feed.select_related("person__account").first()
    if found is None or found.person.account is None or not found.person.account.is_active:
        return None
    actor = actor_of(found.person.account)
    if not isinstance(actor, PersonActor) or partnership.pk not in actor.partnerships_as():
        return None
    return found, actor


def is_feed(secret: str) -> bool:
    """Whether a secret is, or ever was, that of a feed."""
    return Feed.objects.filter(digest=digest(secret)).exists()


def shown_in(actor: PersonActor) -> list[Due]:
    """What a feed shows: what is due from somebody and not done."""
    return list(due_from(actor)[:MOST])
