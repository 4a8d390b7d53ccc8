"""The pages of bodies: what they say to whom, as at which day, and that nothing typed is lost."""

from lineofsight.lead.governance.models import Body
from lineofsight.lead.governance.services import bodies
from lineofsight.lead.governance.tests import factories
from lineofsight.lead.governance.tests.factories import ago
from tests.house.pages import read

HOME = "/ashmere/governance/"


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def dated(name: str, day) -> dict:
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def test_a_body_is_added_and_given_seats_from_the_pages(world):
    client = world.client("manager")
    typed = {"name": "Executive", "kind": "", "purpose": "Decides", "above": "", **dated("start", ago(400))}
    refused = client.post(f"{HOME}bodies/new/", typed)
    assert read(refused).typed()["name"] == "Executive"
    answer = client.post(f"{HOME}bodies/new/", typed | {"kind": "executive"})
    body = Body.objects.get()
    assert answer.url == f"{HOME}bodies/{body.ref}/"
    seat = {"title": "Director", "kind": "member", "organisation": "", "sector": "", **dated("start", ago(400))}
    refused = client.post(f"{answer.url}seats/new/", seat)
    assert "Choose the agency, or name the sector" in text(refused)
    client.post(f"{answer.url}seats/new/", seat | {"organisation": world.organisation("Council").ref})
    assert "vacant" in text(client.get(answer.url))
    appoint = {"person": world.person("lead").ref, "substitute": "", "instrument": "", **dated("start", ago(1))}
    client.post(f"{HOME}seats/{body.seats.get().ref}/appoint/", appoint)
    assert "Lee Lead since" in text(client.get(answer.url))


def test_the_authority_of_a_day_is_asked_for_by_address(world):
    factories.executive(world)
    client = world.client("scrutineer")
    page = text(client.get(f"{HOME}authority/"))
    assert "Con Constable since" in page
    assert "1 seat was vacant" in page
    page = text(client.get(f"{HOME}authority/?on-day=1&on-month=1&on-year=2020"))
    assert "Con Constable since" not in page
    assert "1 January 2020" in page
    rows = client.get(f"{HOME}authority.csv").content.decode()
    assert "Con Constable" in rows


def test_an_earlier_version_of_the_terms_says_that_it_is_one(world):
    body = factories.body(world)
    for words in ("First words", "Second words"):
        bodies.agree_terms(world.manager, body=body, text=words, agreed_on=ago(3), agreed_by="the Executive")
    client = world.client("chair")
    first = text(client.get(f"{HOME}bodies/{body.ref}/terms/1/"))
    assert "This is an earlier version" in first
    assert "First words" in first
    assert "earlier version" not in text(client.get(f"{HOME}bodies/{body.ref}/terms/2/"))
    assert client.get(f"{HOME}bodies/{body.ref}/terms/3/").status_code == 404
