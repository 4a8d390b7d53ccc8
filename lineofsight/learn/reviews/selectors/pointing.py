"""What of a room may not stand in a text for outside, and where a text says it."""

from lineofsight.core.sealed.values import Opened
from lineofsight.learn.reviews.models import Incident, PublicText
from lineofsight.learn.reviews.rules.fuzzy import Fuzzy, read
from lineofsight.learn.reviews.rules.masking import others
from lineofsight.learn.reviews.rules.pointing import Hit, Sought, day, hits, name, place


def sought(incident: Incident, opened: Opened) -> list[Sought]:
    """Every name, exact day and place that stands sealed about an incident and its children."""
    area = (incident.partnership.area_name, incident.partnership.name)
    found = [each for person, _ in others(incident.other_names.open(opened)) for each in name(person)]
    found += exact(read(incident.happened_when.open(opened)))
    for column in ("place", "happened_in"):
        found += place(getattr(incident, column).open(opened), area)
    for child in incident.children.all():
        found += name(child.name.open(opened)) + exact(read(child.born.open(opened)))
        found += place(child.lives_in.open(opened), area)
    return found


def exact(when: Fuzzy) -> list[Sought]:
    """A day, where it is known to the day: a month or a year points to nobody."""
    span = when.span()
    return day(span[0]) if span and when.known == "day" and not when.about else []


def hits_in(incident: Incident, opened: Opened, *texts: str) -> list[Hit]:
    """Everywhere some texts point to a child of an incident."""
    seek = sought(incident, opened)
    return [hit for text in texts for hit in hits(text, seek)]


def public_hits(text: PublicText, opened: Opened) -> list[Hit]:
    """Everywhere the title and the text that are to be published point to a child."""
    return hits_in(text.local_review.incident, opened, text.title.open(opened), text.text.open(opened))
