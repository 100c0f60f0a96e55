"""A voice of the system that speaks for itself, for words of which there is no recording."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Q_ARG, QMetaObject, QObject, Qt, QThread, Signal
from shiboken6 import isValid

from upstroke.system.speech_maker import spoken

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

MOCK = "mock"
"""Qt's engine for tests: it speaks without a sound."""

ANSWER_MS, LOOK_MS = 300, 5
"""A system without a voice says so within this time; how often it is asked meanwhile."""

END_MS = 1_000
"""How long an engine that does not answer may keep the program from ending."""


class Engine(Protocol):
    """What speaks: a QTextToSpeech without an engine, until it is told which to take."""

    def state(self) -> "QTextToSpeech.State":
        """Whether it can speak, and does."""

    def moveToThread(self, thread: QThread, /) -> object:
        """As QObject."""

    def deleteLater(self) -> object:
        """As QObject."""


def system_engine() -> tuple[Engine, str] | None:
    """What speaks, and the name of the engine that this system has for it; None where it has none."""
    from PySide6.QtTextToSpeech import QTextToSpeech

    names = [name for name in QTextToSpeech.availableEngines() if name != MOCK]
    return (QTextToSpeech("none"), names[0]) if names else None


class LiveVoice(QObject):
    """Speaks at once. The engine is made when it is first asked for; `close` lets go of it.

    It lives in a thread of its own, and is told what to do only by Qt's queue of events: Speech Dispatcher takes 3 s to
    list its voices, and does not answer at all while it is stuck. A call from Python would stop our threads as well.
    """

    opened = Signal()
    """It is known whether there is anybody to speak."""

    def __init__(
        self, find: Callable[[], tuple[Engine, str] | None] = system_engine, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._thread: QThread | None = None
        self._engine: Engine | None = None
        self._opening: QObject | None = None
        self._wanted = ""
        self._level = 1.0
        self._patience_ms = ANSWER_MS

    @property
    def available(self) -> bool:
        """Whether there is anybody to speak. While that is being found out it is hoped, and waited for only once."""
        patience_ms, self._patience_ms = self._patience_ms, 0
        return self.opens_within(patience_ms) or not self._answered

    def opens_within(self, ms: int) -> bool:
        """Whether somebody is ready to speak within a time, for which this waits at most."""
        self._open()
        for _ in range(ms // LOOK_MS):
            if self._answered:
                break
            QThread.msleep(LOOK_MS)
        return self._answered and self._works

    def set_level(self, level: float) -> None:
        """Speak louder or more softly from the next words on, from 0 to 1."""
        self._level = level

    def say(self, text: str) -> None:
        """Speak a text in the place of any other, if there is anybody, as soon as they are ready."""
        self._open()
        self._wanted = spoken(text)
        if self._answered:
            self._speak()

    def end(self) -> None:
        """The time for the words is over: those that have begun are said to their end, others are not."""
        self._wanted = ""

    def stop(self) -> None:
        """Fall silent."""
        self._wanted = ""
        self._tell("stop")

    def close(self) -> None:
        """Fall silent for good."""
        if self._thread is None:
            return
        self.stop()
        self._thread.quit()
        if not self._thread.wait(END_MS):
            self._thread.terminate()
            self._thread.wait(END_MS)
        self._engine = self._opening = None

    @property
    def _answered(self) -> bool:
        return not (self._opening and isValid(self._opening))

    @property
    def _works(self) -> bool:
        return self._engine is not None and self._engine.state().name != "Error"

    def _open(self) -> None:
        if self._thread:
            return
        self._thread = QThread(self)
        found = self._find()
        if found is None:
            return
        self._engine, name = found
        self._engine.moveToThread(self._thread)
        self._thread.finished.connect(self._engine.deleteLater)
        # What comes after the engine in the queue of its thread is gone when the engine is made, or could not be.
        self._opening = QObject()
        self._opening.moveToThread(self._thread)
        self._opening.destroyed.connect(self._on_opened)
        self._thread.start(QThread.Priority.LowPriority)
        self._tell("setEngine", Q_ARG(str, name))
        self._opening.deleteLater()

    def _on_opened(self) -> None:
        self.opened.emit()
        self._speak()

    def _speak(self) -> None:
        """Say what is wanted and was not said yet."""
        text, self._wanted = self._wanted, ""
        if text and self._works:
            self._tell("stop")
            self._tell("setVolume", Q_ARG(float, self._level))
            self._tell("say", Q_ARG(str, text))

    def _tell(self, method: str, *arguments: object) -> None:
        if isinstance(self._engine, QObject):
            QMetaObject.invokeMethod(self._engine, method, Qt.ConnectionType.QueuedConnection, *arguments)
