"""A field for a time of day."""

from datetime import time

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTimeEdit

WIDTH = 76


class TimeField(QTimeEdit):
    """Holds a time to the minute, to be written. It leaves the mouse wheel to the page."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "number")
        self.setAccessibleName(name)
        self.setDisplayFormat("H:mm")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def at(self) -> time:
        """The time in the field."""
        shown = self.time()
        return time(shown.hour(), shown.minute())

    def show_at(self, at: time) -> None:
        """Put a time into the field."""
        self.setTime(QTime(at.hour, at.minute))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
