"""The calendar of a year: a square for each day, darker the more was done, that opens the day."""

from collections.abc import Collection, Mapping
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from upstroke.domain.plan import DAY_NAMES
from upstroke.domain.stats import Totals
from upstroke.domain.year_grid import DayCell, DayState, YearGrid, year_grid
from upstroke.ui.history import phrases
from upstroke.ui.history.calendar_words import day_in_words, year_in_words, year_table
from upstroke.ui.history.charts.figure import Table
from upstroke.ui.history.shades import shades
from upstroke.ui.history.skin_notes import SkinDays
from upstroke.ui.theme import Theme
from upstroke.ui.tokens import TextSize
from upstroke.ui.widgets.labels import tip

WIDEST = 20.0
"""Pixels from one day to the next at most ..."""
NARROWEST = 9.0
"""... and at least."""
_GAP = 0.2
"""The share of that which lies between two days."""
_MARK = 0.33
"""Of the side of a day, the radius of its mark."""
_SKIN = "skin note"
_NAMED_ROWS = (0, 2, 4)
_MOVES = {Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SPACE = 8
_CLEAR = QColor(Qt.GlobalColor.transparent)
_NOTED = QColor(1, 1, 1, 0)
"""In the place of a shade: the mark of a day with a note of the skin."""


class YearCalendar(QWidget):
    """Shows days in columns of weeks. The mouse or the arrow keys choose a day, a click or Enter opens it."""

    day_opened = Signal(object)
    """The user wants to see the date that is carried."""
    year_asked = Signal(int)
    """The user wants the year before (-1) or after (1)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid: YearGrid | None = None
        self._skin: SkinDays = {}
        self._chosen = -1
        self._take_look()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Calendar")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._dress)

    @property
    def summary(self) -> str:
        """What the calendar shows, in a sentence."""
        return year_in_words(self._grid) if self._grid else ""

    @property
    def readout(self) -> str:
        """What is said of the chosen day; empty without one."""
        return self._said(self._cell) if self._cell else ""

    @property
    def table(self) -> Table:
        """The days as numbers."""
        return year_table(self._grid, self._skin) if self._grid else Table((), ())

    def show_days(
        self,
        days: Mapping[date, Totals],
        first: date,
        last: date,
        rest_weekdays: Collection[int] = frozenset(),
        skin: SkinDays | None = None,
    ) -> None:
        """Show the days from `first` to `last`. On `rest_weekdays` (0 is Monday) no practice is planned.

        A day of `skin` has a mark.
        """
        self._skin = skin or {}
        self._grid = year_grid(days, first, last, rest_weekdays)
        self.setAccessibleName(f"Calendar, {phrases.days(self._grid.days)}")
        self.choose(-1)
        self.updateGeometry()

    def choose(self, index: int) -> None:
        """Look at a day by its place, or at none (-1)."""
        self._chosen = index
        self.setAccessibleDescription(self.readout or f"{self.summary} The arrow keys go from day to day.")
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for a year of squares that are easily told apart."""
        width = round(self._margin + 14 * self._columns)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the squares may become."""
        width = round(self._margin + NARROWEST * self._columns)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """The squares stay square."""
        return round(2 * self._line + 2 * _SPACE + 7 * self._pitch(width))

    def place_of(self, index: int) -> QRectF:
        """Where in the widget a day is painted."""
        assert self._grid is not None
        pitch = self._pitch(self.width())
        column, row = self._grid.place(index)
        side = self._snapped(pitch * (1 - _GAP))
        return QRectF(
            self._snapped(self._margin) + column * pitch,
            self._snapped(self._line + _SPACE / 2) + row * pitch,
            side,
            side,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the days, their names, and below them what is chosen and what the shades mean."""
        if self._grid is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, cell in enumerate(self._grid.cells):
            place = self.place_of(index)
            self._paint_day(painter, place, cell)
            if cell.day in self._skin:
                self._paint_mark(painter, place.topRight() + QPointF(-1, 1), place.width())
        if self._chosen >= 0:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.tokens.ink), 1.5))
            painter.drawRoundedRect(self.place_of(self._chosen).adjusted(-1.5, -1.5, 1.5, 1.5), 4, 4)
        self._paint_names(painter, self._grid)
        self._paint_foot(painter, self._grid)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from day to day or week to week, to the first or last, to another year, or into the day."""
        key = Qt.Key(event.key())
        last = len(self._grid.cells) - 1 if self._grid else -1
        if key in _MOVES and last >= 0:
            here = last if self._chosen < 0 else self._chosen + _MOVES[key]
            if 0 <= here <= last:
                self.choose(here)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            self.choose(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.year_asked.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._cell:
            self.day_opened.emit(self._cell.day)
        elif key == Qt.Key.Key_Escape and self._cell:
            self.choose(-1)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the day under the mouse."""
        index = self._index_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if index >= 0 else Qt.CursorShape.ArrowCursor)
        if index != self._chosen:
            self.choose(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the day under the mouse."""
        index = self._index_at(event.position())
        if self._grid and index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.day_opened.emit(self._grid.cells[index].day)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse looks at nothing any more."""
        self.choose(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard begins at the last day."""
        super().focusInEvent(event)
        if self._grid and event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.choose(len(self._grid.cells) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard looks at nothing any more."""
        super().focusOutEvent(event)
        self.choose(-1)

    def event(self, event: QEvent) -> bool:
        """Say what a day holds beside the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self._index_at(QPointF(event.pos()))
            text = self._said(self._grid.cells[index]) if self._grid and index >= 0 else ""
            QToolTip.showText(event.globalPos(), tip(text), self)
            return True
        return super().event(event)

    @property
    def _cell(self) -> DayCell | None:
        return self._grid.cells[self._chosen] if self._grid and self._chosen >= 0 else None

    @property
    def _columns(self) -> int:
        return self._grid.columns if self._grid else 53

    def _pitch(self, width: int) -> float:
        """From one day to the next, in whole pixels of the screen, so that all squares are alike and sharp."""
        return self._snapped(min(max((width - self._margin) / self._columns, NARROWEST), WIDEST), down=True)

    def _snapped(self, length: float, *, down: bool = False) -> float:
        ratio = self.devicePixelRatioF()
        return (int(length * ratio) if down else round(length * ratio)) / ratio

    def _index_at(self, spot: QPointF) -> int:
        if self._grid is None:
            return -1
        start, pitch = self.place_of(0), self._pitch(self.width())
        row = int((spot.y() - start.top() + self._grid.place(0)[1] * pitch) // pitch)
        return self._grid.index_at(int((spot.x() - start.left()) // pitch), row)

    def _paint_day(self, painter: QPainter, place: QRectF, cell: DayCell) -> None:
        if cell.state is DayState.REST:
            self._paint_square(painter, place, _CLEAR)
        else:
            done = cell.state is DayState.DONE
            self._paint_square(painter, place, self._shades[cell.step - 1] if done else QColor(self._theme.tokens.sand))

    def _paint_mark(self, painter: QPainter, spot: QPointF, side: float) -> None:
        """That something was noted of the skin: a dot on a day that is `side` wide, which stands off from any shade."""
        radius = side * _MARK
        painter.setPen(QPen(QColor(self._theme.tokens.surface), 1.2))
        painter.setBrush(QColor(self._theme.tokens.rose))
        painter.drawEllipse(spot, radius, radius)

    def _said(self, cell: DayCell) -> str:
        return day_in_words(cell, self._skin.get(cell.day, ""))

    def _paint_square(self, painter: QPainter, place: QRectF, colour: QColor) -> None:
        """A day in a colour; where it is clear, only a dot: never taken for practice, and not empty either."""
        painter.setPen(Qt.PenStyle.NoPen)
        if colour == _CLEAR:
            painter.setBrush(QColor(self._theme.tokens.muted))
            painter.drawEllipse(place.center(), place.width() / 7, place.width() / 7)
        else:
            painter.setBrush(colour)
            painter.drawRoundedRect(place, place.width() / 5, place.width() / 5)

    def _paint_names(self, painter: QPainter, grid: YearGrid) -> None:
        painter.setFont(self._theme.font(TextSize.TINY))
        painter.setPen(QColor(self._theme.tokens.muted))
        pitch, start = self._pitch(self.width()), self.place_of(0)
        top = start.top() - grid.place(0)[1] * pitch
        for row in _NAMED_ROWS:
            where = QRectF(0, top + row * pitch, self._margin, start.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, DAY_NAMES[row])
        for column, day in grid.months:
            left = start.left() + column * pitch
            if left + self._metrics.horizontalAdvance("May") <= self.width():
                painter.drawText(QPointF(left, self._metrics.ascent()), phrases.day(day, "MMM"))

    def _paint_foot(self, painter: QPainter, grid: YearGrid) -> None:
        """The day in words on the left; on the right what the shades and the dot mean."""
        tokens = self._theme.tokens
        metrics = self._metrics
        side = self._snapped(self._line * 0.7)
        top = self.height() - self._line
        right = float(self.width())
        rest: tuple[str | QColor, ...] = (DayState.REST, _CLEAR) if grid.count(DayState.REST) else ()
        skin: tuple[str | QColor, ...] = (_SKIN, _NOTED) if any(each.day in self._skin for each in grid.cells) else ()
        for part in ("more", *reversed(self._shades), "less", *rest, *skin):
            if isinstance(part, str):
                right -= metrics.horizontalAdvance(part) + (_SPACE if part in (DayState.REST, _SKIN) else 0)
                painter.setPen(QColor(tokens.muted))
                painter.drawText(QPointF(right, top + metrics.ascent()), part)
            else:
                right = self._snapped(right - side)
                square = QRectF(right, self._snapped(top + (self._line - side) / 2), side, side)
                if part == _NOTED:
                    self._paint_mark(painter, square.center(), side)
                else:
                    self._paint_square(painter, square, part)
            right -= _SPACE / 2
        room = right - self._margin - _SPACE
        text = metrics.elidedText(self.readout or self.summary, Qt.TextElideMode.ElideRight, int(room))
        painter.setPen(QColor(tokens.ink if self._cell else tokens.muted))
        painter.drawText(QPointF(self._margin, top + metrics.ascent()), text)

    def _take_look(self) -> None:
        """Keep what depends on the theme alone: to measure text for each day would take longer than to paint it."""
        self._shades = shades(self._theme.tokens)
        self._metrics = QFontMetrics(self._theme.font(TextSize.TINY))
        self._line = self._metrics.height()
        self._margin = max(self._metrics.horizontalAdvance(DAY_NAMES[row]) for row in _NAMED_ROWS) + _SPACE

    def _dress(self) -> None:
        self._take_look()
        self.updateGeometry()
        self.update()
