"""The bar chart of minutes. Importing this module imports pyqtgraph, which takes a while: do it when it is needed."""

from collections.abc import Sequence
from math import ceil
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QTransform
from PySide6.QtWidgets import QLabel, QWidget

from upstroke.domain.stats import Bar, Unit
from upstroke.ui.history import phrases
from upstroke.ui.history.colours import SLOT_TOKENS
from upstroke.ui.theme import Theme
from upstroke.ui.tokens import TextSize

_STEPS = (1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 300, 600, 1200, 3000, 6000, 12000)
"""Round numbers of minutes that lines of the chart may lie apart."""
_MOST_LINES = 5
_DATE_ROOM = 76
"""Pixels that a date under the chart needs."""
_WIDEST_BAR = 46
_GAP = 1.0


class MinutesChart(pg.PlotWidget):  # type: ignore[misc]
    """Stacked bars by slot. The mouse, or Left and Right, choose a bar, whose exact values are shown and read out."""

    chosen = Signal(int)
    """The bar at a place is looked at; -1 for none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: Sequence[Bar] = ()
        self._unit = Unit.DAY
        self._chosen = -1
        self._summary = ""
        self._item = _StackedBars(theme)
        self._plot = self.getPlotItem()
        self._plot.addItem(self._item)
        self._plot.hideButtons()
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(False, False)
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setStyle(tickLength=0, tickAlpha=0, tickTextOffset=8, hideOverlappingLabels=False)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Chart")
        self.setMinimumHeight(190)
        self._readout = QLabel(self)
        self._readout.setProperty("kind", "tile")
        self._readout.setTextFormat(Qt.TextFormat.PlainText)
        self._readout.setMargin(8)
        self._readout.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._readout.hide()
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def readout(self) -> str:
        """What is said of the chosen bar; empty without one."""
        return phrases.bar(self._bars[self._chosen]) if self._chosen >= 0 else ""

    def show_bars(self, shown: Sequence[Bar], unit: Unit, summary: str) -> None:
        """Show other bars; `summary` says in a sentence what they come to."""
        self._bars, self._unit, self._summary = shown, unit, summary
        self.choose(-1)
        highest = max((bar.whole.active_ms for bar in shown), default=0) / 60_000
        step = next((step for step in _STEPS if highest / step <= _MOST_LINES), _STEPS[-1])
        lines = [step * n for n in range(max(1, ceil(highest / step)) + 1)]
        self._item.show_bars(shown, lines)
        self._plot.getAxis("left").setTicks([[(line, f"{line} min") for line in lines]])
        # A little room above, so that the highest line is not cut.
        self._plot.setRange(xRange=(-0.5, len(shown) - 0.5), yRange=(0, lines[-1] * 1.02), padding=0)
        self._place_dates()

    def choose(self, place: int) -> None:
        """Look at the bar at a place, or at none (-1)."""
        self._chosen = place if 0 <= place < len(self._bars) else -1
        self._item.light(self._chosen)
        self._readout.setVisible(self._chosen >= 0)
        self.setAccessibleDescription(self.readout or self._summary)
        if self._chosen >= 0:
            self._readout.setText(self.readout)
            self._readout.adjustSize()
            self._place_readout()
        self.chosen.emit(self._chosen)

    def sizeHint(self) -> QSize:
        """Wide, and as high as a glance needs."""
        return QSize(600, 210)

    def position_of(self, place: int) -> QPointF:
        """Where in the widget the top of a bar is."""
        top = QPointF(place, self._bars[place].whole.active_ms / 60_000)
        return QPointF(self.mapFromScene(self._plot.getViewBox().mapViewToScene(top)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from bar to bar."""
        last = len(self._bars) - 1
        here = self._chosen if self._chosen >= 0 else last + 1
        match event.key():
            case Qt.Key.Key_Left:
                self.choose(max(0, here - 1))
            case Qt.Key.Key_Right:
                self.choose(min(last, here + 1))
            case Qt.Key.Key_Home:
                self.choose(0)
            case Qt.Key.Key_End:
                self.choose(last)
            case Qt.Key.Key_Escape if self._chosen >= 0:
                self.choose(-1)
            case _:
                event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the bar under the mouse."""
        spot = self._plot.getViewBox().mapSceneToView(self.mapToScene(event.position().toPoint()))
        inside = -0.5 <= spot.x() < len(self._bars) - 0.5
        place = round(spot.x()) if inside else -1
        if place != self._chosen:
            self.choose(place)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse looks at nothing any more."""
        self.choose(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard begins at the last bar."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.choose(len(self._bars) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard looks at nothing any more."""
        self.choose(-1)
        super().focusOutEvent(event)

    def resizeEvent(self, event: Any) -> None:
        """Place what depends on the size."""
        super().resizeEvent(event)
        if self.__dict__.get("_bars"):  # pyqtgraph resizes while it is being made
            self._place_dates()

    def _place_readout(self) -> None:
        top = self.position_of(self._chosen)
        size = self._readout.size()
        x = min(max(0.0, top.x() - size.width() / 2), self.width() - size.width())
        y = max(0.0, top.y() - size.height() - 10)
        if y + size.height() > top.y():  # the bar reaches up to it, so it stands beside
            x = top.x() + 16 if top.x() < self.width() / 2 else top.x() - 16 - size.width()
        self._readout.move(round(x), round(y))
        self._readout.raise_()

    def _place_dates(self) -> None:
        """Label as many bars as there is room for, at equal distances and up to the last one."""
        room = max(1, self.width() // _DATE_ROOM)
        apart = max(1, ceil(len(self._bars) / room))
        style = "ddd d" if len(self._bars) <= 7 else {Unit.MONTH: "MMM yyyy"}.get(self._unit, "d MMM")
        # The first and last labels would be cut where their bars are narrow, so these are kept off the edges.
        edge = 0 if len(self._bars) <= room else (apart + 1) // 2
        places = range(len(self._bars) - 1 - edge, -1, -apart)
        ticks = [(place, phrases.day(self._bars[place].days.first, style)) for place in places]
        self._plot.getAxis("bottom").setTicks([ticks])

    def _dress(self) -> None:
        tokens = self._theme.tokens
        self.setBackground(QColor(tokens.surface))
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(pg.mkPen(None))
            axis.setTextPen(pg.mkPen(tokens.muted))
            axis.setTickFont(self._theme.font(TextSize.TINY))
        self._item.update()


class _StackedBars(pg.GraphicsObject):  # type: ignore[misc]
    """Paints the bars, rounded and on whole pixels whatever the scale, and the lines behind them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bars: Sequence[Bar] = ()
        self._lines: Sequence[int] = ()
        self._lit = -1

    def show_bars(self, shown: Sequence[Bar], lines: Sequence[int]) -> None:
        self.prepareGeometryChange()
        self._bars, self._lines = shown, lines
        self.informViewBoundsChanged()
        self.update()

    def light(self, place: int) -> None:
        self._lit = place
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(-0.5, 0, max(1, len(self._bars)), max(self._lines, default=1) * 1.02)

    def paint(self, painter: QPainter, *_: object) -> None:
        tokens = self._theme.tokens
        to_pixels = painter.worldTransform()
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = to_pixels.mapRect(self.boundingRect())
        column = whole.width() / max(1, len(self._bars))
        width = min(max(column * 0.6, column - 10, 1.0), _WIDEST_BAR)
        if self._lit >= 0:
            painter.setBrush(QColor(tokens.sand))
            painter.drawRoundedRect(
                QRectF(whole.left() + self._lit * column, whole.top(), column, whole.height()), 4, 4
            )
        for line in self._lines:
            y = round(to_pixels.map(QPointF(0, line)).y())
            painter.fillRect(QRectF(whole.left(), y, whole.width(), 1), QColor(tokens.line))
        for place, bar in enumerate(self._bars):
            left = whole.left() + (place + 0.5) * column - width / 2
            self._paint_bar(painter, bar, left, width, to_pixels)

    def _paint_bar(self, painter: QPainter, bar: Bar, left: float, width: float, to_pixels: QTransform) -> None:
        below = 0
        for slot, token in SLOT_TOKENS.items():
            part = bar.by_slot.get(slot)
            if part is None:
                continue
            bottom = to_pixels.map(QPointF(0, below / 60_000)).y() - (_GAP if below else 0)
            below += part.active_ms
            top = to_pixels.map(QPointF(0, below / 60_000)).y()
            painter.setBrush(QColor(getattr(self._theme.tokens, token)))
            height = max(1.0, bottom - top)
            radius = min(3.0, width / 3, height / 3)
            painter.drawRoundedRect(QRectF(left, top, width, height), radius, radius)
