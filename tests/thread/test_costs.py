"""What pages cost: as many questions to the database with many actions as with few."""

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from lineofsight.core.access.scope import scope
from lineofsight.core.thread.selectors import lists, shown
from lineofsight.core.thread.selectors.permissions import theirs
from lineofsight.core.thread.services import actions as thread
from lineofsight.core.thread.services import learning
from lineofsight.lead.business_plan.tests import plans
from lineofsight.lead.governance.tests import meetings
from tests.thread import factories

FEW, MORE = 3, 5


@pytest.fixture
def priority(world):
    """A running priority that follows a theme."""
    return plans.running(world, themes=[factories.theme(world)])


def more(world, objective, meeting) -> None:
    """What a partnership goes on to do: learned again, asked for by an objective and by a meeting, done, tested."""
    point, again = factories.point(world), factories.point(world, days_ago=3)
    learning.add_evidence(world.chair, point=point, seen=factories.seen())
    learning.link_repeat(world.chair, point=again, earlier=point)
    source = plans.Source(ref=meeting.ref, said=meeting.title)
    plans.acted(world, objective, point=point)
    factories.proposed(world, point=factories.point(world, source=source), source=source)
    factories.done(world, point=again)
    factories.planned(world, factories.done(world, point=again))
    factories.closed(world, point=point)
    factories.agreed(world, errand=True, measure="", expected="")


def addresses(world, priority, meeting) -> list[str]:
    """The pages on which actions stand or are counted."""
    plan, point = priority.plan.ref, factories.point(world)
    action = factories.agreed(world, point=point)
    within = [
        "", "inbox/", "diary/?view=all", "diary/?view=month", "themes/", f"themes/{factories.theme(world).ref}/",
        "learning/", f"learning/{point.ref}/", "actions/", "actions/?late=on", "actions/hand-over/",
        f"actions/{action.ref}/", f"plans/{plan}/", f"plans/{plan}/highlights/new/", f"priorities/{priority.ref}/",
        f"objectives/{priority.objectives.get().ref}/",
        "meetings/", f"meetings/{meeting.ref}/", f"meetings/{meeting.ref}/agenda/offered/",
    ]  # fmt: skip
    return [f"/ashmere/{path}" for path in within]


def asked(world, pages: list[str]) -> dict[str, int]:
    """How many queries each page takes of the manager, once it has been read."""
    client, found = world.client("manager"), {}
    for page in pages:
        client.get(page)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page).status_code == 200, page
        found[page] = len(queries)
    return found


def test_no_page_asks_the_database_more_often_the_more_actions_there_are(world, priority, monkeypatch):
    monkeypatch.setattr(shown, "PART", FEW)
    meeting, objective = meetings.planned(world), priority.objectives.get()
    meetings.meetings.open_agenda(world.manager, meeting=meeting)
    pages = addresses(world, priority, meeting)
    for _ in range(FEW):
        more(world, objective, meeting)
    few = asked(world, pages)
    for _ in range(MORE):
        more(world, objective, meeting)
    assert asked(world, pages) == few


def test_an_agencys_list_of_what_is_live_looks_at_nothing_of_its_that_has_ended(world):
    ended = factories.closed(world)
    living = factories.agreed(world)
    whole = factories.agreed(world, owner="police", agency="Police", by="police")
    part = thread.add_part(world.chair, action=whole, part=factories.proposal(world))
    thread.decline_action(world.lead, action=part, reason="It is done already")
    with scope(world.partnership):
        live = list(lists.actions_in(world.lead, world.partnership, states=lists.LIVE))
        assert set(live) == {living, whole}, "the whole of a part is live, though the part is not"
        looked_at = set(theirs(world.lead, Q(state__in=lists.LIVE)).values_list("pk", flat=True))
        assert looked_at == {living.pk, whole.pk}
        everything = set(lists.actions_in(world.lead, world.partnership))
        assert everything == {ended, living, whole, part}
        assert set(lists.actions_in(world.lead, world.partnership, organisation=part.organisation.ref)) == {
            ended, living, part,
        }  # fmt: skip


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads few rows as it likes.")
def test_actions_are_counted_and_an_agencys_found_by_indexes_alone(world):
    factories.closed(world)
    with scope(world.partnership):
        found = theirs(world.lead, Q(state__in=lists.LIVE)).explain()
        assert found.count("COVERING INDEX actions_of_") >= 4, found
        with CaptureQueriesContext(connection) as queries:
            lists.counted(lists.actions_in(world.manager, world.partnership))
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {queries[-1]['sql']}")
        steps = " ".join(row[-1] for row in cursor.fetchall())
    assert "COVERING INDEX actions_by_state" in steps, steps
    assert "TEMP B-TREE" not in steps
