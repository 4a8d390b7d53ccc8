"""Learning briefings: written of released points, read by somebody else, published, taken back, followed."""

from collections.abc import Collection, Iterable

from lineofsight.core.access.actors import Actor, PersonActor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.people import selectors as people
from lineofsight.core.records import services as records
from lineofsight.core.thread.models import LearningPoint
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import Briefing, BriefingPart
from lineofsight.learn.reviews.selectors.briefings import (
    briefing_facts,
    draft_after,
    followed_by,
    parts_of,
    released_points,
)

NOT_EDITED = "It was published as it stands. Take it back, or begin a new edition."


@operation("reviews.begin_briefing", on="partnership")
def begin_briefing(
    actor: PersonActor, *, partnership: Partnership, title: str, points: Iterable[LearningPoint]
) -> Briefing:
    """Begin a briefing of learning points that were let out of their rooms, of one review or of several.

    Raises:
        MoveRefused: one of them did not come out of a room of an incident.
    """
    briefing = Briefing(partnership=partnership, title=title)
    return opened(actor, briefing, [(point, "", "") for point in insist_released(partnership, points)])


def insist_released(partnership: Partnership, points: Iterable[LearningPoint]) -> list[LearningPoint]:
    wanted = list(points)
    if {each.pk for each in wanted} - set(released_points(partnership).values_list("pk", flat=True)):
        raise MoveRefused("A briefing tells of what was let out of a room of an incident, and of nothing else.")
    return wanted


def opened(actor: PersonActor, briefing: Briefing, parts: Iterable[tuple[LearningPoint, str, str]]) -> Briefing:
    records.open_record(briefing, label=briefing.title, address=own_address(briefing), words=briefing.title)
    wrote(actor, briefing)
    for point, practice, links in parts:
        BriefingPart.objects.create(
            partnership=briefing.partnership, briefing=briefing, point=point, practice=practice, links=links
        )
    return briefing


def own_address(briefing: Briefing) -> str:
    """The page of a briefing, for whoever works on it."""
    return address("reviews:briefing", ref=briefing.ref)


def wrote(actor: PersonActor, briefing: Briefing) -> None:
    """Note who writes something of it: they do not publish it."""
    briefing.writers.add(people.person(actor.ref))


def insist_drafted(briefing: Briefing) -> None:
    """Nothing of a briefing is edited once it was published.

    Raises:
        MoveRefused: it was.
    """
    if briefing.state != "drafted":
        raise MoveRefused(NOT_EDITED)


@operation("reviews.edit_briefing", on="briefing")
def edit_briefing(actor: PersonActor, *, briefing: Briefing, title: str, points: Iterable[LearningPoint]) -> Briefing:
    """Give it another title, and choose anew of which learning points it tells; what was written of those that stay is
    kept."""
    insist_drafted(briefing)
    wanted = insist_released(briefing.partnership, points)
    briefing.parts.exclude(point__in=wanted).delete()
    held = set(briefing.parts.values_list("point", flat=True))
    for point in wanted:
        if point.pk not in held:
            BriefingPart.objects.create(partnership=briefing.partnership, briefing=briefing, point=point)
    Briefing.objects.filter(pk=briefing.pk).update(title=title)
    briefing.refresh_from_db(fields=["title"])
    records.describe(briefing, label=title, words=title)
    wrote(actor, briefing)
    return briefing


@operation("reviews.edit_briefing_part", on="part")
def edit_briefing_part(actor: PersonActor, *, part: BriefingPart, practice: str, links: str) -> BriefingPart:
    """Say of one learning point how practice is enhanced, and where to read on."""
    insist_drafted(part.briefing)
    BriefingPart.objects.filter(pk=part.pk).update(practice=practice, links=links)
    part.refresh_from_db(fields=["practice", "links"])
    wrote(actor, part.briefing)
    return part


@operation("reviews.publish_briefing", on="briefing")
def publish_briefing(actor: PersonActor, *, briefing: Briefing, read_for: Collection[str], digest: str) -> Briefing:
    """Publish a briefing as it was read. Of an edition that follows another, the other gives way.

    Args:
        read_for: what the reader ticked. digest: what it said when they read it.

    Raises:
        MoveRefused: they wrote something of it, did not read it for all five, or it says too little or too much.
    """
    records.move(briefing, "publish_briefing", facts=briefing_facts(actor, briefing, read_for=read_for, digest=digest))
    Briefing.objects.filter(pk=briefing.pk).update(published_by=people.person(actor.ref), published_at=clock.now())
    briefing.refresh_from_db(fields=["published_by", "published_at"])
    return briefing


@operation("reviews.drop_briefing", on="briefing")
def drop_briefing(actor: Actor, *, briefing: Briefing) -> Briefing:
    """Give a draft up."""
    return records.move(briefing, "drop_briefing")


@operation("reviews.take_back_briefing", on="briefing")
def take_back_briefing(actor: Actor, *, briefing: Briefing, reason: str) -> Briefing:
    """Take a published briefing back: nobody outside reads it any more, and its page says that it was."""
    return records.move(briefing, "take_back_briefing", reason=reason)


@operation("reviews.begin_edition", on="briefing")
def begin_edition(actor: PersonActor, *, briefing: Briefing) -> Briefing:
    """Begin the next edition of a briefing that was published. Until it is published the earlier one stands.

    Raises:
        MoveRefused: it was not published, one is written already, or another edition stands in its place.
    """
    if briefing.state not in ("published", "taken_back"):
        raise MoveRefused("It is a draft still. Change it.")
    if draft_after(briefing) or followed_by(briefing):
        raise MoveRefused("There is a later edition of it already.")
    after = Briefing(
        partnership=briefing.partnership, title=briefing.title, edition=briefing.edition + 1, earlier=briefing
    )
    return opened(actor, after, [(each.point, each.practice, each.links) for each in parts_of(briefing)])
