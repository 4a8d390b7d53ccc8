"""What of a room may not stand in words for outside, and where some say it."""

from dataclasses import replace
from datetime import date

from lineofsight.core.sealed.values import Opened
from lineofsight.core.sealed.wording import NUMBER, Hit, Known, hits
from lineofsight.learn.reviews.models import Incident, PublicText
from lineofsight.learn.reviews.rules.fuzzy import Fuzzy, read
from lineofsight.learn.reviews.rules.masking import others


def known_in(incident: Incident, opened: Opened) -> Known:
    """What is sealed of an incident and points to a child: names, places, days."""
    children = list(incident.children.all())
    names = [child.name.open(opened) for child in children]
    names += [name for name, _ in others(incident.other_names.open(opened))]
    places = [incident.place.open(opened), incident.happened_in.open(opened)]
    places += [child.lives_in.open(opened) for child in children]
    told = [read(text.open(opened)) for text in (incident.happened_when, *(child.born for child in children))]
    return Known(
        tuple(names), tuple(places), tuple(on for each in told if (on := exact(each))),
        tuple(on for each in told if (on := month(each))),
        spared=(incident.partnership.name, incident.partnership.area_name),
    )  # fmt: skip


def exact(when: Fuzzy) -> date | None:
    """A day, where it is known to the day."""
    span = when.span()
    return span[0] if span and when.known == "day" and not when.about else None


def month(when: Fuzzy) -> date | None:
    """The first of a day's month, as far as it is known."""
    return date(when.year, when.month, 1) if when.year and when.month else None


def public_hits(text: PublicText, opened: Opened) -> list[Hit]:
    """Everywhere the title and the text that are to be published point to a child. Of days only the room's own do: a
    report says when it was commissioned, and in which month something changed."""
    known = replace(known_in(text.local_review.incident, opened), dated=True)
    return [hit for said in (text.title, text.text) for hit in hits(said.open(opened), known)]


def points(incident: Incident, opened: Opened, address: str) -> bool:
    """Whether the address of a page points to a child; figures of it alone, such as a page's number, do not."""
    known = replace(known_in(incident, opened), dated=True)
    return any(hit.what != NUMBER for hit in hits(address, known))
