"""What an incident waits for now, as its page lists it first."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from lineofsight.core.design.addresses import address
from lineofsight.core.design.text import day, listed, mid_sentence
from lineofsight.core.design.waiting import Waiting, late_first
from lineofsight.learn.reviews.rules.codes import PAUSES
from lineofsight.learn.reviews.rules.local_review import OPEN
from lineofsight.learn.reviews.selectors.clocks import Running
from lineofsight.learn.reviews.selectors.incidents import Position


def waited_for(
    incident, clocks: Iterable[Running], positions: Iterable[Position], accounts: Collection,
    milestones: Iterable, reviews: Iterable, *, today: date, may_do: Mapping[str, bool],
) -> list[Waiting]:  # fmt: skip
    """What an incident waits for: its clocks, the partners’ views while it is not decided, the day plan and the
    agencies’ accounts while its rapid review is open, its local reviews, and whoever outside is waited for.

    Args:
        milestones: the steps of the day plan by their days. may_do: the operations its reader may perform.
    """
    found = [of_clock(each) for each in clocks if each.done is None]
    if incident.state == "referred":
        found += of_views(positions)
    if incident.state == "reviewing":
        found += [*of_plan(milestones, today, may_do["write_review"]), *of_accounts(incident, accounts, today)]
    found += [of_review(each, today) for each in reviews if each.state in OPEN]
    found += [of_pause(each, today, may_do["pause_clock"]) for each in incident.pauses.all() if each.ended_on is None]
    return late_first(found)


def of_clock(each: Running) -> Waiting:
    when = f"by {day(each.deadline.due_on)}: {mid_sentence(each.standing.word)}"
    return Waiting(each.rule.title, when, each.standing.late, each.standing.advice)


def of_views(positions: Iterable[Position]) -> Iterator[Waiting]:
    """Who has not said yet what they think of notifying."""
    silent = [each.partner.organisation.name for each in positions if each.view is None]
    if silent:
        yield Waiting("What the partners think of notifying", f"not said yet by {listed(silent)}")


def of_plan(milestones: Iterable, today: date, may_write: bool) -> Iterator[Waiting]:
    """The steps of the day plan that are late, and the next."""
    ahead = [each for each in milestones if each.done_on is None]
    late = [each for each in ahead if each.on < today]
    for row in [*late, *ahead[len(late) :][:1]]:
        done = ("Note that it is done", address("reviews:meet_milestone", ref=row.ref)) if may_write else ("", "")
        yield Waiting(row.title, f"by {day(row.on)}", row.on < today, "", *done)


def of_accounts(incident, accounts: Collection, today: date) -> Iterator[Waiting]:
    """The accounts that are not in: those that are late each by itself, and the rest together."""
    out = [each for each in accounts if each.state == "asked"]
    where = address("reviews:agencies", ref=incident.ref)
    rest = [each for each in out if each.due_on >= today]
    for each in out:
        if each.due_on < today:
            yield Waiting(f"Account of {each.organisation.name}", f"by {day(each.due_on)}", True, "", "See it", where)
    if rest:
        names = listed(each.organisation.name for each in rest)
        by = day(max(each.due_on for each in rest))
        many = len(rest) > 1
        yield Waiting(
            f"Account{'s' if many else ''} of {names}", f"by {by}", False, "", "See them" if many else "See it", where
        )


def of_review(each, today: date) -> Waiting:
    where = address("reviews:local_review", ref=each.ref)
    return Waiting(each.title, f"by {day(each.due_on)}", each.due_on < today, "", "Go on with it", where)


def of_pause(each, today: date, may_pause: bool) -> Waiting:
    done = ("It is over", address("reviews:end_pause", ref=each.ref)) if may_pause else ("", "")
    when = f"since {day(each.from_on)}, looked at again {day(each.look_again_on)}"
    return Waiting(PAUSES[each.reason], when, each.look_again_on < today, "", *done)
