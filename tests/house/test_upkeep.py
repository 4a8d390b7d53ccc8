"""What a database is told of its rows, so that it takes the right index."""

import pytest
from django.db import connection

from lineofsight.core.access.upkeep import weigh_tables

ROWS, FEW = 12_000, 4


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL weighs its tables by itself.")
def test_how_many_rows_a_value_has_is_counted_and_not_guessed(db):
    """Most rows belong to the last of a few partnerships: from the first entries of an index alone it is guessed that
    each has few, and then everything of one is read where an index would have found a row."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE uneven (whose INTEGER, what INTEGER)")
        cursor.execute("CREATE INDEX by_whose ON uneven (whose)")
        rows = [(min(number // 100, FEW - 1), number) for number in range(ROWS)]
        cursor.executemany("INSERT INTO uneven VALUES (%s, %s)", rows)
        weigh_tables()
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE idx = 'by_whose'")
        assert cursor.fetchone()[0] == f"{ROWS} {ROWS // FEW}"
