"""Tells, for what is measured from outside, when a window has been painted for the first time."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


class Painted(QObject):
    """Prints the time at which a widget, and with it its whole window, has first been painted; then ends the program."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint event; a window's are all handled together, before any timer."""
        if event.type() is QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        QGuiApplication.sync()
        print(time.monotonic(), flush=True)
        self._widget.window().close()
