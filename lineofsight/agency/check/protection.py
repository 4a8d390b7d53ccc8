"""Rules on assessments, enquiries, conferences and plans."""

from collections.abc import Iterator
from datetime import date

from lineofsight.agency.check.children import overlapping
from lineofsight.agency.check.registry import of_child, of_episode
from lineofsight.agency.read.census import Child, Episode

SATURDAY = 5
NO_FACTORS = "21"
RETIRED = frozenset({"18A", "19A"})
AFTER_ASSESSMENT = frozenset({"RC8", "RC9"})


def weekend(day: date | None) -> bool:
    return day is not None and day.weekday() >= SATURDAY


@of_episode
def enquiry_not_before_referral(child: Child, episode: Episode) -> Iterator[str]:
    """An enquiry under section 47 does not begin before the referral. (Department’s CIN census validation)"""
    for place, each in enumerate(episode.enquiries, start=1):
        if each.started and episode.referred and each.started < episode.referred:
            yield f"Section47 {place}, S47ActualStartDate"


@of_episode
def conference_on_a_weekday(child: Child, episode: Episode) -> Iterator[str]:
    """A first conference is not held on a Saturday or Sunday. (Department’s CIN census validation)"""
    if weekend(episode.conference):
        yield "DateOfInitialCPC"
    for place, each in enumerate(episode.enquiries, start=1):
        if weekend(each.conference):
            yield f"Section47 {place}, DateOfInitialCPC"


@of_episode
def conference_due_on_a_weekday(child: Child, episode: Episode) -> Iterator[str]:
    """The day by which a first conference is due is not a Saturday or Sunday. (Department’s CIN census validation)"""
    for place, each in enumerate(episode.enquiries, start=1):
        if weekend(each.target):
            yield f"Section47 {place}, InitialCPCtarget"


@of_episode
def conference_written_once(child: Child, episode: Episode) -> Iterator[str]:
    """A first conference is recorded with its enquiry or with the referral, and not with both. (Department’s CIN
    census validation)"""
    if episode.conference and any(each.conference == episode.conference for each in episode.enquiries):
        yield "DateOfInitialCPC"


@of_episode
def plan_begins_at_its_conference(child: Child, episode: Episode) -> Iterator[str]:
    """A child protection plan begins on the day of a first conference. (Department’s CIN census validation)"""
    held = {day for day, _ in episode.conferences}
    for place, plan in enumerate(episode.plans, start=1):
        if plan.started and held and plan.started not in held:
            yield f"ChildProtectionPlans {place}, CPPstartDate"


@of_episode
def plan_lasts(child: Child, episode: Episode) -> Iterator[str]:
    """A child protection plan does not end on the day it begins, or before it. (Department’s CIN census validation)"""
    for place, plan in enumerate(episode.plans, start=1):
        if plan.started and plan.ended and plan.ended <= plan.started:
            yield f"ChildProtectionPlans {place}, CPPendDate"


@of_episode
def review_after_the_plan_began(child: Child, episode: Episode) -> Iterator[str]:
    """A review of a plan is held after the day the plan began. (Department’s CIN census validation)"""
    for place, plan in enumerate(episode.plans, start=1):
        if plan.started and any(day <= plan.started for day in plan.reviews):
            yield f"ChildProtectionPlans {place}, CPPreviewDate"


@of_episode
def no_more_plans_than_conferences(child: Child, episode: Episode) -> Iterator[str]:
    """No more plans begin than first conferences were held. (Department’s CIN census validation)"""
    if len(episode.plans) > len(episode.conferences):
        yield "ChildProtectionPlans"


@of_child
def plans_do_not_overlap(child: Child) -> Iterator[str]:
    """A child has one protection plan at a time. (Department’s CIN census validation)"""
    plans = [plan for episode in child.episodes for plan in episode.plans]
    spells = [(plan.started, plan.ended, place) for place, plan in enumerate(plans, start=1) if plan.started]
    for place in overlapping([(begun, ended, place) for begun, ended, place in spells if begun]):
        yield f"ChildProtectionPlans {place}, CPPstartDate"


@of_episode
def need_plan_not_beside_protection(child: Child, episode: Episode) -> Iterator[str]:
    """A child in need plan does not run beside a child protection plan. (Department’s CIN census validation)"""
    for place, need in enumerate(episode.need_plans, start=1):
        for plan in episode.plans:
            if need.started and plan.started and together(need.started, need.ended, plan.started, plan.ended):
                yield f"CINPlanDates {place}, CINPlanStartDate"


def together(one: date, until: date | None, other: date, end: date | None) -> bool:
    """Whether two spells share a day other than the one on which they change over."""
    return (end is None or one < end) and (until is None or other < until)


@of_episode
def assessments_do_not_overlap(child: Child, episode: Episode) -> Iterator[str]:
    """One assessment ends before the next begins. (Department’s CIN census validation)"""
    spells = [
        (each.started, each.authorised, place)
        for place, each in enumerate(episode.assessments, start=1)
        if each.started
    ]
    for place in overlapping([(begun, ended, place) for begun, ended, place in spells if begun]):
        yield f"Assessments {place}, AssessmentActualStartDate"


@of_episode
def closed_after_assessment_needs_one(child: Child, episode: Episode) -> Iterator[str]:
    """A case closed after assessment (RC8, RC9) has an assessment. (Department’s CIN census validation)"""
    if episode.closure in AFTER_ASSESSMENT and not episode.assessments:
        yield "ReasonForClosure"


@of_episode
def no_factors_stands_alone(child: Child, episode: Episode) -> Iterator[str]:
    """“No factors” (21) stands beside no other factor. (Department’s CIN census validation)"""
    for place, each in enumerate(episode.assessments, start=1):
        if NO_FACTORS in each.factors and len(set(each.factors)) > 1:
            yield f"Assessments {place}, AssessmentFactors"


@of_episode
def factors_in_use(child: Child, episode: Episode) -> Iterator[str]:
    """The factors 18A and 19A are no longer used: 18B and 18C, 19B and 19C took their place. (Department’s CIN census
    validation)"""
    for place, each in enumerate(episode.assessments, start=1):
        if RETIRED & set(each.factors):
            yield f"Assessments {place}, AssessmentFactors"
