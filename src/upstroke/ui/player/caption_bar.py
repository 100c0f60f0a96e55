"""All that sounds, in letters that can be read from across the room."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from upstroke.domain.captions import Caption
from upstroke.ui.theme import Theme

SHARE = 0.175
"""Of the height of the player, for the bar."""

BIG, SMALL, NUMBER, MARGIN = 0.335, 0.2, 0.7, 0.07
"""Shares of the bar's height: type sizes of the two lines and of the number, and what is left free around them."""

LINES = 2
"""How many each of them takes at most."""

FITTED = 0.94
"""Where text does not fit, its size is reduced by this as often as it takes."""

NARROWER = 0.95
"""Lines are made as even as steps of this allow, so that no word stands alone."""

WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap

SMALLEST = 8.0
"""Pixels of type below which nothing gets smaller."""


class CaptionBar(QWidget):
    """A card with a caption in the middle, and the number of the count on its left.

    Nothing is cut short: what does not fit is made smaller. A screen reader is told of new words and numbers.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._caption = Caption("")
        self._scale = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_caption(self, caption: Caption) -> None:
        """Show what sounds."""
        if caption == self._caption:
            return
        before, self._caption = self._caption, caption
        self.setAccessibleName(". ".join(part for part in (caption.big, caption.small) if part))
        told = str(caption.number) if caption.number else caption.big
        if (caption.big, caption.number) != (before.big, before.number) and self.isVisible() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))
        self._fit()
        self.update()

    def set_room(self, height: int) -> None:
        """Take its share of the height of the player."""
        self.setFixedHeight(round(height * SHARE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words into the new room."""
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, the words and the number."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.line))
        painter.setBrush(QColor(tokens.surface))
        radius = tokens.card_radius
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self._caption.number:
            painter.setFont(self._font(NUMBER, bold=True))
            painter.setPen(QColor(tokens.jade_ink))
            beside = QRectF(0, 0, self._beside, self.height())
            painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, str(self._caption.number))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        tokens, room = self._theme.tokens, self._room
        heights = [self._size(font, text).height() for font, text in self._lines]
        top = room.center().y() - sum(heights) / 2
        for (font, text), height, colour in zip(self._lines, heights, (tokens.ink, tokens.sand_ink), strict=True):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            width = self._even_width(font, text)
            painter.drawText(QRectF(room.center().x() - width / 2, top, width, height), WRAPPED, text)
            top += height

    @property
    def _beside(self) -> float:
        """The width that is kept for the number, on both sides, so that the words stay where they are."""
        return min(self.height() * 0.8, self.width() / 6)

    @property
    def _room(self) -> QRectF:
        margin = self.height() * MARGIN
        return QRectF(self.rect()).adjusted(self._beside, margin, -self._beside, -margin)

    @property
    def _lines(self) -> tuple[tuple[QFont, str], tuple[QFont, str]]:
        """The words with their type, at the size that was found to fit."""
        return (
            (self._font(BIG * self._scale, bold=True), self._caption.big),
            (self._font(SMALL * self._scale), self._caption.small),
        )

    def _font(self, share: float, *, bold: bool = False) -> QFont:
        font = self._theme.font(bold=bold)
        font.setPixelSize(max(1, round(self.height() * share)))
        return font

    def _size(self, font: QFont, text: str, width: float = 0.0) -> QRectF:
        """The room that a text takes at a width, that of the bar unless told otherwise."""
        if not text:
            return QRectF()
        wide = QRectF(0, 0, width or self._room.width(), 1e6)
        return QFontMetricsF(font).boundingRect(wide, WRAPPED, text)

    def _even_width(self, font: QFont, text: str) -> float:
        """A width at which the lines of a text are about as long as each other."""
        width, height = self._room.width(), self._size(font, text).height()
        while text and width > self.height():
            narrower = width * NARROWER
            size = self._size(font, text, narrower)
            if size.height() > height or size.width() > narrower:
                break
            width = narrower
        return width

    def _fit(self) -> None:
        """Find the size at which all words fit."""
        self._scale = 1.0
        while not self._fits() and self.height() * BIG * self._scale > SMALLEST:
            self._scale *= FITTED

    def _fits(self) -> bool:
        room, height = self._room, 0.0
        for font, text in self._lines:
            size = self._size(font, text)
            if size.width() > room.width() or size.height() > LINES * QFontMetricsF(font).lineSpacing() + 1:
                return False
            height += size.height()
        return height <= room.height()
