"""Nothing typed is lost when a session ends: it is kept sealed for an hour, in the browser it was typed in."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django import forms as django_forms
from django.test import Client
from django.urls import reverse

from lineofsight.core.access import lost_posts
from lineofsight.core.access.models import LostPost
from lineofsight.core.design import forms
from lineofsight.core.people.middleware import GRANT
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.know.performance.models import Item
from lineofsight.know.performance.tests import factories
from tests.house.examples import paths
from tests.house.examples.core import newcomer
from tests.house.examples.performance import link_of
from tests.house.pages import read
from tests.world import PASSWORD, PERSONAS

APPOINT = "/ashmere/people/appoint/"
TYPED = {
    "name": "Olu O’Brien & <b>Co</b>", "email": "olu@ashmere.example", "role": "chair", "organisation": "",
}  # fmt: skip


def signed_out(client: Client) -> None:
    """The session ends on the server; the browser does not know yet."""
    client.session.flush()


def session_ended(world, address: str = APPOINT, typed: dict | None = None, name: str = "manager") -> Client:
    """Somebody's browser after they sent a form into a session that had ended."""
    client = world.client(name)
    client.get("/ashmere/")
    signed_out(client)
    answer = client.post(address, TYPED if typed is None else typed)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{reverse('account_login')}?next=%2Fkept%2F"
    return client


def shown_again(client: Client):
    """What "Show me what I typed" answers: the fields of the kept page's own form, sent where it says."""
    answer = client.get(reverse("access:kept"))
    assert "has been kept" in answer.content.decode()
    page = read(answer)
    assert page.fields["_kept"] == ["1"]
    return client.post(page.action, page.fields)


def test_it_is_said_that_it_was_kept(world):
    client = session_ended(world)
    assert "What you typed has been kept" in client.get(reverse("account_login") + "?next=/kept/").content.decode()


def test_after_sign_in_it_is_offered_shown_again_and_saved_when_sent(world, settings):
    settings.SECOND_STEP_REQUIRED = False
    client = session_ended(world)
    credentials = {"login": PERSONAS["manager"], "password": PASSWORD, "next": reverse("access:kept")}
    assert client.post(reverse("account_login"), credentials).headers["Location"] == reverse("access:kept")
    answer = shown_again(client)
    assert read(answer).typed() == TYPED
    assert read(answer).summary == []
    assert "This is what you typed before. It is not saved yet" in answer.content.decode()
    assert not Person.objects.filter(email=TYPED["email"]).exists(), "showing it must not send it"
    assert client.post(APPOINT, TYPED).status_code == 302
    assert Person.objects.get(email=TYPED["email"]).name == TYPED["name"]


def test_after_coming_back_by_a_link_it_is_offered_and_saved(world):
    """An agency's lead works by link; the session ends; they open the same link again."""
    council = factories.return_from(factories.asked(world), "Council")
    address = f"/ashmere/performance/returns/{council.ref}/protection.plans/"
    typed = {"numerator": "414", "comment": "As at 31 March", "absence": ""}
    client, secret = Client(), link_of(council)
    assert client.post(f"/link/{secret}/").headers["Location"].endswith(f"/returns/{council.ref}/")
    client.get(address)
    signed_out(client)
    assert client.post(address, typed).status_code == 302
    assert client.post(f"/link/{secret}/").headers["Location"] == reverse("access:kept")
    answer = shown_again(client)
    parts = {name: "" for name in read(answer).typed() if name.startswith("part_")}
    assert read(answer).typed() == {**typed, **parts}
    item = Item.objects.get(agency_return=council, indicator="protection.plans")
    assert item.numerator is None
    client.post(address, typed)
    item.refresh_from_db()
    assert item.numerator == Decimal(414)


def test_another_browser_cannot_read_it(world):
    session_ended(world)
    other = world.client("manager")
    assert "Nothing is being kept" in other.get(reverse("access:kept")).content.decode()
    forged = world.client("manager")
    forged.cookies[lost_posts.COOKIE] = LostPost.objects.get().ref
    assert "Nothing is being kept" in forged.get(reverse("access:kept")).content.decode()
    forged.post(reverse("access:forget_kept"))
    assert LostPost.objects.count() == 1


def test_nobody_else_who_sits_down_at_that_browser_is_offered_it(world):
    """Whoever signs in there within the hour, and whoever comes by a link; only who typed it is shown it."""
    client = session_ended(world)
    ours = client.cookies[lost_posts.COOKIE].value
    for who in ("analyst", "chief_executive", None):
        other = world.client(who) if who else Client()
        other.cookies[lost_posts.COOKIE] = ours
        other.cookies[lost_posts.LAST] = client.cookies[lost_posts.LAST].value
        page = other.get(reverse("access:kept")).content.decode()
        assert "Nothing is being kept" in page, who
        assert TYPED["email"] not in page
        other.post(reverse("access:forget_kept"))
    council = factories.return_from(factories.asked(world), "Council")
    assert client.post(f"/link/{link_of(council)}/").headers["Location"].endswith(f"/returns/{council.ref}/")
    assert "Nothing is being kept" in client.get(reverse("access:kept")).content.decode()
    again = world.client("manager")
    again.cookies[lost_posts.COOKIE] = ours
    assert "has been kept" in again.get(reverse("access:kept")).content.decode()


