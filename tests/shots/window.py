"""Upstroke on the day of the pictures: started with the arguments given, on an evening in March."""

import sys
import time
from datetime import datetime, timedelta

from upstroke import launch
from upstroke.__main__ import main
from upstroke.clock import SYSTEM, Clocks

EVENING = datetime(2026, 3, 17, 20, 41).astimezone()
"""When the pictures are taken: a Tuesday."""


def clocks() -> Clocks:
    """Clocks that begin to run that evening."""
    began = time.monotonic()
    return Clocks(lambda: EVENING + timedelta(seconds=time.monotonic() - began), SYSTEM.mono_ms, SYSTEM.offset_at)


if __name__ == "__main__":
    vars(launch)["SYSTEM"] = clocks()
    sys.exit(main())
