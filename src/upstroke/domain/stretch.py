"""A piece of what is heard, and the track that it is taken from."""

from dataclasses import dataclass
from enum import StrEnum

from upstroke.domain.timeline import Moment, Timeline


class Track(StrEnum):
    """Where a stretch of sound is taken from."""

    ROLL = "roll"
    """The timeline."""
    HOLD = "hold"
    """Waiting for the user, in a step that has no length."""
    RESUME = "resume"
    """The count before the work goes on."""
    STILL = "still"
    """Paused, not yet begun, or stopped."""
    END = "end"
    """After the last step."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of what is heard.

    `start_ms` is a time on the timeline for ROLL, and time since the track began for the others. `since_ms` is a time
    on the timeline: for ROLL, sounds that began before it are not part of it, as they belong to what was skipped; for
    the others it is the place where the run stands meanwhile.
    """

    timeline: Timeline
    track: Track
    span_index: int
    start_ms: int
    length_ms: int
    since_ms: int

    @property
    def end_ms(self) -> int:
        """Where the next stretch of the same run begins."""
        return self.start_ms + self.length_ms

    @property
    def moment(self) -> Moment:
        """Where on the timeline its end lies."""
        if self.track is Track.ROLL:
            return self.timeline.moment_in(self.span_index, self.end_ms)
        at = self.timeline.length_ms if self.track is Track.END else self.since_ms
        return self.timeline.moment_in(self.span_index, at)

    def followed_by(self, other: "Stretch") -> bool:
        """Whether `other` goes on exactly where this one ends."""
        return (
            self.timeline is other.timeline
            and self.track is other.track
            and self.end_ms == other.start_ms
            and self.since_ms == other.since_ms
        )