def test_of_nobody_known_nothing_is_kept_but_on_pages_that_are_everybodys(world):
    Client().post(APPOINT, TYPED)
    assert not LostPost.objects.exists()
    Client(enforce_csrf_checks=True).post(reverse("account_reset_password"), {"email": "olu@ashmere.example"})
    assert LostPost.objects.get().typed_by == ""


def test_what_was_typed_in_a_sealed_room_is_kept_sealed_and_nowhere_else(world, caplog):
    """After a session has ended: the name is in the sealed form alone, and only who typed it is shown it."""
    from tests.sealed import factories as rooms
    from tests.sealed import planted

    room = rooms.room_for(world)
    client = session_ended(world, f"/ashmere/rooms/{room.ref}/notes/", {"note": planted.STORY}, name="reviewer")
    assert planted.in_tables() == []
    assert not planted.found(caplog.text + str(client.cookies) + client.get(reverse("account_login")).content.decode())
    assert "Nothing is being kept" in client.get(reverse("access:kept")).content.decode()
    reviewer = world.client("reviewer")
    reviewer.cookies[lost_posts.COOKIE] = client.cookies[lost_posts.COOKIE].value
    assert read(reviewer.get(reverse("access:kept"))).fields["note"] == [planted.STORY]
    with clock.set_clock(lambda: LostPost.objects.get().created_at + timedelta(minutes=61)):
        lost_posts.forget_old()
    assert not LostPost.objects.exists()


def test_it_is_sealed_where_it_is_kept(world):
    session_ended(world)
    kept = LostPost.objects.get()
    assert b"olu@ashmere.example" not in bytes(kept.fields)
    assert lost_posts.fields_of(kept).dict() == TYPED


def test_it_is_forgotten_after_an_hour_or_when_it_is_not_wanted(world):
    client = world.client("manager")
    client.cookies[lost_posts.COOKIE] = session_ended(world).cookies[lost_posts.COOKIE].value
    now = clock.now()
    with clock.set_clock(lambda: now + timedelta(minutes=61)):
        assert "Nothing is being kept" in client.get(reverse("access:kept")).content.decode()
    assert "has been kept" in client.get(reverse("access:kept")).content.decode()
    client.post(reverse("access:forget_kept"))
    assert not LostPost.objects.exists()
    assert "Nothing is being kept" in client.get(reverse("access:kept")).content.decode()


def test_a_form_whose_page_was_open_too_long_is_kept_as_well(world):
    client = Client(enforce_csrf_checks=True)
    client.cookies = world.client("manager").cookies
    answer = client.post(APPOINT, TYPED)
    assert answer.status_code == 403
    assert "too long" in answer.content.decode()
    # Refused before any view, and still a page of the partnership.
    assert "/ashmere/inbox/" in answer.content.decode()
    assert lost_posts.fields_of(LostPost.objects.get()).dict() == TYPED


@pytest.mark.once
def test_every_password_and_code_field_of_the_product_is_one_that_is_never_kept():
    list(paths())  # which imports every form that has an address
    names = set()
    for form in [*everyone_below(forms.Form), *everyone_below(django_forms.Form)]:
        for name, field in form.base_fields.items():
            secret = isinstance(field.widget, django_forms.PasswordInput) or isinstance(field, forms.PasswordField)
            if secret or name == "code" or field.widget.attrs.get("autocomplete") == "one-time-code":
                names.add(name)
    assert {"password", "code", "again"} <= names, "The forms were not found."
    assert names <= lost_posts.NEVER_KEPT


def everyone_below(form: type) -> list[type]:
    """The forms of ours and of allauth's pages."""
    found = [each for below in form.__subclasses__() for each in (below, *everyone_below(below))]
    return [each for each in found if each.__module__.startswith(("lineofsight.", "allauth."))]


@pytest.mark.parametrize(
    ("address", "typed", "secrets"),
    [
        (
            "/account/password/",
            {"oldpassword": "old words", "password1": "my words", "password2": "my words"},
            ("words",),
        ),
        ("/account/again/", {"password": "three words together"}, ("three words",)),
        ("/account/second-step/set-up/", {"code": "123456"}, ("123456",)),
    ],
)
def test_passwords_and_codes_are_not_kept(world, address, typed, secrets):
    session_ended(world, address, typed)
    told = str(lost_posts.fields_of(LostPost.objects.get()).dict())
    assert not any(secret in told for secret in secrets)


def test_an_invitations_password_is_not_kept(world):
    """Whoever makes their account types it twice, and their session may end as well."""
    invited = newcomer(world, "Newman Newcomer", "newman@ashmere.example", "chair")
    session_ended(world, f"/join/{invited.ref}/", {"password": "four words of mine", "again": "four words of mine"})
    assert "four words" not in str(lost_posts.fields_of(LostPost.objects.get()).dict())


def test_what_was_typed_by_link_says_nothing_of_its_grant(world):
    """The session's grant is not among what is kept, so that whoever sits down next does not inherit it."""
    council = factories.return_from(factories.asked(world), "Council")
    client = Client()
    client.post(f"/link/{link_of(council)}/")
    assert client.session[GRANT]
    signed_out(client)
    client.post(f"/ashmere/performance/returns/{council.ref}/protection.plans/", {"numerator": "1"})
    assert GRANT not in client.session
