"""Links: opening one changes nothing, and one that does not hold says so without saying whether it ever did."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from lineofsight.core.access.models import Grant
from lineofsight.core.trail.models import Entry
from lineofsight.kernel import clock
from lineofsight.know.performance.services import requests
from lineofsight.know.performance.tests import factories
from tests.house.examples.performance import link_of


@pytest.fixture
def council(world):
    """The council's return, whose lead has a link."""
    return factories.return_from(factories.asked(world), "Council")


def body(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_mail_scanner_spends_nothing(world, council, method):
    secret = link_of(council)
    trail, sessions = Entry.objects.count(), Session.objects.count()
    for _ in range(5):
        assert getattr(Client(), method)(f"/link/{secret}/").status_code == 200
    assert (Entry.objects.count(), Session.objects.count()) == (trail, sessions)
    assert Client().post(f"/link/{secret}/").status_code == 302


def test_a_link_works_again_and_again_until_its_work_is_closed(world, council):
    secret = link_of(council)
    for _ in range(3):
        client = Client()
        client.post(f"/link/{secret}/")
        assert client.get(f"/ashmere/performance/returns/{council.ref}/").status_code == 200
    requests.close_request(world.analyst, request=council.request)
    assert client.get(f"/ashmere/performance/returns/{council.ref}/").status_code == 302
    assert Client().get(f"/link/{secret}/").status_code == 410


@pytest.mark.parametrize("method", ["get", "post", "head"])
@pytest.mark.parametrize("mangle", [lambda s: "nonsense", lambda s: s[:-1], lambda s: s + "x", lambda s: s.swapcase()])
def test_a_link_that_is_unknown_or_mangled_opens_nothing(world, council, method, mangle):
    client = Client()
    answer = getattr(client, method)(f"/link/{mangle(link_of(council))}/")
    assert answer.status_code == 410
    assert "grant" not in client.session
    assert council.organisation.name not in body(answer)


def test_an_ended_or_lapsed_link_says_so_and_opens_nothing(world, council):
    secret = link_of(council)
    grant = Grant.objects.filter(record_ref=council.ref)
    for change in ({"ended_at": clock.now()}, {"ended_at": None, "until": clock.now() - timedelta(minutes=1)}):
        grant.update(**change)
        for method in ("get", "post"):
            client = Client()
            answer = getattr(client, method)(f"/link/{secret}/")
            assert answer.status_code == 410
            assert "grant" not in client.session


def test_a_session_by_link_ends_with_its_grant(world, council):
    client = Client()
    client.post(f"/link/{link_of(council)}/")
    Grant.objects.filter(record_ref=council.ref).update(ended_at=clock.now())
    answer = client.get(f"/ashmere/performance/returns/{council.ref}/")
    assert answer.status_code == 302
    assert "/account/sign-in/" in answer.headers["Location"]


def test_whoever_is_signed_in_is_signed_out_by_a_link(world, council):
    """A link's session can do what its grant says and no more, whoever's browser it is in."""
    client = world.client("analyst")
    client.post(f"/link/{link_of(council)}/")
    assert client.get("/ashmere/performance/").status_code == 403


def test_the_address_of_a_link_does_not_travel(world, council):
    answer = Client().get(f"/link/{link_of(council)}/")
    assert answer.headers["Referrer-Policy"] in {"same-origin", "no-referrer"}
