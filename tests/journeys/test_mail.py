"""Mail as it really goes out: queued with the work that asks for it, sent by the worker, and what became of it said."""

from collections.abc import Iterator

import pytest

from tests.journeys.visitor import Visitor
from tests.live import Live, note, running
from tests.mail import Mail, NoMail, waited_for

pytestmark = pytest.mark.xdist_group("mail")
PASSWORD = "three invented words"
MANAGER = "manager@ashmere.example"
SHEET = """Organisation,Kind,Person,E-mail,Role
Ashmere Business Unit,Partnership business unit,Bel Manager (invented),manager@ashmere.example,Business manager
Ashmere Business Unit,Partnership business unit,Ana Analyst (invented),analyst@ashmere.example,Performance analyst
Ashmere Police,Police,Pat Police (invented),police@ashmere.example,Partner agency lead
Ashmere Health Board,Integrated care board,Hal Health (invented),health@ashmere.example,Partner agency lead
Ashmere Hospitals,NHS trust,Ned Nurse (invented),nurse@ashmere.example,Partner agency lead
Ashmere Probation,Probation,Prue Probation (invented),probation@ashmere.example,Partner agency lead
Ashmere Refuge,Voluntary or community organisation,Ros Refuge (invented),refuge@ashmere.example,Partner agency lead
"""


def joined(live: Live, link: str, email: str) -> Visitor:
    """Somebody who followed their invitation, made an account and signed in."""
    visitor = Visitor(live.address)
    visitor.go(link)
    visitor.send()
    visitor.send(password=PASSWORD, again=PASSWORD)
    visitor.send(login=email, password=PASSWORD)
    assert "account/" not in visitor.url, visitor.text
    return visitor


def partnership(live: Live) -> Visitor:
    """The administrator, who has made a partnership and loaded its people; the manager's invitation comes next."""
    administrator = joined(live, live.link, "administrator@installation.example")
    administrator.go("/installation/new/")
    administrator.send(name="Ashmere Partnership (made up)", slug="ashmere", area_name="Ashmere", area_code="X00000001")
    administrator.send(pasted=SHEET)
    administrator.send(confirm="1")
    administrator.go("/installation/")
    administrator.go(administrator.link("invite Bel Manager (invented)"))
    administrator.send()
    return administrator


@pytest.fixture(scope="module")
def town() -> Iterator[tuple[Live, Visitor]]:
    """A partnership on a real installation, and its business manager, who came by a real e-mail."""
    with running(LINEOFSIGHT_SECOND_STEP="0") as live:
        partnership(live)
        yield live, joined(live, live.mailbox.wait_for(MANAGER).link("/link/"), MANAGER)


@pytest.fixture
def manager(town, request) -> Visitor:
    """The business manager, at a mail server that does as it should."""
    live, visitor = town
    live.mailbox.unknown.clear()
    live.mailbox.dies_after_data = False
    live.mailbox.silent_at = ""
    note(request, live)
    return visitor


def invite(manager: Visitor, name: str) -> str:
    """Invite somebody; returns the address of the message in the outbox."""
    manager.go("/ashmere/people/")
    manager.go(manager.link(f"Invite {name}"))
    assert f"Invite {name}" in manager.text
    manager.send()
    manager.go("/ashmere/outbox/")
    return manager.link(f"to {name}")


def became(manager: Visitor, message: str, state: str) -> str:
    """Wait for a message's page to say this state, and return the whole of what it says."""
    found = waited_for(lambda: f"State {state}" in manager.go(message) and manager.text)
    assert found, f"Never “{state}”: {manager.text}"
    return found


def identity(message: str) -> str:
    """The beginning of the identity that a message of this address carries."""
    return f"<{message.strip('/').split('/')[-1]}."


def test_a_message_is_sent_once_under_its_own_identity_and_its_text_put_away(town, manager):
    live, _ = town
    message = invite(manager, "Ana Analyst (invented)")
    sent = live.mailbox.wait_for("analyst@ashmere.example", "Make your account")
    page = became(manager, message, "Sent")
    assert sent.message_id.startswith(identity(message))
    assert sent.message["From"] == "Line of Sight <no-reply@installation.example>"
    assert sent.link("/link/") not in page
    assert "Its text is no longer shown" in page
    with pytest.raises(NoMail):
        live.mailbox.wait_for("analyst@ashmere.example", patience=2.5)


