"""What is written to the log holds no secret: an address with one is cut short."""

import logging
import re

SECRET = re.compile(r"(/(?:link|account/forgotten)/)[^/\s\"']+")


class WithoutSecrets(logging.Filter):
    """Puts an ellipsis in place of the secret in a link's or a password reset's address."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = SECRET.sub(r"\1…", record.getMessage()), ()
        return True
