"""The second step of signing in, as an authenticator app does it: a time-based one-time password (RFC 6238)."""

import base64
import hmac
import struct
import time

STEP = 30
MARGIN = 4.0


def code_of(secret: str) -> str:
    """The six figures for this moment, from the secret a page shows (base 32); late in a step it waits for the next."""
    left = STEP - time.time() % STEP
    if left < MARGIN:
        time.sleep(left + 0.1)
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // STEP), "sha1").digest()
    place = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
