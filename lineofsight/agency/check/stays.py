"""Rules on the episodes of being looked after, one after another."""

from collections.abc import Iterator
from itertools import pairwise

from lineofsight.agency.check.cases import STARTED, WENT_ON, Case
from lineofsight.agency.check.registry import of_care
from lineofsight.agency.read.care import Stay

Found = Iterator[tuple[Stay, str]]
# Codes in use in any of the years 2017 to 2026.
REASONS = frozenset("SLPTBU")
STATUSES = frozenset({"C1", "C2", "D1", "E1", "V2", "V3", "V4", "L1", "L2", "L3", "J1", "J2", "J3"})
PLACES = frozenset({
    "A3", "A4", "A5", "A6", "H5", "K1", "K2", "K3", "P1", "P2", "P3", "R1", "R2", "R3", "R5", "S1", "T0", "T1", "T2",
    "T3", "T4", "U1", "U2", "U3", "U4", "U5", "U6", "Z1", "Z11", "Z12", "Z13", "Z14",
})  # fmt: skip
ENDS = frozenset({
    "X1", "E11", "E12", "E13", "E14", "E15", "E16", "E17", "E2", "E3", "E41", "E43", "E44", "E45", "E46", "E47", "E48",
    "E4A", "E4B", "E5", "E6", "E7", "E8", "E9",
})  # fmt: skip
ADOPTED, FOR_ADOPTION = frozenset({"E11", "E12"}), frozenset({"A3", "A4", "A5", "A6"})
# The legal status and the placement with which somebody may be looked after beyond eighteen.
STAYS_ON = ("V2", "K2")
# Why an episode began: the legal status changed and nothing else; the placement did and the legal status did not.
STATUS_ALONE, PLACE_ALONE = "L", frozenset("PT")


@of_care
def in_the_list_of_children(case: Case) -> Found:
    """Every child with an episode stands in the list of children. (Department’s SSDA903 return)"""
    if not case.people and case.stays:
        yield case.stays[0], "CHILD"


@of_care
def born_before_care(case: Case) -> Found:
    """A child is not looked after before they are born. (Department’s SSDA903 return)"""
    for each in case.stays:
        if case.born and each.began < case.born:
            yield each, "DECOM"


@of_care
def looked_after_as_a_child(case: Case) -> Found:
    """Nobody is looked after beyond their eighteenth birthday, unless they are accommodated (V2) in a community home
    (K2). (Children Act 1989, section 20(5); department’s SSDA903 return)"""
    for each in case.stays:
        stays_on = (each.status, each.place) == STAYS_ON
        if case.grown and (each.ended or case.until) > case.grown and not stays_on:
            yield each, "DEC"


@of_care
def stay_ends_after_it_begins(case: Case) -> Found:
    """An episode does not end before it begins. (Department’s SSDA903 return)"""
    for each in case.stays:
        if each.ended and each.ended < each.began:
            yield each, "DEC"


@of_care
def end_has_its_reason(case: Case) -> Found:
    """An episode that has ended says why, and one that goes on does not. (Department’s SSDA903 return)"""
    for each in case.stays:
        if bool(each.ended) is not bool(each.why_ended):
            yield each, "REC"


@of_care
def stays_do_not_overlap(case: Case) -> Found:
    """A child has one episode at a time: the next begins when the last has ended, or later. (Department’s SSDA903
    return)"""
    for before, after in pairwise(case.stays):
        if before.ended is None or after.began < before.ended:
            yield after, "DECOM"


@of_care
def no_gap_while_care_goes_on(case: Case) -> Found:
    """An episode that ended because another began (X1) is followed by one that begins on that day. (Department’s
    SSDA903 return)"""
    for place, each in enumerate(case.stays):
        after = case.stays[place + 1].began if place + 1 < len(case.stays) else None
        if each.why_ended == WENT_ON and each.ended and (after is None or after > each.ended):
            yield each, "REC"


@of_care
def starts_from_outside_care(case: Case) -> Found:
    """A child starts to be looked after (S) only where they were not already: not on the day on which the last episode
    ended. (Department’s SSDA903 return)"""
    for before, after in pairwise(case.stays):
        if after.reason == STARTED and after.began == before.ended:
            yield after, "RNE"


@of_care
def starts_again_after_an_end(case: Case) -> Found:
    """Once care has ended, the next episode is a new start (S). (Department’s SSDA903 return)"""
    for before, after in pairwise(case.stays):
        if before.why_ended not in ("", WENT_ON) and after.reason != STARTED:
            yield after, "RNE"


@of_care
def only_what_is_said_changes(case: Case) -> Found:
    """An episode that begins by a change of legal status alone (L) keeps its placement, and one that begins by a
    change of placement alone (P, T) keeps its legal status. (Department’s SSDA903 return)"""
    for before, after in pairwise(case.stays):
        kept = (before.place, after.place) if after.reason == STATUS_ALONE else (before.status, after.status)
        if after.reason in {STATUS_ALONE, *PLACE_ALONE} and kept[0] != kept[1]:
            yield after, "RNE"


@of_care
def adopted_from_an_adoptive_placement(case: Case) -> Found:
    """A child who is adopted (E11, E12) was placed for adoption (A3 to A6). (Department’s SSDA903 return)"""
    for each in case.stays:
        if each.why_ended in ADOPTED and each.place not in FOR_ADOPTION:
            yield each, "PLACE"


@of_care
def codes_in_use(case: Case) -> Found:
    """The reason an episode began, the legal status, the placement and the reason it ended are codes in use.
    (Department’s SSDA903 return)"""
    for each in case.stays:
        said = (
            ("RNE", each.reason, REASONS), ("LS", each.status, STATUSES), ("PLACE", each.place, PLACES),
            ("REC", each.why_ended, ENDS | {""}),
        )  # fmt: skip
        yield from ((each, heading) for heading, code, known in said if code not in known)
