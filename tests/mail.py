"""A real mail server for the tests: it keeps what it is given, and can be told to refuse or to die half-way."""

import asyncio
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import urlsplit

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.postgres import free_port

ADDRESS = re.compile(r"https?://[^\s<>\"]+")
PATIENCE = 15.0


class NoMail(AssertionError):
    """The message that was waited for did not come; the sentence says what did."""


@dataclass(frozen=True)
class Mail:
    """One message as the server was given it."""

    to: str
    message: EmailMessage

    @property
    def subject(self) -> str:
        """Its subject line."""
        return str(self.message["Subject"])

    @property
    def message_id(self) -> str:
        """The identity it carries; the same one when it is sent again."""
        return str(self.message["Message-ID"])

    @property
    def text(self) -> str:
        """What it says."""
        return self.message.get_content()

    def link(self, path: str = "") -> str:
        """The one address in it whose path starts so."""
        found = [link for link in ADDRESS.findall(self.text) if urlsplit(link).path.startswith(path)]
        assert len(found) == 1, f"{len(found)} addresses under {path or '/'} in:\n{self.text}"
        return found[0]


@dataclass
class Mailbox:
    """Every message the server took, and how it behaves towards the next."""

    port: int
    kept: list[Mail] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    dies_after_data: bool = False
    # What it answers to an address, or to a message, instead of taking it: "451 Try later".
    answers: dict[str, str] = field(default_factory=dict)
    # Where it stops and says nothing for as long as this is set: "address", or "taken" when it has the message.
    silent_at: str = ""
    silent: bool = False

    def wait_for(self, to: str, subject: str = "", *, patience: float = PATIENCE) -> Mail:
        """Take out the first message to an address whose subject matches, waiting for it if need be (seconds).

        Raises:
            NoMail: it did not come.
        """
        found = waited_for(lambda: self.take(to, subject), patience)
        if found is None:
            there = "".join(f"\n  to {mail.to}: {mail.subject}" for mail in self.kept) or " nothing"
            raise NoMail(f"No mail to {to} about {subject!r} in {patience:g} seconds. The mailbox holds:{there}")
        return found

    def take(self, to: str, subject: str) -> Mail | None:
        """The first message of that kind, taken out."""
        for mail in self.kept:
            if mail.to == to and re.search(subject, mail.subject):
                self.kept.remove(mail)
                return mail
        return None

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options) -> str:
        """Take an address, or refuse one that is not known here."""
        await self.keep_silent("address")
        if address in self.unknown:
            return "550 5.1.1 No such person here"
        if "address" in self.answers:
            return self.answers["address"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep a message; then say so, or hang up without a word, as a server does that stops at that moment."""
        if "message" in self.answers:
            return self.answers["message"]
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.kept += [Mail(address, message) for address in envelope.rcpt_tos]
        await self.keep_silent("taken")
        if self.dies_after_data:
            server.transport.abort()
        return "250 Taken"

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """End a conversation, or fall silent at its end."""
        await self.keep_silent("goodbye")
        return self.answers.get("goodbye", "221 Bye")

    async def keep_silent(self, place: str) -> None:
        """Say nothing here for as long as it is told to."""
        while self.silent_at == place:
            self.silent = True
            await asyncio.sleep(0.02)
        self.silent = False


def waited_for(look: Callable, patience: float = PATIENCE):
    """What a look finds, looking again until it finds something or patience (seconds) ends; none when it never did."""
    until = time.monotonic() + patience
    while not (found := look()) and time.monotonic() < until:
        time.sleep(0.05)
    return found or None


@contextmanager
def mail_server() -> Iterator[Mailbox]:
    """A server on a free port of this machine, for as long as the block lasts."""
    mailbox = Mailbox(free_port())
    controller = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()
