"""What a file about single children looks like: it must not come here, so it is told by its headings or its values.

The headings are those of the department's own returns (CIN census, SSDA903, Annex A, school census) and of what people
make of them. The shape of a UPN and the check digit of an NHS number are their owners' published rules.
"""

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile

FILE = "This looks like a file about single children. It was not kept."
INSTEAD = "Send totals only, without names, numbers or dates of birth of children."
IN_XML = f"{FILE} Returns in XML, such as the CIN census, have a record for each child. {INSTEAD}"
# Rows from the top that may be the heading row; a title and a few notes often stand above it.
HEADINGS_WITHIN = 20
# A column is judged by its values where at least so many of them, and at least half, have the shape.
ENOUGH = 3
WHOSE = r"(?:(?:the )?(?:child|children|pupil|student|client|young person|subject|person|mother|mc)(?:s)? )?"
HEADING = re.compile(
    rf"{WHOSE}(?:former |unique )?(?:upn|uln|unique pupil number|unique learner number)"
    rf"|{WHOSE}nhs ?(?:number|no|num|id)"
    r"|(?:la ?|unique )?(?:child|pupil|student)(?:s)? ?(?:unique )?(?:id|identifier|ref|reference)"
    rf"|{WHOSE}(?:expected )?(?:dob|d o b|date ?of ?birth|(?:person ?)?birth ?date)"
    rf"|{WHOSE}(?:legal |preferred )?(?:forename|surname|(?:first|given|middle|last|family) ?name)s?"
    r"|(?:child|pupil|student|young person)(?:s)? (?:full )?name|name of (?:the )?(?:child|pupil|young person)"
)
# Headings of SSDA903's files that stand beside CHILD, as `words` reads them.
SSDA903 = frozenset((
    "decom", "rne", "ls", "place provider", "home post", "pl post", "mis start", "mis end", "date int", "date match",
    "date placed", "review code", "sdq score", "in touch", "activ", "accom", "sw id", "sw decom", "dolo start",
    "prev perm", "la perm", "date perm", "duc", "mc dob", "uasc", "missing", "review", "sex", "ethnic",
))  # fmt: skip
IDENTIFIER = re.compile(r"(?:\w+ )?(?:unique )?(?:id|identifier|ref|reference|case number|urn|number)")
UPN = re.compile(r"[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]")
NHS = re.compile(r"\d{3}[ -]?\d{3}[ -]?\d{4}")
NHS_DIGITS = 10
# Of a file of any kind so much is looked through, and of an archive so many parts.
LOOKED_THROUGH, MOST_PARTS = 256 * 1024, 60
WIDE = (b"\xff\xfe", b"\xfe\xff")
NAMES = re.compile(r'"([^"\\]{1,60})"\s*:')
IN_SHEET = re.compile(r"<t[^>]*>([^<]{1,60})</t>")


def looks_child_level(heading: Sequence[str], rows: Iterable[Sequence[str]] = ()) -> str | None:
    """Say why a table looks as if it were about single children, in a sentence for whoever sent it; none: it does not.

    Args:
        heading: the cells of its heading row.
        rows: the rows below, for a table whose headings do not tell: columns of UPNs and of NHS numbers do.
    """
    named = next((cell for cell in heading if HEADING.fullmatch(words(cell))), None) or described(heading)
    if named:
        return f"{FILE} Its column “{named.strip()}” is why. {INSTEAD}"
    return numbered(list(rows))


def table_looks_child_level(table: Sequence[Sequence[str]]) -> str | None:
    """The same for a table whose heading row may stand below a title and notes."""
    found = (looks_child_level(row) for row in table[:HEADINGS_WITHIN])
    return next((sentence for sentence in found if sentence), None) or numbered(table)


def described(heading: Sequence[str]) -> str | None:
    """The heading that tells of a row for each child: SSDA903's CHILD beside its codes, or an identifier beside both
    sex and ethnicity."""
    told = {words(cell): cell for cell in heading}
    if "child" in told and SSDA903 & set(told):
        return told["child"]
    ethnic, sex = "ethnicity" in told or "ethnic" in told, "gender" in told or "sex" in told
    if ethnic and sex:
        return next((cell for word, cell in told.items() if IDENTIFIER.fullmatch(word)), None)
    return None


def numbered(rows: Sequence[Sequence[str]]) -> str | None:
    """The sentence for a table with a column of UPNs or of NHS numbers, whatever it is called."""
    for place in range(max(map(len, rows), default=0)):
        cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
        for kind, is_one in (("UPNs", UPN.fullmatch), ("NHS numbers", is_nhs_number)):
            like = [cell for cell in cells if is_one(cell)]
            if len(set(like)) >= ENOUGH and 2 * len(like) >= len(cells) - 1:
                return f"{FILE} It has a column of {kind}. {INSTEAD}"
    return None


def is_nhs_number(text: str) -> bool:
    """Whether ten digits carry the check digit of an NHS number (modulus 11)."""
    if not NHS.fullmatch(text):
        return False
    digits = [int(sign) for sign in text if sign.isdigit()]
    check = -sum(digit * weight for digit, weight in zip(digits, range(NHS_DIGITS, 1, -1), strict=False)) % 11
    return check == digits[-1]


def words(cell: str) -> str:
    """A heading as small words alone: "Child's  Date_of-Birth" → "childs date of birth"."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub("[’']", "", cell.lower())).split())


def file_looks_child_level(content: bytes) -> str | None:
    """Say why a file of any kind looks as if it were about single children; none: it does not.

    XML returns have a record for each child. A workbook, a set of CSV files in one archive and plain text are judged as
    tables, JSON by the names in it.
    """
    if content.startswith(b"PK\x03\x04"):
        return archive_looks_child_level(content)
    text = content[:LOOKED_THROUGH].decode("utf-16" if content[:2] in WIDE else "utf-8-sig", errors="replace")
    if text.lstrip().startswith("<"):
        return IN_XML
    if text.lstrip().startswith(("{", "[")):
        return next((sentence for name in NAMES.findall(text) if (sentence := looks_child_level([name]))), None)
    return table_looks_child_level([re.split(r"[,;\t]", line) for line in text.splitlines()])


def archive_looks_child_level(content: bytes) -> str | None:
    """The same of a workbook, or of files packed together: whichever part looks so tells for all."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            for part in archive.infolist()[:MOST_PARTS]:
                with archive.open(part) as opened:
                    text = opened.read(LOOKED_THROUGH).decode("utf-8-sig", errors="replace")
                if part.filename.lower().endswith((".csv", ".txt")) and (told := file_looks_child_level(text.encode())):
                    return told
                texts = IN_SHEET.findall(text) if part.filename.lower().endswith(".xml") else []
                if told := next((sentence for cell in texts if (sentence := looks_child_level([cell]))), None):
                    return told
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return None
    return None
