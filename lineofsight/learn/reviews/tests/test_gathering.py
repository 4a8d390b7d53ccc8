"""Agencies are asked for accounts while somebody gathers: for a rapid review, and for a local one."""

from datetime import timedelta

import pytest

from lineofsight.core.access.actors import system
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.notices.services import text_of
from lineofsight.kernel import clock
from lineofsight.kernel.clock import set_clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.selectors.gathering import gathers
from lineofsight.learn.reviews.selectors.incidents import late_accounts
from lineofsight.learn.reviews.selectors.timeline import timeline
from lineofsight.learn.reviews.services import accounts, drafting, local_review
from lineofsight.learn.reviews.tests import factories, local


def owed(account) -> Due | None:
    """What stands owed of an account."""
    return Due.objects.filter(record_ref=account.ref, done_at=None, lifted_at=None).first()


def test_a_learning_lessons_review_gathers_accounts_of_an_incident_that_was_not_notified(world):
    incident = factories.not_notified(world)
    made = local_review.begin_local_review(world.manager, incident=incident, kind="learning", decided_on=clock.today())
    with pytest.raises(MoveRefused, match="review is over"):
        factories.asked(world, incident)
    local.gathering(world, made)
    account, other = factories.asked(world, incident), factories.asked(world, incident, "Police")
    assert owed(account).rule.endswith("local")
    assert "rapid" not in text_of(Message.objects.filter(kind="reviews/ask").latest("id"))
    factories.told_of(world, account, "health")
    accounts.give_account(world.health, account=account)
    accounts.reopen_account(world.manager, account=account, due_on=clock.today() + timedelta(days=20))
    accounts.give_account(world.health, account=account)
    [entry] = timeline(incident, factories.opened(world, "manager", incident))
    assert entry.agency == "Ashmere Health Board"
    told = 0
    for ahead in (5, 20, 21, 22):
        later = clock.now() + timedelta(days=ahead)
        with set_clock(lambda later=later: later):
            told += accounts.chase_accounts(system("tests"))
    assert told == 1, "once, when it was late, and on no day of a rapid review’s plan"
    assert "rapid" not in text_of(Message.objects.get(kind="reviews/late")).lower()
    with set_clock(lambda: later):
        assert list(late_accounts(world.partnership)) == [other]
    local_review.begin_drafting(world.manager, local_review=made)
    local.draft_of(world, made)
    drafting.begin_accuracy(world.manager, local_review=made)
    assert not gathers(incident)
    assert owed(other) is None


def test_a_local_review_asks_again_for_what_a_rapid_review_did_not_get(world):
    incident = factories.reviewing(world)
    account = factories.asked(world, incident)
    factories.sent(world, incident)
    assert owed(account) is None
    made = local_review.begin_local_review(world.manager, incident=incident, kind="request", decided_on=clock.today())
    local.gathering(world, made)
    on = clock.today() + timedelta(days=30)
    accounts.ask_again(world.manager, account=account, due_on=on)
    assert owed(account).on == on
    assert factories.told_of(world, account, "health")


def test_the_page_of_agencies_asks_while_a_local_review_gathers(world):
    made = local.gathering(world)
    local.open_to(world, made, "manager")
    manager, asking = world.client("manager"), f"/ashmere/incidents/{made.incident.ref}/agencies/ask/"
    assert asking in manager.get(f"/ashmere/local-reviews/{made.ref}/").content.decode()
    on = clock.today() + timedelta(days=9)
    given = {
        "agencies": [world.organisation("Police").ref], "brief": "About them", "due_on-day": on.day,
        "due_on-month": on.month, "due_on-year": on.year,
    }  # fmt: skip
    asked = manager.post(asking, given, follow=True).content.decode()
    assert "1 agency is asked." in asked
    assert "Send a fresh link" in asked
