"""What the tests of performance make again and again, by services."""

import re
from datetime import timedelta
from decimal import Decimal

from lineofsight.core.access.actors import system
from lineofsight.core.access.models import Grant
from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight
from lineofsight.core.notices.services import text_of
from lineofsight.core.people.selectors import holder_of
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.models import Return
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import follow_ups, requests, returns

YEAR = Period.financial_year(2018)
KEYS = ("front_door.contacts", "front_door.re_referrals", "crime.serious_sexual_offences", "protection.plans")


def asked(world, period=YEAR, keys=KEYS):
    """A request that was sent: the council and the police are asked."""
    due = clock.today() + timedelta(days=28)
    made = requests.create_request(
        world.analyst, partnership=world.partnership, period=period, due=due, indicators=keys
    )
    return requests.issue_request(world.analyst, request=made)


def return_from(request, word) -> Return:
    """The return of the organisation with this word in its name."""
    return Return.objects.select_related("request", "organisation", "asked").get(
        request=request, organisation__name__contains=word
    )


def code_in(letter) -> str:
    """The six figures of a letter with a code."""
    return re.search(r"\b\d{6}\b", text_of(letter))[0]


def holder(agency_return):
    """Whoever was sent the link of a return, as the actor they become by it."""
    grant = Grant.objects.filter(record_ref=agency_return.ref, ended_at=None, part=[]).latest("id")
    return holder_of(grant.ref)


def holder_of_part(agency_return):
    """Whoever a part of a return was passed on to last, as the actor they become by their link."""
    grant = Grant.objects.filter(record_ref=agency_return.ref, ended_at=None).exclude(part=[]).latest("id")
    return holder_of(grant.ref)


COUNCIL = {
    "front_door.contacts": Answer(Decimal(24629), comment="As recorded"),
    "front_door.re_referrals": Answer(Decimal(3044), Decimal(10917)),
    "protection.plans": Answer(Decimal(414)),
}


def answered(actor, agency_return, answers=None):
    """Every item of a council's return answered."""
    for key, answer in (answers or COUNCIL).items():
        returns.save_answer(actor, agency_return=agency_return, indicator=key, answer=answer)
    agency_return.refresh_from_db()
    return agency_return


def signed_off(world, request=None, answers=None):
    """The council's return, signed off by its lead, who has an account."""
    agency_return = return_from(request or asked(world), "Council")
    answered(world.lead, agency_return, answers)
    return returns.sign_off_return(world.lead, agency_return=agency_return)


def followed_up(world, about, *, organisation="Council", period=YEAR, question="Why did contacts rise?"):
    """What a sub-group asked about an indicator: the council is to answer."""
    return follow_ups.ask_follow_up(
        world.chair, partnership=world.partnership, indicator=about, period=period,
        organisation=world.organisation(organisation), body="Performance sub-group", question=question,
        due=clock.today() + timedelta(weeks=6),
    )  # fmt: skip


MEASURE = """
[[indicator]]
key = "front_door.{key}"
domain = "front_door"
name = "{name}"
question = "Is it so?"
definition = "What is counted"
numerator = "Things counted"
denominator = "{denominator}"
unit = "{unit}"
kind = "{kind}"
places = {places}
period_kind = "flow"
frequency = "quarter"
direction = "{direction}"
owner = "performance sub-group"
source_agency = "{source_agency}"
tolerance = 15
disclosure = "{disclosure}"
combine = "{combine}"
{more}
[indicator.official_source]
instrument = "Local"
strength = "local"
unconfirmed = false
note = ""
"""
USUAL = {
    "denominator": "", "unit": "things", "kind": "count", "places": 0, "direction": "higher", "more": "",
    "source_agency": "council_children", "disclosure": "dfe_1_5", "combine": "one",
}  # fmt: skip


def measure(key: str, name: str, **fields) -> str:
    """An indicator as a library's TOML has it, of the Front Door: `front_door.` and the key."""
    return MEASURE.format(key=key, name=name, **(USUAL | fields))


def issued(world, *measures: str, edition: str = "own-1"):
    """The partnership's own library with some indicators, and perhaps gaps, of its own."""
    head = f'name = "indicators"\nedition = "{edition}"\nextends = "{library.current().edition}"\nissued = 2026-01-01\n'
    return insight.issue_library(world.manager, partnership=world.partnership, text=head + "".join(measures))


def published(world, key: str, *values, source=None, breakdown: str = "", period=YEAR, area: str = "", **told):
    """Values of an indicator loaded as their owner published them, one for each period back from this one."""
    source = source or world.organisation("Council")
    found = []
    for back, value in enumerate(values):
        reading = insight.Reading(
            library.indicator(key), period.shifted(-12 * back), value=Decimal(value), breakdown=breakdown, area=area
        )
        found.append((reading, insight.Told(source=source, **({"origin": "as_published", "document": "d"} | told))))
    return insight.load_published(system("tests"), partnership=world.partnership, values=found)
