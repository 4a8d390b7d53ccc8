"""The virus scanner: ClamAV's daemon, asked about every file that comes in, over its own protocol (clamd(8), INSTREAM).

Where none is set (`settings.CLAMD`) nothing is asked; an installation that is served to others refuses to start so.
Where one is set nothing is accepted unscanned: a scanner that does not answer is a refusal. No answer is remembered,
for tomorrow's scanner knows more.
"""

import logging
import socket
import struct

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

CHUNK = 64 * 1024
CONNECT_SECONDS = 5
ANSWER_SECONDS = 60
LONGEST_ANSWER = 4096

logger = logging.getLogger(__name__)


class Infected(Exception):
    """The scanner found something in the file. The sentence is for whoever sent it."""


class ScannerSilent(Exception):
    """The scanner gave no answer that can be trusted, so the file is not taken. The sentence is for whoever sent it;
    `cause` is for whoever looks after the installation."""

    def __init__(self, cause: object) -> None:
        super().__init__(
            "Files cannot be checked for viruses just now, so none is taken. Nothing was kept: try again later."
        )
        self.cause = str(cause)


def refusal(upload: UploadedFile) -> str | None:
    """Why an upload cannot be taken, in a sentence; none: it can. It is left to be read from its beginning."""
    upload.seek(0)
    try:
        scan(upload.read())
    except (Infected, ScannerSilent) as refused:
        return str(refused)
    finally:
        upload.seek(0)
    return None


def scan(content: bytes) -> None:
    """Have the bytes of a file scanned, where a scanner is set.

    Raises:
        Infected: something was found.
        ScannerSilent: it could not be reached, or did not say in time that the bytes are clean.
    """
    if settings.CLAMD is None:
        return
    answer = ask(b"zINSTREAM\0", content)
    if answer == "stream: OK":
        return
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        found = answer.removeprefix("stream: ").removesuffix(" FOUND")
        logger.warning("A file was refused: the virus scanner found %s in it.", found)
        raise Infected(f"The virus scanner found something harmful in this file ({found}). Nothing was kept.")
    raise silent(answer or "nothing was answered")


def ping() -> None:
    """Ask the scanner that is set whether it is there.

    Raises:
        ScannerSilent: it is not; `cause` says why.
    """
    answer = ask(b"zPING\0")
    if answer != "PONG":
        raise silent(answer or "nothing was answered")


def ask(command: bytes, content: bytes | None = None) -> str:
    """Send a command, with a stream where it has one, and read the answer."""
    try:
        with connected() as connection:
            connection.settimeout(ANSWER_SECONDS)
            connection.sendall(command)
            if content is not None:
                send_stream(connection, content)
            return read_answer(connection)
    except OSError as problem:
        raise silent(problem) from None


def connected() -> socket.socket:
    if isinstance(settings.CLAMD, tuple):
        return socket.create_connection(settings.CLAMD, timeout=CONNECT_SECONDS)
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.settimeout(CONNECT_SECONDS)
        connection.connect(settings.CLAMD)
    except OSError:
        connection.close()
        raise
    return connection


def send_stream(connection: socket.socket, content: bytes) -> None:
    """The bytes in pieces, each after its length in four bytes, and a piece of no length for the end."""
    for start in range(0, len(content), CHUNK):
        piece = content[start : start + CHUNK]
        connection.sendall(struct.pack("!I", len(piece)) + piece)
    connection.sendall(struct.pack("!I", 0))


def read_answer(connection: socket.socket) -> str:
    """The answer up to its final NUL; one cut short, or longer than any of clamd's, is no answer."""
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
        piece = connection.recv(LONGEST_ANSWER)
        if not piece:
            break
        answer += piece
    return answer[:-1].decode(errors="replace") if answer.endswith(b"\0") else ""


def silent(cause: object) -> ScannerSilent:
    """The refusal where nothing was answered that can be trusted, written in the log for whoever looks after it."""
    logger.error("The virus scanner gave no answer: %s.", cause)
    return ScannerSilent(cause)
