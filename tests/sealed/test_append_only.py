"""An append-only table may name its sealed columns: they alone may change, and its rows go with their room at most."""

import pytest
from django.db import DatabaseError, connection, transaction

from lineofsight.core.sealed.services import set_retention
from lineofsight.core.sealed.services.erasing import erase_room
from lineofsight.core.sealed.until_erased import UntilErased
from lineofsight.core.trail.append_only import AppendOnly
from tests.sealed import factories

REFUSED = ("UPDATE kept_words SET said = 'b'", "UPDATE kept_words SET said = 'b', note = 'y'", "DELETE FROM kept_words")
DELETED = "DELETE FROM kept_rows WHERE room_id = %s"
CHANGED = ("UPDATE kept_rows SET said = 'c' WHERE room_id = %s", "UPDATE kept_rows SET room_id = 0 WHERE room_id = %s")


def test_only_the_sealed_columns_of_an_append_only_table_change(db):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE kept_words (id integer PRIMARY KEY, said text, note text)")
        for statement in AppendOnly("kept_words", but=("note",)).statements(connection):
            cursor.execute(statement)
        cursor.execute("INSERT INTO kept_words VALUES (1, 'a', 'x')")
        cursor.execute("UPDATE kept_words SET note = ''")
        for statement in REFUSED:
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                cursor.execute(statement)
        cursor.execute("SELECT said, note FROM kept_words")
        assert cursor.fetchall() == [("a", "")]


def test_the_rows_of_a_room_are_deleted_once_it_was_erased_and_not_before(world):
    gone, stays = factories.room_for(world), factories.room_for(world)
    rule = set_retention(world.icb, partnership=world.partnership, holds=factories.KIND, years=1, schedule="Line 4")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE kept_rows (id integer PRIMARY KEY, room_id integer, said text, note text)")
        for statement in UntilErased("kept_rows", but=("note",)).statements(connection):
            cursor.execute(statement)
        cursor.execute("INSERT INTO kept_rows VALUES (1, %s, 'a', 'x'), (2, %s, 'b', 'y')", [gone.pk, stays.pk])
        cursor.execute("UPDATE kept_rows SET note = ''")
        for erased in (False, True):
            if erased:
                erase_room(factories.WORKER, room=factories.closed(world, gone), rule=rule)
            refused = [(each, room) for each in CHANGED for room in (gone, stays)]
            for statement, room in refused + [(DELETED, each) for each in ([stays] if erased else [gone, stays])]:
                with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                    cursor.execute(statement, [room.pk])
        cursor.execute(DELETED, [gone.pk])
        cursor.execute("SELECT said FROM kept_rows")
        assert cursor.fetchall() == [("b",)]
