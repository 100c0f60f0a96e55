"""The face with the zones that were worked, as large as there is room."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from upstroke.domain.anatomy import Half

Zones = tuple[tuple[str, Half | None], ...]
"""Zones by id, each on one half or (None) on both."""

Portrait = Callable[[Zones, QSize, float], QPixmap]
"""Paints head and shoulders with zones lit, at a size in pixels and a device pixel ratio."""


class WorkedFace(QWidget):
    """Shows zones on the face. The picture is painted anew when its size or the theme changes."""

    def __init__(self, portrait: Portrait, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._portrait = portrait
        self._zones: Zones = ()
        self.setMinimumSize(240, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_zones(self, zones: Zones, description: str) -> None:
        """Show zones; `description` says it in words."""
        self._zones = zones
        self.setAccessibleName(description)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the face. The studio keeps what it has painted, so that this is quick."""
        picture = self._portrait(self._zones, self.size(), self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(0, 0, picture)
        painter.end()
