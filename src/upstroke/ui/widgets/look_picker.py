"""Choosing the face that one follows: its skin and its hair, with a picture of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from upstroke.domain.look import Hair, Look, SkinTone
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.segmented import Segmented

Portrait = Callable[[Look, QSize, float], QPixmap]
"""Paints head and shoulders in a look, at a size in pixels and a device pixel ratio."""

SWATCH = 34
RING = 5
PICTURE = QSize(210, 236)


class LookPicker(QWidget):
    """Shows a look, and lets the user choose another."""

    chosen = Signal(object)
    """The user chose a Look."""

    def __init__(
        self,
        portrait: Portrait,
        skins: Mapping[SkinTone, str],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """`skins` are the colours to choose from, as #RRGGBB."""
        super().__init__(parent)
        self._look = Look()
        self._hairs = list(Hair)
        self._picture = _Picture(portrait, theme)
        self._tone = label(kind="muted")
        self._skins = QButtonGroup(self)
        swatches = QGridLayout()
        swatches.setSpacing(2)
        # the cool undertones above the warm ones, from light to deep
        for place, tone in enumerate(skins):
            swatch = _Swatch(tone.words, skins[tone], theme)
            self._skins.addButton(swatch, place)
            swatches.addWidget(swatch, place % 2, place // 2)
        self._order = list(skins)
        self._skins.idClicked.connect(lambda place: self._choose(replace(self._look, tone=self._order[place])))
        swatches.setColumnStretch(len(skins) // 2, 1)
        self._hair = Segmented("Hair")
        self._hair.show_options([hair.words for hair in self._hairs], 0)
        self._hair.chosen.connect(lambda place: self._choose(replace(self._look, hair=self._hairs[place])))
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(label("Skin"))
        column.addLayout(swatches)
        column.addWidget(self._tone)
        column.addSpacing(10)
        column.addWidget(label("Hair"))
        column.addWidget(self._hair)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self._picture)
        row.addLayout(column, 1)
        self.show_look(self._look)

    def show_look(self, look: Look) -> None:
        """Show a look as chosen, without a signal."""
        self._look = look
        self._skins.button(self._order.index(look.tone)).setChecked(True)
        for swatch in self._skins.buttons():
            # as with radio buttons: Tab comes to the one that is chosen, and the arrows choose another
            swatch.setFocusPolicy(Qt.FocusPolicy.StrongFocus if swatch.isChecked() else Qt.FocusPolicy.ClickFocus)
        self._tone.setText(look.tone.words)
        self._hair.choose(self._hairs.index(look.hair))
        self._picture.show_look(look)

    def _choose(self, look: Look) -> None:
        self.show_look(look)
        self.chosen.emit(look)


class _Picture(QWidget):
    """The face in a look."""

    def __init__(self, portrait: Portrait, theme: Theme) -> None:
        super().__init__()
        self._portrait = portrait
        self._look = Look()
        self.setFixedSize(PICTURE)
        theme.changed.connect(self.update)

    def show_look(self, look: Look) -> None:
        self._look = look
        self.setAccessibleName(f"The face: {look.tone.words}; {look.hair.words}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._portrait(self._look, self.size(), self.devicePixelRatioF()))
        painter.end()


class _Swatch(QAbstractButton):
    """A round button in a colour, with a ring where it is chosen."""

    def __init__(self, name: str, colour: str, theme: Theme) -> None:
        super().__init__()
        self._colour = colour
        self._theme = theme
        self.setCheckable(True)
        self.setAccessibleName(f"Skin: {name}")
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(SWATCH + 2 * RING, SWATCH + 2 * RING)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(RING, RING, SWATCH, SWATCH)
        painter.setPen(QColor(tokens.track))
        painter.setBrush(QColor(self._colour))
        painter.drawEllipse(disc)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked() or self.hasFocus():
            pen = painter.pen()
            pen.setColor(QColor(tokens.jade if self.isChecked() else tokens.muted))
            pen.setWidthF(2.5 if self.hasFocus() else 2)
            painter.setPen(pen)
            painter.drawEllipse(disc.adjusted(-3, -3, 3, 3))
        painter.end()
