"""What a database needs done now and then, so that it goes on finding rows by the right index."""

from django.db import connection


def weigh_tables() -> None:
    """Let the database learn how its rows are spread. PostgreSQL does so by itself; SQLite, never told, takes every
    index for a good one, and reads all of a partnership where it could read one theme.

    All of each index is looked at: from a part SQLite guesses, and with several partnerships it guesses wrong.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit=0")
            cursor.execute("ANALYZE")
