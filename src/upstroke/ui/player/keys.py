"""The keys of the player. Hands are oily: repeats don't count, and two presses in a moment count once.

Foot pedals and presenters are keyboards: they send Page Up, Page Down and B.
"""

from collections.abc import Callable, Collection
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Key = Qt.Key

GUARD_MS = 400
"""Pause and leave count once within this time."""


REPEAT_MS = 60
"""Quicker than any finger: a key held down, on a system that does not say so."""


class Command(Enum):
    """What a key asks for."""

    TOGGLE = auto()
    NEXT = auto()
    PREVIOUS = auto()
    MORE = auto()
    LESS = auto()
    MIRROR = auto()
    VOICE = auto()
    SOUND = auto()
    CAPTIONS = auto()
    ONE_BUTTON = auto()
    FULL_SCREEN = auto()
    LEAVE = auto()
    FELT_WRONG = auto()


COMMANDS: dict[Qt.Key, Command] = {
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
    Key.Key_V: Command.VOICE,
    Key.Key_Q: Command.SOUND,
    Key.Key_C: Command.CAPTIONS,
    Key.Key_O: Command.ONE_BUTTON,
    Key.Key_F: Command.FULL_SCREEN,
    Key.Key_Escape: Command.LEAVE,
    Key.Key_S: Command.FELT_WRONG,
}

GUARDED = frozenset({Command.TOGGLE, Command.LEAVE})

NEVER_THE_BUTTON = frozenset({Command.LEAVE, Command.FELT_WRONG, Command.FULL_SCREEN, Command.ONE_BUTTON})
"""What keys still ask for where all is one button."""

WITHOUT_TEXT = frozenset({Key.Key_Return, Key.Key_Enter, Key.Key_Backspace, Key.Key_Delete, Key.Key_Home, Key.Key_End})
"""Keys as plain as letters, though nothing can be written with them."""


MAY_BE_HELD = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
"""What may be held while a plain key is pressed."""


def is_plain(event: QKeyEvent) -> bool:
    """Whether a key could be the one button: not Tab, which moves the focus, a function key, or one with Control."""
    if event.isAutoRepeat() or event.modifiers() & ~MAY_BE_HELD:
        return False
    text = event.text()
    return event.key() in WITHOUT_TEXT or (bool(text) and text.isprintable())


class KeyGuard:
    """Decides which of the presses that follow each other count."""

    def __init__(self) -> None:
        self._last: dict[Command, int] = {}

    def counts(self, command: Command, at_ms: int) -> bool:
        """Whether a press counts at a time of any steady clock."""
        since = at_ms - self._last.get(command, at_ms - GUARD_MS)
        self._last[command] = at_ms
        return since >= (GUARD_MS if command in GUARDED else REPEAT_MS)


class PlayerKeys:
    """The keys of the player on a widget, wherever in it the focus is: they come before what buttons do with them.

    `take` is called for each press that counts.
    """

    def __init__(self, widget: QWidget, take: Callable[[Command], None], mono_ms: Callable[[], int]) -> None:
        self._take = take
        self._mono_ms = mono_ms
        self._guard = KeyGuard()
        self._one_button = False
        self._shortcuts: list[tuple[Command, QShortcut]] = []
        for key, command in COMMANDS.items():
            shortcut = QShortcut(QKeySequence(key), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda command=command: self._on_key(command))
            self._shortcuts.append((command, shortcut))

    def listen_for(self, commands: Collection[Command]) -> None:
        """Take the keys of these commands, and leave all others to what has the focus."""
        for command, shortcut in self._shortcuts:
            shortcut.setEnabled(command in commands)

    def set_one_button(self, on: bool) -> None:
        """Have nearly every key pause and go on, or each do its own."""
        self._one_button = on

    def press(self, command: Command) -> None:
        """Take what something else than a key asks for, as if it were one."""
        if self._guard.counts(command, self._mono_ms()):
            self._take(command)

    def _on_key(self, command: Command) -> None:
        self.press(Command.TOGGLE if self._one_button and command not in NEVER_THE_BUTTON else command)
