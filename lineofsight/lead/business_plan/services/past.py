"""Challenges, plans and strategies from before they were kept here, as the partnership published them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.records import services as records
from lineofsight.kernel.definitions import load_editions
from lineofsight.lead.business_plan.models import Challenge, Plan, ReviewPoint
from lineofsight.lead.business_plan.services import objectives, plans, priorities, review_points

DEFINITIONS = Path(__file__).parent.parent / "definitions"
CHALLENGES, PLANS = DEFINITIONS / "past_challenges", DEFINITIONS / "past_plans"


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
    return recorded(partnership, past)


def recorded(partnership: Partnership, past: Past) -> Challenge:
    """Record a challenge of an earlier year. Called inside the operation that does."""
    challenge = Challenge(
        partnership=partnership, question=past.question, by=past.by, body=past.body, about=past.about,
        issued_on=past.on, effect=past.effect, published_in=past.published_in,
    )  # fmt: skip
    place = address("business_plan:challenge", ref=challenge.ref)
    label = f"Challenge to {past.body}, {past.on.year}"[:200]
    records.open_record(challenge, label=label, address=place, words=f"{past.question} {past.about}")
    return records.move(challenge, "record_challenge")


@operation("business_plan.load_past_challenges", kinds=("system",))
def load_past_challenges(actor: Actor, *, partnership: Partnership, edition: str) -> int:
    """Load the challenges a partnership published before they were kept here, from an edition that is named after it.

    What is there already is left as it is. Returns how many were new.
    """
    items = items_of(CHALLENGES, edition, "challenge")
    found = [past_of(item) for item in items]
    known = set(Challenge.objects.filter(partnership=partnership).values_list("question", "body", "published_in"))
    new = [past for past in found if (past.question, past.body, past.published_in) not in known]
    return len([recorded(partnership, past) for past in new])


def past_of(item: Mapping) -> Past:
    return Past(
        question=item["question"], by=item["by"], body=item["to"], on=item["on"],
        published_in=f"{item['document']}, {item['place']}", about=item.get("about", ""),
        effect=item.get("effect", ""),
    )  # fmt: skip


def items_of(folder: Path, edition: str, listed: str) -> tuple[Mapping, ...]:
    """The items of one list of an edition.

    Raises:
        LookupError: there is no such edition.
    """
    found = load_editions(folder).get(edition)
    if found is None:
        raise LookupError(f"There is no edition called {edition} in {folder.name}.")
    return found.data.get(listed, ())


@operation("business_plan.load_past_plans", kinds=("system",))
def load_past_plans(actor: Actor, *, partnership: Partnership, edition: str) -> int:
    """Load the plans and strategies a partnership published before they were kept here. Returns how many were new."""
    known = set(Plan.objects.filter(partnership=partnership).values_list("name", "published_in"))
    items = [item for item in items_of(PLANS, edition, "plan") if (item["name"], place_of(item)) not in known]
    return len([record_plan(partnership, item) for item in items])


def place_of(item: Mapping) -> str:
    return f"{item['document']}, {item['place']}"


def record_plan(partnership: Partnership, item: Mapping) -> Plan:
    """Record a plan with all that was published of it; nothing in it is owed by anybody."""
    written = plans.Written(
        item["name"], item["start"], item["end"], item.get("purpose", ""), tuple(item.get("aims", ()))
    )
    plan = plans.begin(partnership, item["kind"], written, published_in=place_of(item))
    for each in item.get("priority", ()):
        said = priorities.PutForward(each["question"], body=each.get("body", ""))
        records.move(priorities.put_forward(plan, said, shown=each.get("shown", "")), "record_priority")
    for text in item.get("objectives", ()):
        records.move(objectives.begin(plan, text), "record_objective")
    for each in item.get("review_point", ()):
        point = review_points.begin(plan, each["on"], each["about"])
        records.move(point, "record_review_point")
        ReviewPoint.objects.filter(pk=point.pk).update(found=each.get("found", ""))
    return records.move(plan, "record_plan")
