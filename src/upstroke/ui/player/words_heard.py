"""Which words of a run are heard right now."""

from PySide6.QtCore import QObject, QTimer, Signal

from upstroke.domain.score import Cue, CueKind, cues_of, said_at
from upstroke.domain.stretch import Stretch, Track
from upstroke.ui.player.playback import Playback


class WordsHeard(QObject):
    """Follows a playback, and tells when words begin and end: each `begun` has its `ended`."""

    begun = Signal(str)
    """These words are heard from now on; after a pause in their middle, the rest of them."""
    cut = Signal()
    """They stop before their end; `ended` follows."""
    ended = Signal()

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._audible = True
        self._heard: Stretch | None = None
        self._cue: Cue | None = None
        self._last = QTimer(self)
        self._last.setSingleShot(True)
        self._last.timeout.connect(self._on_last)
        self._last_cue: Cue | None = None
        playback.started.connect(self._hush)
        playback.moved.connect(self._follow)
        playback.changed.connect(self._follow)
        playback.ended.connect(self._follow_on)
        playback.quiet.connect(self._hush)

    def set_audible(self, on: bool) -> None:
        """Whether words can be heard at all: voice and sound may be turned off."""
        self._audible = on
        if not on and self._cue:
            self._stop(cut=True)

    def _follow(self) -> None:
        if not self._playback.running:
            return
        player = self._playback.player
        before, heard = self._heard, player.heard
        self._heard = heard
        cue = said_at(heard) if self._audible and not player.paused else None
        if cue and before and self._cue and _goes_on(before, self._cue, heard, cue):
            self._cue = cue
            return
        if self._cue:
            over = before is not None and _same_run(before, heard) and heard.end_ms >= self._cue.end_ms
            self._stop(cut=not over)
        if cue:
            self._begin(cue)

    def _follow_on(self) -> None:
        """The run is over; the last words come after it, while its end rings out."""
        if self._cue:
            self._stop(cut=True)
        heard, self._heard = self._heard, None
        if heard and heard.track is Track.END:
            self._last_cue = next((cue for cue in cues_of(heard) if cue.kind is CueKind.SAY), None)
            if self._last_cue:
                self._last.start(max(0, self._last_cue.at_ms - heard.end_ms))

    def _on_last(self) -> None:
        cue, self._last_cue = self._last_cue, None
        if cue is None:
            self._stop(cut=False)
        elif self._audible:
            self._begin(cue)
            self._last.start(cue.length_ms)

    def _hush(self) -> None:
        self._last.stop()
        self._last_cue = self._heard = None
        if self._cue:
            self._stop(cut=True)

    def _begin(self, cue: Cue) -> None:
        self._cue = cue
        self.begun.emit(cue.words)

    def _stop(self, *, cut: bool) -> None:
        self._cue = None
        if cut:
            self.cut.emit()
        self.ended.emit()


def _same_run(before: Stretch, after: Stretch) -> bool:
    """Whether one is taken from the same place as the other, further on."""
    return before.timeline is after.timeline and before.track is after.track and before.since_ms == after.since_ms


def _goes_on(before: Stretch, cue: Cue, heard: Stretch, now: Cue) -> bool:
    """Whether the words of now are those of before, not begun anew; more or fewer strokes leave them as they are."""
    if _same_run(before, heard):
        return cue == now
    return cue.words == now.words and before.end_ms - cue.at_ms <= heard.end_ms - now.at_ms
