"""The clocks. Only what starts the program takes `SYSTEM`; all others are handed the time."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Clocks:
    """The wall time where the user is, and milliseconds of a clock that only runs forward."""

    now: Callable[[], datetime]
    mono_ms: Callable[[], int]
    offset_at: Callable[[datetime], timedelta]
    """How far the clocks of the place are ahead of UTC at a wall time, which summer and winter tell apart."""


SYSTEM = Clocks(
    now=lambda: datetime.now().astimezone(),
    # This one stands still while the machine sleeps, as the sound does.
    mono_ms=lambda: time.monotonic_ns() // 1_000_000,
    offset_at=lambda wall: wall.astimezone().utcoffset() or timedelta(),
)
