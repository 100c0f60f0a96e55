"""The face with what is going on written over its corners."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from upstroke.ui.face.view import FaceView
from upstroke.ui.player.angle_glyph import AngleGlyph
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.labels import pill

MARGIN = 20
ROOM_FOR_WORDS = 300
"""Pixels of width below which nothing is written over the face."""


class Stage(QWidget):
    """The face on its tile; three pills lie over its corners, and how steeply the tool lies."""

    def __init__(self, face: FaceView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._angle = AngleGlyph(theme)
        self._badge = pill(tone="accent")
        self._technique = pill()
        self._pressure = pill()
        below = QGridLayout(self)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(face, 0, 0)
        over = QWidget(self)
        over.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over.setMinimumSize(1, 1)  # or a small window could not be as small as it may
        self._over = over
        below.addWidget(over, 0, 0)
        layout = QGridLayout(over)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setRowStretch(1, 1)
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        self._angle.hide()
        foot = QWidget()
        beside = QHBoxLayout(foot)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._technique)
        beside.addWidget(self._angle)
        for shown in (self._badge, self._technique, self._pressure):
            shown.hide()
        for placed, row, column, alignment in (
            (self._badge, 0, 0, top | left),
            (foot, 2, 0, bottom | left),
            (self._pressure, 2, 1, bottom | right),
        ):
            layout.addWidget(placed, row, column, alignment)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the face alone where words would hide it."""
        self._over.setVisible(event.size().width() >= ROOM_FOR_WORDS)

    def show_words(self, badge: str, technique: str, pressure: str, angle: int | None) -> None:
        """Write over the corners; empty texts are not shown. `angle` is in degrees between tool and skin."""
        self._angle.show_angle(angle)
        for shown, text in ((self._badge, badge), (self._technique, technique), (self._pressure, pressure)):
            if shown.text() != text:
                shown.setText(text)
                shown.setVisible(bool(text))
