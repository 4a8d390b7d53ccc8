"""One message handed to the mail server, and what became of it.

Everything that can be found out before the message itself is handed over, is: whether the server is there, and whether
it takes sender and address. Only then is the message claimed, and only from then until the server's answer can its fate
be unknown.
"""

import re
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

DOT = re.compile(rb"^\.", re.MULTILINE)
END = b"\r\n.\r\n"
READY = 354
PERMANENT = range(500, 600)


@dataclass(frozen=True)
class Outcome:
    """What became of a message: the move of its lifecycle that follows, and what the server said."""

    move: str
    answer: str = ""


class NotOurs(Exception):
    """Another worker claimed the message first."""


class Handing(EmailBackend):
    """Django's own SMTP, which claims a message in the moment before it is handed over."""

    def __init__(self, claim: Callable[[], bool], **options: Any):
        super().__init__(**options)
        self.claim, self.claimed = claim, False

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        backend, plain = self, super().connection_class

        class Connection(plain):  # type: ignore[valid-type, misc]
            def data(self, msg):
                """Hand over the message once the server is ready for it and the claim stands."""
                code, said = self.docmd("data")
                if code != READY:
                    raise smtplib.SMTPDataError(code, said)
                backend.claimed = backend.claim()
                if not backend.claimed:
                    raise NotOurs
                self.send(DOT.sub(b"..", msg).removesuffix(b"\r\n") + END)
                return self.getreply()

        return Connection


def hand_over(mail: EmailMessage, claim: Callable[[], bool]) -> Outcome | None:
    """Hand a message to the mail server, once `claim` says that it is ours; none when it is another's.

    Only a lasting refusal of this message (5xx to its sender, address or text) is a refusal. A server that is down,
    slow, or takes nothing for now is tried again. When it fell silent after it was given the message, nobody knows.
    """
    connection = Handing(claim)
    try:
        connection.open()
    except (smtplib.SMTPException, OSError) as problem:
        return Outcome("put_off", told(problem))
    try:
        connection.send_messages([mail])
    except NotOurs:
        connection.connection.close()
        return None
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as problem:
        return Outcome("refuse" if code_of(problem) in PERMANENT else "put_off", told(problem))
    except (smtplib.SMTPNotSupportedError, ValueError) as problem:
        return Outcome("refuse", told(problem))
    except (smtplib.SMTPException, OSError) as problem:
        return Outcome("lose" if connection.claimed else "put_off", told(problem))
    finally:
        hang_up(connection)
    return Outcome("accept")


def hang_up(connection: Handing) -> None:
    """End the conversation; how it ends no longer says anything about the message."""
    try:
        connection.close()
    except (smtplib.SMTPException, OSError):
        connection.connection = None


def code_of(problem: smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused) -> int:
    """The number of a server's refusal."""
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        return next(iter(problem.recipients.values()))[0]
    return problem.smtp_code


def told(problem: Exception) -> str:
    """What the server said, or what went wrong on the way to it, to be shown."""
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(problem.recipients.values()))
        return f"{code} {words(said)}"
    if isinstance(problem, smtplib.SMTPResponseException):
        return f"{problem.smtp_code} {words(problem.smtp_error)}"
    return str(problem) or type(problem).__name__


def words(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said
