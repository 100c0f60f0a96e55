"""All that plays: the run, its sound, and the page that shows it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from upstroke.audio.mixer import Levels
from upstroke.domain.timeline import Timeline
from upstroke.files.settings import Settings
from upstroke.history.store import History
from upstroke.ui.faces import Faces
from upstroke.ui.icons import Icons
from upstroke.ui.player.loudspeaker import Loudspeaker
from upstroke.ui.player.page import PlayerPage
from upstroke.ui.player.playback import Playback, Resumed
from upstroke.ui.player.sound_sample import SoundSample
from upstroke.ui.player.speaker import Speaker
from upstroke.ui.theme import Theme


class PlayerRoom:
    """Joins the parts of the player. Made when something is first played: no other part takes so long to load."""

    def __init__(
        self,
        window: QWidget,
        history: History,
        faces: Faces,
        icons: Icons,
        theme: Theme,
        now: Callable[[], datetime],
        mono_ms: Callable[[], int],
        speaker: Speaker | None = None,
    ) -> None:
        """The page is for `window` to show; `speaker` takes the place of the loudspeaker."""
        self._speaker = speaker or Loudspeaker(mono_ms)
        self.playback = Playback(history, self._speaker, now)
        self._sample = SoundSample(self._speaker)
        self.page = PlayerPage(self.playback, faces.view(), faces.portrait, theme, icons, mono_ms, window)
        self.page.hide()

    def start(self, timeline: Timeline, resumed: Resumed | None = None) -> None:
        """Begin a run, or go on with one; a sample that still sounds gives way."""
        self._sample.stop()
        self.playback.start(timeline, resumed)

    def try_out(self, timeline: Timeline, at_span: int) -> None:
        """Begin a run at a span, of which nothing is kept."""
        self._sample.stop()
        self.playback.try_out(timeline, at_span)

    def play_sample(self) -> None:
        """Sound a few seconds, to choose levels by; the end of a run that still rings out gives way."""
        self.playback.hush()
        self._sample.play()

    def set_levels(self, settings: Settings, on: bool) -> None:
        """Make all sounds as loud as the settings say, or silent where sound is not `on`."""
        master = settings.master if on else 0.0
        self._speaker.set_levels(Levels(master, settings.chimes, settings.count, settings.beat))

    def close(self) -> None:
        """End what plays; what was done is kept."""
        if self.playback.running:
            self.playback.stop()
        self.playback.settle()
        self.playback.hush()
        self._sample.stop()
        self._speaker.stop()
