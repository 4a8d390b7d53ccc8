"""Rules on who a child looked after is, and on the reviews, absences and checks of their care."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from lineofsight.agency.check.cases import STARTED, Case
from lineofsight.agency.check.registry import of_care
from lineofsight.agency.read.care import Absence, Checks, Person, Review, Unaccompanied
from lineofsight.kernel.days import months_after

MALE = frozenset({"1", "M"})
KINDS = frozenset({"M", "A"})


@of_care
def listed_once_in_care(case: Case) -> Iterator[tuple[Person, str]]:
    """A child stands once in the list of children: an identifier is one child’s. (Department’s SSDA903 return)"""
    for each in case.people[1:]:
        yield each, "CHILD"


@of_care
def birthday_given(case: Case) -> Iterator[tuple[Person, str]]:
    """Every child’s date of birth is given. (Department’s SSDA903 return)"""
    for each in case.people:
        if each.born is None:
            yield each, "DOB"


@of_care
def mothers_are_girls_and_older(case: Case) -> Iterator[tuple[Person, str]]:
    """Who is recorded as a mother is not a boy, and was born before her child. (Department’s SSDA903 return)"""
    for each in case.people:
        if each.mother and each.sex in MALE:
            yield each, "MOTHER"
        if each.mothers_child_born and each.born and each.mothers_child_born <= each.born:
            yield each, "MC_DOB"


@of_care
def child_of_a_mother_only(case: Case) -> Iterator[tuple[Person, str]]:
    """The birthday of a mother’s child is given for who is recorded as a mother. (Department’s SSDA903 return)"""
    for each in case.people:
        if each.mothers_child_born and not each.mother:
            yield each, "MOTHER"


@of_care
def unaccompanied_until_eighteen(case: Case) -> Iterator[tuple[Unaccompanied, str]]:
    """A child stops counting as unaccompanied and seeking asylum on their eighteenth birthday at the latest.
    (Department’s SSDA903 return)"""
    for each in case.unaccompanied:
        if each.until and case.grown and each.until > case.grown:
            yield each, "DUC"


@of_care
def review_while_looked_after(case: Case) -> Iterator[tuple[Review, str]]:
    """A review is held on a day on which the child is looked after. (Department’s SSDA903 return)"""
    if case.stays:
        for each in case.reviews:
            if not case.in_care(each.held):
                yield each, "REVIEW"


@of_care
def absence_of_a_known_kind(case: Case) -> Iterator[tuple[Absence, str]]:
    """A child is recorded as missing (M) or as away from placement without authorisation (A). (Department’s SSDA903
    return)"""
    for each in case.absences:
        if each.kind not in KINDS:
            yield each, "MISSING"


@of_care
def absence_ends_after_it_begins(case: Case) -> Iterator[tuple[Absence, str]]:
    """A child who was missing or away does not come back before they went. (Department’s SSDA903 return)"""
    for each in case.absences:
        if each.ended and each.ended < each.began:
            yield each, "MIS_END"


@of_care
def absences_do_not_overlap(case: Case) -> Iterator[tuple[Absence, str]]:
    """A child who is missing comes back before they go missing again. (Department’s SSDA903 return)"""
    for before, after in pairwise(case.absences):
        if before.ended is None or after.began < before.ended:
            yield after, "MIS_START"


@of_care
def absent_while_looked_after(case: Case) -> Iterator[tuple[Absence, str]]:
    """The return’s absences are of children who are looked after when they go. (Department’s SSDA903 return)"""
    if case.stays:
        for each in case.absences:
            if not case.in_care(each.began):
                yield each, "MIS_START"


@of_care
def checks_after_a_year(case: Case) -> Iterator[tuple[Checks, str]]:
    """Health checks and the strengths and difficulties score are asked of children looked after for twelve months at
    31 March, and of nobody else. (Department’s SSDA903 return)"""
    first = months_after(case.until, -12) + timedelta(days=1)
    still = [each for each in case.stays if each.ended is None or each.ended > case.until]
    begun = [each.began for each in case.stays if each.reason == STARTED and each.began <= case.until]
    if case.stays and (not still or max(begun, default=first) > first):
        for each in case.checks:
            yield each, "CHILD"


@of_care
def checked_once(case: Case) -> Iterator[tuple[Checks, str]]:
    """A child stands once in the list of health checks. (Department’s SSDA903 return)"""
    for each in case.checks[1:]:
        yield each, "CHILD"
