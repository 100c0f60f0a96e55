"""What the page shows as a picture: with its heading and legend, as pixels or as SVG."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from upstroke.ui.history.charts.figure import Series
from upstroke.ui.theme import Theme
from upstroke.ui.tokens import TextSize

if TYPE_CHECKING:
    from upstroke.ui.history.charts.chart import Chart

SHARPNESS = 2
"""Pixels of an image for each of the screen, so that it can be printed."""

_MARGIN = 18
_HEAD = 56
_SWATCH = 10


class Picture(ABC):
    """Something under a heading, ready to be written in either format."""

    def __init__(self, title: str, summary: str, size: QSize, theme: Theme, legend: Sequence[Series] = ()) -> None:
        """`size` is that of what stands under the heading; with no legend the summary is read there."""
        self._title, self._summary, self._legend, self._theme = title, summary, legend, theme
        self._inside = size
        self._size = QSize(size.width() + 2 * _MARGIN, size.height() + _HEAD + 2 * _MARGIN)

    @abstractmethod
    def draw(self, painter: QPainter, room: QRectF) -> None:
        """Paint what stands under the heading."""

    @property
    def image(self) -> QImage:
        """The picture in pixels."""
        image = QImage(self._size * SHARPNESS, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(SHARPNESS)
        painter = QPainter(image)
        self._paint(painter)
        painter.end()
        return image

    @property
    def png(self) -> bytes:
        """The picture as a PNG file."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(self.image)
        return bytes(buffer.data().data())

    @property
    def svg(self) -> bytes:
        """The picture as an SVG file."""
        buffer = QBuffer()
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(self._size)
        # The axes are kept by Qt in the screen's measure, and would be drawn smaller than what they stand beside.
        generator.setResolution(round(QGuiApplication.primaryScreen().logicalDotsPerInch()))
        generator.setViewBox(QRect(0, 0, self._size.width(), self._size.height()))
        generator.setTitle(self._title)
        generator.setDescription(self._summary)
        painter = QPainter(generator)
        self._paint(painter)
        painter.end()
        return bytes(buffer.data().data())

    def _paint(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, self._size.width(), self._size.height()), QColor(tokens.surface))
        room = QRectF(_MARGIN, _MARGIN, self._inside.width(), self._inside.height())
        painter.setFont(self._theme.font(TextSize.HEADING, bold=True))
        painter.setPen(QColor(tokens.ink))
        painter.drawText(room.topLeft() + QPointF(0, 18), self._title)
        painter.setFont(self._theme.font(TextSize.SMALL))
        x = room.left()
        for series in self._legend:
            painter.fillRect(QRectF(x, room.top() + 33, _SWATCH, _SWATCH), QColor(getattr(tokens, series.colour)))
            painter.setPen(QColor(tokens.muted))
            painter.drawText(QPointF(x + _SWATCH + 6, room.top() + 42), series.name)
            x += _SWATCH + 6 + painter.fontMetrics().horizontalAdvance(series.name) + 18
        if not self._legend:
            painter.setPen(QColor(tokens.muted))
            wide = painter.fontMetrics().elidedText(self._summary, Qt.TextElideMode.ElideRight, self._inside.width())
            painter.drawText(QPointF(x, room.top() + 42), wide)
        painter.setPen(Qt.PenStyle.NoPen)
        self.draw(painter, room.translated(0, _HEAD))


class ChartPicture(Picture):
    """A chart as it stands."""

    def __init__(self, chart: "Chart", theme: Theme) -> None:
        figure = chart.figure
        title, summary = (figure.title, figure.summary) if figure else ("", "")
        super().__init__(title, summary, chart.size(), theme, figure.series if figure else ())
        self._chart = chart

    def draw(self, painter: QPainter, room: QRectF) -> None:
        """Paint the chart, with nothing that is looked at."""
        self._chart.choose(-1)
        self._chart.render(painter, room, self._chart.viewport().rect())


class WidgetPicture(Picture):
    """Any other widget as it stands."""

    def __init__(self, widget: QWidget, title: str, summary: str, theme: Theme) -> None:
        super().__init__(title, summary, widget.size(), theme)
        self._widget = widget

    def draw(self, painter: QPainter, room: QRectF) -> None:
        """Paint the widget."""
        painter.translate(room.topLeft())
        self._widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
