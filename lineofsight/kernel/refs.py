"""References: the only name a record has outside the database.

Ten random characters of Crockford's base 32, which leaves out i, l, o and u so that a reference can be read aloud,
written down and typed back. Fifty random bits: too many to guess, and a collision is refused by the table.
"""

import re
import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 10

_REF = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
_DASHES = "-\u2010\u2011\u2012\u2013"
_LIKELY_MISREADINGS = str.maketrans({"i": "1", "l": "1", "o": "0"})


def new_ref() -> str:
    """A new reference, from the system's source of randomness."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def is_ref(text: str) -> bool:
    """Whether this is a reference in the form in which it is kept and put in addresses."""
    return _REF.fullmatch(text) is not None


def normalise(text: str) -> str:
    """The reference a person meant by what they typed: spaces and hyphens dropped, i and l read as 1, o as 0.

    ValueError if it cannot be one.
    """
    bare = "".join(char for char in text if char not in _DASHES and not char.isspace())
    ref = bare.lower().translate(_LIKELY_MISREADINGS)
    if not (bare.isascii() and is_ref(ref)):
        raise ValueError(f"“{text}” is not a reference. A reference has {LENGTH} letters and numbers, like 7k3mq0z9xa.")
    return ref
