"""The practice days on which something was done, and those that the user lost in travelling."""

from datetime import date, datetime, time

from upstroke.domain.session import days_passed_over, there
from upstroke.history import rows
from upstroke.history.database import Database, Row

Seconds = tuple[int, int]
"""The wall times, in seconds, at which a range of practice days begins and ends."""

_WORKED = "FROM session WHERE local_second >= ? AND local_second < ? AND active_ms > 0"
"""A session that a crash cut off before anything was done does not make a day."""


def practised_days(database: Database, between: Seconds, day: str) -> frozenset[date]:
    """The days on which something was done; `day` is the practice day of a session in SQL."""
    return frozenset(database.read(rows.date_of, f"SELECT DISTINCT {day} {_WORKED}", between))


def passed_over(database: Database, between: Seconds, day: str, start_of_day: time) -> frozenset[date]:
    """The days without practice that were only on the calendar.

    Only the sessions of the days around a gap are looked at, and only where the clock was put forward meanwhile.
    """

    def lost(row: Row) -> tuple[date, ...]:
        before, after = (there(datetime.fromisoformat(started), offset) for started, offset in (row[:2], row[2:]))
        return days_passed_over(before, after, start_of_day)

    found = database.read(
        lost,
        f"""
        WITH practised AS (
            SELECT {day} AS number, min(local_second) AS first, max(local_second) AS last {_WORKED} GROUP BY number
        ), step AS (
            SELECT
                lag(first) OVER by_number AS first_before,
                lag(last) OVER by_number AS last_before,
                first,
                last,
                number - lag(number) OVER by_number AS days
            FROM practised WINDOW by_number AS (ORDER BY number)
        )
        SELECT before.started_at, before.utc_offset_minutes, after.started_at, after.utc_offset_minutes FROM step
        JOIN session AS before ON before.local_second BETWEEN first_before AND last_before
        JOIN session AS after ON after.local_second BETWEEN first AND last
        WHERE days > 1 AND before.utc_offset_minutes < after.utc_offset_minutes
        """,
        between,
    )
    return frozenset(day for days in found for day in days)
