"""A table that can only grow: the migration operation that makes the database refuse everything else."""

from django.db.migrations.operations.base import Operation

SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb}{columns} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""

# For a table with sealed columns: they alone may change, for their key is changed and what they say is erased in time.
POSTGRESQL_BUT = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER {table}_no_change BEFORE UPDATE ON {table}
    FOR EACH ROW WHEN ((to_jsonb(OLD) - '{{{but}}}'::text[]) IS DISTINCT FROM (to_jsonb(NEW) - '{{{but}}}'::text[]))
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""

POSTGRESQL = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""


class AppendOnly(Operation):
    """Refuse update, delete and truncate on a table, by trigger, on SQLite and PostgreSQL.

    On SQLite the connection must set `recursive_triggers`, or INSERT OR REPLACE deletes without firing (settings do).
    """

    reversible = True

    def __init__(self, table: str, but: tuple[str, ...] = ()):
        """`but` are its sealed columns: they are sealed anew under another key, and erased when their time comes. The
        migration knows the table's other columns by then; one that adds a column lifts and refuses anew."""
        self.table, self.but = table, but

    def deconstruct(self):
        return type(self).__name__, [self.table], {"but": self.but} if self.but else {}

    def state_forwards(self, app_label, state):
        """The models do not change."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for statement in self.statements(schema_editor.connection):
            schema_editor.execute(statement, params=None)  # a % in it is PostgreSQL's own

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        # Whether deleting has a trigger of its own depends on how the table was made append-only.
        kept = ("no_change", "no_delete", "no_truncate")
        names = ("no_UPDATE", "no_DELETE") if schema_editor.connection.vendor == "sqlite" else kept
        on = "" if schema_editor.connection.vendor == "sqlite" else f" ON {self.table}"
        for name in names:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {self.table}_{name}{on}")

    def statements(self, connection) -> list[str]:
        """The triggers in the words of one database."""
        vendor = connection.vendor
        if vendor == "sqlite":
            columns = self.columns(connection)
            return [
                SQLITE.format(table=self.table, verb="UPDATE", columns=columns),
                SQLITE.format(table=self.table, verb="DELETE", columns=""),
            ]
        if vendor == "postgresql":
            text = POSTGRESQL_BUT if self.but else POSTGRESQL
            return [text.format(table=self.table, but=",".join(self.but))]
        raise NotImplementedError(f"An append-only table is not known on {vendor}.")

    def columns(self, connection) -> str:
        """Which columns SQLite watches: all but the sealed ones."""
        if not self.but:
            return ""
        with connection.cursor() as cursor:
            found = [row.name for row in connection.introspection.get_table_description(cursor, self.table)]
        return " OF " + ", ".join(f'"{name}"' for name in found if name not in self.but)

    def describe(self):
        return f"Refuse change to {self.table}"


class Changeable(AppendOnly):
    """Let a table be changed again, for as long as a migration alters it: SQLite makes the whole table anew for a
    column. `AppendOnly` follows in the same migration."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        super().database_backwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        super().database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Let {self.table} be changed"


class Lifted(AppendOnly):
    """Let an append-only table be altered by the operations that follow; `AppendOnly` must come after them again."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        super().database_backwards(app_label, schema_editor, to_state, from_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        super().database_forwards(app_label, schema_editor, to_state, from_state)

    def describe(self):
        return f"Let {self.table} be altered"
