"""What one browser keeps of one reader: a link ends at sign-in, nothing known is cached, no secret is logged."""

import logging

import pytest

from lineofsight.config.logs import WithoutSecrets
from lineofsight.core.access.models import Grant
from lineofsight.core.people.middleware import GRANT
from lineofsight.know.performance.tests import factories
from tests.world import PASSWORD, PERSONAS


def by_link(world):
    """A browser that came by the council's link."""
    council = factories.return_from(factories.asked(world), "Council")
    client = world.client()
    session = client.session
    session[GRANT] = Grant.objects.get(record_ref=council.ref, ended_at=None).ref
    session.save()
    return client, f"/ashmere/performance/returns/{council.ref}/"


def test_signing_in_ends_the_link_in_that_browser(world):
    client, address = by_link(world)
    assert client.get(address).status_code == 200
    client.post("/account/sign-in/", {"login": PERSONAS["police"], "password": PASSWORD})
    assert GRANT not in client.session
    assert client.get(address).status_code in (302, 403)


def test_what_somebody_known_reads_is_not_cached_and_what_anybody_reads_may_be(world):
    client, address = by_link(world)
    assert client.get(address).headers["Cache-Control"] == "no-store, private"
    assert "Cache-Control" not in world.client().get("/ashmere/").headers


@pytest.mark.parametrize("where", ["/link/", "/ashmere/self-assessments/register/prove/"])
def test_a_links_secret_is_not_written_to_the_log(where):
    record = logging.LogRecord("django", logging.WARNING, "", 0, "Gone: %s", (f"{where}abcDEF_123-x/",), None)
    assert WithoutSecrets().filter(record)
    assert record.getMessage() == f"Gone: {where}…/"
