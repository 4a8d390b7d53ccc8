"""Every door, tried by everybody: nobody, the neighbour, whoever came by another link, and the whole cast.

Who may what is said in `rights.toml`, by hand; the permissions and the pages must both agree with it.

A database decides which rows a permission opens, and what a view is given: everybody is asked about every permission on
both, and every address is opened, and refused, on both by somebody. That everybody else fares as they do there is for
one database alone (`in_turn`), and so is what is answered before a view is reached.
"""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse

from lineofsight.core.access import doors
from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Grant
from lineofsight.core.access.permissions import PERMISSIONS
from lineofsight.core.access.scope import scope
from lineofsight.core.notices.selectors import due_from
from lineofsight.core.people import middleware
from lineofsight.core.people import services as people_services
from lineofsight.core.people.middleware import PROVEN
from lineofsight.core.people.rules import Row
from lineofsight.core.sealed.models import Room
from lineofsight.core.trail.models import Entry
from lineofsight.kernel import clock
from tests import world as worlds
from tests.house import examples
from tests.house.examples import BY_LINK, GHOST, everybody
from tests.house.furnished import browser, db, furnished, undone, world
from tests.house.rights import MATRIX, holders

__all__ = ["browser", "db", "furnished", "world"]

PATHS = sorted(examples.paths(), key=lambda path: path.name)
GUARDED = [path for path in PATHS if path.door and path.door.kind == "may"]
OPEN = [path for path in PATHS if path.door and path.door.kind != "may"]
# Opening what is sealed is a read that leaves its row on the trail.
READS = {
    "notices.read_message", "documents.open_file", "reviews.read_account", "reviews.read_accuracy", "sealed.read_room",
}  # fmt: skip
# Rights by a room that no grant gives: the safeguarding partners' over one left alone, the broken glass, and what an
# agency owes, told by its key and day alone.
BY_RANK = {"sealed.name_coordinator", "sealed.break_glass", "child_deaths.see_request"}
# What grants are given on that let somebody in to what is sealed: a room, or what an agency was asked for.
GRANTED = (Room.KIND, "reviews.account", "reviews.accuracy_check")
# What else a page's own operation does, as part of itself.
ALSO = {
    "links:open_link": {"access.exchange_link"},
    "performance:send_code": {"notices.send_code"},
    "reviews:prove_account": {"access.confirm_code"},
    "reviews:send_code": {"notices.send_code"},
    "reviews:prove_accuracy": {"access.confirm_code"},
    "reviews:send_accuracy_code": {"notices.send_code"},
    "self_assessments:send_code": {"notices.send_code"},
    "self_assessments:prove_registration": {"self_assessments.prove_registration"},
    "site:choose_digest": {"notices.choose_digest"},
    "account_reset_password": {"notices.send_account_mail"},
}
# A form with nothing filled in still carries its token.
EMPTY = {"csrfmiddlewaretoken": "as a browser sends it"}
VARIES = re.compile(rb'(name="csrfmiddlewaretoken" value="|nonce[-=]"?)[^"\']+')


def in_turn(paths: list, who: Callable[[str], set[str]]) -> list:
    """Cases of a test that several of the cast try each address in: one of them, another for the next address; and all
    others, which runs on one database alone."""
    cases = []
    for path in paths:
        personas = sorted(who(path.door.permission))
        first = len(path.name) % max(len(personas), 1)
        cases.append(pytest.param(path, personas[first : first + 1], id=path.name))
        if others := personas[:first] + personas[first + 1 :]:
            cases.append(pytest.param(path, others, id=f"{path.name}-others", marks=pytest.mark.once))
    return cases


def refused(permission: str) -> set[str]:
    """Who the matrix says has no right."""
    return set(everybody()) - holders(permission)


def ask(client: Client, method: str, address: str, **typed: str) -> tuple[HttpResponse, set[str]]:
    """Send a request and undo it: the answer, and what was performed."""
    with undone() as performed:
        return send(client, method, address, **typed), performed


def send(client: Client, method: str, address: str, **typed: str) -> HttpResponse:
    """Send a request, and take the whole of the answer."""
    answer = client.get(address) if method == "GET" else client.post(address, {**EMPTY, **typed})
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer


@pytest.fixture(scope="module")
def drawn() -> dict[tuple, HttpResponse]:
    """What a refusal looks like to somebody, by who they are, where, and what it says."""
    return {}


@pytest.fixture(scope="module")
def known() -> dict[str, Actor]:
    """Who comes with a session, by its cookie."""
    return {}


@pytest.fixture
def once_each(drawn, known, monkeypatch):
    """For tests in which nobody is let in and nothing changes: who comes with a session is read once for each, and a
    refusal is drawn once for each reader and each sentence, and neither again for each address.

    What lies between, the address, its door and the permission's own question, is asked every time. A test that looks
    at the page itself does not use this, or turns it off.
    """
    draw, read = doors.refusal, middleware.acting_in

    def again(request, status: int, **words: str) -> HttpResponse:
        key = (request.actor.kind, request.actor.ref, request.partnership, status, *sorted(words.items()))
        if key not in drawn:
            drawn[key] = draw(request, status, **words)
        return HttpResponse(drawn[key].content, status=drawn[key].status_code)

    def remembered(request) -> Actor:
        key = request.COOKIES[settings.SESSION_COOKIE_NAME]
        if key not in known:
            known[key] = read(request)
        return known[key]

    def switch(on: bool) -> None:
        monkeypatch.setattr(doors, "refusal", again if on else draw)
        monkeypatch.setattr(middleware, "acting_in", remembered if on else read)

    switch(True)
    return switch


