"""Keys are changed, and what was closed long enough is erased after its coordinators were told."""

import secrets
from io import StringIO

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import decrypt
from django.core.management import call_command
from django.db import transaction

from lineofsight.core.access.models import Account
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.documents.models import File
from lineofsight.core.documents.services import read_file
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.sealed import services
from lineofsight.core.sealed.models import Erasure, Hold, Reading, Retention, RoomFile
from lineofsight.core.sealed.selectors.rights import left_alone
from lineofsight.core.sealed.selectors.rotation import still_old
from lineofsight.core.sealed.services import entering, erasing
from lineofsight.core.sealed.values import Erased
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from tests.sealed import factories, planted


@pytest.fixture
def room(world, settings, tmp_path):
    """A room with a note, a hold's note and a file, the files in a folder of the test's own."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path / "files"}
        },
    }  # fmt: skip
    made = factories.room_for(world)
    services.open_room(world.reviewer, room=made, reason="case_work", note=planted.STORY)
    with factories.inside_an_operation(world.reviewer):
        services.keep_room_file(room=made, upload=planted.file())
    return made


def said(command: str, *words: str) -> str:
    out = StringIO()
    call_command(command, *words, stdout=out)
    return out.getvalue()


def test_everything_is_sealed_anew_and_the_old_key_may_be_dropped(world, room, settings, tmp_path):
    TOTP.activate(account := Account.objects.get(email="reviewer@ashmere.example"), secret := generate_totp_secret())
    services.name_roles(world.icb, partnership=world.partnership, roles=["chair"])
    services.break_glass(world.chair, room=room, reason="court_order", note="x")
    letter = Message.objects.filter(kind="sealed/glass_broken").latest("id")
    told, old = text_of(letter), settings.SEALING_KEYS_FILE.read_text()
    settings.SEALING_KEYS_FILE = tmp_path / "keys"
    settings.SEALING_KEYS_FILE.write_text(f"k2 {secrets.token_hex(32)}\n{old}")
    before = still_old()
    assert {"files", "second steps", "notices_message.text", "sealed_reading.note", "sealed_roomfile.title"} <= set(
        before
    )
    assert "0 still need an old key" in said("rotate")
    assert "k2 now: 0 texts, 0 files, 0 second steps" in said("rotate")
    settings.SEALING_KEYS_FILE.write_text(settings.SEALING_KEYS_FILE.read_text().splitlines()[0])
    opened = services.read_room(world.reviewer, room=room)
    assert Reading.objects.earliest("id").note.open(opened) == planted.STORY
    assert RoomFile.objects.get().title.open(opened) == f"{planted.NAME}.pdf"
    assert planted.STORY.encode() in read_file(File.objects.get(record_ref=room.ref))
    letter.refresh_from_db()
    assert text_of(letter) == told
    assert decrypt(account.authenticator_set.get().data["secret"]) == secret


def test_what_cannot_be_sealed_anew_is_left_and_said(world, room, settings, tmp_path):
    settings.SEALING_KEYS_FILE = tmp_path / "keys"
    settings.SEALING_KEYS_FILE.write_text(f"k2 {secrets.token_hex(32)}\n")
    kept = bytes(Reading.objects.values_list("note", flat=True).get())
    with pytest.raises(Exception, match="is not in the keys file"):
        said("rotate")
    assert bytes(Reading.objects.values_list("note", flat=True).get()) == kept


def test_a_room_is_erased_after_its_years_and_thirty_days_notice_and_not_under_a_hold(world, room):
    with pytest.raises(NotPermitted):
        services.set_retention(world.manager, partnership=world.partnership, holds=room.holds, years=5, schedule="x")
    services.set_retention(world.icb, partnership=world.partnership, holds=room.holds, years=5, schedule="Line 4")
    factories.closed(world, room)

    with factories.later(days=5 * 365 - 40):
        assert night() == (0, 0)
    with factories.later(days=5 * 365 + 2):
        assert night() == (1, 0)
        assert night() == (0, 0)
        letters = Message.objects.filter(kind="sealed/erase_soon")
        assert {letter.person.name for letter in letters} == {"Cate Chief", "Con Constable", "Ida Icb"}
        assert planted.found(text_of(letters[0])) == []
        services.name_coordinator(world.icb, room=room, person=world.person("reviewer"))
        hold = services.hold_room(world.reviewer, room=room, why="inquest", review_on=erasing.clock.today(), note="x")
    with factories.later(days=5 * 365 + 40):
        assert night() == (0, 0)
        with pytest.raises(NotPermitted):
            services.release_hold(world.manager, hold=hold)
        services.release_hold(world.reviewer, hold=hold)
        assert night() == (1, 0), "told again, thirty days ahead"
    with factories.later(days=5 * 365 + 71):
        assert night() == (0, 1)
        services.open_room(world.reviewer, room=room, reason="case_work")
        opened = services.read_room(world.reviewer, room=room)
        assert {row.note.open(opened) for row in (*Reading.objects.all(), *Hold.objects.all())} == {""}
        assert RoomFile.objects.get().file is None
        assert not File.objects.filter(record_ref=room.ref).exists()
        row = Erasure.objects.get()
        assert (row.room, row.retention.schedule, row.files) == (room, "Line 4", 1)
        assert row.texts == 3
        room.refresh_from_db()
        assert room.state == "closed"
        with pytest.raises(NotPermitted):
            services.reopen_room(world.reviewer, room=room, reason="news")
        assert night() == (0, 0)


def test_what_was_read_before_its_room_was_erased_is_not_written_back(world, room):
    services.set_retention(world.icb, partnership=world.partnership, holds=room.holds, years=5, schedule="Line 4")
    read_before = [Reading.objects.get(), RoomFile.objects.get()]
    factories.closed(world, room)
    Erasure.objects.create(
        partnership=room.partnership, room=room, retention=Retention.objects.get(),
        texts=sum(erasing.emptied(model, column, room) for model, column in erasing.texts_of_rooms()), files=0,
    )  # fmt: skip
    anew = Hold(partnership=room.partnership, room=room, placed_by="x", why="court", review_on=clock.today(), note="x")
    for row in (*read_before, anew):
        with pytest.raises(Erased), transaction.atomic():
            row.save()
        with pytest.raises(Erased), transaction.atomic():
            type(row).objects.bulk_create([row])
    with pytest.raises(MoveRefused, match="was erased"):
        services.open_room(world.reviewer, room=room, reason="case_work", note="What I remember")
    services.open_room(world.reviewer, room=room, reason="case_work")
    opened = services.read_room(world.reviewer, room=room)
    said = [row.note.open(opened) for row in Reading.objects.all()] + [RoomFile.objects.get().title.open(opened)]
    assert said == ["", "", ""]
    assert not Hold.objects.exists()


def night() -> tuple[int, int]:
    """How many rooms are told of and erased in a night."""
    return erasing.tell_of_erasing(factories.WORKER), erasing.erase_rooms(factories.WORKER)


def kept(world, room, years: int) -> None:
    services.set_retention(world.icb, partnership=world.partnership, holds=room.holds, years=years, schedule="Line 4")


def test_a_letter_of_an_earlier_closing_tells_of_nothing(world, room):
    kept(world, room, 1)
    factories.closed(world, room)
    with factories.later(days=350):
        assert night() == (1, 0)
        services.reopen_room(world.reviewer, room=room, reason="news")
        factories.closed(world, room)
    with factories.later(days=350 + 366):
        assert night() == (1, 0), "told anew"
        assert night() == (0, 0)
    with factories.later(days=350 + 400):
        assert night() == (0, 1)
        assert not left_alone(world.icb).exists(), "what was erased needs no coordinator"


def test_a_letter_under_an_earlier_rule_tells_of_nothing(world, room):
    kept(world, room, 1)
    factories.closed(world, room)
    with factories.later(days=350):
        assert night() == (1, 0)
        kept(world, room, 2)
    with factories.later(days=400):
        assert night() == (0, 0)
    with factories.later(days=2 * 366):
        assert night() == (1, 0), "told anew"


def test_a_closed_room_is_opened_again_and_reasons_are_of_the_lists(world, room):
    with pytest.raises(KeyError):
        services.close_room(world.reviewer, room=room, reason=planted.STORY)
    with pytest.raises(KeyError):
        services.hold_room(world.reviewer, room=room, why=planted.STORY, review_on=erasing.clock.today())
    with pytest.raises(NotPermitted):
        services.reopen_room(world.reviewer, room=room, reason="news")
    factories.closed(world, room)
    with pytest.raises(NotPermitted):
        services.close_room(world.reviewer, room=room, reason="done")
    assert services.reopen_room(world.reviewer, room=room, reason="news").state == "open"
    with pytest.raises((MoveRefused, entering.NotOpen, NotPermitted)):
        services.reopen_room(world.reviewer, room=room, reason="news")