def test_an_address_the_mail_server_refuses_is_said_to_be_and_can_be_tried_again(town, manager):
    live, _ = town
    live.mailbox.unknown.add("police@ashmere.example")
    message = invite(manager, "Pat Police (invented)")
    page = became(manager, message, "Refused by the mail server")
    assert "No such person here" in page
    assert "/link/" not in page, "with a mail server nobody need read somebody's link"
    live.mailbox.unknown.clear()
    send_again(manager, message)
    became(manager, message, "Sent")
    assert live.mailbox.wait_for("police@ashmere.example").message_id.startswith(identity(message))


def test_a_server_that_dies_at_the_wrong_moment_leaves_it_open_and_a_person_decides(town, manager):
    live, _ = town
    live.mailbox.dies_after_data = True
    message = invite(manager, "Hal Health (invented)")
    became(manager, message, "Perhaps sent")
    first: Mail = live.mailbox.wait_for("health@ashmere.example")
    live.mailbox.dies_after_data = False
    with pytest.raises(NoMail):
        live.mailbox.wait_for("health@ashmere.example", patience=2.5)
    send_again(manager, message)
    became(manager, message, "Sent")
    second: Mail = live.mailbox.wait_for("health@ashmere.example")
    assert first.message_id == second.message_id, "so that the reader's mail program can see that it is the same one"
    assert first.text == second.text


def test_a_worker_killed_before_it_handed_a_message_over_sends_it_when_it_is_back_and_once(town, manager):
    """Killed while the server had not yet taken the address: nothing is lost, and nothing is in doubt."""
    live, _ = town
    live.mailbox.silent_at = "address"
    message = invite(manager, "Ned Nurse (invented)")
    killed_and_restarted(live)
    became(manager, message, "Sent")
    assert live.mailbox.wait_for("nurse@ashmere.example").message_id.startswith(identity(message))
    with pytest.raises(NoMail):
        live.mailbox.wait_for("nurse@ashmere.example", patience=2.5)


def test_a_worker_killed_while_the_server_had_the_message_leaves_that_one_to_a_person(town, manager):
    """Killed before the server's answer: it is not sent twice by itself, and stands as perhaps sent."""
    live, _ = town
    live.mailbox.silent_at = "taken"
    message = invite(manager, "Prue Probation (invented)")
    killed_and_restarted(live)
    behind = invite(manager, "Ros Refuge (invented)")
    became(manager, behind, "Sent")
    became(manager, message, "Being sent")
    live.change("UPDATE notices_message SET handed_over_at = '2020-01-01 00:00:00' WHERE state = 'sending'")
    assert live.run("daily").returncode == 0
    became(manager, message, "Perhaps sent")
    assert live.mailbox.wait_for("probation@ashmere.example").message_id.startswith(identity(message))
    with pytest.raises(NoMail):
        live.mailbox.wait_for("probation@ashmere.example", patience=2.5)


def killed_and_restarted(live: Live) -> None:
    """Kill the worker while it waits for the mail server's next word, and start again as a service manager does."""
    assert waited_for(lambda: live.mailbox.silent), "the worker never came to that place"
    live.kill_worker()
    live.mailbox.silent_at = ""
    live.serve()


def send_again(manager: Visitor, message: str) -> None:
    """Send a message again from its page."""
    manager.go(message)
    manager.go(manager.link("Send again"))
    assert "Send this message again?" in manager.text
    manager.send()
    assert "waiting to be sent again" in manager.text


def test_with_no_mail_server_a_message_waits_in_the_outbox_to_be_handed_over(request):
    with running(LINEOFSIGHT_SECOND_STEP="0", LINEOFSIGHT_SMTP_HOST="") as live:
        note(request, live)
        shown = partnership(live)
        assert "Pass this invitation on to Bel Manager (invented)" in shown.text
        manager = joined(live, link_in(live, shown), MANAGER)
        message = invite(manager, "Ana Analyst (invented)")
        assert "No mail server is set up here" in manager.text
        page = became(manager, message, "Waiting to be sent")
        assert link_in(live, manager) in page
        manager.go(manager.link("I passed it on myself"))
        manager.send()
        page = became(manager, message, "Handed over by hand")
        assert "/link/" not in page
        assert not live.mailbox.kept


def link_in(live: Live, visitor: Visitor) -> str:
    """The one personal link that stands on a page."""
    words = [word for word in visitor.text.split() if word.startswith(f"{live.address}/link/")]
    assert len(words) == 1, visitor.text
    return words[0]
