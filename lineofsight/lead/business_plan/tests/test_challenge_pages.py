"""The pages of challenges: what they say to whom, and that nothing typed is lost."""

from lineofsight.core.access.models import Grant
from lineofsight.lead.business_plan.models import Challenge
from lineofsight.lead.business_plan.tests import factories

LOG = "/ashmere/challenges/"


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_challenge_is_written_and_sent_from_the_pages(world):
    client = world.client("scrutineer")
    due = factories.ahead()
    typed = {
        "question": factories.QUESTION, "by": "the independent scrutineer", "agency": "", "body": "", "about": "Waits",
        "support": "A visit", "reply_due-day": due.day, "reply_due-month": due.month, "reply_due-year": due.year,
    }  # fmt: skip
    answer = client.post(f"{LOG}new/", typed)
    assert "Choose the agency, or name the other body" in text(answer)
    assert factories.QUESTION in text(answer), "nothing typed is lost"
    answer = client.post(f"{LOG}new/", typed | {"agency": world.organisation("Council").ref})
    challenge = Challenge.objects.get()
    assert answer.url == f"{LOG}{challenge.ref}/"
    refused = client.post(f"{answer.url}send/", {})
    assert "Give the evidence it rests on first" in text(refused)


def test_whoever_came_by_link_reads_it_and_replies(world):
    challenge = factories.issued(world)
    client = world.client()
    session = client.session
    session["grant"] = Grant.objects.get(record_ref=challenge.ref).ref
    session.save()
    client.cookies["sessionid"] = session.session_key
    page = text(client.get(f"{LOG}{challenge.ref}/"))
    assert challenge.question in page
    assert "Four of ten families waited" in page
    assert "Propose an action" not in page
    answer = client.post(f"{LOG}{challenge.ref}/reply/", {"reply": "Forty wait.\n\nWe call each."})
    assert answer.status_code == 302
    assert "Forty wait." in text(client.get(answer.url))


def test_the_log_is_filtered_by_address_and_taken_away_whole(world):
    challenge = factories.closed(world)
    client = world.client("chair")
    assert challenge.question not in text(client.get(LOG))
    assert challenge.question in text(client.get(f"{LOG}?state=closed"))
    rows = client.get("/ashmere/challenges.csv?state=closed").content.decode()
    assert "Nobody waits more than four weeks" in rows


def test_a_record_offers_to_be_challenged_and_the_challenge_leads_back(world):
    from tests.thread import factories as thread

    point = thread.point(world)
    page = text(world.client("scrutineer").get(f"/ashmere/learning/{point.ref}/"))
    assert f"/ashmere/challenges/new/?about={point.ref}" in page
    assert "challenges/new" not in text(world.client("analyst").get(f"/ashmere/learning/{point.ref}/"))
    challenge = factories.drafted(world, about_ref=point.ref)
    page = text(world.client("scrutineer").get(f"{LOG}{challenge.ref}/"))
    assert f"/ashmere/learning/{point.ref}/" in page
