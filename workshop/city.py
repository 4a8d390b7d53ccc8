"""A whole city's quarters for the benchmarks: a made-up partnership whose twelve agencies answer 120 indicators each.

Everything goes through the services, with their checks on: requests made and sent, answers saved a sheet at a time,
returns signed off by each agency's own lead.
"""

from datetime import date, timedelta
from decimal import Decimal
from time import perf_counter

INDICATORS, AGENCIES, QUARTERS = 120, 12, 24
SLUG = "benchford"
FIRST = date(2019, 4, 1)

ENTRY = """
[[indicator]]
key = "bench.measure_{number}"
domain = "bench_{group}"
name = "Measure {number} of the benchmark"
question = "Does measure {number} move?"
definition = "A count that each agency gives of itself, made up to be measured by."
numerator = "Things counted in the quarter"
denominator = ""
unit = "things"
kind = "count"
places = 0
period_kind = "flow"
frequency = "quarter"
direction = "neither"
owner = "nobody"
source_agency = "voluntary"
combine = "each"
tolerance = 20
disclosure = "dfe_1_5"
[indicator.official_source]
instrument = "Made up"
strength = "local"
unconfirmed = false
note = ""
"""
DOMAIN = """
[[domain]]
key = "bench_{group}"
label = "Domain {group} of the benchmark"
question = "Does domain {group} move?"
"""


def library_text(extends: str) -> str:
    """An edition of the partnership's own with 120 indicators in ten domains."""
    head = f'name = "indicators"\nedition = "own-bench"\nextends = "{extends}"\nissued = 2019-01-01\n'
    domains = "".join(DOMAIN.format(group=group) for group in range(10))
    return head + domains + "".join(ENTRY.format(number=n, group=n % 10) for n in range(INDICATORS))


def found():
    """The partnership with its agencies, their leads, its analyst, and its own library, before its first quarter."""
    from lineofsight.core.access import services as access
    from lineofsight.core.access.scope import scope
    from lineofsight.core.insight import library
    from lineofsight.core.insight import services as insight
    from lineofsight.core.people import services as people
    from lineofsight.core.people.rules import Row
    from lineofsight.journeys.demonstration import cast
    from lineofsight.journeys.demonstration.ashmere import on

    rows = [
        Row(2, "Benchford Unit", "business_unit", "Analyst", "analyst@benchford.example", "analyst"),
        Row(3, "Benchford Unit", "business_unit", "Chair", "chair@benchford.example", "chair"),
    ]
    rows += [
        Row(n + 4, f"Agency {n:02}", "voluntary", f"Lead {n:02}", f"lead{n:02}@benchford.example", "partner_lead")
        for n in range(AGENCIES)
    ]
    administrator = cast.actor(cast.ADMINISTRATOR)
    made = access.create_partnership(
        administrator, slug=SLUG, name="Benchford (made up)", area_code="X00000099", area_name="Benchford",
        demonstration=True,
    )  # fmt: skip
    with scope(made), on(FIRST):
        people.load_people(administrator, partnership=made, rows=rows)
        for row in rows:
            cast.join(row.email)
        text = library_text(list(library.libraries())[-1])
        insight.issue_library(cast.actor("analyst@benchford.example"), partnership=made, text=text)
    return made


def live(partnership, first: int, last: int) -> tuple[int, float]:
    """Some quarters lived through, by their number from 0: how many observations that made, and in how many seconds."""
    from lineofsight.core.access.scope import scope
    from lineofsight.core.insight.models import Observation
    from lineofsight.journeys.demonstration import cast
    from lineofsight.journeys.demonstration.ashmere import on
    from lineofsight.kernel.periods import Period
    from lineofsight.know.performance import selectors
    from lineofsight.know.performance.rules.answers import Answer
    from lineofsight.know.performance.services import requests, returns

    keys = [f"bench.measure_{n}" for n in range(INDICATORS)]
    with scope(partnership):
        before = Observation.objects.count()
        began = perf_counter()
        for number in range(first, last):
            quarter = Period.quarter(FIRST).shifted(3 * number)
            with on(quarter.end + timedelta(days=7)):
                analyst = cast.actor("analyst@benchford.example")
                asked = requests.create_request(
                    analyst, partnership=partnership, period=quarter, due=quarter.end + timedelta(days=35),
                    indicators=keys,
                )  # fmt: skip
                requests.issue_request(analyst, request=asked)
                for agency, agency_return in enumerate(selectors.returns_of(asked)):
                    lead = cast.actor(agency_return.asked.email)
                    answers = {
                        key: Answer(Decimal(100 + (place * 7 + agency * 3 + number) % 15))
                        for place, key in enumerate(keys)
                    }
                    returns.save_answers(lead, agency_return=agency_return, answers=answers)
                    returns.sign_off_return(lead, agency_return=agency_return)
        return Observation.objects.count() - before, perf_counter() - began
