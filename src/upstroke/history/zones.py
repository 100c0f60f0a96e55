"""What the zones of the face got between two moments, from totals that are kept and the passes at the ends."""

from upstroke.domain.body_map import ZoneTotal
from upstroke.domain.timeline import PassSide
from upstroke.domain.worked import OFF_SKIN_TECHNIQUES
from upstroke.history.database import Database, Row
from upstroke.history.schema import BLOCK_S

# A cross join keeps SQLite from reading all passes first.
_PASSES = (
    "SELECT DISTINCT session_id, position, side, zone.value AS zone, technique, pass.active_ms, pass.strokes "
    "FROM session CROSS JOIN pass ON session_id = session.id CROSS JOIN json_each(zones) AS zone "
    "WHERE local_second >= ? AND local_second < ?"
)
_OFF_SKIN = tuple(sorted(OFF_SKIN_TECHNIQUES))
_TOTALS = f"""
    SELECT zone, side, sum(active_ms) AS worked, sum(strokes) FROM (
        SELECT zone, side, technique, active_ms, strokes FROM zone_total WHERE block >= ? AND block < ?
        UNION ALL SELECT zone, side, technique, active_ms, strokes FROM ({_PASSES})
        UNION ALL SELECT zone, side, technique, active_ms, strokes FROM ({_PASSES})
    ) WHERE technique NOT IN ({", ".join("?" * len(_OFF_SKIN))}) GROUP BY zone, side HAVING worked > 0
    """


def zone_totals(database: Database, start: int, end: int) -> tuple[ZoneTotal, ...]:
    """What each zone got from one wall time up to another, in seconds since 1970. Raises HistoryUnavailable.

    Only what works the skin counts, so no breath and no movement of the jaw.
    """
    first, last = -(-start // BLOCK_S), end // BLOCK_S  # the whole blocks, without `last`
    ends = (start, first * BLOCK_S, last * BLOCK_S, end) if first < last else (start, end, end, end)
    return tuple(database.read(_total_of, _TOTALS, (first, last, *ends, *_OFF_SKIN)))


def _total_of(row: Row) -> ZoneTotal:
    zone, side, active_ms, strokes = row
    return ZoneTotal(zone, PassSide(side), active_ms, strokes)
