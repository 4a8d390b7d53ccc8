"""What becomes of a round's figures once they are in: a group asks about some, and one quarter's are made public."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight
from lineofsight.core.people.selectors import organisations_in
from lineofsight.journeys.demonstration import cast, post
from lineofsight.journeys.demonstration.days import at_work, on
from lineofsight.journeys.demonstration.rounds import Round
from lineofsight.journeys.demonstration.story import STORY, told
from lineofsight.kernel import clock
from lineofsight.know.performance import selectors as performance
from lineofsight.know.performance.services import follow_ups

# Days after a round is due: its pack is looked at; an answer comes; a closed quarter is made public.
LOOKED, ANSWERED, PUBLIC = 21, 10, 49


def looked_at(town: Partnership, each: Round, today: date) -> Iterator[tuple[date, Callable[[], Any]]]:
    """What happens to a round after its agencies have answered, each with its day."""
    for about in told("follow_up", each.name):
        yield (
            min(at_work(each.due + timedelta(days=LOOKED)), today - timedelta(days=1)),
            partial(ask, town, each, about),
        )
    if STORY["public"]["round"] == each.name:
        yield at_work(each.due + timedelta(days=PUBLIC)), partial(make_public, town, each)


def ask(town: Partnership, each: Round, about: dict[str, Any]) -> None:
    """What a group asks, written down by its chair; and the agency's answer, where there is one yet."""
    agency = organisations_in(town).get(name=about["agency"])
    asked = follow_ups.ask_follow_up(
        cast.actor("chair@ashmere.example"), partnership=town, indicator=library.indicator(about["indicator"]),
        period=each.period, organisation=agency, body=about["body"], question=about["question"],
        due=clock.today() + timedelta(weeks=6),
    )  # fmt: skip
    post.pass_on(asked)
    if "answer" in about:
        with on(at_work(clock.today() + timedelta(days=ANSWERED))):
            lead = cast.actor("lead@ashmere.example")
            follow_ups.answer_follow_up(lead, follow_up=asked, answer=about["answer"])


def make_public(town: Partnership, each: Round) -> None:
    """The business manager makes a closed quarter's figures public, but those that are doubted."""
    tables = [
        (found.indicator, found.period)
        for found in performance.tables_of(town, each.period)
        if found.can_open and not found.doubts
    ]
    insight.publish_figures(cast.actor("manager@ashmere.example"), partnership=town, tables=tables)
