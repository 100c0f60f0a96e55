"""The widget of a chart. Importing this module imports pyqtgraph, which takes a while: do it when it is needed."""

from collections.abc import Callable
from math import ceil
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from upstroke.ui.history import phrases
from upstroke.ui.history.charts.bars import Bars
from upstroke.ui.history.charts.dots import Dots
from upstroke.ui.history.charts.drawing import Drawing
from upstroke.ui.history.charts.figure import Figure, Kind
from upstroke.ui.history.charts.lanes import Lanes
from upstroke.ui.history.charts.lines import Lines
from upstroke.ui.theme import Theme
from upstroke.ui.tokens import TextSize

CHANGE_MS = 220
"""How long one figure takes to become another."""

HEIGHT = 190
_DRAWINGS: dict[Kind, type[Drawing]] = {Kind.BARS: Bars, Kind.DOTS: Dots, Kind.LANES: Lanes, Kind.LINES: Lines}
_KEYS = "Left and Right go from place to place, Enter opens one."
_MEASURED = 12
"""By so many dates it is known how wide they are: to measure all would take longer than to paint them."""
_BETWEEN_DATES = 18
"""Pixels between two dates under the chart at least."""


class Chart(pg.PlotWidget):  # type: ignore[misc]
    """Shows a figure. The mouse, or Left and Right, choose a place, whose exact values are shown and read out."""

    chosen = Signal(int)
    """A place is looked at; -1 for none."""
    opened = Signal(object)
    """The user wants to see more of the DayRange of a place: Enter, or a click."""

    def __init__(self, kind: Kind, theme: Theme, still: Callable[[], bool], parent: QWidget | None = None) -> None:
        """`still` says whether nothing may move."""
        super().__init__(parent, enableMenu=False)
        self._theme = theme
        self._still = still
        self._chosen = -1
        self._drawing = _DRAWINGS[kind](theme)
        self._plot = self.getPlotItem()
        self._plot.addItem(self._drawing)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(False, False)
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setStyle(tickLength=0, tickAlpha=0, tickTextOffset=8, hideOverlappingLabels=False)
        self._change = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=CHANGE_MS)
        self._change.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._change.valueChanged.connect(self._drawing.come)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(HEIGHT)
        self._readout = QLabel(self)
        self._readout.setProperty("kind", "tile")
        self._readout.setTextFormat(Qt.TextFormat.PlainText)
        self._readout.setMargin(8)
        self._readout.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._readout.hide()
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def figure(self) -> Figure | None:
        """What it shows."""
        return self._drawing.figure

    @property
    def readout(self) -> str:
        """What is said of the chosen place; empty without one."""
        return self.figure.say(self._chosen) if self.figure and self._chosen >= 0 else ""

    @property
    def moving(self) -> bool:
        """Whether one figure is still becoming another."""
        return self._change.state() is QVariantAnimation.State.Running

    def show_figure(self, figure: Figure) -> None:
        """Show another figure; one that takes the place of another comes gently."""
        gently = self.figure is not None and self.isVisible() and not self._still()
        self._change.stop()
        self._drawing.show_figure(figure)
        self.choose(-1)
        self.setAccessibleName(f"Chart: {figure.title}")
        self._plot.getAxis("left").setTicks([figure.scale.lines])
        places = len(figure.spans)
        self._plot.setRange(
            xRange=(-0.5, places - 0.5), yRange=(figure.scale.low, figure.scale.high), padding=0, disableAutoRange=True
        )
        self._place_dates()
        if gently:
            self._drawing.come(0.0)
            self._change.start()
        else:
            self._drawing.come(1.0)

    def choose(self, place: int) -> None:
        """Look at a place, or at none (-1)."""
        figure = self.figure
        self._chosen = place if figure and 0 <= place < len(figure.spans) else -1
        self._drawing.light(self._chosen)
        self._readout.setVisible(self._chosen >= 0)
        self.setAccessibleDescription(self.readout or (f"{figure.summary} {_KEYS}" if figure else ""))
        if self._chosen >= 0:
            self._readout.setText(self.readout)
            self._readout.adjustSize()
            self._place_readout()
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._chosen >= 0 else Qt.CursorShape.ArrowCursor)
        self.chosen.emit(self._chosen)

    def sizeHint(self) -> QSize:
        """Wide, and as high as a glance needs."""
        return QSize(400, HEIGHT + 20)

    def position_of(self, place: int) -> QPointF:
        """Where in the widget the top of what is at a place is."""
        figure = self.figure
        top = QPointF(place, figure.top(place) if figure else 0)
        return QPointF(self.mapFromScene(self._plot.getViewBox().mapViewToScene(top)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from place to place, and open one."""
        last = len(self.figure.spans) - 1 if self.figure else -1
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
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._chosen >= 0:
                self._open()
            case _:
                event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the place under the mouse."""
        point = self._plot.getViewBox().mapSceneToView(self.mapToScene(event.position().toPoint()))
        inside = self.figure is not None and -0.5 <= point.x() < len(self.figure.spans) - 0.5
        place = round(point.x()) if inside else -1
        if place != self._chosen:
            self.choose(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard; what a click means is known when it ends."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the place that was clicked."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.mouseMoveEvent(event)
            self._open()

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse looks at nothing any more."""
        self.choose(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard begins at the last place."""
        super().focusInEvent(event)
        if self.figure and event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.choose(len(self.figure.spans) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard looks at nothing any more."""
        self.choose(-1)
        super().focusOutEvent(event)

    def wheelEvent(self, event: Any) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def resizeEvent(self, event: Any) -> None:
        """Place what depends on the size."""
        super().resizeEvent(event)
        if self.__dict__.get("_drawing"):  # pyqtgraph resizes while it is being made
            self._place_dates()

    def _open(self) -> None:
        if self.figure and self._chosen >= 0:
            self.opened.emit(self.figure.spans[self._chosen])

    def _place_readout(self) -> None:
        top = self.position_of(self._chosen)
        size = self._readout.size()
        x = min(max(0.0, top.x() - size.width() / 2), self.width() - size.width())
        y = max(0.0, top.y() - size.height() - 10)
        if y + size.height() > top.y():  # what is there reaches up to it, so it stands beside
            x = top.x() + 16 if top.x() < self.width() / 2 else top.x() - 16 - size.width()
        self._readout.move(round(x), round(y))
        self._readout.raise_()

    def _place_dates(self) -> None:
        """Label as many places as there is room for, at equal distances and up to the last one."""
        figure = self.figure
        if figure is None:
            return
        places = len(figure.spans)
        metrics = QFontMetrics(self._theme.font(TextSize.TINY))
        some = (phrases.tick(span.first, figure.unit) for span in figure.spans[-_MEASURED:])
        widest = max((metrics.horizontalAdvance(name) for name in some), default=0) + _BETWEEN_DATES
        room = max(1, int(self._plot.getViewBox().width() // widest))
        apart = max(1, ceil(places / room))
        # The first and last labels would be cut where their bars are narrow, so these are kept off the edges.
        edge = 0 if places <= room else (apart + 1) // 2
        shown = range(places - 1 - edge, -1, -apart)
        ticks = [(place, phrases.tick(figure.spans[place].first, figure.unit)) for place in shown]
        self._plot.getAxis("bottom").setTicks([ticks])

    def _dress(self) -> None:
        tokens = self._theme.tokens
        self.setBackground(QColor(tokens.surface))
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(pg.mkPen(None))
            axis.setTextPen(pg.mkPen(tokens.muted))
            axis.setTickFont(self._theme.font(TextSize.TINY))
        self._drawing.update()
