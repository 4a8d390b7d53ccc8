"""Files of figures leave the building: nothing that is hidden is in one, whoever takes it."""

from decimal import Decimal

import pytest

from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.tests import factories

SMALL = {**factories.COUNCIL, "protection.plans": Answer(Decimal(3))}
FILES = ("/ashmere/performance/scorecard.csv", "/ashmere/performance/indicators/protection.plans/series.csv")


@pytest.mark.parametrize("address", FILES)
@pytest.mark.parametrize("name", ["analyst", "manager", "scrutineer"])
def test_no_file_has_a_hidden_value_even_for_the_analyst(world, name, address):
    factories.signed_off(world, answers=SMALL)
    lines = world.client(name).get(address).content.decode().splitlines()
    [plans] = [line for line in lines if "Children on a child protection plan" in line and "31 March 2019" in line]
    assert "suppressed" in plans
    assert "3" not in plans.replace("31 March", "").split(",")
