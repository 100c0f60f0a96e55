"""The clocks. Only `__main__` and `app` may import this; all others are handed the time."""

import time
from datetime import datetime


def now() -> datetime:
    """The wall time where the user is, with its distance from UTC."""
    return datetime.now().astimezone()


def mono_ms() -> int:
    """Milliseconds of a clock that only runs forward; it stands still while the machine sleeps."""
    return time.monotonic_ns() // 1_000_000
