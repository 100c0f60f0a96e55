"""Where the user chooses what is said and how it sounds, and hears what is chosen."""

import sys
from functools import partial
from typing import TYPE_CHECKING

from upstroke.conductor import Conductor
from upstroke.day import Day
from upstroke.domain.script import SILENT
from upstroke.domain.sound_choice import Ambience
from upstroke.domain.sound_sample import SampleKind
from upstroke.files.preferences import Value
from upstroke.files.settings import SettingsStore
from upstroke.system.other_players import limits
from upstroke.system.speech_maker import advice
from upstroke.ui.icons import Icons
from upstroke.ui.main_window import MainWindow
from upstroke.ui.theme import Theme

if TYPE_CHECKING:
    from upstroke.ui.settings.sound_page import SoundPage

HEARD = {
    "saying": SampleKind.STEP,
    "counting": SampleKind.COUNT,
    "chime_set": SampleKind.STEP,
    "beat_kind": SampleKind.STROKES,
}
"""What is heard when a preference is chosen."""

HEARD_IN_PASSING = {
    "master": SampleKind.STEP,
    "voice": SampleKind.SENTENCE,
    "chimes": SampleKind.STEP,
    "count": SampleKind.COUNT,
    "beat": SampleKind.STROKES,
}
"""What is heard when a level is moved; on the way of a slider that sounds already, which is enough."""

UNSAID = "What you write yourself is not spoken, as this system has no voice for it; captions show it."

WORDLESS = frozenset({"chime_set", "beat_kind", "chimes", "beat"})
"""Preferences that are heard without a word."""


class SoundDesk:
    """Opens the sound page and answers it."""

    def __init__(
        self, window: MainWindow, settings: SettingsStore, conductor: Conductor, day: Day, theme: Theme, icons: Icons
    ) -> None:
        self._window = window
        self._settings = settings
        self._conductor = conductor
        self._day = day
        self._theme = theme
        self._icons = icons

    def open(self) -> None:
        """Show the page over whatever is open, be it a run, until the user goes back."""
        from upstroke.ui.settings.sound_page import SoundPage

        sample, playback = self._conductor.sample, self._conductor.playback
        page = SoundPage(self._theme, self._icons, limits(sys.platform))
        page.show_settings(self._settings.settings)
        page.set_voice_note("" if self._conductor.says_own_words else f"{UNSAID} {advice()}")
        page.show_playing(playback.running)
        page.setting_changed.connect(partial(self._change, page))
        page.hear_requested.connect(self._hear)
        page.listening_changed.connect(sample.listen)
        page.closed.connect(sample.stop)
        sample.trouble.connect(page.say)
        sample.ended.connect(page.end_listening)
        playback.ended.connect(page.end_playing)
        self._window.cover_until(page, page.closed)

    def _change(self, page: "SoundPage", key: str, value: Value) -> None:
        self._settings.set(key, value)
        page.show_settings(self._settings.settings)
        if key == "ambience" and value == Ambience.NONE:
            self._conductor.sample.listen(False)
        kinds = HEARD if self._conductor.sample.sounding else HEARD | HEARD_IN_PASSING
        if key in kinds and not self._conductor.playback.running:
            self._conductor.sample.play(kinds[key], SILENT if key in WORDLESS else self._day.options.speech)

    def _hear(self, kind: SampleKind) -> None:
        self._conductor.sample.play(kind, self._day.options.speech)
