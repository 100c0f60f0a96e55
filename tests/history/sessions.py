"""Sessions for tests of the history: one with defaults, and random ones."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import strategies as st

from tests import builders
from upstroke.domain.routine import Slot
from upstroke.domain.session import PassOutcome, PassRecord, Session, SessionOutcome
from upstroke.domain.timeline import PassSide
from upstroke.history.rows import Deletion

EVENING = datetime(2026, 3, 14, 20, 30, tzinfo=UTC)
DAY = date(2026, 3, 14)


def session(
    number: int = 1,
    started_at: datetime = EVENING,
    *,
    slot: Slot = Slot.EVENING,
    offset: int = 60,
    outcome: SessionOutcome = SessionOutcome.FINISHED,
    passes: tuple[PassRecord, ...] | None = None,
) -> Session:
    """A finished evening of one pass, an hour ahead of UTC, unless told otherwise."""
    passes = (builders.record(),) if passes is None else passes
    return Session(
        id=str(UUID(int=number, version=4)),
        routine_id="calm",
        routine_title="Calm",
        slot=slot,
        started_at=started_at,
        local_date=(started_at + timedelta(minutes=offset)).date(),
        utc_offset_minutes=offset,
        planned_ms=60_000,
        active_ms=sum(done.active_ms for done in passes),
        strokes=sum(done.strokes for done in passes),
        outcome=outcome,
        changed_at=started_at,
        passes=passes,
    )


_names = st.text(st.characters(codec="utf-8"), max_size=8)
_moments = st.datetimes(datetime(1971, 1, 2), datetime(2999, 12, 30)).map(lambda moment: moment.replace(tzinfo=UTC))
_few_moments = st.integers(0, 2).map(lambda days: EVENING + timedelta(days=days))
_ms = st.integers(0, 10_000_000)

passes = st.builds(
    PassRecord,
    position=st.integers(0, 5),
    side=st.sampled_from(PassSide),
    routine_id=_names,
    step_id=_names,
    title=_names,
    tool=_names,
    technique=_names,
    zones=st.lists(st.sampled_from(["jawline", "cheek", "neck_side"]), max_size=3).map(tuple),
    pressure=st.integers(0, 4),
    active_ms=_ms,
    strokes=st.integers(0, 500),
    outcome=st.sampled_from(PassOutcome),
)

_pass_lists = st.lists(passes, max_size=4, unique_by=lambda done: (done.position, done.side)).map(
    lambda found: tuple(sorted(found, key=lambda done: done.position))
)


def sessions(ids: st.SearchStrategy[UUID], changed_at: st.SearchStrategy[datetime]) -> st.SearchStrategy[Session]:
    """Any session with such an id, changed at such a time."""
    return st.builds(
        Session,
        id=ids.map(str),
        routine_id=_names,
        routine_title=_names,
        slot=st.sampled_from(Slot),
        started_at=_moments,
        local_date=st.dates(),
        utc_offset_minutes=st.integers(-720, 840),
        planned_ms=_ms,
        active_ms=_ms,
        strokes=st.integers(0, 5000),
        outcome=st.sampled_from(SessionOutcome),
        changed_at=changed_at,
        passes=_pass_lists,
    )


histories = st.lists(sessions(st.uuids(), _moments), max_size=5, unique_by=lambda each: each.id)
"""Sessions with nothing in common."""

_few_ids = st.integers(1, 3).map(lambda number: UUID(int=number))
records: st.SearchStrategy[list[Session | Deletion]] = st.lists(
    sessions(_few_ids, _few_moments) | st.builds(Deletion, _few_ids.map(str), _few_moments), max_size=6
)
"""Sessions and deletions that often are about the same session, and changed at the same moment."""
