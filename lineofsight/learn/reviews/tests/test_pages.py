"""The pages: a planted name stands nowhere outside its room; a link names nobody before it is proven."""

import re

from lineofsight.core.access.models import Grant
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.people.middleware import GRANT
from lineofsight.core.records.models import Card, Moved
from lineofsight.core.trail.models import Entry
from lineofsight.learn.reviews.models import Account
from lineofsight.learn.reviews.services import accounts
from lineofsight.learn.reviews.tests import factories

INCIDENTS = "/ashmere/incidents/"
PLANTED = re.compile("Quillon|Farthingdale|2019-03-14|14 March 2019", re.IGNORECASE)


def by_link(world, account):
    """A browser that came by the link of an account."""
    client = world.client()
    session = client.session
    session[GRANT] = Grant.objects.get(record_ref=account.ref, ended_at=None).ref
    session.save()
    client.cookies["sessionid"] = session.session_key
    return client


def test_a_planted_name_stands_nowhere_outside_the_room(world):
    made = factories.answered(world)
    account = factories.asked(world, factories.reviewing(world))
    factories.told_of(world, account, "health", what=f"{factories.NAME} seen")
    for name, page in (("scrutineer", "overview/"), ("manager", ""), ("chair", "overview/"), ("manager", "overview/")):
        answer = world.client(name).get(f"{INCIDENTS}{page}")
        assert answer.status_code == 200
        assert not PLANTED.search(answer.content.decode())
    rows = [
        *Card.objects.values_list("label", "words", "address"), *Due.objects.values_list("title", "rule"),
        *Moved.objects.values_list("reason"), *Entry.objects.values_list("event", "reason", "subject_ref"),
        *((each.subject, text_of(each)) for each in Message.objects.all()), *Grant.objects.values_list("why"),
    ]  # fmt: skip
    assert not PLANTED.search(str(rows))
    answer = world.client("manager").get(f"{INCIDENTS}{made.ref}/report.docx")
    assert not PLANTED.search(str(answer.headers))
    page = world.client("manager").get(f"{INCIDENTS}{made.ref}/").content.decode()
    assert PLANTED.search(page), "inside the room it is read"


def test_a_link_names_nobody_until_a_code_was_typed_in_that_browser(world):
    account = factories.asked(world, factories.reviewing(world))
    client, address = by_link(world, account), f"{INCIDENTS}accounts/{account.ref}/"
    assert client.get(address).url == f"{address}prove/"
    assert not PLANTED.search(client.get(f"{address}prove/").content.decode())
    client.post(f"{address}code/")
    code = re.search(r"\b\d{6}\b", text_of(Message.objects.filter(kind="notices/code").latest("id")))[0]
    assert "This code is wrong" in client.post(f"{address}prove/", {"code": "000000"}).content.decode()
    assert client.post(f"{address}prove/", {"code": code}).url == address
    assert PLANTED.search(client.get(address).content.decode())
    forwarded = by_link(world, account)
    assert forwarded.get(address).url == f"{address}prove/", "a letter passed on opens nothing"
    accounts.ask_again(world.manager, account=account)
    assert client.get(address).status_code in {302, 403}, "an ended link opens nothing"


def test_what_was_typed_when_a_code_lapsed_is_kept_and_offered_after_the_next(world):
    account = factories.asked(world, factories.reviewing(world))
    client, address = by_link(world, account), f"{INCIDENTS}accounts/{account.ref}/"
    sent = client.post(f"{address}write/", {"involvement": "Known since birth (invented)"})
    assert sent.url == f"{address}prove/"
    door = client.get(sent.url).content.decode()
    assert "What you typed is kept" in door
    assert "Known since birth" not in door
    client.post(f"{address}code/")
    code = re.search(r"\b\d{6}\b", text_of(Message.objects.filter(kind="notices/code").latest("id")))[0]
    assert client.post(f"{address}prove/", {"code": code}).url == "/kept/"
    assert "Known since birth (invented)" in client.get("/kept/").content.decode()


def test_a_nil_return_is_one_click_on_the_accounts_own_page(world):
    account = factories.asked(world, factories.reviewing(world))
    address = f"{INCIDENTS}accounts/{account.ref}/"
    client = world.client("health")
    assert f'action="{address}nil/"' in client.get(address).content.decode()
    client.post(f"{address}nil/")
    assert Account.objects.get(pk=account.pk).state == "nil"