def seen(body: bytes) -> bytes:
    """A page without what differs every time."""
    return VARIES.sub(b"", body)


def test_every_path_declares_its_door():
    assert [path.name for path in PATHS if path.door is None] == []


def test_every_url_name_is_used_once():
    names = [path.name for path in PATHS]
    assert sorted(set(names)) == names


def test_every_url_name_has_an_example(furnished):
    assert {path.name for path in PATHS} == set(furnished.parts), "Give it an example in tests/house/examples."


def test_every_address_leads_where_it_says(furnished):
    """However addresses are put together: none hides another that begins like it."""
    assert {path.name: resolve(furnished.address(path)).view_name for path in PATHS} == {
        path.name: path.name for path in PATHS
    }


def test_every_permission_stands_in_the_matrix_and_has_a_row(furnished):
    known = {name for name, _ in PERMISSIONS.items()}
    assert known == set(MATRIX["rights"]), "Say in tests/house/rights.toml who has it."
    assert known == set(furnished.rows), "Give it a row in tests/house/examples."
    assert not {name for right in known for name in holders(right)} - set(everybody())


@pytest.mark.parametrize("name", sorted(MATRIX["rights"]))
def test_a_permission_opens_its_row_to_whom_the_matrix_says(furnished, name):
    permission, row = PERMISSIONS.get(name), furnished.rows[name]
    opened = set()
    for persona in everybody():
        actor = furnished.actor(persona, name)
        if permission.rows(actor).exists() if row is examples.ANY_ROW else permission.allows(actor, row):
            opened.add(persona)
    assert opened == holders(name)


@pytest.mark.parametrize("path", GUARDED, ids=lambda path: path.name)
def test_nobody_is_sent_to_sign_in(furnished, browser, path):
    for method in ("GET", "POST"):
        answer, performed = ask(browser(None), method, furnished.address(path))
        assert answer.status_code == 302, method
        assert answer.headers["Location"].startswith(reverse("account_login"))
        assert not performed


@pytest.mark.parametrize(("path", "personas"), in_turn(GUARDED, refused))
def test_whoever_has_no_right_is_refused_and_learns_nothing(furnished, browser, path, personas, once_each):
    address = furnished.address(path)
    browsers = {persona: browser(persona, path.name) for persona in personas}
    # None of them may change anything, so they are undone together, and the trail is counted once for them all.
    with undone() as performed:
        before = Entry.objects.count()
        for persona in personas:
            for method in ("GET", "POST"):
                answer = send(browsers[persona], method, address)
                assert answer.status_code == 403, f"{persona} {method}"
                assert not performed, f"{persona} {method}"
        assert Entry.objects.count() == before, "A refusal left a row on the trail."
    if path.has_ref and len(personas) == 1:
        # Whoever is first in turn: the answer is made in one place, whoever asks.
        once_each(False)
        real, ghost = (
            ask(browser(personas[0], path.name), "GET", furnished.address(path, **ref))[0]
            for ref in ({}, {"ref": GHOST})
        )
        assert ghost.status_code == 403
        assert seen(ghost.content) == seen(real.content), f"{personas[0]} can tell that it exists"


@pytest.mark.parametrize(("path", "personas"), in_turn(GUARDED, holders))
def test_whoever_has_the_right_is_let_in(furnished, browser, path, personas):
    address = furnished.address(path)
    allowed = {path.name.replace(":", "."), path.door.permission} | READS | ALSO.get(path.name, set())
    for persona in personas:
        answer, performed = ask(browser(persona, path.name), "GET", address)
        assert answer.status_code in {200, 302}, persona
        assert performed <= READS, f"{persona}: reading a page performed {performed}"
        if address.endswith((".csv", ".xlsx", ".pdf", "/download/")):
            assert answer.status_code == 200
            assert not answer.headers["Content-Type"].startswith("text/html")
        answer, performed = ask(browser(persona, path.name), "POST", address)
        assert answer.status_code in {200, 302, 405, 422}, persona
        assert performed <= allowed, f"{persona}: an empty form performed {performed}"


@pytest.mark.once  # what its page asks of the database, it asks as well when it is opened
@pytest.mark.parametrize("path", GUARDED, ids=lambda path: path.name)
def test_what_was_kept_over_a_sign_in_is_shown_and_not_sent(furnished, browser, path):
    """A kept form comes back to its own page marked `_kept`: it is drawn again, and nothing happens yet."""
    persona = sorted(holders(path.door.permission))[0]
    answer, performed = ask(browser(persona, path.name), "POST", furnished.address(path), _kept="1")
    assert answer.status_code in {200, 302, 405, 422}
    assert performed <= READS


