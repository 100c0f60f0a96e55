"""Reading sessions back: some of a range that are asked for, or all since a moment with what was done in them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from upstroke.domain.session import PassRecord, Session, local_time
from upstroke.domain.session_query import SessionQuery, Word
from upstroke.history import rows
from upstroke.history.database import Database
from upstroke.history.facts import NOTES, RATINGS
from upstroke.history.rows import PASS_COLUMNS, SESSION_COLUMNS

WIDEST_OFFSET = timedelta(hours=15)
"""Further than any place on Earth is from UTC."""

_SESSION = ", ".join(SESSION_COLUMNS)
# The very order of the index, so that nothing has to be sorted before some can be left out.
_NEWEST_FIRST = "local_second DESC, slot DESC, active_ms DESC, strokes DESC"
_OF_SESSION = "EXISTS (SELECT 1 FROM pass WHERE session_id = session.id AND {})"
_SAID = "EXISTS (SELECT 1 FROM fact WHERE kind = '{}' AND key = session.id AND {})"


def sessions_between(
    database: Database, start: int, end: int, query: SessionQuery, left_out: int, count: int
) -> tuple[Session, ...]:
    """Of the sessions from one wall time up to another, in seconds since 1970, those that answer a query, newest first.

    `left_out` and `count` (-1: all) cut out those that are looked at, before any is asked whether it answers: so no
    part of a search takes longer than the sessions in it, however rare what is sought. Raises HistoryUnavailable.
    """
    terms = list(_terms(query))
    where = " AND ".join(term for term, _ in terms) or "TRUE"
    # The index alone tells which rows are looked at, so that leaving out many costs little.
    statement = f"""
        SELECT {_SESSION} FROM (
            SELECT rowid AS place FROM session WHERE local_second >= ? AND local_second < ?
            ORDER BY {_NEWEST_FIRST}, rowid DESC LIMIT ? OFFSET ?
        ) CROSS JOIN session ON session.rowid = place WHERE {where} ORDER BY {_NEWEST_FIRST}, place DESC
        """
    values = [value for _, of_term in terms for value in of_term]
    return tuple(database.read(rows.session_of, statement, (start, end, count, left_out, *values)))


def sessions_since(database: Database, since: datetime) -> tuple[Session, ...]:
    """The sessions that began since a moment, with their passes, oldest first. Raises HistoryUnavailable."""
    where = "local_second >= ? AND started_at >= ?"
    values = (rows.second_of(local_time(since, 0) - WIDEST_OFFSET), rows.moment_text(since))
    passes: dict[str, list[PassRecord]] = {}
    # A cross join keeps SQLite from reading all passes first.
    for session_id, done in database.read(
        lambda row: (row[0], rows.pass_of(row[1:])),
        f"SELECT session_id, {', '.join(f'pass.{column}' for column in PASS_COLUMNS)} FROM session CROSS JOIN pass "
        f"ON pass.session_id = session.id WHERE {where} ORDER BY position, pass.rowid",
        values,
    ):
        passes.setdefault(session_id, []).append(done)
    found = database.read(
        rows.session_of, f"SELECT {_SESSION} FROM session WHERE {where} ORDER BY started_at, id", values
    )
    return tuple(replace(session, passes=tuple(passes.get(session.id, ()))) for session in found)


def routines_done(database: Database) -> Mapping[str, str]:
    """The ids of all routines that were done, by title, of which the last one counts. Raises HistoryUnavailable."""
    statement = "SELECT routine_title, routine_id, max(local_second) FROM session WHERE routine_id <> '' GROUP BY 1"
    return dict(database.read(lambda row: (row[0], row[1]), statement))


_Term = tuple[str, list[str]]
"""A condition on a session, in SQL, and the values in it."""


def _terms(query: SessionQuery) -> Iterator[_Term]:
    """What a session has to meet, all of it."""
    if query.slot is not None:
        yield "slot = ?", [query.slot.value]
    if query.outcome is not None:
        yield "outcome = ?", [query.outcome.value]
    if query.tool is not None:
        yield _OF_SESSION.format("tool = ? AND active_ms > 0"), [query.tool.value]
    if query.with_note:
        yield _SAID.format(NOTES.name, "value <> 'null'"), []
    if query.with_rating:
        yield _SAID.format(RATINGS.name, "value <> 'null'"), []
    for word in query.words:
        yield _any(_places(word))


def _places(word: Word) -> Iterator[_Term]:
    """Where a word may be found, the quickest to look at first."""
    yield _like("routine_title", word.text)
    said, values = _like("json_extract(value, '$')", word.text)
    yield _SAID.format(NOTES.name, said), values
    of_pass = [_like(column, word.text) for column in ("title", "tool", "zones")]
    of_pass += [("tool = ?", [tool]) for tool in word.tools]
    of_pass += [_like("zones", f'"{zone}"') for zone in word.zones]
    within, values = _any(of_pass)
    yield _OF_SESSION.format(within), values


def _like(column: str, text: str) -> _Term:
    """That a text is part of a column. SQLite tells small from large letters only where they are not ASCII."""
    spellings = [text] if text.isascii() else sorted({text, text.lower(), text.upper(), text.capitalize()})
    patterns = [f"%{_escaped(spelling)}%" for spelling in spellings]
    return f"({' OR '.join([f'{column} LIKE ? ESCAPE ?'] * len(patterns))})", [
        value for pattern in patterns for value in (pattern, "\\")
    ]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _any(terms: Iterator[_Term] | list[_Term]) -> _Term:
    found = list(terms)
    return f"({' OR '.join(term for term, _ in found)})", [value for _, values in found for value in values]
