"""What a database needs done now and then, so that it goes on finding rows by the right index."""

from django.db import connection

# By how much a table must have grown to be weighed again.
GROWN = 1.1


def weigh_tables() -> list[str]:
    """Let the database learn how its rows are spread. PostgreSQL does so by itself; SQLite, never told, takes every
    index for a good one, and reads all of a partnership where it could read one theme.

    All of each index is looked at: from a part SQLite guesses, and with several partnerships it guesses wrong. That
    takes longer the more there is, so a table is weighed again only once it has grown by a tenth or has an index more:
    in its first days daily, after years now and then. Returns which were weighed.
    """
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA analysis_limit=0")
        before = weighed(cursor)
        grown = [table for table, rows in rows_about(cursor).items() if rows > GROWN * before.get(table, 0)]
        for table in grown:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")
    return grown


def rows_about(cursor) -> dict[str, int]:
    """About how many rows each table has: the number of its last, which is found without counting. What a table for
    search keeps its words in is its own affair."""
    cursor.execute(
        "SELECT name FROM sqlite_master AS kept WHERE type = 'table' AND rootpage > 0 "
        "AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE '%WITHOUT ROWID%' AND NOT EXISTS ("
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND rootpage = 0 AND kept.name LIKE name || '_%')"
    )
    tables = [table for (table,) in cursor.fetchall()]
    last = (f"(SELECT max(rowid) FROM {connection.ops.quote_name(table)})" for table in tables)  # noqa: S608 - its own
    cursor.execute(f"SELECT {', '.join(last)}")
    return {table: rows or 0 for table, rows in zip(tables, cursor.fetchone(), strict=True)}


def weighed(cursor) -> dict[str, int]:
    """How many rows each table had when it was weighed last, but for those that have an index since. Of an index that
    holds some rows alone there may be nothing to know, and it makes no table unweighed."""
    cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")
    if cursor.fetchone() is None:
        return {}
    cursor.execute(
        "SELECT tbl, max(CAST(stat AS INTEGER)) FROM sqlite_stat1 WHERE tbl NOT IN ("
        "SELECT tbl_name FROM sqlite_master WHERE type = 'index' AND coalesce(sql, '') NOT LIKE '% WHERE %' "
        "AND name NOT IN (SELECT idx FROM sqlite_stat1 WHERE idx IS NOT NULL)) GROUP BY tbl"
    )
    return dict(cursor.fetchall())
