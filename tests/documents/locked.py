"""Files under a password, for the tests."""

import io

from pypdf import PdfWriter

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def locked_pdf(password: str) -> bytes:
    """A PDF of one page that opens with a password; with an empty one it only forbids things."""
    writer, made = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.encrypt(password, owner_password="owner", algorithm="AES-256")
    writer.write(made)
    return made.getvalue()


def encrypted_office() -> bytes:
    """What Word and Excel write under a password: an old-style container with the locked package in it."""
    return OLE + bytes(504) + "EncryptionInfo".encode("utf-16-le") + bytes(64) + "EncryptedPackage".encode("utf-16-le")
