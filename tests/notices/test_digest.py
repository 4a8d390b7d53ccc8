"""The weekly digest: one e-mail a person a week, about what their inbox shows, and nothing of what is sealed."""

from datetime import date, timedelta

import pytest

from lineofsight.core.access.actors import system
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.access.scope import scope
from lineofsight.core.notices import services
from lineofsight.core.notices.models import Digest, Message
from lineofsight.core.notices.selectors import due_from, everybody_owing, next_digest, wants_digest
from lineofsight.core.notices.services import digests
from lineofsight.core.people.services import appoint
from lineofsight.kernel import clock
from tests import world as worlds
from tests.mail import mail_server
from tests.notices.owing import days_later, on_day, owed

DAILY = system("daily")
MONDAY = date(2030, 1, 7)


@pytest.fixture
def server(settings):
    """The product told of a mail server."""
    settings.EMAIL_HOST = "127.0.0.1"


def delegate(world) -> None:
    """The council's director is its delegated partner."""
    appoint(
        world.manager, partnership=world.partnership, name="Dee Director", email="director@ashmere.example",
        role="delegated_partner", organisation=world.organisation("Council"),
    )  # fmt: skip


def letters() -> dict[str, Message]:
    return {message.to_address.split("@")[0]: message for message in Message.objects.filter(kind="notices/digest")}


def duties(world) -> None:
    owed("Answer a question", days=-2, person=world.person("lead"))
    owed("Send the return", days=3, organisation=world.organisation("Police"))
    owed("Publish it", days=9, role="business_manager")
    owed("A panel about one child", days=1, person=world.person("icb"), sealed=True)


def test_everybody_who_owes_something_gets_one_a_week_and_nobody_else(world, server):
    with on_day(MONDAY):
        duties(world)
        assert services.send_digests(DAILY) == 5
        assert services.send_digests(DAILY) == 0
    assert set(letters()) == {"lead", "police", "chief.constable", "manager", "icb"}
    with on_day(MONDAY + timedelta(days=6)):
        owed("Begun later in the week", person=world.person("health"))
        assert services.send_digests(DAILY) == 0
    with on_day(MONDAY + timedelta(days=7)):
        assert services.send_digests(DAILY) == 6


def test_it_says_what_is_due_by_when_and_where_and_of_what_is_sealed_the_number_alone(world, server):
    with on_day(MONDAY):
        duties(world)
        owed("Later", days=30, person=world.person("lead"))
        services.send_digests(DAILY)
    sent = letters()
    text = services.text_of(sent["lead"])
    assert sent["lead"].subject == "2 things are due from you, 1 late"
    assert "Answer a question\nwas due on 5 January 2030, 2 days late\nhttp://127.0.0.1:8000/ashmere/\n" in text
    assert text.index("Answer a question") < text.index("Later")
    sealed = services.text_of(sent["icb"])
    assert "1 thing is in a sealed room" in sealed
    assert "child" not in sealed + sent["icb"].subject


@pytest.mark.parametrize(("chosen", "sent"), [(None, 0), (2, 2), (4, 4)])
def test_it_goes_on_the_partnerships_weekday_or_the_next_day_the_machine_runs(world, server, chosen, sent):
    if chosen is not None:
        services.set_parameter(
            world.manager, partnership=world.partnership, key="digest_day", value=chosen, start=clock.today(),
            source="Executive (invented)",
        )  # fmt: skip
    owed(person=world.person("lead"), on=MONDAY)
    days = []
    for n in range(7):
        with on_day(MONDAY + timedelta(days=n)):
            assert (next_digest(world.partnership, clock.today()) == clock.today()) == (n == sent)
            if services.send_digests(DAILY):
                days.append(n)
    assert days == [sent]
    with on_day(MONDAY + timedelta(days=13)):
        assert services.send_digests(DAILY) == 1


def test_a_run_that_stops_half_way_is_gone_on_with_and_nobody_gets_two(world, server, monkeypatch):
    written = digests.digest_letter

    def stops(owing, partnership):
        if owing.person.name == "Lee Lead":
            raise RuntimeError("the machine stops here")
        return written(owing, partnership)

    with on_day(MONDAY):
        duties(world)
        monkeypatch.setattr(digests, "digest_letter", stops)
        with pytest.raises(RuntimeError):
            services.send_digests(DAILY)
        begun = set(letters())
        assert begun
        assert "lead" not in begun
        monkeypatch.undo()
    with on_day(MONDAY + timedelta(days=1)):
        services.send_digests(DAILY)
    assert set(letters()) == {"lead", "police", "chief.constable", "manager", "icb"}
    assert Message.objects.filter(kind="notices/digest").count() == Digest.objects.count() == 5


def test_whoever_chose_none_gets_none_and_can_choose_it_again(world, server):
    with on_day(MONDAY):
        duties(world)
        client = world.client("lead")
        assert "Stop the weekly digest?" in client.get("/me/digest/").content.decode()
        client.post("/me/digest/", {"csrfmiddlewaretoken": "x"})
        assert not wants_digest(world.lead)
        services.send_digests(DAILY)
        assert "lead" not in letters()
    services.choose_digest(world.lead, wanted=True)
    assert wants_digest(world.lead)
    with pytest.raises(NotPermitted):
        services.choose_digest(system("tests"), wanted=True)


def test_what_it_tells_somebody_is_what_their_inbox_shows(world):
    delegate(world)
    duties(world)
    owed("Long late", days=-40, person=world.person("lead"))
    told = {each.person.email: each.everything for each in everybody_owing(world.partnership)}
    for email in [*worlds.PERSONAS.values(), "director@ashmere.example"]:
        if email == "director@ashmere.example":
            worlds.join(email)
        assert told.get(email, []) == list(due_from(worlds.actor(email))), email


def test_the_business_manager_sees_who_would_be_written_what(world, server):
    duties(world)
    client = world.client("manager")
    page = client.get("/ashmere/digests/").content.decode()
    assert page.count("to be written") == 5
    lead = world.person("lead")
    page = client.get(f"/ashmere/digests/?person={lead.ref}").content.decode()
    assert "Answer a question" in page
    assert "lead@ashmere.example" in page
    assert Message.objects.filter(kind="notices/digest").count() == 0
    assert client.get("/ashmere/digests/?person=nobody").status_code == 200


def test_without_a_mail_server_none_is_written(world):
    duties(world)
    with days_later(7):
        assert services.send_digests(DAILY) == 0


def test_it_really_goes_out_and_each_partnerships_stays_its_own(world, settings):
    with mail_server() as box:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", box.port, False
        owed("Ours", person=world.person("lead"))
        with days_later(7):
            with scope(world.neighbours):
                assert services.send_digests(DAILY) == 0
            assert services.send_digests(DAILY) == 1
        services.post.func(letters()["lead"].ref)
        arrived = box.wait_for("lead@ashmere.example", "1 thing is due from you")
    assert "/ashmere/inbox/" in arrived.text
