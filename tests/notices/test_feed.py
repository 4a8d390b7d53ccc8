"""The calendar feed: a file any calendar reads, at an address that is a key, with nothing of what is sealed in it."""

import re
from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from lineofsight.config.logs import WithoutSecrets
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices import services
from lineofsight.core.notices.calendars import LONGEST_LINE, Day, calendar
from lineofsight.core.notices.models import Feed
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.services import end_appointment
from lineofsight.kernel import clock
from tests.notices.owing import days_later, owed, settled

NOW = datetime(2030, 3, 31, 1, 30, tzinfo=UTC)  # the hour in which London's clocks go on
TEXT = st.text(max_size=120)
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@pytest.fixture(autouse=True)
def fresh():
    cache.clear()


def read(text: str) -> list:
    """What a calendar takes from a file."""
    return list(Calendar.from_ical(text).walk("VEVENT"))


def visible(text: str) -> str:
    """A title as a calendar keeps it: line ends are one, what cannot be printed is gone."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign == "\n" or sign.isprintable())


@pytest.mark.once
@given(st.lists(st.tuples(TEXT, DAYS, st.uuids()), max_size=5), TEXT)
def test_whatever_is_due_is_read_back_as_it_was_written(rows, name):
    text = calendar(name, [Day(f"{uid}@x", on, title, "https://x.example/a/") for title, on, uid in rows], now=NOW)
    events = read(text)
    assert [(str(each["SUMMARY"]), each["DTSTART"].dt, str(each["UID"])) for each in events] == [
        (visible(title), on, f"{uid}@x") for title, on, uid in rows
    ]
    for event in events:
        assert event["DTEND"].dt.toordinal() == event["DTSTART"].dt.toordinal() + 1
        assert event["DTSTAMP"].dt == NOW
        assert event["DTSTART"].params["VALUE"] == "DATE"
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= LONGEST_LINE for line in text.split("\r\n"))
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", text)


def address_of(secret: str) -> str:
    return f"/ashmere/feed/{secret}.ics"


def made(world, name: str = "lead") -> str:
    return address_of(services.renew_feed(getattr(world, name), partnership=world.partnership))


def titles(address: str) -> list[str]:
    answer = Client().get(address)
    assert answer.status_code == 200
    return [str(event["SUMMARY"]) for event in read(answer.content.decode())]


def test_it_shows_what_the_inbox_does_and_follows_it(world):
    due = owed("Answer; a, question\\", person=world.person("lead"))
    owed("Return", days=9, organisation=world.organisation("Council"))
    owed("Another’s", person=world.person("police"))
    address = made(world)
    before = read(Client().get(address).content.decode())
    assert [str(event["SUMMARY"]) for event in before] == ["Answer; a, question\\", "Return"]
    assert str(before[0]["URL"]) == "http://127.0.0.1:8000/ashmere/"
    owed("Answer; a, question\\", days=20, record_ref=due.record_ref, person=world.person("lead"))
    after = read(Client().get(address).content.decode())
    assert before[0]["UID"] == after[1]["UID"], "so that the day moves in the calendar and is not there twice"
    settled(due)
    assert titles(address) == ["Return"]


def test_what_is_sealed_is_a_day(world):
    due = owed("Panel about one child", person=world.person("lead"), address="/ashmere/reviews/x/", sealed=True)
    text = Client().get(made(world)).content.decode()
    assert titles(made(world)) == ["Sealed meeting"]
    assert not [word for word in ("child", "reviews", due.record_ref, due.what) if word in text]


def test_its_secret_is_kept_as_a_digest_logged_nowhere_and_cached_nowhere(world, caplog):
    address = made(world)
    secret = address.split("/")[-1].removesuffix(".ics")
    feed = Feed.objects.get()
    assert secret not in "".join(str(value) for value in vars(feed).values())
    answer = Client().get(address)
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies
    services.end_feed(world.lead, partnership=world.partnership)
    assert Client().get(address).status_code == 410
    record = next(record for record in caplog.records if "Gone" in record.getMessage())
    WithoutSecrets().filter(record)
    assert "/feed/…" in record.getMessage()
    assert secret not in record.getMessage()
    assert Client().post(address).status_code == 405


def test_a_new_address_ends_the_one_before_and_it_can_be_ended(world):
    first, second = made(world), made(world)
    other = made(world, "police")
    assert (Client().get(first).status_code, Client().get(second).status_code) == (410, 200)
    services.end_feed(world.lead, partnership=world.partnership)
    assert Client().get(second).status_code == 410
    assert Client().get(other).status_code == 200
    for service in (services.renew_feed, services.end_feed):
        with pytest.raises(NotPermitted):
            service(world.neighbour, partnership=world.partnership)


def test_it_opens_in_its_own_partnership_and_while_its_reader_belongs_there(world):
    address = made(world)
    assert Client().get(address.replace("ashmere", "netherby")).status_code == 410
    post = Appointment.objects.get(person=world.person("lead"))
    end_appointment(world.manager, appointment=post, end=clock.today())
    with days_later(1):
        assert Client().get(address).status_code == 410
    account = world.person("lead").account
    type(account).objects.filter(pk=account.pk).update(is_active=False)
    assert Client().get(address).status_code == 410


def test_unknown_secrets_are_tried_only_so_often_and_nobodys_calendar_suffers_for_an_ended_one(world):
    ended, address = made(world), made(world)
    for _ in range(25):
        assert Client().get(ended).status_code == 410
    assert Client().get(address).status_code == 200
    for n in range(20):
        assert Client().get(address_of(f"guess-{n}")).status_code == 410
    assert Client().get(address_of("guess")).status_code == 429


def test_the_address_is_shown_once_on_the_page_that_makes_it(world):
    client = world.client("lead")
    assert "shows what is due from you in your own calendar" in client.get("/me/").content.decode()
    page = client.post("/ashmere/feed/renew/", {"csrfmiddlewaretoken": "x"}).content.decode()
    (address,) = re.findall(r"/ashmere/feed/[\w-]{43}\.ics", page)
    assert titles(address) == []
    own = client.get("/me/").content.decode()
    assert "End it" in own
    assert ".ics" not in own
    client.post("/ashmere/feed/end/", {"csrfmiddlewaretoken": "x"})
    assert Client().get(address).status_code == 410
