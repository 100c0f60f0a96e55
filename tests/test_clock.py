"""The clock of the system, in a place of which one knows the time."""

import os
import subprocess
import sys

import pytest

ASK = """
from datetime import datetime
from upstroke.clock import SYSTEM
print(SYSTEM.offset_at(datetime(2026, 1, 15, 12)), SYSTEM.offset_at(datetime(2026, 7, 15, 12)))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="takes its place from elsewhere")
def test_the_offset_is_that_of_the_place_in_summer_and_in_winter() -> None:
    in_berlin = {**os.environ, "TZ": "Europe/Berlin"}
    said = subprocess.run([sys.executable, "-c", ASK], env=in_berlin, capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["1:00:00", "2:00:00"]
