"""Ashmere's diary: each round asked for, reminded of, answered, asked about, put right and closed, day by day."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from lineofsight.core.access.actors import Actor, system
from lineofsight.core.access.models import Partnership
from lineofsight.journeys.demonstration import answering, arranging, cast, looking, post
from lineofsight.journeys.demonstration.days import at_work, days_between, on
from lineofsight.journeys.demonstration.rounds import Round, rounds
from lineofsight.journeys.demonstration.story import STORY, comments, told
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import reminder_falls_on
from lineofsight.know.performance import selectors as performance
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import queries, requests, returns

Act = tuple[date, Callable[[], Any]]


def analyst() -> Actor:
    """The town's analyst, by the clock's day."""
    return cast.actor("analyst@ashmere.example")


def live(town: Partnership) -> None:
    """Live every day of the diary that lies before today, in order."""
    today = clock.today()
    every = rounds(today)
    arranged = at_work(min(each.asked for each in every) - timedelta(days=14))
    acts: list[Act] = [(arranged, lambda: arranging.arrange(analyst(), town))]
    acts += [act for each in every for act in diary(town, each, today)]
    for day, act in sorted(acts, key=lambda each: each[0]):
        if day <= today:
            with on(day):
                act()


def diary(town: Partnership, each: Round, today: date) -> Iterator[Act]:
    """Everything that happens in one round, each with its day."""
    yield each.asked, partial(ask, town, each)
    if STORY["break"]["round"] == each.name:
        yield each.asked, lambda: arranging.mark_break(analyst(), town, each.period)
    for place, agency in enumerate(each.answers):
        yield day_answered(each, place, agency, today), partial(answer, each, agency)
    yield from ((day, remind) for day in days_reminded(each, today))
    for query in told("query", each.name):
        if query["agency"] in each.answers:
            yield day_asked_back(each, today), partial(ask_back, each, query)
    if each.closed:
        yield each.closed, partial(close, each)
    yield from looking.looked_at(town, each, today)


def day_answered(each: Round, place: int, agency: str, today: date) -> date:
    """The day an agency answers: one after another in the two weeks before it is due, but for who is late."""
    late = next(told("late", each.name, agency), None)
    if late:
        return at_work(each.due + timedelta(days=late["days"]))
    first = min(each.asked + (each.due - each.asked) / 2, today - timedelta(days=1))
    return min(at_work(first + timedelta(days=place)), each.due, today - timedelta(days=1))


def days_reminded(each: Round, today: date) -> list[date]:
    """The days on which whoever has not signed off is reminded."""
    around = days_between(each.asked, min(each.due + timedelta(days=7), today))
    return [day for day in around if reminder_falls_on(each.due, day)]


def day_asked_back(each: Round, today: date) -> date:
    """The day the analyst asks about a value: when everything should be in, and before today."""
    return min(at_work(each.due + timedelta(days=14)), today - timedelta(days=1))


def remind() -> None:
    """What the machine does every day."""
    requests.remind_agencies(system("daily"))


def ask(town: Partnership, each: Round) -> None:
    """Make the round's request and send it."""
    keys = dict.fromkeys(key for said in each.answers.values() for key in said)
    about = {"partnership": town, "period": each.period, "due": each.due, "indicators": [*keys]}
    each.request = requests.create_request(analyst(), **about)
    requests.issue_request(analyst(), request=each.request)


def close(each: Round) -> None:
    """Close the round: whoever has not signed off by then has not returned it."""
    for owed in performance.returns_of(each.request):
        post.pass_on(owed)
    requests.close_request(analyst(), request=each.request)


def return_of(each: Round, agency: str):
    """What an agency owes a round."""
    return next(owed for owed in performance.returns_of(each.request) if owed.organisation.name == agency)


def answer(each: Round, agency: str) -> None:
    """What one agency does about its return: nothing, a beginning, or the whole of it with its name under it."""
    owed, beside = return_of(each, agency), comments(each.name, agency)
    said = {key: with_comment(given, beside.get(key, "")) for key, given in each.answers[agency].items()}
    if not any(given.given for given in said.values()):
        return
    if agency == STORY["on_behalf"]["agency"]:
        answer_on_dashboard(each, owed, said)
    elif agency in STORY["sheet"]:
        answering.answer_by_sheet(owed, said)
    else:
        answering.answer_by_link(owed, said)
        if all(given.given for given in said.values()):
            answering.sign_off_by_link(owed)
    for words in told("commentary", each.name, agency):
        comment_on(owed, words)
    if agency != STORY["on_behalf"]["agency"]:
        post.pass_on(owed)


def with_comment(said: Answer, comment: str) -> Answer:
    """An answer with what its readers should know; nothing is said of what is not answered."""
    return replace(said, comment=comment) if said.given else said


def answer_on_dashboard(each: Round, owed, said: dict[str, Answer]) -> None:
    """The analyst enters it; the agency sees it and signs, but for the last, which it has not seen yet."""
    about = STORY["on_behalf"]
    answering.enter_from_dashboard(analyst(), owed, said, about["where_from"])
    if each.name != about["unconfirmed"]:
        answering.sign_off_by_link(owed)


def comment_on(owed, words: dict[str, Any]) -> None:
    """What the agency's lead says of a figure, in answer to the partnership's questions."""
    asked = performance.questions_of(owed.partnership)
    said = {question.ref: text for question, text in zip(asked, words["said"], strict=False)}
    lead = answering.lead_of(owed)
    returns.write_commentary(lead, agency_return=owed, indicator=words["indicator"], answers=said)


def ask_back(each: Round, about: dict[str, Any]) -> None:
    """A question about a value; its answer, where there is one yet; and a correction, where the value was wrong."""
    owed = return_of(each, about["agency"])
    value = performance.signed_off_values(owed)[about["indicator"]]
    query = queries.ask_query(analyst(), observation=value, question=about["question"])
    if "answer" not in about:
        return
    with on(at_work(clock.today() + timedelta(days=3))):
        lead = answering.lead_of(owed)
        queries.answer_query(lead, query=query, answer=about["answer"])
        if "corrected" in about:
            returns.correct_value(
                lead, agency_return=owed, indicator=about["indicator"], answer=Answer(Decimal(about["corrected"])),
                reason=about["reason"],
            )  # fmt: skip
