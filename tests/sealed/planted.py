"""The planted names: names nobody has, one for each kind of room, written into every sealed field and file of the
rooms of that kind, and then looked for.

`plant(row)` writes it into each sealed column of a row, `file()` is a file that holds it. `shapes_of()` are the shapes
in which bytes could hold them, `found(content)` says which of them do, and `whose(content)` in rooms of which kinds
they stand. The rest are the places where they must not be. What makes the rooms is `filled.py`.
"""

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import Model

from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.sealed.models import Room
from lineofsight.core.sealed.values import SealedText
from lineofsight.learn.child_deaths.models import Death, Panel
from lineofsight.learn.child_deaths.tests import factories as deaths
from lineofsight.learn.reviews.models import Incident
from lineofsight.learn.reviews.tests import factories as reviews
from tests.house.examples import Furnished
from tests.house.rights import holders
from tests.sealed import factories

NAME = "Zephyrine Quarrelwood"
# By the kind of what the room is around. Those of an incident and of a death went in by services too, as the names of
# the children of the examples, so that what was written on the way is looked through as well.
NAMES = {
    factories.KIND: NAME,
    Incident.KIND: reviews.NAME.removesuffix(" (invented)"),
    Death.KIND: deaths.NAME.removesuffix(" (invented)").split()[-1],
    Panel.KIND: "Isambard Thrupplewick",
}
# A day or a key of a list is read as one where it is shown: for the room's own pages these columns keep what they hold.
READ_AS = {
    "born", "died", "known_at", "decided_at", "happened_when", "when", "involved_from", "involved_to", "harm", "abuse",
    "sex", "ethnicity", "legal_status", "unborn", "siblings_safe", "reads_first",
}  # fmt: skip
# What is performed where a page reads in a room, or an agency what it wrote in one.
READ = {"sealed.read_room", "reviews.read_account", "reviews.read_accuracy"}
WIDTHS = 3
# Where records of all modules meet, and where rooms are: these are looked at as everybody who may.
NEAR = frozenset({"sealed", "reviews", "child_deaths", "journeys", "thread", "notices", "site", "links"})
AFAR, BY_LINK = 5, {"link", "other_link", "invited"}
JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
TAG, BETWEEN = re.compile(r"<[^<>]{0,300}>"), re.compile(r"[^a-z]+")
ZIP = b"PK\x03\x04"
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def story(kind: str = factories.KIND) -> str:
    """What a room of a kind says."""
    return f"{NAMES[kind]} (invented) was seen at home on 3 March."


STORY = story()


def file(kind: str = factories.KIND) -> ContentFile:
    """A file with the name in what it holds and in what it is called."""
    return ContentFile(f"%PDF-1.7 {story(kind)}".encode(), name=f"{NAMES[kind]}.pdf")


def plant(row: Model, *, whole: bool = False) -> Model:
    """Write the name into every sealed column of a row that stands in a room; into those that are read
    as a day or a key only if told."""
    columns = [name for name in sealed_columns(type(row)) if whole or name not in READ_AS]
    for name in columns:
        setattr(row, name, story(row.room.holds))
    row.save(update_fields=columns)
    return row


def sealed_columns(model: type[Model]) -> list[str]:
    """The columns of sealed text that a table has."""
    return [field.attname for field in model._meta.concrete_fields if isinstance(field, SealedText)]


def parts() -> list[str]:
    """What is looked for: each part of each name by itself."""
    return [part for name in NAMES.values() for part in name.split()]


def shapes_of() -> dict[str, bytes]:
    """The shapes in which bytes could hold each part of the names. Letters large and small are one shape."""
    shapes = {}
    for part in parts():
        shapes[f"{part}"] = part.lower().encode()
        for order in ("le", "be"):
            shapes[f"{part} utf-16-{order}"] = part.lower().encode(f"utf-16-{order}")
        shapes[f"{part} hex"] = part.encode().hex().encode()
    return shapes


def plain(content: bytes) -> bytes:
    """The letters of some bytes, in small: as they are read once packed files are unpacked, escapes and marks are taken
    out and what stands between letters is left out, so that a word that was split is whole again."""
    text = (content + unpacked(content)).decode("latin-1")
    text = JSON_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    text = TAG.sub("", unescape(unquote(text, encoding="latin-1")))
    return BETWEEN.sub("", text.lower()).encode("latin-1", "ignore")


def unpacked(content: bytes) -> bytes:
    """What a ZIP's members hold, such as a spreadsheet's, and what a PDF's streams do."""
    if content.startswith(ZIP):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return b"".join(packed.read(name) for name in packed.namelist())
    if not content.startswith(b"%PDF"):
        return b""
    return b"".join(map(inflated, STREAM.findall(content)))


def inflated(stream: bytes) -> bytes:
    """A stream of a PDF; nothing where it is not packed."""
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


