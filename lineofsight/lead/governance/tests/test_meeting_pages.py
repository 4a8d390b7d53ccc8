"""The pages of meetings: what they say to whom, and that nothing typed is lost."""

from lineofsight.core.access.models import Grant
from lineofsight.core.people.selectors import holder_of
from lineofsight.lead.governance.models import Attendance, Meeting
from lineofsight.lead.governance.selectors.meetings import agenda_of
from lineofsight.lead.governance.services import meetings
from lineofsight.lead.governance.tests import factories, outside
from lineofsight.lead.governance.tests import meetings as made
from tests.house.pages import read
from tests.thread import factories as thread

HOME = "/ashmere/meetings/"


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_meeting_is_planned_called_and_marked_from_the_pages(world):
    body = factories.executive(world)
    client, day = world.client("manager"), made.add_working_days(made.clock.today(), 20)
    typed = {"on-day": day.day, "on-month": day.month, "on-year": day.year, "starts": "10 to 12", "place": "Town hall"}
    answer = client.post(f"/ashmere/governance/bodies/{body.ref}/meetings/new/", typed)
    meeting = Meeting.objects.get()
    assert answer.url == f"{HOME}{meeting.ref}/"
    client.post(f"{answer.url}agenda/begin/", {})
    client.post(f"{answer.url}agenda/new/", {"title": "Neglect", "purpose": "decide", "owner": ""})
    item = meeting.items.get()
    asked = {"title": "Options", "purpose": "decide", "owner": world.person("lead").ref, "private": "no"}
    client.post(f"{HOME}items/{item.ref}/papers/new/", asked)
    assert item.papers.get().private is False
    page = read(client.get(f"{answer.url}attendance/"))
    said = {name: "substitute" for name in page.kinds if name.startswith("status_")}
    refused = client.post(f"{answer.url}attendance/", said | {"guests": "Gia Guest"})
    assert "Say who came in place" in text(refused)
    assert "Gia Guest" in text(refused)
    came = said | {name: "Somebody" for name in page.kinds if name.startswith("who_")}
    client.post(f"{answer.url}attendance/", came | {"guests": "Gia Guest\n\nGil Guest"})
    assert Attendance.objects.filter(seat=None).count() == 2
    assert Attendance.objects.filter(status="substitute", who="Somebody").count() == 4


def test_the_list_says_whose_papers_are_late(world):
    meeting = made.waiting(world)
    with made.on(made.add_working_days(meeting.papers_due, 2)):
        for page in (HOME, f"/ashmere/governance/bodies/{meeting.body.ref}/"):
            assert "1 paper late" in text(world.client("chair").get(page))
        assert "days late" in text(world.client("chair").get(f"{HOME}{meeting.ref}/"))


def test_a_bodys_page_has_its_latest_meetings_and_leads_to_all_of_them(world):
    body, client = factories.executive(world), world.client("chair")
    page = f"/ashmere/governance/bodies/{body.ref}/"
    every = [made.planned(world, body) for _ in range(5)]
    said = text(client.get(page))
    assert [each.ref in said for each in every] == [False, True, True, True, True]
    assert f"{HOME}?body={body.ref}" in said
    every[-1].delete()
    assert "All its meetings" not in text(client.get(page))


def test_a_member_who_sits_in_a_body_finds_its_meetings_and_no_others(world):
    body = factories.body(world, "Learning", kind="sub_group")
    factories.held(world, factories.seat(world, body), "lead")
    meeting, other = made.planned(world, body), made.planned(world)
    client = world.client("lead")
    page = text(client.get(HOME))
    assert meeting.title in page
    assert other.title not in page
    assert client.get(f"{HOME}{other.ref}/").status_code == 403


def test_decisions_are_searched_and_taken_away(world):
    meeting = made.held(world)
    decision = made.decided(world, meeting)
    client = world.client("scrutineer")
    assert decision.text in text(client.get("/ashmere/decisions/?words=neglect"))
    assert decision.text not in text(client.get("/ashmere/decisions/?words=fathers"))
    assert decision.text in client.get("/ashmere/decisions.csv").content.decode()
    page = text(client.get(f"/ashmere/decisions/{decision.ref}/"))
    assert f"authority/?on={meeting.on.isoformat()}" in page


def test_what_the_agenda_is_offered_is_chosen_on_its_page(world):
    body = factories.executive(world)
    meeting = made.planned(world, body)
    client = world.client("manager")
    assert "Nothing waits for this meeting" in text(client.get(f"{HOME}{meeting.ref}/agenda/offered/"))
    late = thread.agreed(world, text="Send the audit round", due=thread.ahead(5))
    place = f"{HOME}{meeting.ref}/agenda/offered/"
    assert "Choose what to put on the agenda" in text(client.post(place, {"x": "1"}))
    client.post(place, {"refs_0": [late.ref]})
    assert meeting.items.get().about_ref == late.ref


def test_a_page_names_what_an_item_is_about_to_whoever_may_see_that_and_to_nobody_else(world):
    body = factories.executive(world)
    factories.held(world, factories.seat(world, body, "Police", title="Superintendent", kind="adviser"), "police")
    risk = outside.risk(world, factories.body(world, "Learning", kind="sub_group"))
    meeting = made.waiting(world, body)
    made.item(world, meeting, "What may go wrong", about_ref=risk.ref)
    page = f"{HOME}{meeting.ref}/"
    assert risk.title in text(world.client("manager").get(page))
    assert "What may go wrong" in text(world.client("police").get(page))
    assert risk.title not in text(world.client("police").get(page))
    meetings.send_papers(world.manager, meeting=meeting)
    holder = holder_of(Grant.objects.filter(record_ref=meeting.ref).first().ref)
    assert [each.about for each in agenda_of(meeting, holder)] == [None, None]
    assert [each.about for each in agenda_of(meeting)] == [None, None], "nor in what is printed for everybody"
