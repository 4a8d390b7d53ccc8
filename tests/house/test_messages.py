"""A message from its writing to its sending, step by step, with a real mail server and with none."""

from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django_tasks_db.models import DBTaskResult

from lineofsight.core.access.actors import system
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.access.sealing import seal
from lineofsight.core.notices import rules, services
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import posting
from lineofsight.core.notices.services.messages import PLACE
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance.tests import factories
from tests.mail import NoMail, mail_server

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
    """What becomes of a letter when the worker comes to it."""
    services.post.func(letter.ref)
    letter.refresh_from_db()
    return letter


def when_due_again(letter) -> Message:
    """What becomes of it when it is tried again."""
    moment = letter.next_try_at
    with clock.set_clock(lambda: moment):
        return sent(letter)


def test_what_was_written_before_there_was_a_server_is_sent_when_there_is_one(letter, mailbox):
    assert services.send_waiting(WORKER) == Message.objects.filter(state="queued").count()
    assert sent(letter).state == "sent"
    arrived = mailbox.wait_for("police@ashmere.example", "please answer by")
    assert "/link/" in arrived.text
    assert arrived.message_id == letter.message_id


def test_a_message_is_handed_over_once(letter, mailbox):
    sent(letter)
    assert sent(letter).state == "sent"
    assert len(mailbox.kept) == 1


def test_what_another_worker_claimed_first_is_not_handed_over(letter, mailbox, monkeypatch):
    """Both workers found it waiting and reached the server; the other is a moment quicker."""
    own = posting.claim_message

    def second(actor, *, ref):
        assert own(actor, ref=ref)
        return own(actor, ref=ref)

    monkeypatch.setattr(posting, "claim_message", second)
    assert sent(letter).state == "sending"
    assert mailbox.kept == []


def test_a_text_with_dots_and_odd_line_ends_arrives_as_it_was_written(world, letter, mailbox):
    text = ".hidden\n..twice\n.\nand so on\n\n"
    Message.objects.filter(pk=letter.pk).update(text=seal(text.encode(), ref=letter.ref, **PLACE))
    letter.refresh_from_db()
    assert sent(letter).state == "sent"
    assert mailbox.wait_for("police@ashmere.example").text.rstrip().splitlines() == text.rstrip().splitlines()


def test_without_a_server_it_waits_and_is_passed_on_by_hand(world, letter):
    assert django_settings.EMAIL_HOST == ""
    assert services.send_waiting(WORKER) == 0
    assert sent(letter).state == "queued"
    for name in ("scrutineer", "neighbour", "administrator"):
        with pytest.raises(NotPermitted):
            services.hand_over_message(getattr(world, name), message=letter)
    assert services.hand_over_message(world.manager, message=letter).state == "by_hand"
    with pytest.raises(MoveRefused):
        services.resend_message(world.manager, message=letter)


def test_a_message_whose_worker_stopped_is_perhaps_sent_and_a_person_decides(world, letter, mailbox):
    services.claim_message(WORKER, ref=letter.ref)
    assert services.mark_lost(WORKER) == 0
    late = clock.now() + timedelta(minutes=11)
    with clock.set_clock(lambda: late):
        assert services.mark_lost(WORKER) == 1
    letter.refresh_from_db()
    assert letter.state == "unknown"
    assert sent(letter).state == "unknown"
    with pytest.raises(NotPermitted):
        services.resend_message(world.neighbour, message=letter)
    services.resend_message(world.manager, message=letter)
    assert sent(letter).state == "sent"


def test_an_address_the_server_refuses_for_good_is_said_to_be(letter, mailbox):
    mailbox.unknown.add("police@ashmere.example")
    assert sent(letter).state == "refused"
    assert "No such person here" in letter.answer


def test_a_server_that_is_down_is_tried_again_and_refuses_nothing(letter, mailbox, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert sent(letter).state == "queued"
    assert (letter.tries, "refused" in letter.answer.lower()) == (1, True)
    assert letter.next_try_at - clock.now() <= timedelta(minutes=1)
    settings.EMAIL_PORT = port
    assert sent(letter).state == "queued"
    assert services.send_waiting(WORKER) == Message.objects.filter(state="queued").count() - 1
    assert when_due_again(letter).state == "sent"
    assert letter.answer == ""
    assert len(mailbox.kept) == 1


@pytest.mark.parametrize("place", ["address", "message"])
@pytest.mark.parametrize(("answer", "state"), [("451 Try later", "queued"), ("552 Too large", "refused")])
def test_what_is_not_taken_for_now_is_tried_again_and_what_never_will_be_is_refused(
    letter, mailbox, place, answer, state
):
    mailbox.answers[place] = answer
    assert (sent(letter).state, letter.answer) == (state, answer)
    assert mailbox.kept == []
    if state == "queued":
        mailbox.answers.clear()
        assert when_due_again(letter).state == "sent"


@pytest.mark.parametrize(("place", "state", "kept"), [("address", "queued", 0), ("taken", "unknown", 1)])
def test_a_server_that_falls_silent_leaves_open_only_what_it_was_given(letter, mailbox, settings, place, state, kept):
    settings.EMAIL_TIMEOUT, mailbox.silent_at = 0.3, place
    assert sent(letter).state == state
    mailbox.silent_at = ""
    assert len(mailbox.kept) == kept


@pytest.mark.parametrize("goodbye", ["silence", "500 What?"])
def test_how_a_conversation_ends_says_nothing_about_what_was_taken(letter, mailbox, settings, goodbye):
    settings.EMAIL_TIMEOUT = 0.3
    mailbox.silent_at = "goodbye" if goodbye == "silence" else ""
    mailbox.answers["goodbye"] = goodbye
    assert sent(letter).state == "sent"
    mailbox.silent_at = ""


def test_a_server_that_hangs_up_on_what_it_took_leaves_it_open(letter, mailbox):
    mailbox.dies_after_data = True
    assert sent(letter).state == "unknown"
    mailbox.dies_after_data = False
    mailbox.wait_for("police@ashmere.example")
    assert sent(letter).state == "unknown"
    with pytest.raises(NoMail):
        mailbox.wait_for("police@ashmere.example", patience=0.2)


@pytest.mark.once
def test_each_try_waits_as_long_as_the_one_before_or_longer():
    waits = [rules.wait_before(tries) for tries in range(12)]
    assert waits == sorted(waits)
    assert (waits[1], waits[-1]) == (timedelta(minutes=1), timedelta(hours=4))


@pytest.mark.parametrize("service", ["claim_message", "mark_lost", "send_waiting", "resume_posting"])
def test_the_workers_steps_are_the_workers(world, letter, service):
    given = {"ref": letter.ref} if service == "claim_message" else {}
    with pytest.raises(NotPermitted):
        getattr(services, service)(world.manager, **given)


def test_what_an_earlier_worker_left_is_taken_up_as_the_installation_starts(letter, mailbox):
    assert services.resume_posting(WORKER) == Message.objects.filter(state="queued").count() > 0
    asked = DBTaskResult.objects.filter(task_path__endswith="posting.post")
    assert letter.ref in {row.args_kwargs["args"][0] for row in asked}
    assert DBTaskResult.objects.get(args_kwargs__args__0="notices.mark_lost").run_after > clock.now()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads few rows as it likes.")
def test_what_is_under_way_is_found_without_reading_every_letter_ever_written(letter, mailbox):
    under_way = Message.objects.filter(state="sending", handed_over_at__lt=clock.now())
    for looked_for in (under_way, posting.due_for_posting()):
        assert "messages_under_way" in looked_for.explain()
