"""What the tests of performance make again and again, by services."""

import re
from datetime import timedelta
from decimal import Decimal

from lineofsight.core.access.models import Grant
from lineofsight.core.notices.services import text_of
from lineofsight.core.people.selectors import holder_of
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.models import Return
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import requests, returns

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
