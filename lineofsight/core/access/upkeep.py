"""What a database needs done now and then, so that it goes on finding rows by the right index."""

from django.db import connection

# As many entries of each index as SQLite looks at: enough to tell a column of few values from one of many.
LOOKED_AT = 1000


def weigh_tables() -> None:
    """Let the database learn how its rows are spread. PostgreSQL does so by itself; SQLite, never told, takes every
    index for a good one, and reads all of a partnership where it could read one theme."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit={LOOKED_AT}")
            cursor.execute("ANALYZE")
