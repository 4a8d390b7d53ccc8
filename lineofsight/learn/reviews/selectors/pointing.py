"""What of a room may not stand in words for outside, where some say it, and what a second person let stand."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from lineofsight.core.sealed.values import Opened
from lineofsight.core.sealed.wording import NUMBER, Hit, Known, hits
from lineofsight.learn.reviews.models import Incident, LearningDraft, LetStand, PublicText
from lineofsight.learn.reviews.rules.fuzzy import Fuzzy, read
from lineofsight.learn.reviews.rules.masking import others


def known_in(incident: Incident, opened: Opened) -> Known:
    """What is sealed of an incident and points to a child: names, places, days; as it stands now, whatever was read of
    it before."""
    incident = Incident.objects.get(pk=incident.pk)
    children = list(incident.children.all())
    own = tuple(child.name.open(opened) for child in children)
    names = [*own, *(name for name, _ in others(incident.other_names.open(opened)))]
    places = [incident.place.open(opened), incident.happened_in.open(opened)]
    places += [child.lives_in.open(opened) for child in children]
    born = [read(child.born.open(opened)) for child in children]
    told = [read(incident.happened_when.open(opened)), *born]
    return Known(
        tuple(names), tuple(places), days_of(told), tuple(on for each in told if (on := month(each))), own,
        days_of(born), spared=(incident.partnership.name, incident.partnership.area_name),
    )  # fmt: skip


def days_of(told: Iterable[Fuzzy]) -> tuple[date, ...]:
    """The days among them that are known to the day."""
    return tuple(on for each in told if (on := exact(each)))


def exact(when: Fuzzy) -> date | None:
    """A day, where it is known to the day."""
    span = when.span()
    return span[0] if span and when.known == "day" and not when.about else None


def month(when: Fuzzy) -> date | None:
    """The first of a day's month, as far as it is known."""
    return date(when.year, when.month, 1) if when.year and when.month else None


@dataclass(frozen=True)
class Found:
    """A place where a wording for outside points to a child; and, where it was let stand, by whom and why."""

    hit: Hit
    stands: LetStand | None = None
    why: str = ""


@dataclass(frozen=True)
class Wording:
    """Words that are to leave a room, whose they are, and every place in them that points to a child."""

    row: PublicText | LearningDraft
    digest: str
    found: tuple[Found, ...]

    @property
    def open(self) -> list[Hit]:
        """What has to be taken out, or let stand by a second person."""
        return [each.hit for each in self.found if each.stands is None]

    @property
    def stood(self) -> list[Found]:
        """What was let stand."""
        return [each for each in self.found if each.stands]


def wording_of(row: PublicText | LearningDraft, said: str, known: Known, opened: Opened) -> Wording:
    """A wording searched. What somebody let stand counts for the very wording they read, while the search takes it for
    the same; and never for what points to a child whoever reads it."""
    digest = sha256(said.encode()).hexdigest()
    rows = LetStand.objects.filter(about_ref=row.ref).select_related("set_by")
    stood = {(each.at, each.what, each.words.open(opened)): each for each in rows if each.digest.open(opened) == digest}
    return Wording(row, digest, tuple(found(hit, stood, opened) for hit in hits(said, known)))


def found(hit: Hit, stood: dict[tuple[int, str, str], LetStand], opened: Opened) -> Found:
    stands = None if hit.firm else stood.get((hit.at, hit.what, hit.words))
    return Found(hit, stands, stands.why.open(opened) if stands else "")


def public_wording(text: PublicText, opened: Opened) -> Wording:
    """The title and the text that are to be published. Of days only the room's own point to a child: a report says when
    it was commissioned, and in which month something changed."""
    known = replace(known_in(text.local_review.incident, opened), dated=True)
    return wording_of(text, f"{text.title.open(opened)}\n{text.text.open(opened)}", known, opened)


def address_wording(text: PublicText, address: str, opened: Opened) -> Wording:
    """The address under which a text is published, which is read by everybody as well: it is let stand for that text
    and that very address. Figures of it alone, such as a page's number, point to nobody."""
    known = replace(known_in(text.local_review.incident, opened), dated=True)
    searched = wording_of(text, address, known, opened)
    return replace(searched, found=tuple(each for each in searched.found if each.hit.what != NUMBER))


@dataclass(frozen=True)
class Stood:
    """Words of an address that somebody let stand, and why."""

    row: LetStand
    words: str
    why: str


def addresses_stood(text: PublicText, opened: Opened) -> list[Stood]:
    """What was let stand of addresses for a text, whatever became of it."""
    said = public_wording(text, opened).digest
    rows = LetStand.objects.filter(about_ref=text.ref).select_related("set_by")
    return [
        Stood(each, each.words.open(opened), each.why.open(opened))
        for each in rows if each.digest.open(opened) != said
    ]  # fmt: skip
