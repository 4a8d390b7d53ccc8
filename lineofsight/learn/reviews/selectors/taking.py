"""Reads of incidents that came from the review of a death, and of whom a new one is told."""

from lineofsight.core.access.models import Partnership
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import Role
from lineofsight.core.records.models import Card
from lineofsight.core.records.selectors import card
from lineofsight.core.sealed.values import Opened
from lineofsight.learn.reviews.models import Incident, TakenOver
from lineofsight.learn.reviews.selectors.partners import partners

KIND = Incident.KIND


def told_of_new(partnership: Partnership) -> list[Person]:
    """Who is let in to a new incident and told of it: its coordinator, and who speaks for each partner; each once."""
    first = people.appointed(partnership, Role.BUSINESS_MANAGER)[:1]
    found = [*first, *(person for each in partners(partnership) for person in each.people)]
    return list({person.pk: person for person in found}.values())


def came_from(incident: Incident, opened: Opened) -> tuple[Card | None, str] | None:
    """The death an incident came from, by its key, and the child's NHS number."""
    row = TakenOver.objects.filter(incident=incident).first()
    return (card(row.death_ref), row.nhs_number.open(opened)) if row else None
