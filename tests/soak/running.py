"""`python -m tests.soak.running DATABASE SEED [KEPT]`: sessions one after the other, as fast as they can be written.

Each pass is told once it is written, as a line of JSON; whoever reads it may end the process at any moment. With a
folder KEPT the backups in it are brought back in turn, without end.
"""

import random
import sys
from datetime import timedelta
from itertools import count, cycle
from pathlib import Path

import msgspec

from tests.builders import record
from tests.history.sessions import EVENING, session
from upstroke.domain.session import START_OF_DAY, PassRecord, SessionOutcome
from upstroke.domain.timeline import PassSide
from upstroke.history.backup import Backups
from upstroke.history.opening import open_history
from upstroke.history.recorder import Recorder

PASSES = 12
PASS_TIME = timedelta(seconds=40)


class Told(msgspec.Struct):
    """A line: a pass that is written, or how a session ended; without a session, that the history was opened."""

    session_id: str = ""
    done: PassRecord | None = None
    outcome: SessionOutcome | None = None
    sentence: str = ""


def main() -> None:
    """Run until someone ends it."""
    database, seed = Path(sys.argv[1]), int(sys.argv[2])
    backups = Backups(database, database.parent / "backups")
    opened = open_history(backups, START_OF_DAY)
    _tell(Told(sentence=opened.sentence))
    now = EVENING + timedelta(days=seed)
    if len(sys.argv) > 3:
        for backup in cycle(Backups(database, Path(sys.argv[3])).listed()):
            now += timedelta(days=1)
            backups.bring_back(backup, now)
    chance = random.Random(seed)
    for number in count(seed * 1_000_000):
        now += timedelta(hours=11)
        recorder = Recorder(opened.history, session(number, now, passes=()))
        recorder.write(now)
        for place in range(PASSES):
            now += PASS_TIME
            side = PassSide.RIGHT if place % 2 else PassSide.LEFT
            done = record(place // 2, side, chance.randrange(1, 60_000), chance.randrange(20))
            recorder.add(done)
            recorder.write(now)
            _tell(Told(recorder.session.id, done))
        recorder.end(SessionOutcome.FINISHED, now)
        _tell(Told(recorder.session.id, outcome=SessionOutcome.FINISHED))
        backups.make_daily(now, START_OF_DAY)


def _tell(told: Told) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
