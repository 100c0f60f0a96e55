"""The tick with which the user says that they own a tool."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from upstroke.ui.icons import Icons

SIDE = 16


class Tick(QPushButton):
    """A pill that is ticked or not. `clicked` carries which; showing it so gives no signal."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__("I have this", parent)
        self._icons = icons
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setAutoDefault(True)  # Enter ticks it too
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(SIDE + 4, SIDE))
        self.toggled.connect(self._dress)
        self._dress(False)

    def _dress(self, ticked: bool) -> None:
        name, token = ("check-square-fill", "jade_ink") if ticked else ("square", "sand_ink")
        self._icons.put_on(self, name, token)
