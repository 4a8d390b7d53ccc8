"""What a database is told of its rows, so that it takes the right index."""

import pytest
from django.db import connection

from lineofsight.core.access.upkeep import weigh_tables

ROWS, FEW = 12_000, 4


pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL weighs its tables by itself.")


def test_how_many_rows_a_value_has_is_counted_and_not_guessed(db):
    """Most rows belong to the last of a few partnerships: from the first entries of an index alone it is guessed that
    each has few, and then everything of one is read where an index would have found a row."""
    uneven(ROWS)
    assert "uneven" in weigh_tables()
    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE idx = 'by_whose'")
        assert cursor.fetchone()[0] == f"{ROWS} {ROWS // FEW}"


def test_a_table_is_weighed_again_once_it_has_grown_by_a_tenth_and_not_daily(db):
    uneven(ROWS)
    weigh_tables()
    assert weigh_tables() == []
    uneven(ROWS // 20)
    assert weigh_tables() == []
    uneven(ROWS // 10)
    assert weigh_tables() == ["uneven"]
    assert weigh_tables() == []


def test_a_table_with_an_index_more_is_weighed_again(db):
    uneven(ROWS)
    weigh_tables()
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX by_what ON uneven (what)")
    assert weigh_tables() == ["uneven"]
    assert weigh_tables() == []


def uneven(rows: int) -> None:
    """A table with so many rows more, which belong to a few unevenly."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS uneven (whose INTEGER, what INTEGER)")
        cursor.execute("CREATE INDEX IF NOT EXISTS by_whose ON uneven (whose)")
        made = [(min(number // 100, FEW - 1), number) for number in range(rows)]
        cursor.executemany("INSERT INTO uneven VALUES (%s, %s)", made)
