"""A name planted in everything of a room that is sealed, a name for each kind of room, is found nowhere outside it."""

import base64
import io
import zipfile
import zlib
from random import choices
from string import ascii_letters, digits

import pytest
from django.db import transaction

from lineofsight.core.access.actors import system
from lineofsight.core.documents.models import File
from lineofsight.core.insight.counting import count_here
from lineofsight.core.notices import services as notices
from lineofsight.core.notices.models import Message
from lineofsight.core.records.search import seen_card
from lineofsight.core.sealed import services
from lineofsight.core.sealed.models import Hold, Reading, Retention, Room, RoomFile
from lineofsight.core.sealed.services import coordinating
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.learn.reviews.models import Account, AccuracyCheck, Incident
from lineofsight.learn.reviews.services import accounts, checks, deciding
from tests.house.examples import paths
from tests.house.furnished import browser, db, furnished, undone, world
from tests.sealed import factories, filled, planted

__all__ = ["browser", "db", "furnished", "world"]


@pytest.fixture(scope="module")
def rooms(furnished):
    """A room of each kind, of those furnished, with the name of its kind in all that is sealed in any."""
    return filled.fill(furnished)


@pytest.fixture
def room(rooms):
    """The room that no module made."""
    return rooms[factories.KIND]


@pytest.mark.once
@pytest.mark.parametrize("written", ["upper", "lower", "swapcase", "title"])
def test_the_search_finds_every_shape(written):
    for part in planted.parts():
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
                for after in (b"", b" ", b" and more"):
                    assert planted.found(base64.b64encode(before + told.encode() + after)), (told, before, after)
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


@pytest.mark.once
def test_no_shape_is_so_short_that_a_token_holds_it_by_chance():
    assert min(len(shape) for shape in (*planted.LOWER.values(), *planted.EXACT.values())) >= 7
    drawn = "".join(choices(ascii_letters + digits, k=1_000_000))  # noqa: S311 - nothing is kept secret with it
    assert not planted.found_as_it_is(drawn.encode())


@pytest.mark.once
def test_it_is_known_in_rooms_of_which_kind_a_name_stands():
    for kind, name in planted.NAMES.items():
        assert planted.whose(f"... {name.upper()} ...") == {kind}
    assert planted.whose(" ".join(planted.NAMES.values())) == set(planted.NAMES)
    assert planted.whose("A child (invented)") == set()


def test_it_stands_in_every_sealed_column_and_in_files_of_every_kind_of_room(rooms):
    for model in planted.tables_with_sealed_text():
        row = model.objects.select_related("room").first()
        assert row, f"Fill {model._meta.label} in tests/sealed/filled.py."
        for name in set(planted.sealed_columns(model)) - planted.READ_AS:
            said = getattr(row, name).open(Opened(row.room_id, "case_work"))
            assert planted.whose(said) == {row.room.holds}, f"{model._meta.label}.{name}"
    assert {row.room.holds for row in RoomFile.objects.select_related("room")} == set(planted.NAMES)


def test_it_stands_in_no_table_letter_session_or_file(rooms, room):
    assert Reading.objects.filter(room=room).count() >= 2
    assert Message.objects.count() > 30
    with undone():
        filled.plant_all(whole=True)
        assert planted.in_tables() == []
    assert planted.in_letters() == []
    assert planted.in_sessions() == []
    assert planted.in_files() == []
    assert planted.in_database_file() == []
    assert not planted.found("".join(File.objects.values_list("name", flat=True)))


def test_a_name_left_in_an_unsealed_column_is_found(rooms, world):
    """The look can fail: a schedule's own words are not sealed."""
    with transaction.atomic():
        Retention.objects.create(
            partnership=world.partnership, holds=Room.KIND, years=1, schedule=planted.STORY.upper(), set_by="x"
        )
        assert planted.in_tables() == ["sealed_retention.schedule"]
        transaction.set_rollback(True)


@pytest.mark.once  # rows are the same on both databases, and so is what a page makes of them
def test_no_page_outside_shows_it_to_anybody_whoever_is_in_a_room_or_not(furnished, browser, rooms, caplog):
    asked = [(path, who) for path, who in planted.doors(paths()) if not planted.stands_in(furnished, path)]
    assert len({path.name for path, _ in asked}) > 200
    assert len(asked) > 1000
    assert {"link", "other_link", "invited", *filled.KEEPERS.values()} <= {persona for _, persona in asked}
    for path, persona in asked:
        browser(persona, path.name)  # signed in before what follows is undone
    with undone():
        filled.plant_all(whole=True)
        seen = list(planted.in_pages(furnished, browser, undone, asked))
    assert [each.page for each in seen if each.shown] == []
    assert [each.page for each in seen if each.read] == [], "It stands in a room: say so in its rights' row."
    assert not planted.found(caplog.text)


