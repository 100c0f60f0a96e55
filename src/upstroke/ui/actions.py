"""All that can be asked for by the keyboard outside the player: one table of names, words and shortcuts."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from upstroke.ui.widgets.labels import tip


class Scope(StrEnum):
    """Where a shortcut works. One that works in the window works on each page, but not in the player.

    One of a page works wherever the keyboard is while the page is shown; one of rows only in their list, as in a field
    the same keys are for its text.
    """

    WINDOW = "window"
    SHELVES = "library"
    BUILDER = "builder"
    HISTORY = "history"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Action:
    """Something the user can ask for. Shortcuts are written as Qt reads them."""

    id: str
    text: str
    shortcut: str
    scope: Scope = Scope.WINDOW


ACTIONS = (
    Action("today", "Today", "Ctrl+1"),
    Action("library", "Library", "Ctrl+2"),
    Action("tools", "Tools", "Ctrl+3"),
    Action("builder", "Builder", "Ctrl+4"),
    Action("history", "History", "Ctrl+5"),
    Action("settings", "Settings", "Ctrl+6"),
    Action("settings_too", "Settings", "Ctrl+,"),
    Action("full_screen", "Full screen", "F11"),
    Action("quit", "Quit", "Ctrl+Q"),
    Action("find", "Search", "Ctrl+F", Scope.SHELVES),
    Action("find_session", "Search the sessions", "Ctrl+F", Scope.HISTORY),
    Action("add_session", "Add a session", "Ctrl+N", Scope.HISTORY),
    Action("undo_session", "Undo", "Ctrl+Z", Scope.HISTORY),
    Action("save", "Save", "Ctrl+S", Scope.BUILDER),
    Action("new", "New routine", "Ctrl+N", Scope.BUILDER),
    Action("open", "Open", "Ctrl+O", Scope.BUILDER),
    Action("export", "Export", "Ctrl+E", Scope.BUILDER),
    Action("try", "Try it", "Ctrl+Return", Scope.BUILDER),
    Action("undo", "Undo", "Ctrl+Z", Scope.BUILDER),
    Action("redo", "Redo", "Ctrl+Shift+Z", Scope.BUILDER),
    Action("insert", "Add the step", "Ins", Scope.BUILDER),
    Action("double", "Double", "Ctrl+D", Scope.BUILDER),
    Action("copy", "Copy", "Ctrl+C", Scope.ROWS),
    Action("cut", "Cut", "Ctrl+X", Scope.ROWS),
    Action("paste", "Paste", "Ctrl+V", Scope.ROWS),
    Action("move_up", "Move up", "Alt+Up", Scope.BUILDER),
    Action("move_down", "Move down", "Alt+Down", Scope.BUILDER),
    Action("remove", "Remove", "Del", Scope.ROWS),
)

_BY_ID = {action.id: action for action in ACTIONS}


def action(action_id: str) -> Action:
    """The entry of an id. Raises KeyError for one that is not in the table."""
    return _BY_ID[action_id]


def add_action(widget: QWidget, action_id: str, run: Callable[[], object]) -> QAction:
    """Let a widget answer to an action's shortcut, as long as it is shown, and for rows the keyboard is in it."""
    entry = action(action_id)
    made = QAction(entry.text, widget)
    made.setShortcut(QKeySequence(entry.shortcut))
    if entry.scope is Scope.ROWS:
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.triggered.connect(lambda: run())
    widget.addAction(made)
    return made


def offer(made: QPushButton, action_id: str, what: str) -> None:
    """Let a button for undo or redo say what it would do, in words that go on from its own; without any it is off."""
    entry = action(action_id)
    text = f"{entry.text} {what}".strip()
    made.setEnabled(bool(what))
    made.setToolTip(tip(f"{text} ({shortcut_text(action_id)})"))
    made.setAccessibleName(text)


def shortcut_text(action_id: str) -> str:
    """The shortcut as this system writes it."""
    return QKeySequence(action(action_id).shortcut).toString(QKeySequence.SequenceFormat.NativeText)
