"""A card of a routine: its picture with the worked zones, its title, and two lines of facts."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from upstroke.domain.overview import Overview
from upstroke.ui import words
from upstroke.ui.theme import Theme
from upstroke.ui.tokens import TextSize
from upstroke.ui.widgets.labels import tip
from upstroke.ui.widgets.pictures import Pictures

PICTURE_HEIGHT = 150
MARGIN = 16
LINE_GAP = 4


@dataclass(frozen=True, slots=True)
class CardWords:
    """The words on a card."""

    title: str
    facts: str
    zones: str
    caution: str = ""


def card_words(whole: Overview, caution: str = "") -> CardWords:
    """The words for a routine; a caution takes the place of the zones."""
    facts = f"{words.about(whole.length_ms)} · {words.tools_line(whole.tools)}"
    return CardWords(whole.routine.title, facts, words.zones_line(whole.zones), caution)


def card_height(theme: Theme) -> int:
    """How high a card is with the fonts of the theme."""
    title = QFontMetrics(theme.font(bold=True)).height()
    small = QFontMetrics(theme.font(TextSize.SMALL)).height()
    return PICTURE_HEIGHT + title + 2 * (small + LINE_GAP) + 2 * MARGIN - 4


def paint_card(
    painter: QPainter,
    rect: QRectF,
    shown: CardWords,
    picture: QPixmap | None,
    theme: Theme,
    *,
    lit: bool,
    focused: bool,
) -> None:
    """Paint a card into a rectangle. `lit` is for the one under the mouse or chosen, `focused` for the keyboard's."""
    tokens = theme.tokens
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = rect.adjusted(1, 1, -1, -1)
    outline = QPainterPath()
    outline.addRoundedRect(inner, tokens.card_radius, tokens.card_radius)
    painter.fillPath(outline, QColor(tokens.wash if lit else tokens.surface))
    painter.setClipPath(outline)
    top = QRectF(inner.left(), inner.top(), inner.width(), PICTURE_HEIGHT)
    painter.fillRect(top, QColor(tokens.stage))
    if picture is not None:
        size = picture.deviceIndependentSize()
        painter.drawPixmap(
            QRectF(top.center().x() - size.width() / 2, top.top(), size.width(), size.height()),
            picture,
            QRectF(picture.rect()),
        )
    painter.setClipping(False)
    edge = tokens.jade if focused else tokens.jade_line if lit else tokens.line
    painter.setPen(QPen(QColor(edge), 2 if focused else 1))
    painter.drawPath(outline)
    _write(painter, inner.adjusted(MARGIN, PICTURE_HEIGHT + MARGIN - 4, -MARGIN, 0), shown, theme)
    painter.restore()


def _write(painter: QPainter, room: QRectF, shown: CardWords, theme: Theme) -> None:
    tokens = theme.tokens
    lines = (
        (shown.title, theme.font(bold=True), tokens.ink),
        (shown.facts, theme.font(TextSize.SMALL), tokens.muted),
        (
            shown.caution or shown.zones,
            theme.font(TextSize.SMALL),
            tokens.rose_ink if shown.caution else tokens.jade_ink,
        ),
    )
    y = room.top()
    for text, font, colour in lines:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        clipped = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(QRectF(room.left(), y, room.width(), metrics.height()), Qt.AlignmentFlag.AlignLeft, clipped)
        y += metrics.height() + LINE_GAP


class RoutineCard(QAbstractButton):
    """A card that can be clicked. In long lists use a view with `paint_card` instead."""

    asked = Signal(str)
    """The routine of an id was chosen."""

    def __init__(self, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self._overview: Overview | None = None
        self._words = CardWords("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._ask)
        pictures.ready.connect(self._picture_ready)
        theme.changed.connect(self.update)

    def show_routine(self, whole: Overview, caution: str = "") -> None:
        """Show a routine, with a caution if there is one."""
        self._overview = whole
        self._words = card_words(whole, caution)
        self.setAccessibleName(f"{self._words.title}, {self._words.facts}")
        self.setToolTip(tip(caution))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for a title."""
        return QSize(232, card_height(self._theme))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        if self._overview is None:
            return
        size = QSize(self.width() - 2, PICTURE_HEIGHT)
        picture = self._pictures.picture(self._overview.routine, size, self.devicePixelRatioF())
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_card(
            painter,
            rect,
            self._words,
            picture,
            self._theme,
            lit=self.underMouse() or self.isDown(),
            focused=self.hasFocus(),
        )
        painter.end()

    def _ask(self) -> None:
        if self._overview is not None:
            self.asked.emit(self._overview.routine.id)

    def _picture_ready(self, name: object) -> None:
        if self._overview is not None and self._overview.routine.id == name:
            self.update()