@pytest.mark.once
def test_a_page_in_a_room_shows_what_stands_in_that_kind_alone_and_only_where_it_is_read(
    furnished, browser, rooms, caplog
):
    asked = [(path, who) for path, who in planted.doors(paths()) if planted.stands_in(furnished, path)]
    kinds = [planted.stands_in(furnished, path) for path, _ in asked]
    seen = list(planted.in_pages(furnished, browser, undone, asked))
    wrong = [each for kind, each in zip(kinds, seen, strict=True) if each.shown - ({kind} if each.read else set())]
    assert wrong == []
    shown = [kind for kind, each in zip(kinds, seen, strict=True) if each.shown]
    assert set(shown) == set(planted.NAMES), "In each kind of room it is read."
    assert len(shown) > 70
    assert not planted.found(caplog.text)


def test_what_is_written_afterwards_does_not_hold_it(furnished, browser, rooms, world, caplog):
    """Letters that go out once the name stands in the rooms: links sent anew, a dissent, broken glass, reminders,
    digests; and the feeds and diaries of those who are in."""
    account, check = (
        model.objects.get(ref=furnished.parts[name]["ref"])
        for model, name in ((Account, "reviews:account"), (AccuracyCheck, "reviews:accuracy_check"))
    )
    with undone():
        before = Message.objects.count()
        accounts.ask_again(world.manager, account=account)
        checks.ask_accuracy_again(world.manager, accuracy_check=check)
        deciding.say_view(world.icb, incident=account.incident, view="not_notify", why=planted.story(Incident.KIND))
        for at in rooms.values():
            services.break_glass(world.chair, room=at, reason="child_at_risk", note=planted.story(at.holds))
        for who in sorted({*filled.KEEPERS.values(), "health", "police", "icb"}):
            secret = notices.renew_feed(getattr(world, who), partnership=world.partnership)
            assert not planted.found(browser(None).get(f"/ashmere/feed/{secret}.ics").content), who
        for days in (0, 20, 60):
            with filled.ahead(days):
                for daily in (
                    accounts.chase_accounts,
                    coordinating.ask_for_coordinators,
                    notices.send_digests,
                    count_here,
                ):
                    daily(system("daily"))
        assert Message.objects.count() > before + 10
        assert planted.in_letters() == []
        assert planted.in_tables() == []
        assert planted.in_files() == []
    assert not planted.found(caplog.text)


def test_neither_search_nor_an_error_gives_it_back(furnished, browser, rooms, caplog):
    """Who looks for it finds nothing but what they typed; who is refused, or asks for nothing real, learns nothing."""
    outside = ("scrutineer", "chief_executive", "lead", "link", "neighbour", None)
    for kind, at in rooms.items():
        part = planted.NAMES[kind].split()[0]
        for persona in {*outside, *filled.KEEPERS.values()}:
            client = browser(persona)
            with undone():
                page = client.get("/ashmere/search/", {"q": part}).content.decode()
                assert not planted.found(page.replace(part, "")), persona
        for persona in ("analyst", "school", "link", "neighbour", None):
            client = browser(persona)
            with undone():
                page = client.get("/ashmere/search/", {"q": at.key}).content.decode()
                assert f"/{at.ref}/" not in page, persona
            notes = f"/ashmere/rooms/{at.ref}/notes/"
            for address in (notes, f"/ashmere/rooms/{at.ref}/nothing/", at.address):
                with undone():
                    for answer in (client.get(address), client.post(address, {"note": "x"})):
                        assert not planted.found(answer.content + str(answer.headers).encode()), (persona, address)
    assert not planted.found(caplog.text)


def test_whoever_is_in_reads_it_and_their_pages_outside_do_not_show_it(furnished, browser, rooms, world):
    for kind, at in rooms.items():
        keeper = getattr(world, filled.KEEPERS[kind])
        client = browser(filled.KEEPERS[kind])
        with undone():
            services.open_room(keeper, room=at, reason="case_work")
            assert planted.whose(client.get(f"/ashmere/rooms/{at.ref}/notes/").content) == {kind}
            for page in ("", "open/", "admit/", "hold/", "close/"):
                assert not planted.found(client.get(f"/ashmere/rooms/{at.ref}/{page}").content), page
        card = seen_card(keeper, at.ref)
        assert card is None or not planted.found(card.label + card.words)
    assert Hold.objects.filter(room=rooms[factories.KIND], created_at__lte=clock.now()).exists()
