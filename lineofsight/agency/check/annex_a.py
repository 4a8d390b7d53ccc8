"""Rules on the lists of Annex A that something is counted from."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from lineofsight.agency.check.registry import of_lists
from lineofsight.agency.read.annex_a import AnnexA, Contact, EarlyHelp, InCare, OnPlan
from lineofsight.kernel.days import months_after

EIGHTEEN = 18 * 12


def again(rows: Iterable[tuple[Any, Any]]) -> Iterator[Any]:
    """The rows whose key has stood before."""
    seen: set[Any] = set()
    for row, key in rows:
        if key in seen:
            yield row
        seen.add(key)


@of_lists
def row_names_a_child(lists: AnnexA) -> Iterator[tuple[Any, str]]:
    """Every row names its child by an identifier. (Ofsted Annex A)"""
    rows: tuple[Any, ...] = (*lists.contacts, *lists.early_help, *lists.plans, *lists.care)
    for each in rows:
        if not each.child:
            yield each, "Child Unique ID"


@of_lists
def no_day_to_come(lists: AnnexA) -> Iterator[tuple[Any, str]]:
    """Nothing in the lists happened on a day that is still to come. (Ofsted Annex A)"""
    days: list[tuple[Any, str, date | None]] = [(each, "Date of Contact", each.day) for each in lists.contacts]
    for help_ in lists.early_help:
        days += [(help_, "Assessment start date", help_.began), (help_, "Assessment completion date", help_.ended)]
    for plan in lists.plans:
        days += [
            (plan, "Child Protection Plan Start Date", plan.began),
            (plan, "Date of the Last Statutory Visit", plan.visited),
        ]
    days += [(each, "Date Started to be Looked After", each.began) for each in lists.care]
    yield from ((row, heading) for row, heading, day in days if day is not None and day > lists.read_on)


@of_lists
def contact_about_a_child(lists: AnnexA) -> Iterator[tuple[Contact, str]]:
    """A contact is about somebody under 18 on its day. (Ofsted Annex A)"""
    for each in lists.contacts:
        if each.born and each.day >= months_after(each.born, EIGHTEEN):
            yield each, "Date of Birth"


@of_lists
def contact_listed_once(lists: AnnexA) -> Iterator[tuple[Contact, str]]:
    """One contact stands once: a child, a day, and who brought it. (Ofsted Annex A)"""
    for each in again((each, (each.child, each.day, each.source)) for each in lists.contacts if each.child):
        yield each, "Date of Contact"


@of_lists
def early_help_ends_after_it_begins(lists: AnnexA) -> Iterator[tuple[EarlyHelp, str]]:
    """An early help assessment is not finished before it begins. (Ofsted Annex A)"""
    for each in lists.early_help:
        if each.ended and each.ended < each.began:
            yield each, "Assessment completion date"


@of_lists
def early_help_listed_once(lists: AnnexA) -> Iterator[tuple[EarlyHelp, str]]:
    """One early help assessment of a child stands once. (Ofsted Annex A)"""
    for each in again((each, (each.child, each.began)) for each in lists.early_help if each.child):
        yield each, "Assessment start date"


@of_lists
def listed_plan_lasts(lists: AnnexA) -> Iterator[tuple[OnPlan, str]]:
    """A child protection plan does not end on the day it begins, or before it. (Ofsted Annex A)"""
    for each in lists.plans:
        if each.ended and each.ended <= each.began:
            yield each, "Child Protection Plan End Date"


@of_lists
def one_plan_for_a_child(lists: AnnexA) -> Iterator[tuple[OnPlan, str]]:
    """A child has one protection plan at a time. (Ofsted Annex A)"""
    for each in again((each, each.child) for each in lists.plans if each.child and each.ended is None):
        yield each, "Child Protection Plan Start Date"


@of_lists
def visited_under_the_plan(lists: AnnexA) -> Iterator[tuple[OnPlan, str]]:
    """The last visit and the last review of a plan are not earlier than the plan. (Ofsted Annex A)"""
    for each in lists.plans:
        if each.visited and each.visited < each.began:
            yield each, "Date of the Last Statutory Visit"
        if each.reviewed and each.reviewed < each.began:
            yield each, "Date of latest review conference"


@of_lists
def seen_alone_on_a_visit(lists: AnnexA) -> Iterator[tuple[OnPlan, str]]:
    """A child who was seen alone was visited: the visit has its day. (Ofsted Annex A)"""
    for each in lists.plans:
        if each.alone and each.visited is None:
            yield each, "Date of the Last Statutory Visit"


@of_lists
def care_ends_after_it_begins(lists: AnnexA) -> Iterator[tuple[InCare, str]]:
    """A child does not cease to be looked after before it begins. (Ofsted Annex A)"""
    for each in lists.care:
        if each.ceased and each.ceased < each.began:
            yield each, "Date Ceased to be Looked After"


@of_lists
def one_row_for_a_child_in_care(lists: AnnexA) -> Iterator[tuple[InCare, str]]:
    """A child looked after stands once in the list. (Ofsted Annex A)"""
    for each in again((each, each.child) for each in lists.care if each.child and each.ceased is None):
        yield each, "Child Unique ID"


@of_lists
def born_before_care_began(lists: AnnexA) -> Iterator[tuple[InCare, str]]:
    """A child is not looked after before they are born, or from their eighteenth birthday. (Ofsted Annex A)"""
    for each in lists.care:
        if each.born and not each.born <= each.began < months_after(each.born, EIGHTEEN):
            yield each, "Date Started to be Looked After"


@of_lists
def interview_after_an_absence(lists: AnnexA) -> Iterator[tuple[InCare, str]]:
    """A return interview is offered to who was missing, and accepted by who was offered one. (Ofsted Annex A)"""
    for each in lists.care:
        if each.offered and not each.missing:
            yield each, "offered a Return Interview"
        if each.accepted and not each.offered:
            yield each, "accept a Return Interview"
