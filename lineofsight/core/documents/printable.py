"""Text without the characters nobody can see or print, which HTML and PDF both forbid."""

import re

# Control characters (but tab and line end), lone surrogates, and the code points Unicode says are never characters.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def printable(text: str) -> str:
    """The same text without them; a line end of any kind is one line end."""
    return FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
