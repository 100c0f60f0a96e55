"""The whole database of the history: its tables and triggers, and how an older file becomes this one.

A new version changes TABLES, raises VERSION, and adds to UPGRADES the statements that turn the version before into it.
Upgrades never change once released. Times are text in UTC, all equally long, so that they sort; lengths are in ms.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any

APPLICATION_ID = 0x55705374
"""“UpSt”, which tells our files from other programs' databases."""

VERSION = 3

_FACT = """
    CREATE TABLE fact (
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL, -- JSON; null is what is left of one taken back, so that a merge does not bring it back
        changed_at TEXT NOT NULL,
        PRIMARY KEY (kind, key)
    ) STRICT, WITHOUT ROWID
    """

BLOCK_S = 28 * 86_400
"""How many seconds of wall time one block of totals by zone stands for. It is no calendar month and knows no start of
day, so that either may be asked for: whole blocks are looked up, what sticks out at the ends is added up."""

# What a zone got in each block, by side and technique: forty years of passes take most of a second to add up.
_ZONE_TOTAL = """
    CREATE TABLE zone_total (
        block INTEGER NOT NULL,
        zone TEXT NOT NULL,
        side TEXT NOT NULL,
        technique TEXT NOT NULL,
        active_ms INTEGER NOT NULL,
        strokes INTEGER NOT NULL,
        PRIMARY KEY (block, zone, side, technique)
    ) STRICT, WITHOUT ROWID
    """
_TO_WHAT_IS_THERE = (
    "ON CONFLICT DO UPDATE SET active_ms = active_ms + excluded.active_ms, strokes = strokes + excluded.strokes"
)
_ADD_PASS = f"""
    INSERT INTO zone_total
    SELECT local_second / {BLOCK_S}, zone.value, NEW.side, NEW.technique, NEW.active_ms, NEW.strokes
    FROM session CROSS JOIN (SELECT DISTINCT value FROM json_each(NEW.zones)) AS zone WHERE id = NEW.session_id
    {_TO_WHAT_IS_THERE}
    """
_TAKE_PASS = f"""
    UPDATE zone_total SET active_ms = active_ms - OLD.active_ms, strokes = strokes - OLD.strokes
    WHERE block = (SELECT local_second / {BLOCK_S} FROM session WHERE id = OLD.session_id)
    AND zone IN (SELECT value FROM json_each(OLD.zones)) AND side = OLD.side AND technique = OLD.technique
    """
_PASS_ADDED = f"CREATE TRIGGER pass_added AFTER INSERT ON pass BEGIN {_ADD_PASS}; END"
# Triggers, so that no way of writing can forget the totals, in the same transaction.
_KEEP_ZONE_TOTALS = (
    _PASS_ADDED,
    f"CREATE TRIGGER pass_removed AFTER DELETE ON pass BEGIN {_TAKE_PASS}; END",
    f"CREATE TRIGGER pass_changed AFTER UPDATE ON pass BEGIN {_TAKE_PASS}; {_ADD_PASS}; END",
    # Before a session goes, as its passes are counted in the block that it tells.
    "CREATE TRIGGER session_removed BEFORE DELETE ON session BEGIN DELETE FROM pass WHERE session_id = OLD.id; END",
    """
    CREATE TRIGGER session_moved BEFORE UPDATE OF local_second ON session WHEN NEW.local_second <> OLD.local_second
    BEGIN SELECT RAISE (ABORT, 'a session keeps its time: delete it and insert it anew'); END
    """,
)
# Passes over the same zones first, which are few, as reading a list of zones takes longest.
_ADD_PASSES = f"""
    INSERT INTO zone_total
    SELECT block, zone, side, technique, sum(active_ms), sum(strokes) FROM (
        SELECT DISTINCT block, zones, zone.value AS zone, side, technique, active_ms, strokes FROM (
            SELECT local_second / {BLOCK_S} AS block, zones, side, technique,
                sum(pass.active_ms) AS active_ms, sum(pass.strokes) AS strokes
            FROM {{sessions}} CROSS JOIN pass ON session_id = session.id GROUP BY 1, 2, 3, 4
        ) CROSS JOIN json_each(zones) AS zone
    ) GROUP BY 1, 2, 3, 4 {_TO_WHAT_IS_THERE}
    """

# What was done with each tool in each session, with all that the charts ask for in its key, for the same reason.
_TOOL_TOTAL = """
    CREATE TABLE tool_total (
        local_second INTEGER NOT NULL, -- that of the session
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        tool TEXT NOT NULL,
        active_ms INTEGER NOT NULL,
        strokes INTEGER NOT NULL,
        PRIMARY KEY (local_second, session_id, tool)
    ) STRICT, WITHOUT ROWID
    """
_TOOL_TOTAL_BY_SESSION = "CREATE INDEX tool_total_by_session ON tool_total (session_id, tool)"
_ADD_TO_TOOL = f"""
    INSERT INTO tool_total SELECT local_second, id, NEW.tool, NEW.active_ms, NEW.strokes
    FROM session WHERE id = NEW.session_id {_TO_WHAT_IS_THERE}
    """
