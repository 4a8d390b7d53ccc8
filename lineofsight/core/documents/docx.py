"""The document tree as a Word file, for whoever comments on it, copies from it or prints it their own way."""

from datetime import datetime

from lineofsight.core.documents import tree


def docx(document: tree.Document, made_at: datetime, site: str = "", author: str = "") -> bytes:
    """The document as the bytes of a .docx, the same for the same document, time, site and author.

    Args:
        made_at: the file's date, with its time zone.
        site: what is put before addresses on this site ("https://example.org"); without it they lead nowhere.
        author: whose document it is, such as the partnership's name.

    Raises:
        DocumentRefused: it has no title, or no language that can be named; the sentence says what to put right.
    """
    # Here and not above: no page needs it, and the library takes a while to begin.
    from lineofsight.core.documents.docx_package import packed

    return packed(document, made_at, site, author)