@pytest.mark.parametrize(("path", "personas"), in_turn([path for path in GUARDED if path.has_ref], holders))
def test_what_does_not_exist_is_refused_to_everybody(furnished, browser, path, personas, once_each):
    for persona in personas:
        answer, _ = ask(browser(persona, path.name), "GET", furnished.address(path, ref=GHOST))
        assert answer.status_code == 403


@pytest.mark.parametrize(("path", "personas"), in_turn([path for path in GUARDED if path.in_partnership], holders))
def test_a_right_in_one_partnership_opens_nothing_at_another_address(furnished, browser, path, personas, once_each):
    for persona in personas:
        for method in ("GET", "POST"):
            answer, performed = ask(browser(persona, path.name), method, furnished.address(path, slug="netherby"))
            assert answer.status_code == 403, f"{persona} {method}"
            assert not performed


@pytest.mark.once
@pytest.mark.parametrize("path", [path for path in GUARDED if path.in_partnership], ids=lambda path: path.name)
def test_no_page_opens_before_the_second_step(furnished, browser, path):
    for persona in sorted(holders(path.door.permission) - set(BY_LINK))[:2]:
        client = browser(persona)
        with undone():
            Authenticator.objects.all().delete()
            session = client.session
            del session[PROVEN]
            session.save()
            for answer in (client.get(furnished.address(path)), client.post(furnished.address(path), {})):
                assert answer.status_code == 302, persona
                assert answer.headers["Location"] == reverse("mfa_activate_totp")


def sealed_doors(furnished):
    """The addresses that stand in a room or serve one row of it, each with those of the cast whom a grant lets in."""
    for path in GUARDED:
        row = furnished.rows[path.door.permission]
        if path.has_ref and path.door.permission not in BY_RANK and (hasattr(row, "room_id") or isinstance(row, Room)):
            for persona in sorted(holders(path.door.permission) - set(BY_LINK)):
                actor = furnished.actor(persona, path.name)
                if Grant.objects.filter(holder_ref=actor.ref, record_kind__in=GRANTED).exists():
                    yield path, persona, actor


def test_an_admission_that_ended_opens_nothing_sealed(furnished, browser):
    """Whoever was let in until yesterday is refused at every sealed address, the room still open to them or not."""
    tried = list(sealed_doors(furnished))
    assert len({path.name for path, _, _ in tried}) > 80
    yesterday = clock.now() - timedelta(days=1)
    for path, persona, actor in tried:
        client, row = browser(persona, path.name), furnished.rows[path.door.permission]
        with undone() as performed:
            Grant.objects.filter(holder_ref=actor.ref, record_kind__in=GRANTED).update(until=yesterday)
            for method in ("GET", "POST"):
                answer = send(client, method, furnished.address(path))
                assert answer.status_code == 403, f"{persona} {method} {path.name}"
            assert not PERMISSIONS.get(path.door.permission).allows(actor, row), f"{persona} {path.name}"
            assert not performed


def test_admissions_end_by_themselves(furnished):
    """A reviewer's, a panellist's, an agency's: nobody ends them, the day does."""
    later = clock.now() + timedelta(days=367)
    with clock.set_clock(lambda: later):
        for path, persona, actor in sealed_doors(furnished):
            row = furnished.rows[path.door.permission]
            ends = Grant.objects.filter(holder_ref=actor.ref, record_kind__in=GRANTED, until__gt=later)
            assert not ends.exists(), persona
            open_ended = Grant.objects.filter(holder_ref=actor.ref, record_kind__in=GRANTED, until=None)
            assert not open_ended.exists(), f"{persona} {path.name}"
            assert not PERMISSIONS.get(path.door.permission).allows(actor, row), f"{persona} {path.name}"


@pytest.mark.parametrize("path", OPEN, ids=lambda path: path.name)
def test_an_open_page_answers_everybody_and_an_empty_form_changes_nothing(furnished, browser, path):
    for persona in (None, "manager", "neighbour", "administrator"):
        for method in ("GET", "POST"):
            answer, performed = ask(browser(persona), method, furnished.address(path))
            assert answer.status_code in {200, 302, 403, 405}, f"{persona} {method}"
            assert performed <= (ALSO.get(path.name, set()) if method == "POST" else set()), f"{persona} {method}"


def test_a_lead_for_the_same_agency_in_another_partnership_sees_nothing_of_this_one(furnished, world):
    """An organisation may belong to two partnerships, each with its own lead: authority stays where it was given."""
    council = world.organisation("Council")
    line = Row(2, council.name, council.kind, "Nat Neighbour", "nat@netherby.example", "partner_lead")
    with undone():
        with scope(world.neighbours):
            people_services.load_people(world.neighbour, partnership=world.neighbours, rows=[line])
        lead = worlds.actor("nat@netherby.example")
        assert lead.agencies_as("partner_lead")
        opened = [
            name
            for name, row in furnished.rows.items()
            if row is not examples.ANY_ROW and PERMISSIONS.get(name).allows(lead, row)
        ]
        assert opened == []
        owed = [due.title for due in due_from(lead)]
        assert owed == []
