"""Challenges and recommendations from before they were kept here, as the partnership published them."""

from dataclasses import dataclass
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.records import services as records
from lineofsight.lead.business_plan.models import Challenge


@dataclass(frozen=True)
class Past:
    """A challenge as it was published: to whom, by whom, when, what was later said of it, and in which document."""

    question: str
    by: str
    body: str
    on: date
    published_in: str
    about: str = ""
    effect: str = ""


@operation("business_plan.record_challenge", on="partnership", permission="business_plan.draft_challenge")
def record_challenge(actor: Actor, *, partnership: Partnership, past: Past) -> Challenge:
    """Record a challenge of an earlier year, as history behind today's. It asks nothing of anybody."""
    challenge = Challenge(
        partnership=partnership, question=past.question, by=past.by, body=past.body, about=past.about,
        issued_on=past.on, effect=past.effect, published_in=past.published_in,
    )  # fmt: skip
    place = address("business_plan:challenge", ref=challenge.ref)
    label = f"Challenge to {past.body}, {past.on.year}"[:200]
    records.open_record(challenge, label=label, address=place, words=f"{past.question} {past.about}")
    return records.move(challenge, "record_challenge")
