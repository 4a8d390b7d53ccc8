"""What a children in need census says of children: referrals and what came of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date


@dataclass(slots=True)
class Assessment:
    """A social worker's assessment: from when, until it was authorised, and what it found."""

    started: date | None = None
    reviewed: date | None = None
    authorised: date | None = None
    factors: tuple[str, ...] = ()


@dataclass(slots=True)
class Enquiry:
    """An enquiry under section 47, and the first conference that came of it."""

    started: date | None = None
    target: date | None = None
    conference: date | None = None
    not_required: bool | None = None


@dataclass(slots=True)
class Plan:
    """A child protection plan."""

    started: date | None = None
    ended: date | None = None
    first_category: str = ""
    latest_category: str = ""
    previous: int | None = None
    reviews: tuple[date, ...] = ()


@dataclass(slots=True)
class NeedPlan:
    """A child in need plan."""

    started: date | None = None
    ended: date | None = None


@dataclass(slots=True)
class Episode:
    """A referral and what came of it. A conference stands here, and not with an enquiry, for a child who moved in."""

    referred: date | None = None
    source: str = ""
    need: str = ""
    closed: date | None = None
    closure: str = ""
    no_action: bool | None = None
    conference: date | None = None
    assessments: tuple[Assessment, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()
    plans: tuple[Plan, ...] = ()
    need_plans: tuple[NeedPlan, ...] = ()

    @property
    def conferences(self) -> tuple[tuple[date, date | None], ...]:
        """Each first conference with the day its enquiry began, where one stands here.

        One day is one conference, however often it is written; of several enquiries that led to it the earliest counts,
        so that the wait is not made shorter by a second entry.
        """
        held: dict[date, date | None] = {}
        for each in self.enquiries:
            if each.conference is not None:
                known = held.get(each.conference)
                begun = [day for day in (known, each.started) if day is not None]
                held[each.conference] = min(begun, default=None)
        if self.conference is not None:
            held.setdefault(self.conference, None)
        return tuple(held.items())


@dataclass(slots=True)
class Child:
    """A child, with the line and the place among the file's children by which a finding is found again."""

    number: int
    line: int
    id: str = ""
    upn: str = ""
    former_upn: str = ""
    upn_unknown: str = ""
    born: date | None = None
    expected: date | None = None
    died: date | None = None
    sex: str = ""
    ethnicity: str = ""
    disabilities: tuple[str, ...] = ()
    episodes: tuple[Episode, ...] = ()

    @property
    def unborn(self) -> bool:
        """Whether the child was not born yet when the file was made."""
        return self.born is None and self.expected is not None


@dataclass(frozen=True)
class Census:
    """One census, or several laid over one another."""

    reference: date
    children: tuple[Child, ...]
    names: tuple[str, ...] = ()
    # The reference day of the earliest, where several years were laid over one another.
    earliest: date | None = None

    @property
    def first_reference(self) -> date:
        """The day the earliest of them refers to."""
        return self.earliest or self.reference


def lay_over(censuses: Iterable[Census]) -> Census:
    """Several years' censuses as one: a child's episodes together, and where two years have the same referral, the
    later year's, which knows what became of it."""
    in_order = sorted(censuses, key=lambda census: census.reference)
    if len(in_order) == 1:
        return in_order[0]
    merged: dict[str, Child] = {}
    for census in in_order:
        for child in census.children:
            before = merged.get(child.id)
            episodes = {each.referred: each for each in (before.episodes if before else ())}
            again = {each.referred for each in child.episodes}
            kept = tuple(each for referred, each in episodes.items() if referred not in again)
            merged[child.id] = replace(child, episodes=(*kept, *child.episodes))
    names = tuple(name for census in in_order for name in census.names)
    return Census(in_order[-1].reference, tuple(merged.values()), names, in_order[0].reference)


def episodes(census: Census) -> Iterator[tuple[Child, Episode]]:
    """Every referral with its child."""
    for child in census.children:
        for episode in child.episodes:
            yield child, episode
