"""Reads of learning briefings: what stands in them, what anybody may read of them, and who may do what."""

import json
from collections.abc import Collection
from hashlib import sha256

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.design.text import day
from lineofsight.core.documents.tree import Block, BulletList, Document, Heading, Link, Paragraph
from lineofsight.core.people.roles import INSIDE, Role
from lineofsight.core.sealed.wording import READ_FOR, Hit, each_once, hits
from lineofsight.core.thread.models import LearningPoint, Theme
from lineofsight.kernel import clock
from lineofsight.learn.reviews.models import Briefing, BriefingPart, LearningDraft
from lineofsight.learn.reviews.rules.briefings import BriefingFacts, links_of

WRITE = (Role.BUSINESS_MANAGER, Role.ANALYST)
ASK = "Ask the business manager."


@permission("reviews.list_briefings", ask=ASK)
def lists(actor: Actor) -> QuerySet[Partnership]:
    """The partnership's own people see its briefings as they are written; what is published anybody reads."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*INSIDE))


@permission("reviews.begin_briefing", ask=ASK)
def begun_in(actor: Actor) -> QuerySet[Partnership]:
    """The business manager and the analyst write them."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*WRITE))


@permission("reviews.see_briefing", ask=ASK)
def briefings_seen(actor: Actor) -> QuerySet[Briefing]:
    """The briefings of the partnership one works inside."""
    return Briefing.objects.filter(partnership__in=actor.partnerships_as(*INSIDE))


@permission("reviews.edit_briefing", ask=ASK)
@permission("reviews.drop_briefing", ask=ASK)
@permission("reviews.take_back_briefing", ask=ASK)
@permission("reviews.begin_edition", ask=ASK)
def briefings_written(actor: Actor) -> QuerySet[Briefing]:
    """For whoever writes them."""
    return Briefing.objects.filter(partnership__in=actor.partnerships_as(*WRITE))


@permission("reviews.edit_briefing_part", ask=ASK)
def parts_written(actor: Actor) -> QuerySet[BriefingPart]:
    """The parts of those."""
    return BriefingPart.objects.filter(partnership__in=actor.partnerships_as(*WRITE))


@permission("reviews.publish_briefing", ask="Ask somebody inside the partnership who wrote nothing of it.")
def briefings_published_by(actor: Actor) -> QuerySet[Briefing]:
    """For its own people, but not for anybody who wrote something of it."""
    return briefings_seen(actor).exclude(writers__ref=actor.ref)


def briefings_in(actor: Actor, partnership: Partnership) -> QuerySet[Briefing]:
    """The briefings of a partnership, the latest first."""
    return briefings_seen(actor).filter(partnership=partnership).exclude(state="dropped")


def released_points(partnership: Partnership) -> QuerySet[LearningPoint]:
    """The learning points that were let out of rooms of incidents, the latest first."""
    let_out = LearningDraft.objects.filter(partnership=partnership, state="released").values("point")
    return LearningPoint.objects.filter(pk__in=let_out).prefetch_related("themes").order_by("-learnt_on", "-id")


def released_themes(partnership: Partnership) -> QuerySet[Theme]:
    """The themes of those."""
    return Theme.objects.filter(points__in=released_points(partnership)).distinct().order_by("name")


def parts_of(briefing: Briefing) -> QuerySet[BriefingPart]:
    """What stands in a briefing, in its order."""
    return briefing.parts.select_related("point")


def public_in(partnership: Partnership) -> list[Briefing]:
    """What anybody reads: of each briefing the latest edition that was published, unless it was taken back."""
    out = Briefing.objects.filter(partnership=partnership, state__in=("published", "taken_back"))
    followed = set(out.exclude(earlier=None).values_list("earlier", flat=True))
    return [
        each for each in out.order_by("-published_at", "-id") if each.state == "published" and each.pk not in followed
    ]


def public_briefing(partnership: Partnership, ref: str) -> Briefing | None:
    """A briefing that is, or once was, public."""
    return Briefing.objects.filter(partnership=partnership, ref=ref, state__in=("published", "taken_back")).first()


def followed_by(briefing: Briefing) -> Briefing | None:
    """The published edition that stands in its place, however many came between."""
    later = briefing.later.filter(state__in=("published", "taken_back")).order_by("-id").first()
    return None if later is None else followed_by(later) or later


def draft_after(briefing: Briefing) -> Briefing | None:
    """The next edition, while it is written."""
    return briefing.later.filter(state="drafted").first()


def hits_in(briefing: Briefing) -> tuple[Hit, ...]:
    """Days, postcodes and numbers of persons in a briefing's own words; no room is open here, so no name is known, and
    nothing is let stand. The days its own page prints point to nobody, written as they stand there. What its learning
    points say was searched in their rooms, and is never changed."""
    said, printed = [briefing.title, *(each.practice for each in parts_of(briefing))], days_printed(briefing)
    return each_once(hit for hit in hits("\n".join(said)) if hit.words not in printed)


def days_printed(briefing: Briefing) -> set[str]:
    """The day it is published, which is today while it is written, and those of its earlier editions, as pages print
    them."""
    mine = day(briefing.published_at or clock.today())
    return {mine} | (days_printed(briefing.earlier) if briefing.earlier else set())


def digest_of(briefing: Briefing) -> str:
    """What it says as one number, so that what is published is what was read."""
    said = [(each.point.text, each.practice, each.links) for each in parts_of(briefing)]
    return sha256(json.dumps([briefing.title, said]).encode()).hexdigest()


def briefing_facts(
    actor: Actor, briefing: Briefing, *, read_for: Collection[str] = tuple(READ_FOR), digest: str = ""
) -> BriefingFacts:
    """What must be known to judge a move."""
    parts = list(parts_of(briefing))
    return BriefingFacts(
        parts=len(parts), bare=sum(not each.practice.strip() for each in parts), hits=len(hits_in(briefing)),
        read_for=read_for, same=digest == digest_of(briefing),
        second=not briefing.writers.filter(ref=actor.ref).exists(),
    )  # fmt: skip


def document_of(briefing: Briefing) -> Document:
    """A briefing as a page and a PDF have it: what we learned, how to enhance your practice, where to read on."""
    blocks: list[Block] = []
    parts = list(parts_of(briefing))
    for number, part in enumerate(parts, 1):
        lines = [line for line in part.practice.splitlines() if line.strip()]
        told = f"What we learned: {number}" if len(parts) > 1 else "What we learned"
        blocks += [Heading(1, told), Paragraph.of(part.point.text)]
        if lines:
            blocks.append(Heading(2, "How to enhance your practice"))
            blocks.append(BulletList(tuple((Paragraph.of(line.strip(" •-")),) for line in lines)))
        blocks += links_block(part)
    said = [("Partnership", briefing.partnership.name), ("Edition", str(briefing.edition))]
    said += [("Published", day(briefing.published_at))] if briefing.published_at else []
    return Document(title=briefing.title, subtitle="Learning from reviews", meta=tuple(said), blocks=tuple(blocks))


def links_block(part: BriefingPart) -> list[Block]:
    found = links_of(part.links)
    if not found:
        return []
    listed = tuple((Paragraph((Link(each.words, each.address),)),) for each in found)
    return [Heading(2, "Where to read on"), BulletList(listed)]
