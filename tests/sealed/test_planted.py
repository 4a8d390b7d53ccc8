"""A name planted in everything of a room that is sealed is found nowhere outside it."""

import base64
import io
import zipfile
import zlib

import pytest
from django.db import transaction

from lineofsight.core.documents.models import File
from lineofsight.core.records.search import seen_card
from lineofsight.core.sealed import services
from lineofsight.core.sealed.models import Hold, Reading, Retention
from lineofsight.kernel import clock
from tests.house.examples import paths
from tests.house.once_a_file import browser, db, furnished, undone, world
from tests.sealed import factories, planted

__all__ = ["browser", "db", "furnished", "world"]


@pytest.fixture(scope="module")
def room(furnished):
    """The furnished room, with the name in all of it."""
    from lineofsight.core.sealed.models import Room

    room = Room.objects.get(ref=furnished.parts["sealed:room"]["ref"])
    with factories.inside_an_operation(furnished.world.reviewer):
        services.keep_room_file(room=room, upload=planted.file())
    for model in planted.tables_with_sealed_text():
        for row in model.objects.filter(room=room):
            planted.plant(row)
    return room


@pytest.mark.once
@pytest.mark.parametrize("written", ["upper", "lower", "swapcase", "title"])
def test_the_search_finds_every_shape(written):
    for part in planted.NAME.split():
        told = getattr(part, written)()
        for content in (
            told.encode(),
            told.encode("utf-16-le"),
            told.encode("utf-16-be"),
            part.encode().hex().encode(),
        ):
            assert planted.found(b"..." + content + b"...")
        if written != "title":
            for before in (b"", b"a", b"ab"):
                assert planted.found(base64.b64encode(before + told.encode() + b" and more")), (told, before)
    split = f"{part[:4]}<wbr>{part[4:]}", f"{part[:4]}\u00ad {part[4:]}"
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in part), "".join(f"&#{ord(letter)};" for letter in part)
    coded = "".join(f"%{ord(letter):02X}" for letter in part)
    for content in (*split, *escaped, coded):
        assert planted.found(content), content
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("sheet.xml", f"<t>{part}</t>")
    assert planted.found(packed.getvalue())
    assert planted.found(b"%PDF-1.7 stream\n" + zlib.compress(part.encode()) + b"\nendstream")
    assert not planted.found("Zephyr and a quarrel in the wood, QUJDREVG")


def test_it_stands_sealed_and_in_no_table_letter_or_file(room):
    assert Reading.objects.filter(room=room).count() >= 2
    assert planted.in_tables() == []
    assert planted.in_letters() == []
    assert planted.in_sessions() == []
    assert planted.in_files() == []
    assert planted.in_database_file() == []
    assert "Zephyrine" not in File.objects.get(record_ref=room.ref).name


def test_a_name_left_in_an_unsealed_column_is_found(room, world):
    """The look can fail: a schedule's own words are not sealed."""
    with transaction.atomic():
        Retention.objects.create(
            partnership=world.partnership, holds=room.holds, years=1, schedule=planted.STORY.upper(), set_by="x"
        )
        assert planted.in_tables() == ["sealed_retention.schedule"]
        transaction.set_rollback(True)
    assert planted.in_tables() == []


def test_no_page_shows_it_to_anybody_outside(furnished, browser, room, caplog):
    asked = list(planted.outside(paths(), inside={"reviewer", "police"}))
    assert len({path.name for path, _ in asked}) > 200
    assert len(asked) > 800
    assert {"link", "other_link", "invited"} <= {persona for _, persona in asked}
    assert list(planted.in_pages(furnished, browser, undone, asked)) == []
    assert not planted.found(caplog.text)


def test_neither_search_nor_an_error_gives_it_back(furnished, browser, room, caplog):
    """Who looks for it finds nothing but what they typed; who is refused, or asks for nothing real, learns nothing."""
    part = planted.NAME.split()[0]
    for persona in ("manager", "scrutineer", "chief_executive", "lead", "link", "neighbour", None):
        client = browser(persona)
        for name in (part, room.key):
            with undone():
                page = client.get("/ashmere/search/", {"q": name}).content.decode()
                assert not planted.found(page.replace(part, "")), persona
                assert f"/rooms/{room.ref}/" not in page, persona
        for address in (f"/ashmere/rooms/{room.ref}/notes/", f"/ashmere/rooms/{room.ref}/nothing/", room.address):
            with undone():
                for answer in (client.get(address), client.post(address, {"note": "x"})):
                    assert not planted.found(answer.content + str(answer.headers).encode()), (persona, address)
    assert not planted.found(caplog.text)


def test_whoever_is_in_reads_it_and_their_pages_outside_do_not_show_it(furnished, browser, room, world):
    client = browser("reviewer")
    with undone():
        services.open_room(world.reviewer, room=room, reason="case_work")
        assert planted.found(client.get(f"/ashmere/rooms/{room.ref}/notes/").content)
        for page in ("", "open/", "admit/", "hold/", "close/"):
            assert not planted.found(client.get(f"/ashmere/rooms/{room.ref}/{page}").content), page
    card = seen_card(world.reviewer, room.ref)
    assert card is None or not planted.found(card.label + card.words)
    assert Hold.objects.filter(room=room, created_at__lte=clock.now()).exists()
