"""All that one inspection recommended, with owner and evidence: one list, one file, and what became of each."""

import csv
from io import StringIO

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.records import selectors as records
from lineofsight.core.thread.rules.given import Source
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.inspections import selectors, services
from lineofsight.know.inspections.models import Recommendation
from lineofsight.know.inspections.tests import factories
from tests.thread import factories as thread

LIST, FILE, NEW = "/ashmere/recommendations/", "/ashmere/recommendations.csv", "/ashmere/recommendations/new/"


def acted(world, recommendation, **given):
    return thread.done(world, source=Source(ref=recommendation.ref), **given)


def test_one_filter_gives_one_report_with_owner_and_evidence_on_the_page_and_in_the_file(world):
    first, second = factories.noted(world)
    factories.noted(world, "1. Something else", inspector="ofsted", report="Focused visit")
    point = thread.point(world, source=Source(ref=second.ref, said=""))
    acted(world, first)
    thread.proposed(world, point=point, owner="police", agency="Police", text="Share them by Friday")
    client = world.client("chair")
    page = client.get(LIST, {"report": first.ref}).content.decode()
    for said in (first.text, second.text, "Lee Lead", "Pat Police", "Nine of ten records show it"):
        assert said in page
    assert "Something else" not in page
    rows = list(csv.DictReader(StringIO(client.get(FILE, {"report": first.ref}).content.decode("utf-8-sig"))))
    assert [(row["Number"], row["Owner"], row["Evidence"]) for row in rows] == [
        ("3", "Lee Lead", "Nine of ten records show it"), ("4", "Pat Police", ""),
    ]  # fmt: skip
    assert rows[0]["Inspector"] == "Care Quality Commission (CQC)"


def test_an_action_says_which_recommendation_it_comes_from_and_leads_back_to_it(world):
    first = factories.noted(world)[0]
    action = acted(world, first)
    page = world.client("chair").get(f"/ashmere/actions/{action.ref}/").content.decode()
    assert f'href="/ashmere/recommendations/{first.ref}/"' in page
    assert "CQC, Review of health services (2018), recommendation 3" in page
    form = world.client("chair").get(f"/ashmere/actions/new/?source={first.ref}").content.decode()
    assert "recommendation 3" in form


def test_it_is_answered_once_all_that_was_asked_has_ended(world):
    first = factories.noted(world)[0]
    with pytest.raises(MoveRefused, match="Nobody has been asked"):
        services.answer_recommendation(world.manager, recommendation=first)
    action = acted(world, first)
    with pytest.raises(MoveRefused, match="1 action because of it has not ended"):
        services.answer_recommendation(world.manager, recommendation=first)
    thread.found(world, action)
    thread.closing.close_action(world.chair, action=action)
    assert services.answer_recommendation(world.manager, recommendation=first).state == "answered"
    with pytest.raises(NotPermitted):
        services.reopen_recommendation(world.scrutineer, recommendation=first, reason="It came back")
    assert services.reopen_recommendation(world.chair, recommendation=first, reason="It came back").state == "open"


def test_what_is_not_taken_up_says_why_and_only_the_partnerships_own_people_say_so(world):
    first = factories.noted(world)[0]
    for somebody in (world.lead, world.neighbour, world.scrutineer):
        for service in (services.leave_recommendation, services.reopen_recommendation):
            with pytest.raises(NotPermitted):
                service(somebody, recommendation=first, reason="Not ours")
        with pytest.raises(NotPermitted):
            services.answer_recommendation(somebody, recommendation=first)
        with pytest.raises(NotPermitted):
            factories.services.note_recommendations(somebody, partnership=world.partnership, lines=[], **factories.CQC)
    assert services.leave_recommendation(world.manager, recommendation=first, reason="Not ours").state == "left"
    assert not selectors.recommendations_seen(world.neighbour).exists()


def test_a_number_is_written_down_once_and_what_was_typed_is_kept(world):
    factories.noted(world)
    client = world.client("manager")
    day = {"published_on-day": "4", "published_on-month": "5", "published_on-year": "2018"}
    sent = {"inspector": "cqc", "report": "Review of health services", "lines": "4. Kept as typed\n5. New", **day}
    page = client.post(NEW, sent).content.decode()
    assert "Recommendation 4 of this report is written down already" in page
    assert "Kept as typed" in page
    assert Recommendation.objects.count() == 2, "all of them or none"
    assert client.post(NEW, sent | {"lines": "5. New"}).status_code == 302
    assert Recommendation.objects.count() == 3


def test_what_was_written_down_wrongly_is_put_right_and_no_number_is_taken_twice(world):
    first, second = factories.noted(world)
    client = world.client("analyst")
    where = f"{LIST}{first.ref}/edit/"
    answer = client.post(where, {"number": second.number, "text": "As the report says"})
    assert "written down already" in answer.content.decode()
    assert "As the report says" in answer.content.decode(), "nothing typed is lost"
    client.post(where, {"number": "3a", "text": "As the report says"})
    first.refresh_from_db()
    assert (first.number, first.text) == ("3a", "As the report says")
    assert records.card(first.ref).label.endswith("recommendation 3a")
    with pytest.raises(NotPermitted):
        services.edit_recommendation(world.chair, recommendation=first, number="4b", text="Otherwise")


def test_a_long_name_of_a_report_has_room(world):
    [made] = factories.noted(world, "1.10 Ask", inspector="other", report="R" * 160)
    assert len(records.card(made.ref).label) <= 200
