"""All that speaks: the recordings that come with Upstroke, and for the user's own words a voice of the system."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from upstroke.domain.programme import Programme
from upstroke.domain.repertoire import Repertoire
from upstroke.domain.script import FIXED
from upstroke.files.own_words import OwnWords as Cache
from upstroke.files.voice_index import VoiceIndex
from upstroke.system.speech_maker import find_maker
from upstroke.ui.player.live_voice import LiveVoice
from upstroke.ui.player.own_words import OwnWords
from upstroke.ui.player.words_heard import WordsHeard

if TYPE_CHECKING:
    from upstroke.audio.recordings import Recordings


class Voice(QObject):
    """Joins who can speak. `close` ends their work."""

    def __init__(
        self,
        pack: Path,
        cache: Path,
        own: OwnWords | None = None,
        live: LiveVoice | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`pack` has the recordings that come with Upstroke, `cache` is for those of the user's own words.

        `own` and `live` take the place of what this system has.
        """
        super().__init__(parent)
        self._pack = VoiceIndex(pack)
        self._live = live or LiveVoice()
        self._own = own or self._of_system(cache)

    def lexicon(self) -> Repertoire:
        """What can be said in one run, which keeps its times by it."""
        return Repertoire(self._pack, self._own)

    @cached_property
    def words(self) -> "Recordings":
        """What is said, as samples."""
        from upstroke.audio.recordings import Recordings

        return Recordings(self._path)

    @property
    def says_own_words(self) -> bool:
        """Whether the user's own words can be said, too."""
        return self._own.speaks

    def prepare(self, programme: Programme) -> None:
        """Have what has no recording recorded, in the order in which it will be said."""
        texts = [programme.title]
        for entry in programme.entries:
            texts += (entry.step.title, entry.step.cue)
        self._own.prepare(text for text in dict.fromkeys((*texts, *FIXED)) if text and not self._pack.path(text))

    def follow(self, heard: WordsHeard) -> None:
        """Speak live what is to be heard and has no recording."""
        heard.begun.connect(self._begin)
        heard.cut.connect(self._live.stop)
        heard.ended.connect(self._end)

    def set_level(self, level: float) -> None:
        """Speak live louder or more softly, from 0 to 1."""
        self._live.set_level(level)

    def close(self) -> None:
        """Fall silent for good."""
        self._own.close()
        self._live.close()

    def _of_system(self, cache: Path) -> OwnWords:
        maker = find_maker()
        return OwnWords(Cache(cache, maker.voice if maker else ""), maker, lambda: self._live.available, self)

    def _path(self, text: str) -> Path | None:
        return self._pack.path(text) or self._own.path(text)

    def _begin(self, text: str) -> None:
        self._own.begin(text)
        if self._path(text) is None:
            self._live.say(text)

    def _end(self) -> None:
        self._own.end()
        self._live.end()
