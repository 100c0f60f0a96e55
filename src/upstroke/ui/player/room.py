"""All that plays: the run, its sound, and the page that shows it."""

import sys
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from upstroke.audio.mixer import Levels, Sound
from upstroke.domain.score import CueKind
from upstroke.domain.sound_choice import Ambience
from upstroke.domain.timeline import Timeline
from upstroke.files.preferences import Settings
from upstroke.history.store import History
from upstroke.ui.desktop.media_control import MediaControl
from upstroke.ui.faces import Faces
from upstroke.ui.icons import Icons
from upstroke.ui.player.loudspeaker import Loudspeaker
from upstroke.ui.player.page import PlayerPage
from upstroke.ui.player.playback import Playback, Resumed
from upstroke.ui.player.sound_sample import SoundSample
from upstroke.ui.player.speaker import Speaker
from upstroke.ui.player.switches import Switches
from upstroke.ui.player.voice import Voice
from upstroke.ui.player.words_heard import WordsHeard
from upstroke.ui.theme import Theme

if TYPE_CHECKING:
    from upstroke.system.other_players import Yielding


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
        voice: Voice,
        speaker: Speaker | None = None,
    ) -> None:
        """The page is for `window` to show; `speaker` takes the place of the loudspeaker."""
        self.voice = voice
        self._speaker = speaker or Loudspeaker(mono_ms, words=voice.words)
        self.playback = Playback(history, self._speaker, now)
        self._sound = Sound()
        self.sample = SoundSample(self._speaker, self.playback.hush)
        """Single sounds, to choose by, while no run is in progress."""
        self.sample.ended.connect(self._give_sound)
        self.page = PlayerPage(self.playback, faces.view(), faces.portrait, theme, icons, mono_ms, window)
        self.page.hide()
        self.desktop = MediaControl(self.playback, self.page.take, mono_ms, window)
        self.words_heard = WordsHeard(self.playback, window)
        self.words_heard.begun.connect(self.desktop.words_begin)
        self.words_heard.ended.connect(self.desktop.words_end)
        voice.follow(self.words_heard)

    def start(self, timeline: Timeline, resumed: Resumed | None = None) -> None:
        """Begin a run, or go on with one; a sample that still sounds gives way."""
        self.sample.stop()
        self.playback.start(timeline, resumed)

    def try_out(self, timeline: Timeline, at_span: int) -> None:
        """Begin a run at a span, of which nothing is kept."""
        self.sample.stop()
        self.playback.try_out(timeline, at_span)

    def follow(self, settings: Settings, switches: Switches) -> None:
        """Make all sound and look as the settings say, and as it is switched."""
        self._sound = _sound(settings, switches)
        self.playback.rings_ms = self._sound.rings_ms
        self.sample.set_sound(_sound(settings, Switches()))
        self._give_sound()
        self.desktop.yielding = _yielding(settings.other_players)
        self.voice.set_level(self._sound.levels.of(CueKind.SAY))
        self.words_heard.set_audible(self._sound.levels.of(CueKind.SAY) > 0)
        self.page.edge.set_wanted(settings.screen_edge, calm=settings.still_pictures)
        self.page.show_switches(switches)

    def close(self) -> None:
        """End what plays; what was done is kept."""
        if self.playback.running:
            self.playback.stop()
        self.playback.settle()
        self.playback.hush()
        self.sample.stop()
        self._speaker.stop()
        self.desktop.close()
        self.voice.close()

    def _give_sound(self) -> None:
        """Let runs sound as they are to, unless a sample has the speaker."""
        if not self.sample.sounding:
            self._speaker.set_sound(self._sound)


def _sound(settings: Settings, switches: Switches) -> Sound:
    levels = Levels(
        settings.master if switches.sound else 0.0,
        settings.chimes,
        settings.count,
        settings.beat,
        settings.voice if switches.voice else 0.0,
        settings.ambience_level,
    )
    return Sound(levels, settings.kit, Ambience(settings.ambience), settings.ambience_stays)


def _yielding(other_players: str) -> "Yielding | None":
    """How other players give way to words, by the user's wish; None where they need not, or can't be reached."""
    if other_players == "leave" or sys.platform != "linux":
        return None
    from upstroke.system.other_players import Yielding

    return Yielding[other_players.upper()]
