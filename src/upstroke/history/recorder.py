"""Keeping one run as it happens, also when the history can't be written for a while."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from upstroke.domain.session import PassRecord, Session, SessionOutcome
from upstroke.domain.timeline import PassSide
from upstroke.history.store import History


class Recorder:
    """Holds what a run did until it is written. `begun` says that its session is in the history already.

    Each method that writes raises HistoryUnavailable where that can't be done now; nothing is lost then, and the next
    call tries all of it again.
    """

    def __init__(self, history: History, session: Session, begun: bool = False) -> None:
        self._history = history
        self._session = session
        self._begun = begun
        self._passes = {(record.position, record.side): record for record in session.passes}
        self._unwritten: dict[tuple[int, PassSide], PassRecord] = {}
        self._outcome: SessionOutcome | None = None

    @property
    def session(self) -> Session:
        """The session with all its passes, as it is now."""
        passes = sorted(self._passes.values(), key=lambda record: record.position)
        return replace(
            self._session,
            active_ms=sum(record.active_ms for record in passes),
            strokes=sum(record.strokes for record in passes),
            outcome=self._outcome or self._session.outcome,
            passes=tuple(passes),
        )

    @property
    def behind(self) -> bool:
        """Whether something that was done is not in the history."""
        return not self._begun or bool(self._unwritten)

    @property
    def settled(self) -> bool:
        """Whether there is nothing left to write, nor to be done."""
        return not self.behind and self._outcome is None

    def add(self, record: PassRecord) -> None:
        """Take a pass; one of the same position and side is replaced."""
        place = record.position, record.side
        self._passes[place] = self._unwritten[place] = record

    def write(self, now: datetime) -> None:
        """Write what is not in the history yet."""
        if not self._begun:
            self._history.begin(self._session)
            self._begun = True
        if self._unwritten:
            try:
                self._history.record_all(self._session.id, self._unwritten.values(), now)
            except KeyError:
                # Someone else deleted the session while it was played; what is done now is wanted all the same.
                self._history.restore(self.session, now)
            self._unwritten = {}

    def end(self, outcome: SessionOutcome, now: datetime) -> None:
        """Write the rest, and how the run ended."""
        self._outcome = outcome
        self.finish(now)

    def finish(self, now: datetime) -> None:
        """Try again to write the end of a run."""
        self.write(now)
        if self._outcome is not None:
            with suppress(KeyError):  # deleted by someone else, and nothing was done since
                self._history.end(self._session.id, self._outcome, now)
            self._session = replace(self._session, outcome=self._outcome)
            self._outcome = None


class Trial(Recorder):
    """Holds what a run did that is only tried out: nothing of it is ever written."""

    def write(self, now: datetime) -> None:
        """Count it as written."""
        self._begun, self._unwritten = True, {}

    def finish(self, now: datetime) -> None:
        """Count its end as written."""
        self.write(now)
        self._session = replace(self._session, outcome=self._outcome or self._session.outcome)
        self._outcome = None
