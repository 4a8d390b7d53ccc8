"""What may not be told is told by no page and no file: two partnerships that differ only in counts that are kept back
read alike, in every page that somebody who neither gave the counts nor checks them can come to.
"""

import re
from datetime import timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.apps import apps
from django.db import connection, transaction

from lineofsight.core.insight import library
from lineofsight.core.insight.models import Observation
from lineofsight.kernel import clock
from lineofsight.know.performance.models import Item, Return
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import queries, requests, returns
from lineofsight.know.performance.tests import factories
from lineofsight.lead.annual_report.tests import factories as report_factories

pytestmark = pytest.mark.skipif(
    "postgres" in connection.vendor, reason="What a page says does not depend on the database; it is held on SQLite."
)
NOW = clock.now().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=1)
PLANS, CONTACTS, SHARE = "protection.plans", "front_door.contacts", "front_door.shared"
CRIMES, ROUNDED, ROUNDED_SHARE = "crime.serious_sexual_offences", "front_door.rounded", "front_door.rounded_share"
KEYS = (PLANS, CONTACTS, SHARE, CRIMES, ROUNDED, ROUNDED_SHARE)
BY_SEX = """
[[indicator.breakdowns]]
dimension = "sex"
not_classified = false
codes = [{ code = "girls", label = "Girls" }, { code = "boys", label = "Boys" }]
"""
PLACED = """{protection.plans} and {protection.plans as=change}.

{protection.plans as=table}

{protection.plans as=chart}

{front_door.contacts as=share breakdown=source=other} {front_door.contacts breakdown=source=education}

{front_door.shared as=table} {front_door.shared breakdown=sex=girls}

{front_door.rounded_share as=table} {front_door.rounded_share as=share} {front_door.rounded as=change}
"""
# What is told twice: each pair is read by nobody but its supplier and the analyst.
FIRST = {"plans": 3, "recount": 1, "other": 9, "education": 3, "boys": 47, "crimes": 2, "rounded": 23, "of": 333}
SECOND = {"plans": 4, "recount": 2, "other": 8, "education": 4, "boys": 48, "crimes": 3, "rounded": 24, "of": 334}
VISITORS = ("manager", "chair", "health")
NOISE = re.compile(
    r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|/link/[\w-]+|chart-[0-9a-f]{8}|name="shown" value="[^"]*"'
)


# Where a link leads on to more of what happened, and not to an indicator of which nothing was told.
ABOUT_IT = re.compile(
    r"/ashmere/(performance|figures|yearly-reports|outbox|inbox|diary)/(?!(?:indicators|suppliers)/(?!front_door|protection))"
)


def answers(told: dict, plans: int) -> dict[str, Answer]:
    """The council's answers, with what is kept back as told."""

    def said(*counts, **parts):
        return Answer(*map(Decimal, counts), comment="As recorded", confirmed=True, **parts)

    by_source = {"police": 20, "education": told["education"], "health": 0, "other": told["other"]}
    by_sex = {"girls": 50, "boys": told["boys"]}
    return {
        PLANS: said(plans),
        CONTACTS: said(32, parts={f"source={each}": Decimal(count) for each, count in by_source.items()}),
        SHARE: said(50 + told["boys"], 100, parts={f"sex={each}": Decimal(count) for each, count in by_sex.items()}),
        ROUNDED: said(told["rounded"]),
        ROUNDED_SHARE: said(told["of"], 1000),
    }


def happened(world, told: dict) -> None:
    """Two years of returns, a correction, a value entered for the police, a question, a request not sent yet, and a
    yearly report that places the figures."""
    share = {"kind": "percentage", "denominator": "All", "unit": "per cent"}
    factories.issued(
        world,
        factories.measure("shared", "Shared", more=BY_SEX, **share),
        factories.measure("rounded", "Rounded", disclosure="nhs_1_7"),
        factories.measure("rounded_share", "Rounded share", disclosure="nhs_1_7", **share),
    )
    before = factories.asked(world, factories.YEAR.previous(), KEYS)
    council = factories.signed_off(world, before, answers(told, told["plans"]))
    later = NOW + timedelta(days=2)
    with clock.set_clock(lambda: later):
        recount = Answer(Decimal(told["recount"]), comment="As recorded", confirmed=True)
        returns.correct_value(world.lead, agency_return=council, indicator=PLANS, answer=recount, reason="Recount")
        now = factories.asked(world, factories.YEAR, KEYS)
        factories.signed_off(world, now, answers(told, told["plans"] + 1))
        police = factories.return_from(now, "Police")
        entered = Answer(Decimal(told["crimes"]), comment="As recorded")
        returns.enter_on_behalf(
            world.analyst, agency_return=police, indicator=CRIMES, answer=entered, where_from="Dashboard, page 3"
        )
        plans = Observation.objects.filter(indicator=PLANS).latest("id")
        queries.ask_query(world.analyst, observation=plans, question="Is it right?")
        requests.create_request(
            world.manager, partnership=world.partnership, period=factories.YEAR.next(),
            due=clock.today() + timedelta(days=28), indicators=KEYS,
        )  # fmt: skip
        report = report_factories.started(world)
        report_factories.written(world, report_factories.section_of(report), PLACED)


