"""A few seconds of sound, to choose levels by."""

from PySide6.QtCore import QObject, QTimer

from upstroke.domain.player import Player
from upstroke.domain.programme import Entry, Programme
from upstroke.domain.routine import Side, Slot, Step, Strokes
from upstroke.domain.technique import Technique
from upstroke.domain.timeline import lay_out
from upstroke.ui.player.speaker import Speaker

STEP = Step("sample", "Sample", Technique.PRESS_STROKE, Strokes(2, 30), side=Side.EACH)
RING_OUT_MS = 3_000


class SoundSample(QObject):
    """Sounds one short step on both sides: its chimes, the count, and strokes on the left and on the right."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(speaker.stop)

    def play(self) -> None:
        """Begin, also while it sounds already."""
        self.stop()
        timeline = lay_out(Programme("sample", "Sample", Slot.ANY, (Entry("sample", STEP),)))
        start = timeline.step_start(0)
        player = Player(timeline, start)
        player.play()
        self._speaker.start(player.feed)
        self._end.start(timeline.length_ms - timeline.spans[start].start_ms + RING_OUT_MS)

    def stop(self) -> None:
        """End it, if it sounds."""
        if self._end.isActive():
            self._end.stop()
            self._speaker.stop()
