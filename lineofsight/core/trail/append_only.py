"""A table that can only grow: the migration operation that makes the database refuse everything else."""

from django.db.migrations.operations.base import Operation

SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
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

    def __init__(self, table: str):
        self.table = table

    def deconstruct(self):
        return type(self).__name__, [self.table], {}

    def state_forwards(self, app_label, state):
        """The models do not change."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for statement in self.statements(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)  # a % in it is PostgreSQL's own

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        names = (
            ("no_UPDATE", "no_DELETE") if schema_editor.connection.vendor == "sqlite" else ("no_change", "no_truncate")
        )
        on = "" if schema_editor.connection.vendor == "sqlite" else f" ON {self.table}"
        for name in names:
            schema_editor.execute(f"DROP TRIGGER {self.table}_{name}{on}")

    def statements(self, vendor: str) -> list[str]:
        """The triggers in the words of one database."""
        if vendor == "sqlite":
            return [SQLITE.format(table=self.table, verb=verb) for verb in ("UPDATE", "DELETE")]
        if vendor == "postgresql":
            return [POSTGRESQL.format(table=self.table)]
        raise NotImplementedError(f"An append-only table is not known on {vendor}.")

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
