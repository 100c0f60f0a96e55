"""A practice made up, to look around in: what someone might have done, day after day, with Upstroke."""

import random
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from uuid import UUID

from upstroke.domain.programme import Programme, open_routine
from upstroke.domain.routine import Routine, Slot
from upstroke.domain.safety import tool_must_rest
from upstroke.domain.session import PassOutcome, PassRecord, Session, SessionOutcome
from upstroke.domain.tally import Tally
from upstroke.domain.technique import Tool
from upstroke.domain.timeline import Options, SpanKind, Timeline, lay_out

READY_MS = 8_000
"""How long a wait for the user takes."""

LAST_USES = 30
"""Earlier uses of a tool don't matter for its rest."""

HABITS: Mapping[Slot, tuple[float, int, Mapping[str, int]]] = {
    Slot.MORNING: (0.62, 7 * 60 + 15, {"roller-morning": 5, "morning": 4, "brush-morning": 1}),
    Slot.EVENING: (0.78, 21 * 60 + 30, {"guasha-full": 3, "evening": 3, "hands-nightly": 2, "guasha-quick": 1}),
    Slot.ANY: (0.16, 13 * 60, {"desk-2min": 1}),
}
"""For each slot: how often it is used, about when (minutes of the day), and how often with which routine."""


class Practice:
    """Sessions of the bundled routines with breaks, moods and rested tools. The same seed gives the same ones."""

    def __init__(self, routines: Mapping[str, Routine], seed: int = 1) -> None:
        self._routines = routines
        self._chance = random.Random(seed)
        self._uses: dict[Tool, deque[datetime]] = {}
        self._run = cache(_passes)

    def sessions(self, last: datetime, days: int) -> Iterator[Session]:
        """The sessions of so many days, oldest first, up to a wall time with its zone."""
        away = 0
        for back in range(days - 1, -1, -1):
            keen = 0.72 + 0.28 * (1 - back / days)
            away = max(0, away - 1) if away or self._chance.random() > 0.015 else self._chance.randint(2, 5)
            if away:
                continue
            for share, minute, routines in HABITS.values():
                if self._chance.random() < share * keen:
                    at = minute + self._chance.gauss(0, 22)
                    started = last.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(
                        days=-back, seconds=round(at * 60)
                    )
                    routine_id = self._chance.choices(list(routines), list(routines.values()))[0]
                    programme = self._open(self._routines[routine_id], started)
                    if started < last and not any(self._rest(tool, started) for tool in programme.tools):
                        yield self._session(programme, started)

    def _open(self, routine: Routine, started: datetime) -> Programme:
        choices = {"finish-with": self._chance.choice((0, 0, 1))}
        programme = open_routine(routine, lambda tool: self._rest(tool, started), choices)
        if programme.choices and programme.choices[0].stopped[programme.choices[0].taken]:
            programme = open_routine(routine, lambda tool: self._rest(tool, started))
        return programme

    def _session(self, programme: Programme, started: datetime) -> Session:
        timeline, whole = self._run(programme, self._chance.choice((90, 100, 100, 100, 110)))
        for tool in programme.tools:
            self._uses.setdefault(tool, deque(maxlen=LAST_USES)).append(started)
        stopped = self._chance.random() < 0.06
        passes = _left_early(whole, self._chance.uniform(0.3, 0.8)) if stopped else whole
        return Session(
            id=str(UUID(int=self._chance.getrandbits(128), version=4)),
            routine_id=programme.routine_id,
            routine_title=programme.title,
            slot=programme.slot,
            started_at=started.astimezone(UTC),
            local_date=started.date(),
            utc_offset_minutes=(started.utcoffset() or timedelta()) // timedelta(minutes=1),
            planned_ms=timeline.length_ms,
            active_ms=sum(done.active_ms for done in passes),
            strokes=sum(done.strokes for done in passes),
            outcome=SessionOutcome.STOPPED if stopped else SessionOutcome.FINISHED,
            changed_at=started.astimezone(UTC) + timedelta(milliseconds=timeline.length_ms),
            passes=passes,
        )

    def _rest(self, tool: Tool, at: datetime) -> str:
        return tool_must_rest(tool, self._uses.get(tool, ()), at)


def _passes(programme: Programme, tempo: int) -> tuple[Timeline, tuple[PassRecord, ...]]:
    """A programme played to its end."""
    timeline = lay_out(programme, Options(tempo_percent=tempo))
    tally = Tally(timeline)
    work = [index for index, span in enumerate(timeline.spans) if span.kind is SpanKind.WORK]
    for index in work:
        span = timeline.spans[index]
        tally.add(index, READY_MS if span.until_ready else span.length_ms, span.rate)
    return timeline, tuple(tally.save(timeline, index) for index in work)


def _left_early(passes: tuple[PassRecord, ...], share: float) -> tuple[PassRecord, ...]:
    """Only the first share of the passes done, the others skipped."""
    done = max(1, round(len(passes) * share))
    skipped = (replace(left, active_ms=0, strokes=0, outcome=PassOutcome.SKIPPED) for left in passes[done:])
    return (*passes[:done], *skipped)
