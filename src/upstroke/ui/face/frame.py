"""Where on a picture the art lies."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from upstroke.domain.anatomy import ART_HEIGHT, ART_WIDTH

SHOULDERS = 900
"""This much of the art's width is always in the picture."""

HEAD = QRectF(190, 216, 620, 716)
"""The part of the art that a small picture shows: the face, from the hairline to below the chin."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of `width` x `height` with the art laid in it: scaled, shifted, and perhaps turned over."""

    width: int
    height: int
    scale: float
    left: float
    top: float
    turned: bool = False

    @classmethod
    def whole(cls, width: int, height: int, turned: bool = False) -> "Frame":
        """All of head and shoulders, as large as fits; on a tall picture it stands in the middle."""
        scale = min(height / ART_HEIGHT, width / SHOULDERS)
        spare = height - ART_HEIGHT * scale
        return cls(width, height, scale, (width - ART_WIDTH * scale) / 2, spare / 2, turned)

    @classmethod
    def head(cls, width: int, height: int) -> "Frame":
        """The head alone, for small pictures."""
        scale = min(height / HEAD.height(), width / HEAD.width())
        centre = HEAD.center()
        return cls(width, height, scale, width / 2 - centre.x() * scale, height / 2 - centre.y() * scale)

    @property
    def transform(self) -> QTransform:
        """From art pixels to the picture."""
        straight = QTransform(self.scale, 0, 0, self.scale, self.left, self.top)
        return straight * QTransform(-1, 0, 0, 1, self.width, 0) if self.turned else straight
