"""Each rule in use nationally finds what breaks it and no more; no child is named but in the agency's own file."""

from dataclasses import replace
from datetime import date

import pytest

from lineofsight.agency.check import RULES, check, check_file, summary
from lineofsight.agency.read.census import Assessment, Census, Child, Enquiry, Episode, NeedPlan, Plan

pytestmark = pytest.mark.once


def day(text: str) -> date:
    return date.fromisoformat(text)


# Nothing is wrong with this child: referred, assessed, a conference within its days, a plan with a review.
ENQUIRY = Enquiry(day("2023-05-02"), day("2023-05-24"), day("2023-05-16"))
PLAN = Plan(day("2023-05-16"), None, "NEG", "NEG", 0, (day("2023-08-01"),))
ASSESSED = Assessment(day("2023-04-12"), None, day("2023-05-01"), ("3A",))
GOOD = Episode(
    referred=day("2023-04-11"), source="6", no_action=False, assessments=(ASSESSED,), enquiries=(ENQUIRY,),
    plans=(PLAN,),
)  # fmt: skip
CHILD = Child(1, 12, id="made-up-1", born=day("2015-05-05"), sex="F", episodes=(GOOD,))


def but(**about) -> Child:
    return replace(CHILD, **about)


def with_episode(**about) -> Child:
    return replace(CHILD, episodes=(replace(GOOD, **about),))


def with_enquiry(**about) -> Child:
    return with_episode(enquiries=(replace(ENQUIRY, **about),))


def with_plan(**about) -> Child:
    return with_episode(plans=(replace(PLAN, **about),))


SATURDAY = day("2023-05-20")
BROKEN = {
    "born_or_expected": but(expected=day("2015-05-05")),
    "unborn_sex_not_known": but(born=None, expected=day("2023-09-01")),
    "id_short_enough": but(id="x" * 21),
    "referred_alive": but(died=day("2023-04-10")),
    "referred_not_long_before_birth": but(born=day("2024-01-18")),
    "referrals_do_not_overlap": but(episodes=(GOOD, replace(GOOD, referred=day("2023-12-01"), plans=()))),
    "no_action_means_none": with_episode(no_action=True),
    "enquiry_not_before_referral": with_enquiry(started=day("2023-04-10")),
    "conference_on_a_weekday": with_episode(conference=SATURDAY),
    "conference_due_on_a_weekday": with_enquiry(target=SATURDAY),
    "conference_written_once": with_episode(conference=ENQUIRY.conference),
    "plan_begins_at_its_conference": with_plan(started=day("2023-05-17")),
    "plan_lasts": with_plan(ended=PLAN.started),
    "review_after_the_plan_began": with_plan(reviews=(PLAN.started,)),
    "no_more_plans_than_conferences": with_episode(enquiries=()),
    "plans_do_not_overlap": but(
        episodes=(replace(GOOD, closed=day("2023-11-01")), replace(GOOD, referred=day("2023-11-02")))
    ),
    "need_plan_not_beside_protection": with_episode(need_plans=(NeedPlan(day("2023-06-01"), None),)),
    "assessments_do_not_overlap": with_episode(assessments=(ASSESSED, replace(ASSESSED, started=day("2023-04-20")))),
    "closed_after_assessment_needs_one": with_episode(assessments=(), closed=day("2023-12-01"), closure="RC8"),
    "no_factors_stands_alone": with_episode(assessments=(replace(ASSESSED, factors=("21", "3A")),)),
    "factors_in_use": with_episode(assessments=(replace(ASSESSED, factors=("18A",)),)),
}


def found(*children: Child) -> list[str]:
    return [each.rule for each in check(Census(day("2024-03-31"), children))]


def test_nothing_is_found_where_nothing_is_wrong():
    assert found(CHILD) == []


def test_every_rule_has_a_child_that_breaks_it_and_a_sentence_with_its_source():
    assert set(BROKEN) == set(RULES)
    assert all("census validation)" in " ".join((rule.__doc__ or "").split()) for rule in RULES.values())


@pytest.mark.parametrize("rule", sorted(BROKEN))
def test_a_rule_finds_what_breaks_it(rule):
    assert rule in found(BROKEN[rule])


@pytest.mark.parametrize(
    "right",
    [
        but(born=None, expected=day("2023-09-01"), sex="U"),
        but(born=day("2024-01-15")),  # 40 weeks to the day
        with_plan(ended=day("2023-12-01")),
        with_episode(need_plans=(NeedPlan(day("2023-04-20"), PLAN.started),)),  # one plan ends as the other begins
        with_episode(assessments=(replace(ASSESSED, factors=("21",)),)),
    ],
)
def test_what_is_just_right_is_left_alone(right):
    assert found(right) == []


def test_one_identifier_is_one_child():
    assert found(CHILD, replace(CHILD, number=2)) == ["listed_once"]


def test_no_child_is_named_but_in_the_agencys_own_file(tmp_path):
    child = but(expected=day("2015-05-05"), id="=made-up")
    census = Census(day("2024-03-31"), (child,))
    findings = list(check(census))
    said = "\n".join([*summary(findings), *map(str, findings)])
    assert "made-up" not in said
    assert "child 1 (line 12), PersonBirthDate" in said
    check_file(tmp_path / "check.csv", findings)
    assert "'=made-up" in (tmp_path / "check.csv").read_text(encoding="utf-8-sig")
