"""A choice of one among several that takes no more room than a chip."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import on_button

CARET = 12
CARET_ROOM = 28
"""From the words to the right edge."""


class PickChip(QPushButton):
    """Shows what is chosen and opens a menu of all there is.

    With `narrows`, the first option asks for nothing: then the chip shows its own name, and is lit for any other.
    """

    picked = Signal(int)
    """The user chose the option at a place."""

    def __init__(self, name: str, icons: Icons, *, narrows: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._icons = icons
        self._narrows = narrows
        self._titles: tuple[str, ...] = ()
        self._index = 0
        self._menu = QMenu(self)
        self._group = QActionGroup(self._menu)
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setStyleSheet(f"QPushButton {{ padding-right: {CARET_ROOM}px; }}")
        self._menu.setAccessibleName(name)
        self.clicked.connect(self._open)

    @property
    def index(self) -> int:
        """The place of what is chosen."""
        return self._index

    def show_options(self, titles: Sequence[str], chosen: int) -> None:
        """Offer options."""
        if tuple(titles) != self._titles:
            self._titles = tuple(titles)
            self._menu.clear()
            for place, title in enumerate(titles):
                action = self._menu.addAction(on_button(title))
                action.setCheckable(True)
                action.triggered.connect(lambda _, place=place: self._pick(place))
                self._group.addAction(action)
        self.choose(chosen)

    def choose(self, index: int) -> None:
        """Show another option as chosen, without a signal."""
        self._index = index
        narrowed = self._narrows and index > 0
        title = self._titles[index]
        self._menu.actions()[index].setChecked(True)
        self.setChecked(narrowed)
        self.setText(on_button(title if narrowed or not self._narrows else self._name))
        self.setAccessibleName(f"{self._name}: {title}")
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip with a caret behind its words."""
        super().paintEvent(event)
        painter = QPainter(self)
        # From the right edge to the caret it is as far as from the left edge to the words.
        left = self.width() - CARET - 11
        colour = self._icons.colour("jade_ink" if self.isChecked() else "sand_ink")
        self._icons.paint(painter, "caret-down", QRectF(left, (self.height() - CARET) / 2, CARET, CARET), colour)
        painter.end()

    def nextCheckState(self) -> None:
        """A click opens the menu; only what is chosen there lights the chip."""

    def _open(self) -> None:
        self._menu.setActiveAction(self._menu.actions()[self._index])
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _pick(self, place: int) -> None:
        if place != self._index:
            self.choose(place)
            self.picked.emit(place)
