"""The clock of the sound: what has been heard by now, worked out from a count that comes in steps."""

from math import exp

STUCK_MS = 300
"""A count that stands still for so long has lost its device."""

PULL_MS = 250
"""The time in which most of a difference between clock and count is taken back."""

MOST_AHEAD_MS = PULL_MS / 2
"""A larger difference is taken back no faster than this one, at half the clock's speed."""


class StreamClock:
    """Carries a count of heard ms from step to step, and goes on alone where the count stands still.

    A count in steps is only right when it steps, so that is when the clock is steered to it: gently, so that it shows
    no steps of its own and never stands still or runs back. `mono_ms` is what a clock says that only runs forward.
    """

    def __init__(self, heard_ms: float, mono_ms: float) -> None:
        self._at_ms = heard_ms
        self._mono_ms = mono_ms
        self._ahead_ms = 0.0
        self._counted_ms = heard_ms
        self._stepped_ms = mono_ms

    def heard_ms(self, mono_ms: float) -> float:
        """What has been heard at a time, in ms."""
        passed = max(0.0, mono_ms - self._mono_ms)
        return self._at_ms + passed - self._ahead_ms * (1 - exp(-passed / PULL_MS))

    def observe(self, counted_ms: float, mono_ms: float) -> None:
        """Take note of what the count says."""
        if counted_ms <= self._counted_ms:
            return
        self._at_ms = self.heard_ms(mono_ms)
        self._mono_ms = mono_ms
        self._ahead_ms = max(-MOST_AHEAD_MS, min(MOST_AHEAD_MS, self._at_ms - counted_ms))
        self._counted_ms = counted_ms
        self._stepped_ms = mono_ms

    def hold_to(self, most_ms: float, mono_ms: float) -> None:
        """Fall back to `most_ms` where the clock has run past all that there was to hear."""
        if self.heard_ms(mono_ms) > most_ms:
            self._at_ms, self._mono_ms, self._ahead_ms = most_ms, mono_ms, 0.0

    def stuck(self, mono_ms: float) -> bool:
        """Whether the count has stood still for too long."""
        return mono_ms - self._stepped_ms >= STUCK_MS
