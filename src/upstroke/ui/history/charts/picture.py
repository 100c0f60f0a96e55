"""A chart as a picture: with its heading and legend, as pixels or as SVG."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from upstroke.ui.history.charts.chart import Chart
from upstroke.ui.theme import Theme
from upstroke.ui.tokens import TextSize

SHARPNESS = 2
"""Pixels of an image for each of the screen, so that it can be printed."""

_MARGIN = 18
_HEAD = 56
_SWATCH = 10


class ChartPicture:
    """A chart as it stands, ready to be written in either format."""

    def __init__(self, chart: Chart, theme: Theme) -> None:
        self._chart = chart
        self._theme = theme
        self._size = QSize(chart.width() + 2 * _MARGIN, chart.height() + _HEAD + 2 * _MARGIN)

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
        generator.setViewBox(QRect(0, 0, self._size.width(), self._size.height()))
        figure = self._chart.figure
        if figure:
            generator.setTitle(figure.title)
            generator.setDescription(figure.summary)
        painter = QPainter(generator)
        self._paint(painter)
        painter.end()
        return bytes(buffer.data().data())

    def _paint(self, painter: QPainter) -> None:
        figure, tokens = self._chart.figure, self._theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, self._size.width(), self._size.height()), QColor(tokens.surface))
        room = QRectF(_MARGIN, _MARGIN, self._chart.width(), self._chart.height())
        if figure:
            painter.setFont(self._theme.font(TextSize.HEADING, bold=True))
            painter.setPen(QColor(tokens.ink))
            painter.drawText(room.topLeft() + QPointF(0, 18), figure.title)
            painter.setFont(self._theme.font(TextSize.SMALL))
            x = room.left()
            for series in figure.series:
                painter.fillRect(QRectF(x, room.top() + 33, _SWATCH, _SWATCH), QColor(getattr(tokens, series.colour)))
                painter.setPen(QColor(tokens.muted))
                painter.drawText(QPointF(x + _SWATCH + 6, room.top() + 42), series.name)
                x += _SWATCH + 6 + painter.fontMetrics().horizontalAdvance(series.name) + 18
        painter.setPen(Qt.PenStyle.NoPen)
        self._chart.choose(-1)
        self._chart.render(painter, room.translated(0, _HEAD), self._chart.viewport().rect())
