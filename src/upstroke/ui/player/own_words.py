"""The user's own words, spoken by a voice of the system: recorded in the background, or said live."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QThread, QThreadPool, Signal

from upstroke.files.own_words import OwnWords as Cache
from upstroke.system.speech_maker import SpeechError, SpeechMaker

LOG = logging.getLogger(__name__)

START_MS, LETTER_MS = 450, 65
"""How long a voice is thought to take for a text, and for each letter of it, until it is recorded."""


class OwnWords(QObject):
    """Has texts recorded one after another, and knows how long each takes to say. `close` ends the work."""

    recorded = Signal(str)
    """A text has a recording that is whole."""

    _tried = Signal(str, bool)
    """Work on a text is over; whether it has a recording."""

    def __init__(
        self,
        cache: Cache,
        maker: SpeechMaker | None,
        speaks_live: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """`cache` has the recordings of the `maker`; `speaks_live` says whether a voice can say what has none."""
        super().__init__(parent)
        self._cache = cache
        self._maker = maker
        self._speaks_live = speaks_live
        self._whole: set[str] = set()
        self._refused: set[str] = set()
        self._unsaid = ""
        self._closed = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setThreadPriority(QThread.Priority.LowPriority)
        self._tried.connect(self._note)

    @property
    def speaks(self) -> bool:
        """Whether there is a voice for them."""
        return self._maker is not None or self._speaks_live()

    def prepare(self, texts: Iterable[str]) -> None:
        """Have texts recorded in their order; those asked for before that wait for their turn are let go of."""
        self._pool.clear()
        if self._maker is None or self._closed:
            return
        for text in texts:
            if text not in self._whole | self._refused:
                self._pool.start(lambda text=text, maker=self._maker: self._try(text, maker))

    def length_ms(self, text: str) -> int | None:
        """How long a text takes to say, or will about take; None where no voice can say it."""
        known = self._cache.length_ms(text)
        if known or not text:
            return known
        recordable = self._maker is not None and text not in self._refused
        return START_MS + LETTER_MS * len(text) if recordable or self._speaks_live() else None

    def path(self, text: str) -> Path | None:
        """The recording of a text, where it is to be heard.

        A text that begins without one is heard without it to the end: no word begins in its middle.
        """
        return self._cache.path(text) if text in self._whole and text != self._unsaid else None

    def begin(self, text: str) -> None:
        """Note that the time has come for a text."""
        self._unsaid = text if self.path(text) is None else ""

    def end(self) -> None:
        """Note that its time is over."""
        self._unsaid = ""

    def close(self) -> None:
        """End all work, also that under way."""
        self._closed = True
        self._pool.clear()
        self._pool.waitForDone()

    def _note(self, text: str, recorded: bool) -> None:
        if recorded:
            self._whole.add(text)
            self.recorded.emit(text)
        else:
            self._refused.add(text)

    # in the other thread

    def _try(self, text: str, maker: SpeechMaker) -> None:
        try:
            self._record(text, maker)
        except Exception as error:  # whatever it is, it must not end the program, nor keep other texts from their turn
            if not self._closed:
                LOG.warning("Own words stay without a recording: %s", error, exc_info=not _is_known(error))
                self._tried.emit(text, False)
            return
        self._tried.emit(text, True)

    def _record(self, text: str, maker: SpeechMaker) -> None:
        """Have a recording that is whole: the one of before, or a new one."""
        from upstroke.audio.own_recording import is_whole, record

        path, length_ms = self._cache.path(text), self._cache.length_ms(text)
        if path and length_ms:
            if is_whole(path, length_ms):
                self._cache.use(text)
                return
            self._cache.drop(text)
        with TemporaryDirectory(prefix="upstroke-") as folder:
            spoken = maker.render(text, Path(folder), lambda: self._closed)
            self._cache.add(text, record(spoken, self._cache.place(text)))


def _is_known(error: Exception) -> bool:
    """Whether an error is one that was to be expected."""
    from upstroke.audio.own_recording import NoSpeechError

    return isinstance(error, SpeechError | NoSpeechError | OSError)
