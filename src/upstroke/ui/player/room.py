"""All that plays: the run, its sound, and the page that shows it."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from upstroke.audio.mixer import Levels
from upstroke.history.store import History
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.face.studio import Studio
from upstroke.ui.face.view import FaceView
from upstroke.ui.icons import Icons
from upstroke.ui.player.loudspeaker import Loudspeaker
from upstroke.ui.player.page import PlayerPage
from upstroke.ui.player.playback import Playback
from upstroke.ui.player.sound_sample import SoundSample
from upstroke.ui.player.speaker import Speaker
from upstroke.ui.theme import Theme


class PlayerRoom:
    """Joins the parts of the player. Made when something is first played: no other part takes so long to load."""

    def __init__(
        self, history: History, now: Callable[[], datetime], mono_ms: Callable[[], int], speaker: Speaker | None = None
    ) -> None:
        """`speaker` takes the place of the loudspeaker."""
        self._mono_ms = mono_ms
        self._speaker = speaker or Loudspeaker(mono_ms)
        self.playback = Playback(history, self._speaker, now)
        self.sample = SoundSample(self._speaker)

    def make_page(self, studio: Studio, palette: Callable[[], FacePalette], theme: Theme, icons: Icons) -> PlayerPage:
        """Make the page that shows the run. `palette` gives the face its colours, anew when the theme changes."""
        face = FaceView(studio, palette())
        theme.changed.connect(lambda: face.set_palette(palette()))
        return PlayerPage(
            self.playback,
            face,
            lambda zones, size: studio.thumbnail(zones, size, palette()),
            theme,
            icons,
            self._mono_ms,
        )

    def set_levels(self, levels: Levels) -> None:
        """Change how loud the sounds are."""
        self._speaker.set_levels(levels)

    def close(self) -> None:
        """End what plays; what was done is kept."""
        if self.playback.running:
            self.playback.stop()
        self._speaker.stop()
