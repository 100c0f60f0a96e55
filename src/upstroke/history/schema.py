"""The whole database of the history: its tables, and how an older file becomes this one.

A new version changes TABLES, raises VERSION, and adds to UPGRADES the statements that turn the version before into it.
Upgrades never change once released. Times are text in UTC, all equally long, so that they sort; lengths are in ms.
"""

from collections.abc import Mapping
from dataclasses import dataclass

APPLICATION_ID = 0x55705374
"""“UpSt”, which tells our files from other programs' databases."""

VERSION = 2

_FACT = """
    CREATE TABLE fact (
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL, -- JSON; null is what is left of one taken back, so that a merge does not bring it back
        changed_at TEXT NOT NULL,
        PRIMARY KEY (kind, key)
    ) STRICT, WITHOUT ROWID
    """

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
)

UPGRADES: Mapping[int, tuple[str, ...]] = {2: (_FACT,)}
"""By the version they lead to: the statements that turn the version before it into it."""


@dataclass(frozen=True, slots=True)
class Schema:
    """What a database must look like."""

    version: int
    tables: tuple[str, ...]
    upgrades: Mapping[int, tuple[str, ...]]


SCHEMA = Schema(VERSION, TABLES, UPGRADES)
