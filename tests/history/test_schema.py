"""The tables fit the rows, and every version leads to the next."""

import sqlite3
from contextlib import closing

import pytest

from upstroke.history.rows import FACT_COLUMNS, PASS_COLUMNS, SESSION_COLUMNS
from upstroke.history.schema import SCHEMA, TABLES, UPGRADES, VERSION


@pytest.mark.parametrize(
    ("table", "columns"), [("session", SESSION_COLUMNS), ("pass", PASS_COLUMNS), ("fact", FACT_COLUMNS)]
)
def test_what_is_written_has_a_column(table: str, columns: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in TABLES:
            connection.execute(statement)
        there = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
    assert set(columns) <= there


def test_each_older_version_has_its_upgrade() -> None:
    assert sorted(UPGRADES) == list(range(2, VERSION + 1))
    assert (SCHEMA.version, SCHEMA.tables, SCHEMA.upgrades) == (VERSION, TABLES, UPGRADES)
