"""The button for when something feels wrong: always in sight while a routine plays."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from upstroke.ui.icons import Icons

LONG = "Stop, something feels wrong"
SHORT = "Feels wrong"
ROOM_FOR_WORDS = 1000
"""Pixels of what it stands in below which it has the shorter words."""


class FeltWrongButton(QPushButton):
    """Says what it does, in fewer words where room is scarce; `run` is called with each press."""

    def __init__(self, icons: Icons, run: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(LONG, parent)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("End at once, and see what to watch for (S)")
        self.setAccessibleName(LONG)
        icons.put_on(self, "hand-palm", "rose_ink")
        self.clicked.connect(lambda: run())

    def fit(self, width: int) -> None:
        """Use the words that there is room for."""
        self.setText(LONG if width >= ROOM_FOR_WORDS else SHORT)
