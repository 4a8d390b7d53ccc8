"""Ashmere, a made-up town: two years asked for, answered by link, reported, signed, published and then corrected; and
then quarter after quarter, up to the one that agencies are answering now (`diary.py`)."""

from datetime import date, timedelta
from decimal import Decimal

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.scope import scope
from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight
from lineofsight.core.people.roles import Role
from lineofsight.core.people.selectors import appointed
from lineofsight.journeys.demonstration import (
    cast,
    deaths,
    diary,
    earlier,
    governing,
    handing_on,
    incidents,
    planning,
    post,
    reaching,
    self_assessing,
)
from lineofsight.journeys.demonstration.answering import answer_by_link, sign_off_by_link
from lineofsight.journeys.demonstration.answers import Answers, read_answers
from lineofsight.journeys.demonstration.days import on
from lineofsight.journeys.demonstration.diary import analyst
from lineofsight.journeys.demonstration.drafts import ASHMERE, FIT, NOTED, YEAR, draft, explain
from lineofsight.kernel.periods import Period
from lineofsight.know.performance import selectors as performance
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import queries, requests, returns
from lineofsight.lead.annual_report.selectors import reports as report_selectors
from lineofsight.lead.annual_report.services import glossary, reports, sections, signing

OFF_TARGET = {
    "protection.repeat_plans": "Brothers and sisters start plans together, so a few large families make much of this."
}
MOVED = OFF_TARGET | {
    "front_door.contacts": "A new contact line opened in June 2018, and schools use it more than they rang before."
}


def build(administrator: Actor) -> None:
    """Live two years of a small partnership, and then the quarters up to now."""
    with on(date(2018, 4, 3)):
        town = cast.partnership(
            administrator, "ashmere", "Ashmere Safeguarding Children Partnership (made up)", "X00000001", "Ashmere"
        )
    with scope(town):
        told = read_answers("first_years.csv")
        ask_and_answer(town, YEAR.shifted(-12), date(2018, 5, 1), told["2017/18"], OFF_TARGET)
        ask_and_answer(town, YEAR, date(2019, 5, 1), told["2018/19"], MOVED)
        report_and_sign(town)
        correct(town)
        with on(date(2019, 12, 2)):
            close_years(town)
        earlier.load(town)
        diary.live(town)
        reaching.begin(town)
        planning.live(town)
        governing.live(town)
        reaching.live(town)
        self_assessing.live(town)
        incidents.live(town)
        deaths.live(town)


def ask_and_answer(town: Partnership, period: Period, first: date, said: Answers, beside: dict[str, str]) -> None:
    """A year's request, answered by each agency from its link; the police are six days late."""
    due = first + timedelta(days=28)
    keys = [key for answers in said.values() for key in answers]
    with on(first):
        asked = requests.create_request(analyst(), partnership=town, period=period, due=due, indicators=keys)
        requests.issue_request(analyst(), request=asked)
    for owed in performance.returns_of(asked):
        late = owed.organisation.kind == "police"
        answers = said[owed.organisation.name]
        with on(due + timedelta(days=6 if late else -5)):
            answer_by_link(owed, {key: diary.with_comment(answers[key], beside.get(key, "")) for key in answers})
            sign_off_by_link(owed)
            post.pass_on(owed)


def report_and_sign(town: Partnership) -> None:
    """The yearly report: drafted in summer, what is asked about it explained, signed by the three partners in
    September, published."""
    manager = cast.actor("manager@ashmere.example")
    with on(date(2019, 7, 5)):
        key, sentence = NOTED
        insight.note_disagreement(
            analyst(), partnership=town, indicator=library.indicator(key), period=YEAR, sentence=sentence
        )
    with on(date(2019, 7, 8)):
        report = draft(manager, town, "Yearly report 2018/19", ASHMERE)
        explain(manager, report)
        glossary.explain_short_form(manager, report=report, **FIT)
        for section in report.sections.order_by("position"):
            sections.finish_section(manager, section=section)
    with on(date(2019, 9, 2)):
        frozen = signing.send_for_sign_off(manager, report=report, due=date(2019, 9, 20))
    signers = dict.fromkeys(p.email for p in appointed(town, Role.STATUTORY_PARTNER))
    for days, email in enumerate(signers):
        with on(date(2019, 9, 9) + timedelta(days=days)):
            report = report_selectors.reports_in(manager, town).get(pk=report.pk)
            signing.sign_report(cast.actor(email), report=report, frozen=frozen)
            post.pass_on(report)
    with on(date(2019, 9, 23)):
        report = reports.publish_report(manager, report=report_selectors.reports_in(manager, town).get(pk=report.pk))
    handing_on.hand_on(manager, report)


def correct(town: Partnership) -> None:
    """In November the council finds that temporary plans were counted: the report keeps what it said."""
    lead = cast.actor("lead@ashmere.example")
    owed = performance.returns_seen(lead).get(request__start=YEAR.start, request__end=YEAR.end)
    value = performance.signed_off_values(owed)["protection.plans"]
    with on(date(2019, 10, 30)):
        asked = queries.ask_query(
            analyst(), observation=value, question="Does this count children here on another area’s plan?"
        )
    with on(date(2019, 11, 4)):
        queries.answer_query(lead, query=asked, answer="It did. They are taken out now.")
        returns.correct_value(
            lead,
            agency_return=owed,
            indicator="protection.plans",
            answer=Answer(Decimal(146)),
            reason="Five children here on another area’s plan had been counted",
        )


def close_years(town: Partnership) -> None:
    """Nothing more is expected of the two years."""
    for asked in performance.requests_in(analyst(), town):
        for owed in performance.returns_of(asked):
            post.pass_on(owed)
        requests.close_request(analyst(), request=asked)
