"""What everybody may read: closed until a named person opens it, as it stood then, and nothing that is hidden."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight
from lineofsight.core.insight.models import Observation, Publication
from lineofsight.core.trail.models import Entry
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance import selectors
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import queries, returns
from lineofsight.know.performance.tests import factories

PUBLIC = "/ashmere/performance/published/"
PAGE = f"/ashmere/performance/publish/?period={factories.YEAR}"
CONTACTS, PLANS = "front_door.contacts", "protection.plans"
SMALL = {**factories.COUNCIL, PLANS: Answer(Decimal(3))}


def read(world) -> str:
    """What somebody who is not signed in reads of the year."""
    html = world.client().get(f"{PUBLIC}?period={factories.YEAR}").content.decode()
    return html + world.client().get(f"{PUBLIC}scorecard.csv").content.decode()


def opened(world, *keys, actor=None):
    tables = [
        (each.indicator, each.period)
        for each in selectors.tables_of(world.partnership, factories.YEAR)
        if each.indicator.key in keys
    ]
    return insight.publish_figures(actor or world.manager, partnership=world.partnership, tables=tables)


def state_of(world, key: str) -> str:
    tables = selectors.tables_of(world.partnership, factories.YEAR)
    return next(each.state for each in tables if each.indicator.key == key)


def test_what_agencies_returned_is_shut_until_somebody_opens_it(world):
    factories.signed_off(world)
    assert "24,629" not in read(world)
    assert library.indicator(CONTACTS).key not in read(world)
    assert state_of(world, CONTACTS) == selectors.SHUT
    opened(world, CONTACTS)
    assert "24,629" in read(world)
    assert ",24629," in read(world)
    assert PLANS not in read(world), "nothing else came with it"
    assert state_of(world, CONTACTS) == selectors.OPEN
    row = Publication.objects.get()
    assert (row.made_by, row.period) == (world.manager.ref, factories.YEAR)
    assert Entry.objects.filter(event="insight.publish_figures", actor_ref=world.manager.ref).exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.update(shown=False)


def test_what_its_owner_has_published_is_open_without_it(world):
    factories.published(world, CONTACTS, "21534")
    assert "21,534" in read(world)
    assert state_of(world, CONTACTS) == selectors.BY_OWNER


def test_what_is_hidden_stays_hidden_and_the_page_says_why(world):
    factories.signed_off(world, answers=SMALL)
    html = world.client("manager").get(PAGE).content.decode()
    assert "1 hidden: the count is small, or a small one could be worked out from it." in html
    opened(world, PLANS)
    text = read(world)
    assert "suppressed" in text
    [line] = [line for line in text.splitlines() if line.startswith(PLANS)]
    assert ",3," not in line


def test_the_parts_of_a_whole_become_public_with_it(world):
    cells = [cell for cell in library.indicator(CONTACTS).labels if cell.startswith("source=")]
    parts = {cell: Decimal(24000 if cell == "source=police" else 200 + at) for at, cell in enumerate(cells)}
    whole = Answer(sum(parts.values()), parts=parts, confirmed=True)
    factories.signed_off(world, answers={**factories.COUNCIL, CONTACTS: whole})
    html = world.client("manager").get(PAGE).content.decode()
    assert f"{len(cells)} parts" in html
    assert "24,000" in html
    opened(world, CONTACTS)
    assert ",source=police," in read(world)


def test_a_correction_is_not_public_by_itself(world):
    council = factories.signed_off(world)
    opened(world, CONTACTS)
    returns.correct_value(
        world.lead, agency_return=council, indicator=CONTACTS, answer=Answer(Decimal(25000)), reason="Late records"
    )
    assert "24,629" in read(world)
    assert "25,000" not in read(world)
    assert state_of(world, CONTACTS) == selectors.CHANGED
    opened(world, CONTACTS)
    assert "25,000" in read(world)
    assert "24,629" not in read(world)


def test_a_count_that_turned_small_does_not_shut_what_was_open_nor_show_itself(world):
    council = factories.signed_off(world)
    opened(world, PLANS)
    returns.correct_value(
        world.lead, agency_return=council, indicator=PLANS, answer=Answer(Decimal(3)), reason="Counted wrongly"
    )
    opened(world, PLANS)
    assert "suppressed" in read(world)
    assert "414" not in read(world)


def test_taken_back_it_is_shut_again_and_an_owners_own_is_not_taken_back(world):
    factories.signed_off(world)
    opened(world, CONTACTS)
    about = {"partnership": world.partnership, "reason": "The wrong year"}
    table = [(library.indicator(CONTACTS), factories.YEAR)]
    insight.withdraw_figures(world.manager, tables=table, **about)
    assert "24,629" not in read(world)
    assert Publication.objects.count() == 2
    with pytest.raises(MoveRefused, match="Nobody made"):
        insight.withdraw_figures(world.manager, tables=table, **about)


@pytest.mark.parametrize("name", ["analyst", "chair", "lead", "scrutineer", "neighbour"])
def test_nobody_else_opens_or_shuts(world, name):
    factories.signed_off(world)
    actor = getattr(world, name)
    with pytest.raises(NotPermitted):
        opened(world, CONTACTS, actor=actor)
    with pytest.raises(NotPermitted):
        insight.withdraw_figures(actor, partnership=world.partnership, tables=[], reason="No")


def test_on_its_page_what_is_doubted_is_left_out_until_it_is_ticked(world):
    council = factories.signed_off(world)
    about = Observation.objects.get(record_ref=council.ref, indicator=CONTACTS)
    queries.ask_query(world.analyst, observation=about, question="Is this every contact?")
    client = world.client("manager")
    html = client.get(PAGE).content.decode()
    assert f'value="{PLANS}" checked' in html
    assert f'value="{CONTACTS}" checked' not in html
    assert "a question about it is open" in html
    assert "Not public yet (" in html
    unread = client.post(PAGE, {"indicators": [CONTACTS]}).content.decode()
    assert f'value="{CONTACTS}" checked' in unread, "what was ticked is kept"
    assert not Publication.objects.exists()
    client.post(PAGE, {"indicators": [CONTACTS], "read": "on"})
    assert Publication.objects.get().indicator == CONTACTS
    back = f"/ashmere/performance/publish/withdraw/?period={factories.YEAR}"
    client.post(back, {"indicators": [CONTACTS], "reason": "Too early"})
    assert "24,629" not in read(world)
