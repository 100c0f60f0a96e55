"""The ratings of sessions, by practice day."""

import msgspec

from upstroke.domain.ratings import Rated, Rating
from upstroke.history import rows
from upstroke.history.database import Database, Row
from upstroke.history.facts import RATINGS

# The ratings of a day as one text, as that is read in one go; of a session that was deleted it is passed over. Where
# there is none at all no session is looked at, and cross joins keep SQLite from reading all ratings first.
_RATED = """
    SELECT {day} AS day, '[' || group_concat(value) || ']'
    FROM session CROSS JOIN fact ON kind = ?1 AND key = session.id
    WHERE local_second >= ?2 AND local_second < ?3 AND value <> 'null' AND EXISTS (SELECT 1 FROM fact WHERE kind = ?1)
    GROUP BY day ORDER BY day
    """
_DECODER = msgspec.json.Decoder(tuple[Rating, ...])


def ratings_between(database: Database, start: int, end: int, day: str) -> tuple[Rated, ...]:
    """The ratings of the sessions between two wall times, in seconds since 1970, by their days.

    `day` is the practice day of a session in SQL. Raises HistoryUnavailable.
    """
    found = database.read(_rated_of, _RATED.format(day=day), (RATINGS.name, start, end))
    return tuple(rated for of_day in found for rated in of_day)


def _rated_of(row: Row) -> tuple[Rated, ...]:
    day = rows.date_of(row)
    return tuple(Rated(day, rating) for rating in _DECODER.decode(row[1]))
