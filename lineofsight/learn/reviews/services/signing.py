"""Who owes a signature under the rapid review, and owes it again once what they signed is changed."""

from lineofsight.learn.reviews.models import Incident
from lineofsight.learn.reviews.selectors.incidents import counting, unsigned
from lineofsight.learn.reviews.selectors.partners import partners
from lineofsight.learn.reviews.services.owing import REVIEW, SIGN, owe


def ask_to_sign(incident: Incident, digest: str) -> None:
    """Each partner that has not signed what stands owes it by the review's own day."""
    lacking = unsigned(incident, digest)
    known = [each.organisation for each in partners(incident.partnership)]
    owe_signatures(incident, {each.pk for each in known if each.name in lacking})


def ask_anew(incident: Incident) -> None:
    """What was signed is changed by something other than its text, such as a child, an account or the timeline:
    whoever signed owes it again."""
    if incident.state == "reviewing":
        owe_signatures(incident, set(counting(incident).values_list("organisation", flat=True)))


def owe_signatures(incident: Incident, by: set[int]) -> None:
    due = incident.deadlines.filter(what=REVIEW).last()
    for each in partners(incident.partnership):
        if each.organisation.pk in by and each.people and due:
            owe(incident, f"{SIGN}_{each.organisation.ref}", "Sign the rapid review", due.due_on,
                "Working Together, should", person=each.people[0])  # fmt: skip
