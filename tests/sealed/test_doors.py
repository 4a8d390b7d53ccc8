"""The doors of rooms as a browser meets them: the second step, where one goes on to, and what was typed too late."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value
from django.test import Client, TestCase
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access import lost_posts
from lineofsight.core.access.models import LostPost, Partnership
from lineofsight.core.people.middleware import PROVEN
from lineofsight.core.sealed import services
from lineofsight.core.sealed.views.frame import stands_inside
from tests.house.pages import read
from tests.sealed import factories
from tests.world import PASSWORD, PERSONAS


@pytest.fixture
def room(world):
    return factories.room_for(world)


def test_a_room_is_opened_for_a_reason_and_one_goes_on(world, room):
    client = world.client("reviewer")
    notes = f"/ashmere/rooms/{room.ref}/notes/"
    door = client.get(notes)
    assert door.headers["Location"] == f"/ashmere/rooms/{room.ref}/open/?next={notes.replace('/', '%2F')}"
    refused = client.post(door.headers["Location"], {"note": "typed (invented)"})
    assert read(refused).typed()["note"] == "typed (invented)"
    assert read(refused).summary == ["#id_reason"]
    opened = client.post(door.headers["Location"], {"reason": "meeting", "note": "For Tuesday (invented)"})
    assert opened.headers["Location"] == notes
    assert "For Tuesday (invented)" in client.get(notes).content.decode()
    client.post(f"/ashmere/rooms/{room.ref}/leave/")
    assert client.get(notes).status_code == 302


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/ashmere/", "/netherby/rooms/", "/ashmere/../netherby/rooms/", "/account/",
     "/ashmere/\\evil.example", "javascript:alert(1)", "/ashmere/nowhere/", ""],
)  # fmt: skip
def test_one_goes_on_to_nowhere_outside_the_partnership(world, room, elsewhere):
    client = world.client("reviewer")
    answer = client.post(f"/ashmere/rooms/{room.ref}/open/?next={elsewhere}", {"reason": "meeting"})
    assert answer.headers["Location"] == room.address


@pytest.mark.once
@given(st.text(max_size=40))
def test_no_address_that_begins_elsewhere_stands_inside(wanted):
    assert not stands_inside(Partnership(slug="ashmere"), wanted) or wanted.startswith(("/ashmere/", "/kept/"))


def test_whoever_signed_in_without_a_second_step_opens_no_room(world, room, settings):
    settings.SECOND_STEP_REQUIRED = False
    services.open_room(world.reviewer, room=room, reason="case_work")
    factories.glass_named(world, "chair")
    for who, pages in (("reviewer", ("open", "notes")), ("chair", ("break-glass",))):
        client = world.client(who)
        session = client.session
        del session[PROVEN]
        session.save()
        assert not Authenticator.objects.exists()
        for page in pages:
            for answer in (
                client.get(f"/ashmere/rooms/{room.ref}/{page}/"),
                client.post(f"/ashmere/rooms/{room.ref}/{page}/"),
            ):
                assert answer.status_code == 403, page
                assert "Set up your second step first" in answer.content.decode()
    settings.DEMONSTRATION = True
    assert client.get(f"/ashmere/rooms/{room.ref}/break-glass/").status_code == 200


def test_a_second_step_set_up_elsewhere_proves_no_session_begun_by_a_password(world, room):
    stolen, own = Client(), Client()
    for client in (stolen, own):
        client.post(reverse("account_login"), {"login": PERSONAS["reviewer"], "password": PASSWORD})
        assert client.get(f"/ashmere/rooms/{room.ref}/open/").headers["Location"] == reverse("mfa_activate_totp")
    own.get(reverse("mfa_activate_totp"))
    code = {"code": f"{hotp_value(own.session['mfa.totp.secret'], int(time.time()) // 30):06d}"}
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert own.post(reverse("mfa_activate_totp"), code).status_code == 302
    assert Authenticator.objects.filter(type="totp").exists()
    assert own.get(f"/ashmere/rooms/{room.ref}/open/").status_code == 200
    assert stolen.get(f"/ashmere/rooms/{room.ref}/open/").headers["Location"].startswith("/account/sign-in/")


def sent_too_late(world, room) -> Client:
    """The reviewer's browser, after a form was sent into a room that had shut."""
    client = world.client("reviewer")
    answer = client.post(f"/ashmere/rooms/{room.ref}/notes/", {"story": "Ada Lindqvist (invented)", "kind": ["a", "b"]})
    assert answer.headers["Location"] == f"/ashmere/rooms/{room.ref}/open/?next=%2Fkept%2F"
    return client


def test_what_was_sent_into_a_shut_room_is_offered_once_it_is_open(world, room):
    client = sent_too_late(world, room)
    door = client.get(f"/ashmere/rooms/{room.ref}/open/?next=/kept/").content.decode()
    assert "What you typed is kept" in door
    assert "Lindqvist" not in door
    opened = client.post(f"/ashmere/rooms/{room.ref}/open/?next=/kept/", {"reason": "case_work"})
    assert opened.headers["Location"] == reverse("access:kept")
    offered = read(client.get("/kept/"))
    assert offered.fields == {"_kept": ["1"], "story": ["Ada Lindqvist (invented)"], "kind": ["a", "b"]}
    assert offered.action == f"/ashmere/rooms/{room.ref}/notes/"


def test_it_is_sealed_and_nobody_else_at_that_browser_is_offered_it(world, room):
    client = sent_too_late(world, room)
    kept = LostPost.objects.get()
    assert b"Lindqvist" not in bytes(kept.fields)
    other = world.client("manager")
    other.cookies[lost_posts.COOKIE] = client.cookies[lost_posts.COOKIE].value
    assert "Nothing is being kept" in other.get("/kept/").content.decode()
    other.post(reverse("access:forget_kept"))
    assert LostPost.objects.exists()


def test_it_is_said_what_is_missing_for_real_names_and_nobody_lets_themselves_in(world, room):
    page = world.client("reviewer").get(f"/ashmere/rooms/{room.ref}/").content.decode()
    assert "This room takes no real names yet" in page
    assert "lineofsight rehearse" in page
