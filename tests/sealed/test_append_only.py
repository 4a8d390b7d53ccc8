"""An append-only table may name its sealed columns: they alone may change."""

import pytest
from django.db import DatabaseError, connection, transaction

from lineofsight.core.trail.append_only import AppendOnly

REFUSED = ("UPDATE kept_words SET said = 'b'", "UPDATE kept_words SET said = 'b', note = 'y'", "DELETE FROM kept_words")


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
