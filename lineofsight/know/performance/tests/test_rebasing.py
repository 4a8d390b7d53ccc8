"""Limits set anew: by the analyst, from a period, with a reason that is printed; and as before, once taken back."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.insight import library
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance.models import Rebase
from lineofsight.know.performance.selectors.limits import rebases_of
from lineofsight.know.performance.services import rebasing
from lineofsight.know.performance.tests.test_control import CONTACTS, STEADY, known, shown

# Twelve quarters about 100, then nine about 150: against the old limits every one of the nine is a signal.
AFTER = (150, 152, 149, 151, 148, 150, 153, 149, 152)
WHY = "A second team takes contacts"


def rebased(world, last, *, back: int = len(AFTER) - 1, actor=None):
    return rebasing.rebase_limits(
        actor or world.analyst, partnership=world.partnership, indicator=library.indicator(CONTACTS),
        period=last.shifted(-3 * back), reason=WHY,
    )  # fmt: skip


def test_what_comes_after_is_judged_by_its_own_limits_and_the_reason_is_printed(world):
    last = known(world, CONTACTS, [*STEADY, *AFTER])
    before = shown(world, CONTACTS, last)
    assert before.count("los-svg__centre") == 1
    assert "higher than chance" in before
    rebased(world, last)
    after = shown(world, CONTACTS, last)
    assert after.count("los-svg__centre") == 2
    assert "Nothing here is more than the usual play of chance." in after
    assert "on trial" in after
    assert f"{WHY}. Set by Ana Analyst" in after
    drawn = world.client("chair").get(f"/ashmere/performance/indicators/{CONTACTS}/chart.svg?period={last}")
    assert drawn.content.decode().count("los-svg__centre") == 2, "a drawing that is saved has the same limits"


def test_taken_back_they_are_drawn_as_before_and_an_earlier_day_keeps_its_own(world):
    last = known(world, CONTACTS, [*STEADY, *AFTER])
    rebase = rebased(world, last)
    day = clock.now() + timedelta(days=3)
    with clock.set_clock(lambda: day):
        rebasing.withdraw_rebase(world.analyst, rebase=rebase, reason="The team was never funded")
        assert WHY not in shown(world, CONTACTS, last)
        assert rebases_of(world.partnership, [CONTACTS]) == []
        assert rebases_of(world.partnership, [CONTACTS], day - timedelta(days=1)) == [rebase]
    assert Rebase.objects.count() == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        Rebase.objects.update(reason="Another")


def test_too_few_values_on_a_side_have_no_limits_of_their_own(world):
    last = known(world, CONTACTS, [*STEADY, *AFTER])
    rebased(world, last, back=3)
    assert shown(world, CONTACTS, last).count("los-svg__centre") == 1


def test_once_from_a_period(world):
    last = known(world, CONTACTS, [*STEADY, *AFTER])
    rebased(world, last)
    with pytest.raises(MoveRefused, match="already"):
        rebased(world, last)


@pytest.mark.parametrize("name", ["manager", "chair", "lead", "scrutineer", "neighbour"])
def test_nobody_but_the_analyst(world, name):
    last = known(world, CONTACTS, [*STEADY, *AFTER])
    with pytest.raises(NotPermitted):
        rebased(world, last, actor=getattr(world, name))
    rebase = rebased(world, last)
    with pytest.raises(NotPermitted):
        rebasing.withdraw_rebase(getattr(world, name), rebase=rebase, reason="No")


def test_on_its_pages(world):
    last = known(world, CONTACTS, [*STEADY, *AFTER])
    client, where = world.client("analyst"), f"/ashmere/performance/indicators/{CONTACTS}/limits/"
    start = last.shifted(-3 * (len(AFTER) - 1))
    assert "Say what changed" in client.post(where, {"period": str(start)}).content.decode()
    client.post(where, {"period": str(start), "reason": WHY})
    rebase = Rebase.objects.get()
    assert (rebase.period, rebase.reason) == (start, WHY)
    page = shown(world, CONTACTS, last, "analyst")
    assert f"/performance/limits/{rebase.ref}/withdraw/" in page
    client.post(f"/ashmere/performance/limits/{rebase.ref}/withdraw/", {"reason": "A mistake"})
    assert rebases_of(world.partnership, [CONTACTS]) == []
