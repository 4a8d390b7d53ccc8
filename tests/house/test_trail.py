"""The trail can only grow, on both databases, by whatever way one tries."""

import pytest
from django.db import DatabaseError, connection, transaction

from lineofsight.core.trail.models import Entry

WAYS = [
    "UPDATE trail_entry SET event = 'x'",
    "DELETE FROM trail_entry",
    "REPLACE",
    "TRUNCATE trail_entry",
]


def statement(way: str) -> str | None:
    """The way in this database's words; none where it has no such words."""
    if way == "REPLACE" and connection.vendor == "sqlite":
        return "INSERT OR REPLACE INTO trail_entry SELECT * FROM trail_entry"
    if way == "REPLACE":
        return "INSERT INTO trail_entry SELECT * FROM trail_entry ON CONFLICT (id) DO UPDATE SET event = 'x'"
    if way.startswith("TRUNCATE") and connection.vendor == "sqlite":
        return None
    return way


@pytest.mark.parametrize("way", WAYS)
def test_the_database_refuses_to_change_the_trail(world, way):
    before = list(Entry.objects.values_list("pk", "event"))
    assert before
    if statement(way):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement(way))
    assert list(Entry.objects.values_list("pk", "event")) == before


def test_the_trail_has_no_foreign_key_and_no_value(world):
    assert not [field for field in Entry._meta.get_fields() if field.is_relation]
    for name in ("Bel Manager", "manager@ashmere.example"):
        assert not any(name in str(row) for row in Entry.objects.values())
