"""A choice of one among many, in a list that drops down."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPaintEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from upstroke.ui.icons import Icons
from upstroke.ui.widgets.labels import tip

CARET = 12
CARET_ROOM = 24
"""From the left of the caret to the right edge, in logical pixels."""
LEAST_WIDTH = 120
LONG = 24
"""Of longer titles so many letters have room, if the field is as wide as it wants."""
HEADING = 0.86
"""The size of headings, of that of options."""
ROWS = 14
"""So many rows are shown at once before the list scrolls."""


@dataclass(frozen=True, slots=True)
class Option:
    """One to choose; `stopped` is a reason why it can't be taken, or empty."""

    value: object
    title: str
    stopped: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Options under a heading; without a title they stand by themselves."""

    title: str
    options: tuple[Option, ...]


class Choice(QComboBox):
    """Shows what is chosen and drops down a list of all there is. The mouse wheel is left to the page."""

    picked = Signal(object)
    """The user chose the value of another option."""

    def __init__(self, name: str, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._groups: tuple[Group, ...] = ()
        self._rows: list[Option | None] = []
        """What stands in each row; None for a heading."""
        self._chosen = -1
        self.setAccessibleName(name)
        self.setMaxVisibleItems(ROWS)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.activated.connect(self._pick)

    @property
    def value(self) -> object:
        """What is chosen; None where nothing is."""
        option = self._rows[self._chosen] if self._chosen >= 0 else None
        return option.value if option else None

    def show_options(self, groups: Sequence[Group], chosen: object) -> None:
        """Offer options; a value that none of them has leaves the placeholder."""
        if tuple(groups) != self._groups:
            self._groups = tuple(groups)
            self._fill()
        rows = (row for row, option in enumerate(self._rows) if option and option.value == chosen)
        self._chosen = next(rows, -1)
        self.setCurrentIndex(self._chosen)
        self.setToolTip(tip(self.currentText()))

    def sizeHint(self) -> QSize:
        """Room for the longest title, but for none that is very long."""
        titles = [option.title for option in self._rows if option] or [self.placeholderText()]
        longest = max(self.fontMetrics().horizontalAdvance(title[:LONG]) for title in titles)
        return QSize(max(LEAST_WIDTH, longest + 2 * CARET_ROOM), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for a short title."""
        return QSize(LEAST_WIDTH, super().sizeHint().height())

    def showPopup(self) -> None:
        """Let the list be as wide as its longest row."""
        view = self.view()
        view.setMinimumWidth(min(420, max(self.width(), view.sizeHintForColumn(0) + 28)))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, its text as far as there is room, and a caret, which the style sheet takes away."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - 2 * CARET_ROOM
        text = option.currentText or self.placeholderText()
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        option.currentText = shown
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        place = QRectF(self.width() - CARET_ROOM, (self.height() - CARET) / 2, CARET, CARET)
        self._icons.paint(painter, "caret-down", place, self._icons.colour("sand_ink"))
        painter.end()

    def _fill(self) -> None:
        self._rows = []
        model = QStandardItemModel(self)
        for group in self._groups:
            if group.title:
                heading = QStandardItem(group.title)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                heading.setFont(self._heading_font())
                model.appendRow(heading)
                self._rows.append(None)
            for option in group.options:
                item = QStandardItem(option.title)
                item.setToolTip(tip(option.stopped))
                item.setEnabled(not option.stopped)
                model.appendRow(item)
                self._rows.append(option)
        self.updateGeometry()
        self.setModel(model)  # which deletes the one before, as it is the parent of both

    def _heading_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * HEADING)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _pick(self, row: int) -> None:
        option = self._rows[row]
        if option is None or row == self._chosen:
            return
        self._chosen = row
        self.picked.emit(option.value)
