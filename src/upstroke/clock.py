"""The clocks. Only what starts the program takes `SYSTEM`; all others are handed the time."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Clocks:
    """The wall time where the user is, and milliseconds of a clock that only runs forward."""

    now: Callable[[], datetime]
    mono_ms: Callable[[], int]


SYSTEM = Clocks(
    now=lambda: datetime.now().astimezone(),
    # This one stands still while the machine sleeps, as the sound does.
    mono_ms=lambda: time.monotonic_ns() // 1_000_000,
)
