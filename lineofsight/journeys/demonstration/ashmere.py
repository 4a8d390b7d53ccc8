"""Ashmere, a made-up town: figures asked for, answered by link, reported, signed, published and then corrected."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from lineofsight.core.access import services as access
from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Grant, Partnership
from lineofsight.core.access.scope import scope
from lineofsight.core.notices import services as notices
from lineofsight.core.people.roles import Role
from lineofsight.core.people.selectors import appointed, holder_of
from lineofsight.journeys.demonstration import cast
from lineofsight.journeys.demonstration.drafts import ASHMERE, YEAR, draft
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.know.performance import selectors as performance
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import queries, requests, returns
from lineofsight.lead.annual_report.selectors import reports as report_selectors
from lineofsight.lead.annual_report.services import reports, sections, signing

# What each agency answers for 2017/18, 2018/19 and the quarter just ended; all of it is invented.
CODE = re.compile(r"\b\d{6}\b")
BEFORE = {
    "front_door.contacts": (6120,),
    "front_door.re_referrals": (702, 2905),
    "protection.children_in_need": (1204,),
    "protection.section_47_rate": (611, 48200),
    "protection.plans": (168,),
    "protection.plan_rate": (168, 48200),
    "protection.conferences_on_time": (171, 214),
    "protection.reviews_on_time": (121, 128),
    "protection.repeat_plans": (41, 196),
    "front_door.health_contacts": (844,),
    "front_door.health_conversion": (371, 844),
    "crime.serious_sexual_offences": (188,),
}
YEAR_ASKED = {
    "front_door.contacts": (7455,),
    "front_door.re_referrals": (688, 3010),
    "protection.children_in_need": (1251,),
    "protection.section_47_rate": (598, 48600),
    "protection.plans": (151,),
    "protection.plan_rate": (151, 48600),
    "protection.conferences_on_time": (183, 201),
    "protection.reviews_on_time": (117, 126),
    "protection.repeat_plans": (33, 181),
    "front_door.health_contacts": (902,),
    "front_door.health_conversion": (388, 902),
    "crime.serious_sexual_offences": (203,),
}
QUARTER = {
    "front_door.contacts": (2011,),
    "front_door.re_referrals": (171, 760),
    "front_door.health_contacts": (240,),
    "front_door.health_conversion": (101, 240),
    "protection.plans": (160,),
}


@contextmanager
def on(day: date) -> Iterator[None]:
    """Act on a day, at ten in the morning."""
    moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    with clock.set_clock(lambda: moment):
        yield


def build(administrator: Actor) -> None:
    """Live two years of a small partnership, and the beginning of this quarter."""
    with on(date(2018, 4, 3)):
        town = cast.partnership(
            administrator, "ashmere", "Ashmere Safeguarding Children Partnership (made up)", "X00000001", "Ashmere"
        )
    with scope(town):
        ask_and_answer(town, YEAR.shifted(-12), date(2018, 5, 1), BEFORE)
        ask_and_answer(town, YEAR, date(2019, 5, 1), YEAR_ASKED)
        report_and_sign(town)
        correct(town)
        begin_this_quarter(town)


def analyst() -> Actor:
    return cast.actor("analyst@ashmere.example")


def ask_and_answer(town: Partnership, period: Period, first: date, values: dict) -> None:
    """A year's request, answered by each agency from its link; the police are six days late."""
    due = first + timedelta(days=28)
    with on(first):
        asked = requests.create_request(analyst(), partnership=town, period=period, due=due, indicators=[*values])
        requests.issue_request(analyst(), request=asked)
    for agency_return in performance.returns_of(asked):
        late = agency_return.organisation.kind == "police"
        with on(due + timedelta(days=6 if late else -5)):
            answer_by_link(agency_return, values)


def answer_by_link(agency_return, values: dict) -> None:
    """What the person who was sent the link does: answer, confirm what moved far, and sign off with the code."""
    grant = Grant.objects.filter(record_ref=agency_return.ref, ended_at=None).latest("id")
    holder = holder_of(grant.ref)
    for item in performance.items_for(holder, agency_return):
        numerator, *rest = (Decimal(count) for count in values[item.indicator])
        comment = comment_on(item.indicator, agency_return)
        said = Answer(numerator, rest[0] if rest else None, comment=comment, confirmed=True)
        returns.save_answer(holder, agency_return=agency_return, indicator=item.indicator, answer=said)
    letter = notices.send_code(holder, grant=grant)
    code = access.confirm_code(holder, digits=CODE.search(notices.text_of(letter))[0])
    returns.sign_off_return(holder, agency_return=agency_return, code=code)


def comment_on(key: str, agency_return) -> str:
    if key == "front_door.contacts" and agency_return.request.period == YEAR:
        return "A new contact line opened in June 2018, and schools use it more than they rang before."
    return ""


def report_and_sign(town: Partnership) -> None:
    """The yearly report: drafted in summer, signed by the three partners in September, published."""
    manager = cast.actor("manager@ashmere.example")
    with on(date(2019, 7, 8)):
        report = draft(manager, town, "Yearly report 2018/19", ASHMERE)
        for section in report.sections.order_by("position"):
            sections.finish_section(manager, section=section)
    with on(date(2019, 9, 2)):
        frozen = signing.send_for_sign_off(manager, report=report, due=date(2019, 9, 20))
    signers = dict.fromkeys(p.email for p in appointed(town, Role.STATUTORY_PARTNER))
    for days, email in enumerate(signers):
        with on(date(2019, 9, 9) + timedelta(days=days)):
            report = report_selectors.reports_in(manager, town).get(pk=report.pk)
            signing.sign_report(cast.actor(email), report=report, frozen=frozen)
    with on(date(2019, 9, 23)):
        reports.publish_report(manager, report=report_selectors.reports_in(manager, town).get(pk=report.pk))


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


def begin_this_quarter(town: Partnership) -> None:
    """The quarter just ended: asked for last week, and health has answered. The others' links stand in the outbox."""
    today = clock.today()
    quarter = Period.quarter(today).previous()
    with on(today - timedelta(days=8)):
        asked = requests.create_request(
            analyst(), partnership=town, period=quarter, due=today + timedelta(days=14), indicators=[*QUARTER]
        )
        requests.issue_request(analyst(), request=asked)
    for agency_return in performance.returns_of(asked):
        if agency_return.organisation.kind == "icb":
            with on(today - timedelta(days=2)):
                answer_by_link(agency_return, QUARTER)
