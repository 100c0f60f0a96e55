"""Undo in the builder undoes the draft, also while the keyboard is in a field that has an undo of its own."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class OwnUndo(QObject):
    """Keeps the fields below a widget from taking the keys of undo and redo for themselves."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._watched: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the key to the shortcuts of the page."""
        keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and any(event.matches(key) for key in keys)
        ):
            event.ignore()
            return True
        return False

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """Watch the field that the keyboard is in, and no other."""
        # A field that was taken away while the keyboard was in it is gone by now.
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now if now is not None and self._page.isAncestorOf(now) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
