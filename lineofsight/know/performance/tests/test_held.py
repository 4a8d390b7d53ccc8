"""Of two people who change a return at once, the second judges what the first wrote: each change first holds the
return, and only then reads what was answered.
"""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import returns
from lineofsight.know.performance.tests import factories

PLANS = "protection.plans"
SAID = Answer(Decimal(414))
CHANGES = {
    "save_answer": lambda world, each: returns.save_answer(
        world.lead, agency_return=each, indicator=PLANS, answer=SAID
    ),
    "save_answers": lambda world, each: returns.save_answers(world.lead, agency_return=each, answers={PLANS: SAID}),
    "enter_on_behalf": lambda world, each: returns.enter_on_behalf(
        world.manager, agency_return=each, indicator=PLANS, answer=SAID, where_from="A letter"
    ),
    "sign_off_return": lambda world, each: returns.sign_off_return(world.lead, agency_return=each),
    "correct_value": lambda world, each: returns.correct_value(
        world.lead, agency_return=each, indicator=PLANS, answer=SAID, reason="Recount"
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_return_is_held_before_its_answers_are_read(world, change):
    request = factories.asked(world)
    agency_return = factories.return_from(request, "Council")
    if change == "correct_value":
        agency_return = factories.signed_off(world, request)
    if change == "sign_off_return":
        factories.answered(world.lead, agency_return)
    with CaptureQueriesContext(connection) as asked:
        CHANGES[change](world, agency_return)
    said = [each["sql"] for each in asked]
    read = next(place for place, sql in enumerate(said) if 'FROM "performance_item"' in sql)
    one = f'"performance_return"."id" = {agency_return.pk}'
    held = [sql for sql in said[:read] if one in sql and not sql.startswith("SELECT 1")]
    assert held, "the answers were read before the return was held"
    if connection.vendor == "postgresql":
        assert any("FOR UPDATE" in sql for sql in held)
