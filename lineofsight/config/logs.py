"""What is written to the log holds no secret: an address with one is cut short."""

import logging
import re

SECRET = re.compile(r"(/(?:link|account/forgotten|feed|register/prove)/)[^/\s\"']+")


class WithoutSecrets(logging.Filter):
    """Puts an ellipsis in place of the secret in the address of a link, a feed, a registration or a password reset."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = SECRET.sub(r"\1…", record.getMessage()), ()
        return True