def names_of_rows() -> dict[str, str]:
    """Every ref there is, by the place of its row among its kind: so that two builds can be set side by side."""
    found = {}
    for model in apps.get_models():
        if any(each.name == "ref" for each in model._meta.fields):
            rows = getattr(model, "all_objects", model._base_manager).order_by("pk").values_list("ref", flat=True)
            found |= {ref: f"{model._meta.label_lower}-{place}" for place, ref in enumerate(rows)}
    return found


def addresses() -> list[str]:
    """Where a visitor begins, and what they might guess."""
    pages = ["", "search/?q=plans", "outbox/", "yearly-reports/", "performance/requests/", "performance/small-counts/"]
    before = f"period={factories.YEAR.previous()}"
    of = ["", f"?as_at={NOW.date()}&{before}"]
    for file in ("performance/", "performance/scorecard.csv", "performance/summary.pdf"):
        pages += [f"{file}{each}" for each in of]
    for key in KEYS:
        for file in ("", "series.csv", "chart.svg"):
            pages += [f"performance/indicators/{key}/{file}{each}" for each in of]
    for row in Observation.objects.order_by("pk"):
        pages += [f"figures/{row.ref}/", f"performance/values/{row.ref}/ask/"]
    for each in Return.objects.order_by("pk"):
        pages += [f"performance/returns/{each.ref}/{file}" for file in ("", "sheet.csv", "sheet/", "sign-off/")]
    for item in Item.objects.order_by("pk").select_related("agency_return"):
        base = f"performance/returns/{item.agency_return.ref}/{item.indicator}/"
        pages += [f"{base}{verb}" for verb in ("", "enter/", "correct/", "commentary/")]
    return [f"/ashmere/{page}" for page in pages]


def plain(text: str, rows: dict[str, str], any_ref: re.Pattern) -> str:
    """A page without what differs by chance: its refs by their place, and neither secrets nor digests of the refs."""
    return NOISE.sub("", any_ref.sub(lambda hit: rows[hit[0]], text))


def read(world, told: dict, *visitors: str) -> dict[tuple[str, str], str]:
    """Every page each visitor comes to, by visitor and address."""
    later, found = NOW + timedelta(days=4), {}
    with transaction.atomic(), clock.set_clock(lambda: NOW):
        happened(world, told)
        rows = names_of_rows()
        any_ref = re.compile("|".join(map(re.escape, rows)))
        with clock.set_clock(lambda: later):
            for visitor in visitors:
                pages = crawled(world.client(visitor))
                found |= {(visitor, plain(page, rows, any_ref)): plain(pages[page], rows, any_ref) for page in pages}
        transaction.set_rollback(True)
    library.forget()
    library.forget_newest(world.partnership)
    return found


def crawled(client) -> dict[str, str]:
    """The pages that can be come to by guessing, and by following every link to what the story is about."""
    waiting, found = addresses(), {}
    while waiting:
        page = waiting.pop()
        if page in found:
            continue
        answer = client.get(page)
        if answer.headers["Content-Type"].startswith("application/vnd."):
            continue  # a package is packed with the moment it was made; the table in it is the CSV's
        body = b"".join(answer).decode("utf-8", errors="replace")
        found[page] = f"{answer.status_code} {body}"
        if answer.headers["Content-Type"].startswith("text/html"):
            waiting += [link for link in map(unescape, re.findall(r'href="([^"#?]+)"', body)) if ABOUT_IT.match(link)]
    return found


def test_two_partnerships_that_differ_in_what_is_kept_back_read_alike(world):
    """To everybody but the analyst, who reads them apart; else the rest would say nothing."""
    one, other = (read(world, told, *VISITORS, "analyst") for told in (FIRST, SECOND))
    theirs = {page for page in one.keys() | other.keys() if page[0] == "analyst"}
    assert sum(one.get(page) != other.get(page) for page in theirs) > 10
    opened = [page for page in one.keys() - theirs if one[page].startswith("200")]
    assert len(opened) > 100
    assert one.keys() - theirs == other.keys() - theirs
    telling = {
        page: first_difference(one[page], other[page]) for page in one.keys() - theirs if one[page] != other[page]
    }
    assert not telling, "\n\n".join(f"{page}: {parting}" for page, parting in telling.items())


def first_difference(one: str, other: str) -> str:
    """Where two pages part, with some of what stands around it."""
    place = next(i for i, (a, b) in enumerate(zip(one + "\0", other + "\1", strict=False)) if a != b)
    return f"{one[max(0, place - 150) : place + 40]} | {other[place : place + 40]}"
