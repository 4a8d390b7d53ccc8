"""Tables of rooms that only grow, until what stood in a room is erased: then its rows go, and no others."""

from lineofsight.core.trail.append_only import SQLITE, AppendOnly

SQLITE_DELETE = """
CREATE TRIGGER {table}_no_DELETE BEFORE DELETE ON {table}
WHEN NOT EXISTS (SELECT 1 FROM sealed_erasure WHERE room_id = OLD.room_id)
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
POSTGRESQL = """
CREATE OR REPLACE FUNCTION refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF EXISTS (SELECT 1 FROM sealed_erasure WHERE room_id = OLD.room_id) THEN RETURN OLD; END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER {table}_no_change BEFORE UPDATE ON {table}
    FOR EACH ROW WHEN ((to_jsonb(OLD) - '{{{but}}}'::text[]) IS DISTINCT FROM (to_jsonb(NEW) - '{{{but}}}'::text[]))
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""


class UntilErased(AppendOnly):
    """Refuse change as `AppendOnly` does, but let the rows of a room be deleted once its erasure is written down, which
    is itself never changed. On a table that was append-only before, `Changeable` goes before it.

    A migration that has SQLite make `sealed_erasure` anew takes these triggers off first, and puts them back.
    """

    def statements(self, connection) -> list[str]:
        """The triggers in the words of one database."""
        if connection.vendor == "sqlite":
            update = SQLITE.format(table=self.table, verb="UPDATE", columns=self.columns(connection))
            return [update, SQLITE_DELETE.format(table=self.table)]
        if connection.vendor == "postgresql":
            return [POSTGRESQL.format(table=self.table, but=",".join(self.but))]
        return super().statements(connection)

    def describe(self):
        return f"Refuse change to {self.table} until its room is erased"
