"""The index of cards' labels and words: FTS5 on SQLite, a text-search column on PostgreSQL, made by one operation.

Both follow the table by themselves. On SQLite that is by triggers, which are lost when Django makes the table anew to
change a column: a migration that does so must name this operation again after it.
"""

from django.db.migrations.operations.base import Operation

SQLITE = (
    "DROP TABLE IF EXISTS records_card_search",
    "CREATE VIRTUAL TABLE records_card_search USING fts5(label, words, content='records_card', content_rowid='id',"
    " tokenize='porter unicode61 remove_diacritics 2', prefix='2 3')",
    "DROP TRIGGER IF EXISTS records_card_search_in",
    "DROP TRIGGER IF EXISTS records_card_search_out",
    "DROP TRIGGER IF EXISTS records_card_search_change",
    """CREATE TRIGGER records_card_search_in AFTER INSERT ON records_card BEGIN
    INSERT INTO records_card_search(rowid, label, words) VALUES (new.id, new.label, new.words); END""",
    """CREATE TRIGGER records_card_search_out AFTER DELETE ON records_card BEGIN
    INSERT INTO records_card_search(records_card_search, rowid, label, words)
    VALUES ('delete', old.id, old.label, old.words); END""",
    """CREATE TRIGGER records_card_search_change AFTER UPDATE ON records_card BEGIN
    INSERT INTO records_card_search(records_card_search, rowid, label, words)
    VALUES ('delete', old.id, old.label, old.words);
    INSERT INTO records_card_search(rowid, label, words) VALUES (new.id, new.label, new.words); END""",
    "INSERT INTO records_card_search(records_card_search) VALUES ('rebuild')",
)
POSTGRESQL = (
    """ALTER TABLE records_card ADD COLUMN IF NOT EXISTS search tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('english', label), 'A') || setweight(to_tsvector('english', words), 'B')) STORED""",
    "CREATE INDEX IF NOT EXISTS cards_by_their_words ON records_card USING gin (search)",
)
AWAY = {
    "sqlite": (
        *(f"DROP TRIGGER IF EXISTS records_card_search_{name}" for name in ("in", "out", "change")),
        "DROP TABLE IF EXISTS records_card_search",
    ),
    "postgresql": ("ALTER TABLE records_card DROP COLUMN search",),
}


class SearchIndex(Operation):
    """Make the index of cards, with everything that stands in the table already."""

    reversible = True

    def deconstruct(self):
        return type(self).__name__, [], {}

    def state_forwards(self, app_label, state):
        """The models do not change."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for statement in AWAY[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)

    def describe(self):
        return "Index the words of cards"
