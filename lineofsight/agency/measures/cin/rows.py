"""A census as rows: what every measure of it is counted from."""

from collections.abc import Iterator
from typing import Any

from lineofsight.agency.measures.cin.codes import category_of, origin_of
from lineofsight.agency.measures.tables import DAY, NUMBER, TEXT, YES, Columns, Tables
from lineofsight.agency.read.census import Census, Child, Episode, Plan

EPISODES: Columns = {
    "child": NUMBER, "episode": NUMBER, "referred": DAY, "closed": DAY, "source": TEXT, "no_action": YES,
}  # fmt: skip
ASSESSMENTS: Columns = {"episode": NUMBER, "referred": DAY, "authorised": DAY}
FACTORS: Columns = {"episode": NUMBER, "authorised": DAY, "factor": TEXT}
ENQUIRIES: Columns = {"child": NUMBER, "started": DAY}
CONFERENCES: Columns = {"child": NUMBER, "begun": DAY, "held": DAY}
PLANS: Columns = {
    "child": NUMBER, "plan": NUMBER, "started": DAY, "ended": DAY, "first": TEXT, "latest": TEXT, "previous": NUMBER,
    "born": DAY, "unborn": YES, "ethnicity": TEXT,
}  # fmt: skip
NEED_PLANS: Columns = {"child": NUMBER, "started": DAY, "ended": DAY}
REVIEWS: Columns = {"plan": NUMBER, "held": DAY}


def census_tables(census: Census) -> Tables:
    """The tables of a census, in memory."""
    tables = Tables()
    found = list(numbered(census))
    tables.add("episodes", EPISODES, (
        (child, number, each.referred, each.closed, origin_of(each.source), bool(each.no_action))
        for child, number, _, each in found
    ))  # fmt: skip
    tables.add("assessments", ASSESSMENTS, (
        (number, each.referred, one.authorised) for _, number, _, each in found for one in each.assessments
    ))  # fmt: skip
    tables.add("factors", FACTORS, (
        (number, one.authorised, factor)
        for _, number, _, each in found for one in each.assessments for factor in one.factors
    ))  # fmt: skip
    tables.add("enquiries", ENQUIRIES, ((child, o.started) for child, _, _, each in found for o in each.enquiries))
    tables.add("conferences", CONFERENCES, (
        (child, begun, held) for child, _, _, each in found for held, begun in each.conferences
    ))  # fmt: skip
    tables.add("need_plans", NEED_PLANS, (
        (child, one.started, one.ended) for child, _, _, each in found for one in each.need_plans
    ))  # fmt: skip
    plans = list(plans_in_order(found))
    tables.add("plans", PLANS, (plan_row(*each) for each in plans))
    tables.add("reviews", REVIEWS, ((number, day) for _, number, _, plan in plans for day in plan.reviews))
    return tables


def numbered(census: Census) -> Iterator[tuple[int, int, Child, Episode]]:
    """Every referral with a number for its child and one of its own; a child listed twice is one child."""
    numbers: dict[str, int] = {}
    episode = 0
    for child in census.children:
        number = numbers.setdefault(child.id, len(numbers))
        for each in child.episodes:
            yield number, episode, child, each
            episode += 1


def plans_in_order(found: list[tuple[int, int, Child, Episode]]) -> Iterator[tuple[int, int, Child, Plan]]:
    """Every plan that has begun, numbered so that a child's later one has the higher number."""
    listed = [(number, child, plan) for number, _, child, each in found for plan in each.plans if plan.started]
    listed.sort(key=lambda each: each[2].started)  # type: ignore[arg-type, return-value]
    for place, (number, child, plan) in enumerate(listed):
        yield number, place, child, plan


def plan_row(number: int, place: int, child: Child, plan: Plan) -> tuple[Any, ...]:
    return (
        number, place, plan.started, plan.ended, category_of(plan.first_category), category_of(plan.latest_category),
        plan.previous or 0, child.born, child.unborn, child.ethnicity,
    )  # fmt: skip
