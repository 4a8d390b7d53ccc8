"""Files under a password: nobody who reads them here has it, and no scanner can look into them."""

import io
import re

from pypdf import PasswordType, PdfReader

from lineofsight.core.design.packages import OLE
from lineofsight.core.documents.joining import STUMBLES

SENTENCE = "It is protected by a password. Take the password off and send it again."
# A PDF names how it is locked in its trailer, which is never packed.
LOCKED_PDF = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
# Office puts a locked document whole into one part of an old-style container.
LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")


def under_password(content: bytes) -> bool:
    """Whether a PDF or a file of Office opens with a password only.

    A PDF that anybody can open, and that only forbids printing or changing, is not under a password. (Word's and
    Excel's documents of the new form are zip files, and a locked zip is found where packages are looked into.)
    """
    if content.startswith(OLE):
        return LOCKED_OFFICE in content
    return content.startswith(b"%PDF-") and bool(LOCKED_PDF.search(content)) and not opens(content)


def opens(content: bytes) -> bool:
    """Whether a locked PDF opens without a password; one that cannot be told does not."""
    try:
        reader = PdfReader(io.BytesIO(content))
        return not reader.is_encrypted or reader.decrypt("") is not PasswordType.NOT_DECRYPTED
    except STUMBLES:
        return False
