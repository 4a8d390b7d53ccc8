"""The inbox: what is due from me, my agency and my role; the same cost for ten thousand rows as for ten."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lineofsight.core.notices.models import Due
from lineofsight.core.notices.selectors import due_from, how_many_due
from lineofsight.kernel import clock
from lineofsight.kernel.refs import new_ref
from tests.notices.owing import on_day, owed, settled

WEDNESDAY = date(2030, 1, 2)


def page(world, name: str, query: str = "") -> str:
    answer = world.client(name).get(f"/ashmere/inbox/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def many(world, count: int, **about) -> None:
    """What others owe, and what is done: an inbox that read it would be slow."""
    Due.objects.bulk_create(
        Due(
            partnership=world.partnership, record_ref=new_ref(), what="thing", title=f"Thing {n}", address="/ashmere/",
            on=clock.today() + timedelta(days=n % 300 - 100), **about,
        )
        for n in range(count)
    )  # fmt: skip


def test_late_this_week_and_later_stand_apart_with_whose_they_are_and_under_which_rule(world):
    with on_day(WEDNESDAY):
        owed("Answer the police", days=-2, person=world.person("lead"), rule="Five working days, local")
        owed("Sunday’s", days=4, organisation=world.organisation("Council"), rule="Working Together 2023, must")
        owed("Monday’s", days=5, role="partner_lead")
        said = page(world, "lead")
    late, week, later = (said.index(f">{heading}</h2>") for heading in ("Late", "This week", "Later"))
    assert late < said.index("Answer the police") < week < said.index("Sunday’s") < later < said.index("Monday’s")
    assert "2 days late" in said
    assert "Five working days, local" in said
    assert "From Ashmere Council Children&#39;s Services · Working Together 2023, must" in said
    assert said.count(">statutory</strong>") == 1
    assert "From Partner agency lead" in said


@pytest.mark.parametrize(("whose", "there"), [("me", "Mine"), ("agency", "Ours"), ("role", "Any lead’s")])
def test_one_way_of_owing_can_be_looked_at_alone(world, whose, there):
    owed("Mine", person=world.person("police"))
    owed("Ours", organisation=world.organisation("Police"))
    owed("Any lead’s", role="partner_lead")
    said = page(world, "police", f"?whose={whose}")
    assert {title for title in ("Mine", "Ours", "Any lead’s") if f">{title}</a>" in said} == {there}
    assert page(world, "health").count('<li class="los-due__item') == 1
    assert [how_many_due(actor) for actor in (world.police, world.health, world.scrutineer)] == [3, 1, 0]


def test_what_is_done_or_owed_by_somebody_in_person_is_not_in_it(world):
    settled(owed(person=world.person("lead")))
    owed(person=world.person("lead"), organisation=world.organisation("Police"))
    assert list(due_from(world.police)) == []
    assert how_many_due(world.police) == 0


def test_past_fifty_there_are_pages(world):
    many(world, 101, person=world.person("lead"))
    first, last = page(world, "lead"), page(world, "lead", "?page=3")
    assert (first.count('<li class="los-due__item'), last.count('<li class="los-due__item')) == (50, 1)
    assert "1 to 50 of 101" in first
    assert "101 to 101 of 101" in last
    for nonsense in ("?page=x", "?page=0", "?page=-1", "?page=²", "?page=99999999999999"):
        assert page(world, "lead", nonsense).count('<li class="los-due__item') == 50
    assert page(world, "lead", "?page=999").count('<li class="los-due__item') == 1


def test_ten_thousand_rows_of_others_cost_an_inbox_nothing(world):
    many(world, 60, person=world.person("lead"))
    client = world.client("lead")

    def asked() -> int:
        client.get("/ashmere/inbox/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/ashmere/inbox/").status_code == 200
        return len(queries)

    before = asked()
    many(world, 10_000, organisation=world.organisation("Police"))
    many(world, 500, organisation=world.organisation("Council"), done_at=clock.now())
    assert asked() == before
    assert before <= 14
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE notices_due")
    assert how_many_due(world.lead) == 60
    plan = due_from(world.lead).explain()
    if connection.vendor == "sqlite":
        assert "due_from_a_person" in plan, plan
        assert "due_from_an_agency" in plan
        assert "SCAN notices_due" not in plan
    else:  # the last step reads few rows or all of them as its statistics say; the look-ups go by an index each
        assert "Seq Scan on notices_due u0" not in plan, plan
