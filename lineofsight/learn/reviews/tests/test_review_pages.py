"""Pages of a local review: what stands outside its room, what a link shows and when, and hits shown where they are."""

import re
from datetime import timedelta

import pytest

from lineofsight.core.access.models import Grant
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.people.middleware import GRANT
from lineofsight.core.records.models import Card, Moved
from lineofsight.core.trail.models import Entry
from lineofsight.kernel import clock
from lineofsight.kernel.clock import set_clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import AccuracyCheck, LocalReview, Publication
from lineofsight.learn.reviews.services import publishing
from lineofsight.learn.reviews.tests import factories, local

REVIEWS = "/ashmere/local-reviews/"
PLANTED = re.compile("Quillon|Farthingdale|2019-03-14|14 March 2019", re.IGNORECASE)


def by_link(world, check):
    """A browser that came by the link of a check of facts."""
    client = world.client()
    session = client.session
    session[GRANT] = Grant.objects.get(record_ref=check.ref, ended_at=None).ref
    session.save()
    client.cookies["sessionid"] = session.session_key
    return client


def test_outside_the_room_stands_what_was_checked_and_nothing_else(world):
    made = local.published(world)
    for name in ("school", "manager", "scrutineer"):
        answer = world.client(name).get(f"{REVIEWS}published/").content.decode()
        assert local.TITLE in answer
        assert not PLANTED.search(answer)
    file = world.client("school").get(f"{REVIEWS}published/{Publication.objects.get().ref}.pdf")
    assert file.status_code == 200
    assert b"".join(file.streaming_content if file.streaming else [file.content]).startswith(b"%PDF")
    assert not PLANTED.search(str(file.headers))
    rows = [
        *Card.objects.values_list("label", "words", "address"), *Due.objects.values_list("title", "rule"),
        *Moved.objects.values_list("reason"), *Entry.objects.values_list("event", "reason", "subject_ref"),
        *((each.subject, text_of(each)) for each in Message.objects.all()), *Grant.objects.values_list("why"),
        *Publication.objects.values_list("title", "address", "file__name"),
    ]  # fmt: skip
    assert not PLANTED.search(str(rows))
    local.open_to(world, made, "manager")
    draft = world.client("manager").get(f"{REVIEWS}drafts/{made.drafts.get().ref}/")
    assert PLANTED.search(draft.content.decode())
    assert not PLANTED.search(str(draft.headers))
    assert made.room.key.lower() in draft.headers["Content-Disposition"]


def test_what_was_taken_back_is_read_no_more(world):
    made = local.published(world)
    local.open_to(world, made, "manager", "icb")
    with pytest.raises(NotPermitted):
        publishing.take_back_publication(world.icb, local_review=made, reason="x")
    outside, manager = Publication.objects.get(), world.client("manager")
    assert "Take back what was published" in manager.get(f"{REVIEWS}{made.ref}/").content.decode()
    manager.post(f"{REVIEWS}{made.ref}/take-back/", {"reason": "Its title named Quillon"})
    assert local.TITLE not in world.client("school").get(f"{REVIEWS}published/").content.decode()
    assert world.client("school").get(f"{REVIEWS}published/{outside.ref}.pdf").status_code in {403, 404}
    page = manager.get(f"{REVIEWS}{made.ref}/").content.decode()
    assert "Taken back" in page
    assert "Its title named Quillon" in page
    assert "Take back what was published" not in page
    with pytest.raises((MoveRefused, NotPermitted)):
        publishing.take_back_publication(world.manager, local_review=made, reason="x")


def test_the_overview_shows_open_reviews_and_what_holds_them_by_key(world):
    made = local.commissioned(world)
    page = world.client("chair").get("/ashmere/incidents/overview/").content.decode()
    assert made.title in page
    assert not PLANTED.search(page)


def test_facts_are_shown_after_a_code_alone_and_the_answer_is_one_click(world):
    check = local.asked(world, local.checking(world))
    client, address = by_link(world, check), f"{REVIEWS}facts/{check.ref}/"
    assert client.get(address).url == f"{address}prove/"
    assert not PLANTED.search(client.get(f"{address}prove/").content.decode())
    client.post(f"{address}code/")
    code = re.search(r"\b\d{6}\b", text_of(Message.objects.filter(kind="notices/code").latest("id")))[0]
    assert client.post(f"{address}prove/", {"code": code}).url == address
    page = client.get(address).content.decode()
    assert PLANTED.search(page)
    assert "Why nobody asked" not in page, "nothing else of the review"
    assert by_link(world, check).get(address).url == f"{address}prove/", "a letter passed on opens nothing"
    client.post(f"{address}right/")
    assert AccuracyCheck.objects.get(pk=check.pk).state == "correct"


def test_what_points_to_a_child_is_shown_beside_its_place_and_what_was_typed_is_kept(world):
    made = local.preparing(world)
    local.open_to(world, made, "manager", "icb")
    manager, icb = world.client("manager"), world.client("icb")
    typed = {"title": local.TITLE, "text": "A boy, Quillon, was hurt on 14.3.19."}
    manager.post(f"{REVIEWS}{made.ref}/publication/text/", typed)
    page = icb.get(f"{REVIEWS}{made.ref}/publication/").content.decode()
    assert "at 2 places" in page
    assert "A boy, <strong>Quillon</strong>, was hurt" in page
    text = made.public_texts.get()
    refused = icb.post(f"{REVIEWS}texts/{text.ref}/check/", {"confirmed": "on"}).content.decode()
    assert "points to a child at 2 places" in refused
    assert "Quillon" not in refused
    assert typed["text"] in manager.get(f"{REVIEWS}{made.ref}/publication/text/").content.decode()


def test_the_reviewer_reads_this_room_alone_and_no_page_after_their_last_day(world):
    made, other = local.gathering(world), factories.reviewing(world)
    local.open_to(world, made, "reviewer")
    client = world.client("reviewer")
    for page in (f"{REVIEWS}{made.ref}/", f"/ashmere/incidents/{made.incident.ref}/timeline/"):
        assert client.get(page).status_code == 200
    assert client.get(f"/ashmere/incidents/{other.ref}/").status_code == 403
    later = clock.now() + timedelta(days=31)
    with set_clock(lambda: later):
        assert client.get(f"{REVIEWS}{made.ref}/").status_code in {302, 403}
        again = world.client("reviewer")
        assert again.get(f"{REVIEWS}{made.ref}/").status_code == 403


def test_the_page_says_what_comes_next_what_holds_it_and_that_its_day_does_not_move(world):
    made = local.commissioned(world)
    local.open_to(world, made, "manager")
    page = world.client("manager").get(f"{REVIEWS}{made.ref}/").content.decode()
    assert page.index("Write the terms") < page.index("Its time")
    assert "The day does not move" in page
    assert "Its wording is not confirmed here" in page
    given = {"decided_on_0": "", "kind": "local"}
    answer = world.client("manager").post(f"/ashmere/incidents/{made.incident.ref}/local-reviews/new/", given)
    assert answer.status_code in {200, 422}
    assert LocalReview.objects.count() == 1
