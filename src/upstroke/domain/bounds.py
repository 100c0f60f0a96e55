"""How large the numbers of a step may be, how long its texts and of what characters: in a file and in the builder."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the largest of a whole number, both allowed."""

    least: int
    most: int

    def clip(self, number: int) -> int:
        """The nearest number within."""
        return max(self.least, min(number, self.most))


STROKES = Bounds(1, 300)
TEMPO = Bounds(4, 240)
"""Strokes a minute."""
SECONDS = Bounds(1, 900)
HOLD = Bounds(1, 120)
"""Seconds of one hold."""
HOLDS = Bounds(1, 30)
ANGLE = Bounds(0, 90)
"""Degrees between tool and skin."""
PRESSURE = Bounds(1, 4)

LANES = 24
"""Paths of a step, at most."""
STATIONS = 24
"""Landmarks of a path, at most."""
ZONES = 24
"""Zones of a step, at most."""

LONGEST_LINE = 120
LONGEST_TEXT = 1000

_NO_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]+")


def clean_line(text: str) -> str:
    """A text as one line, without what can't be seen and without spaces around it."""
    return _NO_LINE.sub(" ", text).strip()[:LONGEST_LINE].strip()


def clean_text(text: str) -> str:
    """A text of some lines, without what can't be seen and without spaces around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\u2028", "\n")
    return _NO_TEXT.sub("", lines).strip()[:LONGEST_TEXT].strip()
