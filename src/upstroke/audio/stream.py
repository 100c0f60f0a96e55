"""One stream from a run to the sound device, and the clock that says what of it has been heard.

While a device plays, its count of frames is the clock. Where there is none, or it stops, the clock goes on alone: what
would have sounded is still taken from the run, at the same pace, and counts as heard. When a device comes back it is
given silence until it runs evenly; then the sound joins it at the very place where the run has got to.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import ceil
from typing import Protocol

from upstroke.audio.clock import StreamClock
from upstroke.audio.mixer import Mixer, to_pcm
from upstroke.audio.samples import FRAMES_A_MS
from upstroke.domain.stretch import Stretch, Track

BUFFER_MS = 100
"""How much sound is kept ready: enough to ride out a busy moment, little enough that a pause is heard at once."""

BLOCK_MS = 20
"""How much is taken from the run at a time."""

SETTLE_MS = 120
"""How long a device must have played silence before its count is trusted."""

WAIT_MS = 2_500
"""How long a run waits at its start for the device to begin."""

OPENING_MS = 4_000
"""A device that has not begun after this long is closed and tried anew."""

RETRY_MS = 2_000
"""Between two tries to open a device."""

FADE_OUT_MS = 30

FRAME_BYTES = 4
"""Of a frame as an output takes it: 16 bits left, 16 bits right."""

LAPSE_MS = 5_000
"""Without a device, nobody has followed a run that was not asked about for longer than this: on some systems the steady
clock runs on while the machine sleeps. It goes on from where it was; the wall clock then shows that time has passed.
"""

Feed = Callable[[int], Sequence[Stretch]]
"""Gives the next so many ms of what is to be heard."""


class OutputError(Exception):
    """There is no device, or no longer; the message says what the system said."""


class Output(Protocol):
    """A sound device that takes 16-bit frames, left and right, at 48 kHz. None of its methods waits.

    After OutputError, `close` and then `open` try anew.
    """

    def open(self) -> None:
        """Begin to open the device. Raises OutputError."""

    def free_frames(self) -> int:
        """How many frames are to be written now to keep BUFFER_MS ready; 0 while it opens. Raises OutputError."""

    def write(self, pcm: bytes) -> None:
        """Give whole frames to play next. Raises OutputError."""

    def heard_frames(self) -> int:
        """How many of all frames written have been heard, as far as the system tells. Raises OutputError."""

    def close(self) -> None:
        """Let go of the device at once; what is still to play is dropped."""


class SoundStream:
    """Plays what `feed` gives on an output. Time comes in with each call, in ms of a clock that only runs forward."""

    def __init__(self, output: Output, feed: Feed, mixer: Mixer, mono_ms: int) -> None:
        self._output = output
        self._feed = feed
        self._mixer = mixer
        self._fed_ms = 0
        self._last: Stretch | None = None
        self._clock: StreamClock | None = None
        self._wait_until_ms = mono_ms + WAIT_MS
        self._retry_ms = mono_ms
        self._opened_ms: int | None = None
        self._written = 0
        self._settling: tuple[StreamClock, int] | None = None
        self._joined: tuple[int, int] | None = None
        """The frame of the device, and the ms of all that was fed, at which the two met."""

    @property
    def silent(self) -> bool:
        """Whether the run goes on without sound."""
        return self._clock is not None and self._joined is None

    def media_ms(self, mono_ms: int) -> int:
        """How many ms of all that was fed have been heard."""
        if not self._joined:
            self._go_on_alone(mono_ms)
        if self._clock is None:
            return 0
        return int(max(0.0, min(self._clock.heard_ms(mono_ms), self._fed_ms)))

    def pump(self, mono_ms: int) -> None:
        """Keep the device supplied. To be called several times in the `BUFFER_MS` of an output."""
        try:
            if self._opened_ms is None and mono_ms >= self._retry_ms:
                self._opened_ms = mono_ms
                self._output.open()
            if self._opened_ms is not None:
                self._serve(mono_ms, self._opened_ms)
        except OutputError:
            self._let_go(mono_ms)
        self._mixer.prepare()
        if not self._joined:
            self._go_on_alone(mono_ms)

    def fade_out(self) -> None:
        """Write a last bit in which all that sounds fades. Nothing may be pumped after it."""
        if self._joined and self._last:
            still = replace(self._last, track=Track.STILL, start_ms=0, length_ms=FADE_OUT_MS)
            try:
                self._output.write(to_pcm(self._mixer.close(still)))
            except OutputError:
                return

    def close(self) -> None:
        """Let go of the device at once."""
        self._output.close()

    # --- with a device

    def _serve(self, mono_ms: int, opened_ms: int) -> None:
        free = self._output.free_frames()
        heard = self._output.heard_frames()
        if not (self._joined and self._clock):
            self._settle(free, heard, mono_ms, opened_ms)
            return
        frame, media_ms = self._joined
        self._clock.hold_to(self._fed_ms, mono_ms)
        self._clock.observe(media_ms + (heard - frame) / FRAMES_A_MS, mono_ms)
        if self._clock.stuck(mono_ms) and heard < self._written:
            raise OutputError("the device stands still")
        for _ in range(free // (BLOCK_MS * FRAMES_A_MS)):
            for stretch in self._take(BLOCK_MS):
                self._write(to_pcm(self._mixer.render(stretch)))

    def _settle(self, free: int, heard: int, mono_ms: int, opened_ms: int) -> None:
        """Let the device play silence until it runs evenly, then join it."""
        if heard <= 0:
            if mono_ms - opened_ms > OPENING_MS:
                raise OutputError("the device does not begin")
        elif self._settling is None:
            self._settling = StreamClock(heard / FRAMES_A_MS, mono_ms), mono_ms
        else:
            clock, since_ms = self._settling
            clock.hold_to(self._written / FRAMES_A_MS, mono_ms)
            clock.observe(heard / FRAMES_A_MS, mono_ms)
            if clock.stuck(mono_ms):
                raise OutputError("the device stands still")
            if mono_ms - since_ms >= SETTLE_MS:
                self._join(clock.heard_ms(mono_ms), mono_ms)
                return
        self._write_silence(free)

    def _join(self, heard_ms: float, mono_ms: int) -> None:
        """Let the run go on in the device, from the place where it will be when the next frame is heard."""
        lead_ms = self._written / FRAMES_A_MS - heard_ms
        here_ms = self._clock.heard_ms(mono_ms) if self._clock else -lead_ms
        missing_ms = here_ms + lead_ms - self._fed_ms
        if missing_ms > 0:
            self._take(ceil(missing_ms))
        self._write_silence(round((self._fed_ms - here_ms - lead_ms) * FRAMES_A_MS))
        self._mixer.forget()
        self._joined = self._written, self._fed_ms
        self._clock = StreamClock(here_ms, mono_ms)

    def _write(self, pcm: bytes) -> None:
        self._output.write(pcm)
        self._written += len(pcm) // FRAME_BYTES

    def _write_silence(self, frames: int) -> None:
        if frames > 0:
            self._write(bytes(FRAME_BYTES * frames))

    def _let_go(self, mono_ms: int) -> None:
        """Give the device up, and go on alone from here."""
        self._output.close()
        if self._joined and self._clock:
            # It may have stood still for a while, so that the clock waits at the end of what was fed.
            self._clock.hold_to(self._fed_ms, mono_ms)
        self._opened_ms = self._settling = self._joined = None
        self._written = 0
        self._retry_ms = mono_ms + RETRY_MS
        self._wait_until_ms = mono_ms

    # --- without one

    def _go_on_alone(self, mono_ms: int) -> None:
        """Take from the run what would have been played by now."""
        if self._clock is None:
            if mono_ms < self._wait_until_ms:
                return
            self._clock = StreamClock(0, mono_ms)
        missing_ms = ceil(self._clock.heard_ms(mono_ms)) - self._fed_ms
        if missing_ms > LAPSE_MS:
            self._clock.hold_to(self._fed_ms, mono_ms)
        elif missing_ms > 0:
            self._take(missing_ms)

    def _take(self, ms: int) -> Sequence[Stretch]:
        stretches = self._feed(ms)
        self._fed_ms += ms
        self._last = stretches[-1]
        return stretches
