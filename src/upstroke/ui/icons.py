"""Icons: glyphs of the Phosphor set that QtAwesome carries, in the colours of the theme.

Only the files of that one set are read. Importing QtAwesome itself takes longer than all the rest of the start, and it
would load every set it has.
"""

import json
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont, QTransform
from PySide6.QtWidgets import QAbstractButton

from upstroke.ui.theme import Theme

UNIT = 256.0
"""The side of a glyph's square, in the units in which its outline is kept."""

FAINT = 0.5
"""How much is seen of an icon that is switched off: beside no words, muted alone would not be told apart."""


class Icons:
    """Hands out icons by Phosphor's names (`play`, `skip-back`, `play-fill`). Made once; icons follow the theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._outlines: dict[str, QPainterPath] = {}

    def icon(self, name: str, token: str = "ink") -> QIcon:
        """An icon in the colour of a token. Raises KeyError for a name that the set does not have."""
        return QIcon(_Engine(self, self.outline(name), token))

    def put_on(self, button: QAbstractButton, name: str, token: str = "ink") -> None:
        """Give a button an icon."""
        button.setIcon(self.icon(name, token))

    def paint(self, painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
        """Paint an icon into the largest square in the middle of a rectangle."""
        self.fill(painter, self.outline(name), rect, colour)

    def colour(self, token: str) -> QColor:
        """The colour that a token has now."""
        return QColor(getattr(self._theme.tokens, token))

    @staticmethod
    def fill(painter: QPainter, outline: QPainterPath, rect: QRectF, colour: QColor) -> None:
        """Fill an outline that lies in the square of a glyph."""
        side = min(rect.width(), rect.height())
        corner = rect.center()
        placed = QTransform(side / UNIT, 0, 0, side / UNIT, corner.x() - side / 2, corner.y() - side / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(placed.map(outline), colour)
        painter.restore()

    def outline(self, name: str) -> QPainterPath:
        """The outline of a glyph in a square of UNIT. Raises KeyError for a name that the set does not have."""
        if name not in self._outlines:
            glyph = self._font.glyphIndexesForString(chr(int(self._codes[name], 16)))[0]
            path = self._font.pathForGlyph(glyph).translated(0, self._font.ascent())
            path.setFillRule(Qt.FillRule.WindingFill)
            self._outlines[name] = path
        return self._outlines[name]

    @cached_property
    def _font(self) -> QRawFont:
        return QRawFont(str(_file("phosphor-[0-9]*.ttf")), UNIT, QFont.HintingPreference.PreferNoHinting)

    @cached_property
    def _codes(self) -> dict[str, str]:
        codes: dict[str, str] = json.loads(_file("phosphor-charmap-*.json").read_text(encoding="utf-8"))
        return codes


class _Engine(QIconEngine):
    """Paints one glyph; it asks for the colour each time, so that a change of theme needs no new icon."""

    def __init__(self, icons: Icons, outline: QPainterPath, token: str) -> None:
        super().__init__()
        self._icons = icons
        self._outline = outline
        self._token = token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = self._icons.colour("muted" if mode is QIcon.Mode.Disabled else self._token)
        if mode is QIcon.Mode.Disabled:
            colour.setAlphaF(FAINT)
        # In a wider icon the glyph keeps to the left, which leaves a gap before a button's words.
        side = min(rect.width(), rect.height())
        self._icons.fill(painter, self._outline, QRectF(rect.x(), rect.y(), side, rect.height()), colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _Engine(self._icons, self._outline, self._token)


def _file(pattern: str) -> Path:
    """Find a file of the font set. The package is looked up and not imported."""
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("QtAwesome is not installed.")
    return next((Path(spec.origin).parent / "fonts").glob(pattern))
