"""A message from its writing to its sending, step by step, with a real mail server and with none."""

from datetime import timedelta

import pytest
from django.conf import settings as django_settings

from lineofsight.core.access.actors import system
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices import services
from lineofsight.core.notices.models import Message
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance.tests import factories
from tests.mail import mail_server

WORKER = system("tests")


@pytest.fixture
def letter(world):
    factories.asked(world)
    return Message.objects.get(kind="performance/ask", person__email="police@ashmere.example")


@pytest.fixture
def mailbox(settings):
    """A real mail server, and the product told of it."""
    with mail_server() as box:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", box.port, False
        yield box


def sent(letter) -> Message:
    services.deliver_message(WORKER, ref=letter.ref)
    services.hand_message_to_server(WORKER, ref=letter.ref)
    letter.refresh_from_db()
    return letter


def test_what_was_written_before_there_was_a_server_is_sent_when_there_is_one(letter, mailbox):
    assert services.send_waiting(WORKER) == Message.objects.filter(state="queued").count()
    assert sent(letter).state == "sent"
    arrived = mailbox.wait_for("police@ashmere.example", "please answer by")
    assert "/link/" in arrived.text
    assert arrived.message_id == letter.message_id


def test_a_message_is_handed_over_once(letter, mailbox):
    sent(letter)
    assert services.deliver_message(WORKER, ref=letter.ref) is None
    assert services.hand_message_to_server(WORKER, ref=letter.ref) is None


def test_without_a_server_it_waits_and_is_passed_on_by_hand(world, letter):
    assert django_settings.EMAIL_HOST == ""
    assert services.send_waiting(WORKER) == 0
    assert services.deliver_message(WORKER, ref=letter.ref) is None
    for name in ("scrutineer", "neighbour", "administrator"):
        with pytest.raises(NotPermitted):
            services.hand_over_message(getattr(world, name), message=letter)
    assert services.hand_over_message(world.manager, message=letter).state == "by_hand"
    with pytest.raises(MoveRefused):
        services.resend_message(world.manager, message=letter)


def test_a_message_whose_worker_stopped_is_perhaps_sent_and_a_person_decides(world, letter, mailbox):
    services.deliver_message(WORKER, ref=letter.ref)
    assert services.mark_lost(WORKER) == 0
    late = clock.now() + timedelta(minutes=11)
    with clock.set_clock(lambda: late):
        assert services.mark_lost(WORKER) == 1
    letter.refresh_from_db()
    assert letter.state == "unknown"
    with pytest.raises(NotPermitted):
        services.resend_message(world.neighbour, message=letter)
    services.resend_message(world.manager, message=letter)
    assert sent(letter).state == "sent"


def test_an_address_the_server_refuses_is_said_to_be(letter, mailbox):
    mailbox.unknown.add("police@ashmere.example")
    assert sent(letter).state == "refused"
    assert "No such person here" in letter.answer


@pytest.mark.parametrize("service", ["deliver_message", "mark_lost", "send_waiting"])
def test_the_workers_steps_are_the_workers(world, letter, service):
    given = {"ref": letter.ref} if service == "deliver_message" else {}
    with pytest.raises(NotPermitted):
        getattr(services, service)(world.manager, **given)