def in_base64() -> dict[str, bytes]:
    """The same as base64, at each of its three beginnings: all the signs that depend on the part alone and not on what
    stands beside. All are needed: the middle of a short part, four signs, stands in a page's tokens by chance."""
    shapes = {}
    for part in parts():
        for written in (part, part.lower(), part.upper(), part.swapcase()):
            for before in range(WIDTHS):
                shape = alone(b"\0" * before, written.encode())
                shapes[f"{written} base64+{before}"] = shape
                shapes[f"{written} urlsafe base64+{before}"] = shape.replace(b"+", b"-").replace(b"/", b"_")
    return shapes


def alone(before: bytes, part: bytes) -> bytes:
    """The signs of base64, six bits each, whose bits are all of a part that stands after some bytes."""
    first, last = -(-len(before) * 8 // 6), (len(before) + len(part)) * 8 // 6
    return base64.b64encode(before + part)[first:last]


LOWER, EXACT = shapes_of(), in_base64()


def found(content: bytes | str) -> list[str]:
    """The shapes of the names that some bytes hold."""
    content = content.encode() if isinstance(content, str) else bytes(content)
    letters = plain(content)
    split = [f"{part} split or escaped" for part in parts() if part.lower().encode() in letters]
    return found_as_it_is(content) + split


def whose(content: bytes | str) -> set[str]:
    """The kinds of rooms whose name some bytes hold."""
    shapes = " ".join(found(content)).lower()
    return {kind for kind, name in NAMES.items() if any(part.lower() in shapes for part in name.split())}


def found_as_it_is(content: bytes) -> list[str]:
    """The same without a look at what is split, escaped or packed: for bytes that are many."""
    small = content.lower()
    return [what for what, shape in LOWER.items() if shape in small] + [
        what for what, shape in EXACT.items() if shape in content
    ]


def in_tables() -> list[str]:
    """The columns whose bytes hold it, of every table, as the open transaction has them."""
    held = []
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of the database's own
            columns = [column.name if hasattr(column, "name") else column[0] for column in cursor.description]
            for row in cursor.fetchall():
                held += [f"{table}.{column}" for column, value in zip(columns, row, strict=True) if found(raw(value))]
    return sorted(set(held))


def raw(value: object) -> bytes:
    """A value as bytes."""
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def in_sessions() -> list[str]:
    """The sessions that hold it, unpacked."""
    decoded = ((session.pk, str(session.get_decoded())) for session in Session.objects.all())
    return [f"{key}: {content}" for key, content in decoded if found(content)]


def in_letters() -> list[str]:
    """The letters that hold it, opened."""
    letters = Message.objects.order_by("id")
    return [letter.kind for letter in letters if found(letter.subject) or found(text_of(letter))]


def in_files(*folders: Path) -> list[str]:
    """The files that hold it, in the folder of kept files and in others."""
    here = [Path(default_storage.path("")), *folders]
    standing = (path for folder in here for path in folder.rglob("*") if path.is_file())
    return [path.name for path in standing if found(path.read_bytes()) or found(path.name)]


def in_database_file() -> list[str]:
    """The files of a SQLite database that hold it, its journals too; PostgreSQL's are looked at in a dump."""
    name = connection.settings_dict["NAME"]
    if connection.vendor != "sqlite" or not Path(name).exists():
        return []
    return [
        each
        for each in (name, f"{name}-wal", f"{name}-journal")
        if Path(each).exists() and found(Path(each).read_bytes())
    ]


@dataclass(frozen=True)
class Seen:
    """What a page showed: of rooms of which kinds the name, and whether it was read in a room."""

    page: str
    shown: frozenset[str]
    read: bool


def in_pages(furnished: Furnished, browser: Callable, undone: Callable, asked: Iterable[tuple]) -> Iterator[Seen]:
    """What pages show: `asked` are paths, each with who asks for its example."""
    for path, persona in asked:
        client = browser(persona, path.name)
        with undone() as performed:
            answer = client.get(furnished.address(path))
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            beside = f"{answer.headers} {answer.cookies} {in_sessions()}"
            yield Seen(f"{persona}: {path.name}", frozenset(whose(content) | whose(beside)), bool(performed & READ))


def doors(paths: Iterable) -> Iterator[tuple]:
    """Every address of the house but those of one's own account, with each of those who may open it: whoever came by a
    link too; where everybody may, with nobody, a holder of a link and a neighbour. Of pages that show nothing of other
    modules' records, whoever came by link and some of the others."""
    for path in paths:
        if path.name.startswith(("account_", "mfa_", "usersessions")):
            continue
        may = holders(path.door.permission) if path.door.kind == "may" else {None, "other_link", "neighbour"}
        everybody = sorted(may, key=str)
        near = path.name.partition(":")[0] in NEAR
        some = [who for at, who in enumerate(everybody) if near or at % AFAR == 0 or who in BY_LINK]
        yield from ((path, persona) for persona in some)


def stands_in(furnished: Furnished, path) -> str:
    """The kind of room a page stands in; nothing where it stands in none."""
    row = furnished.rows.get(path.door.permission) if path.has_ref else None
    room = row if isinstance(row, Room) else getattr(row, "room", None)
    return room.holds if room else ""


def tables_with_sealed_text() -> list[type[Model]]:
    """Every model with a sealed text."""
    return [model for model in apps.get_models() if sealed_columns(model)]
