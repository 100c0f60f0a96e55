"""What is wrong in a file of the user's, said so that they can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_PLACE, LONGEST_REASON = 160, 480
"""Characters of a sentence that is told; what is named in it may be of any length."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file: which file, where in it (empty for the file as a whole), and what to do about it."""

    file: str
    place: str
    reason: str

    def __str__(self) -> str:
        place, reason = self.place, self.reason
        if len(place) > LONGEST_PLACE:  # its end is where to look
            place = f"…{place[1 - LONGEST_PLACE :]}"
        if len(reason) > LONGEST_REASON:
            reason = f"{reason[: LONGEST_REASON - 1]}…"
        return ": ".join(_shown(part) for part in (self.file, place, reason) if part)


class RoutineError(ValueError):
    """A routine file can't be used. Carries all faults found in it, of which there is at least one."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def _shown(text: str) -> str:
    """A text as it can be told: in one line, and of letters that can be seen."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint at the known name that is meant by a wrong one; empty where none is close."""
    import difflib  # only where something is wrong

    close = difflib.get_close_matches(name, list(known), 1)
    return f'; did you mean "{close[0]}"?' if close else ""
