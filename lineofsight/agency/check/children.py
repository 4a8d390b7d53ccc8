"""Rules on who a child is, and on referrals against one another."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from lineofsight.agency.check.registry import of_child, of_episode
from lineofsight.agency.read.census import Child, Episode

LONGEST_ID = 20
BEFORE_BIRTH = timedelta(weeks=40)
UNBORN_SEX = frozenset({"U", "0"})


@of_child
def born_or_expected(child: Child) -> Iterator[str]:
    """A child has a date of birth or an expected one, and not both. (Department’s CIN census validation)"""
    if (child.born is None) == (child.expected is None):
        yield "PersonBirthDate"


@of_child
def unborn_sex_not_known(child: Child) -> Iterator[str]:
    """The sex of an unborn child is recorded as not known. (Department’s CIN census validation)"""
    if child.unborn and child.sex and child.sex.upper() not in UNBORN_SEX:
        yield "Sex"


@of_child
def id_short_enough(child: Child) -> Iterator[str]:
    """A child’s local identifier has at most 20 characters. (Department’s CIN census validation)"""
    if len(child.id) > LONGEST_ID:
        yield "LAchildID"


@of_episode
def referred_alive(child: Child, episode: Episode) -> Iterator[str]:
    """A referral is not dated after a child’s death. (Department’s CIN census validation)"""
    if child.died and episode.referred and episode.referred > child.died:
        yield "CINreferralDate"


@of_episode
def referred_not_long_before_birth(child: Child, episode: Episode) -> Iterator[str]:
    """A referral is dated at most 40 weeks before birth, or expected birth. (Department’s CIN census validation)"""
    begins = child.born or child.expected
    if begins and episode.referred and episode.referred < begins - BEFORE_BIRTH:
        yield "CINreferralDate"


@of_child
def referrals_do_not_overlap(child: Child) -> Iterator[str]:
    """A child has one episode of need at a time: the next begins when the last has closed, or later. (Department’s
    CIN census validation)"""
    dated = [
        (e.referred, e.closed, place) for place, e in enumerate(child.episodes, 1) if e.referred and not e.no_action
    ]
    for place in overlapping([(begun, ended, place) for begun, ended, place in dated if begun]):
        yield f"CINdetails {place}, CINreferralDate"


def overlapping(spells: list[tuple[date, date | None, int]]) -> Iterator[int]:
    """The places of the spells that begin before one that began earlier had ended."""
    for before, after in pairwise(sorted(spells, key=lambda spell: spell[0])):
        if before[1] is None or after[0] < before[1]:
            yield after[2]


@of_episode
def no_action_means_none(child: Child, episode: Episode) -> Iterator[str]:
    """A referral recorded as closed without action carries no assessment, enquiry, conference or plan. (Department’s
    CIN census validation)"""
    more = (episode.assessments, episode.enquiries, episode.plans, episode.need_plans, episode.conference)
    if episode.no_action and any(more):
        yield "ReferralNFA"
