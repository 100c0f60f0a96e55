"""Tells, for what is measured from outside, when a window has been painted for the first time."""

import time

from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt, Slot
from PySide6.QtWidgets import QWidget


class Painted(QObject):
    """Prints the time at which a widget and its window have first been painted, and ends the program."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint event; those of a window are handled together, before anything that is posted."""
        if event.type() is QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            QMetaObject.invokeMethod(self, "_tell", Qt.ConnectionType.QueuedConnection)
        return False

    @Slot()
    def _tell(self) -> None:
        print(time.monotonic(), flush=True)
        self._widget.window().close()
