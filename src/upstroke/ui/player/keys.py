"""The keys of the player. Hands are oily: repeats don't count, and two presses in a moment count once."""

from enum import Enum, auto

from PySide6.QtCore import Qt

Key = Qt.Key

GUARD_MS = 400
"""Pause and leave count once within this time."""


class Command(Enum):
    """What a key asks for."""

    TOGGLE = auto()
    NEXT = auto()
    PREVIOUS = auto()
    MORE = auto()
    LESS = auto()
    MIRROR = auto()
    SOUND = auto()
    FULL_SCREEN = auto()
    LEAVE = auto()


COMMANDS: dict[int, Command] = {
    Key.Key_Space: Command.TOGGLE,
    Key.Key_B: Command.TOGGLE,
    Key.Key_MediaPlay: Command.TOGGLE,
    Key.Key_MediaPause: Command.TOGGLE,
    Key.Key_MediaTogglePlayPause: Command.TOGGLE,
    Key.Key_Right: Command.NEXT,
    Key.Key_PageDown: Command.NEXT,
    Key.Key_MediaNext: Command.NEXT,
    Key.Key_Left: Command.PREVIOUS,
    Key.Key_PageUp: Command.PREVIOUS,
    Key.Key_MediaPrevious: Command.PREVIOUS,
    Key.Key_Up: Command.MORE,
    Key.Key_Down: Command.LESS,
    Key.Key_M: Command.MIRROR,
    Key.Key_V: Command.SOUND,
    Key.Key_F: Command.FULL_SCREEN,
    Key.Key_Escape: Command.LEAVE,
}

GUARDED = frozenset({Command.TOGGLE, Command.LEAVE})


class KeyGuard:
    """Decides which key presses count."""

    def __init__(self) -> None:
        self._last: dict[Command, int] = {}

    def known(self, key: int) -> bool:
        """Whether a key is one of the player's, so that nothing else should take it."""
        return key in COMMANDS

    def command(self, key: int, auto_repeat: bool, at_ms: int) -> Command | None:
        """The command of a key press at a time of any steady clock; None where it means nothing or does not count."""
        command = COMMANDS.get(key)
        if command is None or auto_repeat:
            return None
        if command in GUARDED:
            since = at_ms - self._last.get(command, at_ms - GUARD_MS)
            self._last[command] = at_ms
            if since < GUARD_MS:
                return None
        return command