_TAKE_FROM_TOOL = """
    UPDATE tool_total SET active_ms = active_ms - OLD.active_ms, strokes = strokes - OLD.strokes
    WHERE session_id = OLD.session_id AND tool = OLD.tool
    """
_TOOL_ADDED = f"CREATE TRIGGER tool_added AFTER INSERT ON pass BEGIN {_ADD_TO_TOOL}; END"
_KEEP_TOOL_TOTALS = (
    _TOOL_ADDED,
    f"CREATE TRIGGER tool_removed AFTER DELETE ON pass BEGIN {_TAKE_FROM_TOOL}; END",
    f"CREATE TRIGGER tool_changed AFTER UPDATE ON pass BEGIN {_TAKE_FROM_TOOL}; {_ADD_TO_TOOL}; END",
)
_ADD_TO_TOOLS = f"""
    INSERT INTO tool_total SELECT local_second, session_id, tool, sum(pass.active_ms), sum(pass.strokes)
    FROM {{sessions}} CROSS JOIN pass ON session_id = session.id GROUP BY 1, 2, 3 {_TO_WHAT_IS_THERE}
    """
_ADD_EVERYTHING = tuple(add.format(sessions="session") for add in (_ADD_PASSES, _ADD_TO_TOOLS))

ADDING = {"pass_added": _PASS_ADDED, "tool_added": _TOOL_ADDED}
"""The triggers that add each new pass to the totals, and how they are made."""
ADD_SESSIONS = tuple(
    add.format(sessions="json_each(?) AS wanted CROSS JOIN session ON session.id = wanted.value")
    for add in (_ADD_PASSES, _ADD_TO_TOOLS)
)
"""What these do, at once for all passes of the sessions in a JSON list of ids."""

_TOOL_TOTALS = (_TOOL_TOTAL, _TOOL_TOTAL_BY_SESSION, *_KEEP_TOOL_TOTALS)

TABLES = (
    """
    CREATE TABLE session (
        id TEXT PRIMARY KEY NOT NULL,
        routine_id TEXT NOT NULL,
        routine_title TEXT NOT NULL,
        slot TEXT NOT NULL,
        started_at TEXT NOT NULL,
        local_second INTEGER NOT NULL, -- wall time where the user was, since 1970; days are worked out from it
        local_date TEXT NOT NULL,
        utc_offset_minutes INTEGER NOT NULL,
        planned_ms INTEGER NOT NULL,
        active_ms INTEGER NOT NULL,
        strokes INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        changed_at TEXT NOT NULL
    ) STRICT
    """,
    # Holds all that the totals by day need, so that they never read the table itself.
    "CREATE INDEX session_by_day ON session (local_second, slot, active_ms, strokes)",
    """
    CREATE TABLE pass (
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        side TEXT NOT NULL,
        routine_id TEXT NOT NULL,
        step_id TEXT NOT NULL,
        title TEXT NOT NULL,
        tool TEXT NOT NULL,
        technique TEXT NOT NULL,
        zones TEXT NOT NULL, -- a JSON list of names
        pressure INTEGER NOT NULL,
        active_ms INTEGER NOT NULL,
        strokes INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        PRIMARY KEY (session_id, position, side)
    ) STRICT
    """,
    # A mark for each deleted session, so that a merge with an older copy does not bring it back.
    "CREATE TABLE deleted (session_id TEXT PRIMARY KEY NOT NULL, changed_at TEXT NOT NULL) STRICT",
    _FACT,
    _ZONE_TOTAL,
    *_KEEP_ZONE_TOTALS,
    *_TOOL_TOTALS,
)

UPGRADES: Mapping[int, tuple[str, ...]] = {
    2: (_FACT,),
    3: (_ZONE_TOTAL, *_KEEP_ZONE_TOTALS, *_TOOL_TOTALS, *_ADD_EVERYTHING),
}
"""By the version they lead to: the statements that turn the version before it into it."""


@dataclass(frozen=True, slots=True)
class Schema:
    """What a database must look like."""

    version: int
    tables: tuple[str, ...]
    upgrades: Mapping[int, tuple[str, ...]]

    def create(self, connection: sqlite3.Connection) -> None:
        """Make the tables in an empty database, inside a transaction."""
        for statement in self.tables:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {self.version}")

    def upgrade(self, connection: sqlite3.Connection) -> None:
        """Turn the tables of an older version, or an empty database, into these, inside a transaction."""
        version = version_of(connection)
        if not version:
            self.create(connection)
            return
        for step in range(version + 1, self.version + 1):
            for statement in self.upgrades[step]:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {self.version}")

    @property
    def shape(self) -> set[tuple[Any, ...]]:
        """The columns of all its tables and indices."""
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            self.create(connection)
            return shape_of(connection)


def version_of(connection: sqlite3.Connection) -> int:
    """The version of a database; 0 for an empty one."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def shape_of(connection: sqlite3.Connection) -> set[tuple[Any, ...]]:
    """The columns of all tables and indices of a database."""
    statement = "SELECT part.name, piece.* FROM sqlite_schema part JOIN pragma_table_info(part.name) piece"
    return set(connection.execute(statement))


SCHEMA = Schema(VERSION, TABLES, UPGRADES)
