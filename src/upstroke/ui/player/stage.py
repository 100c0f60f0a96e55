"""The face with what is going on written over its corners."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from upstroke.ui.face.view import FaceView
from upstroke.ui.widgets.labels import pill

MARGIN = 20


class Stage(QWidget):
    """The face on its tile; three pills lie over its corners."""

    def __init__(self, face: FaceView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = pill(tone="accent")
        self._technique = pill()
        self._pressure = pill()
        below = QGridLayout(self)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(face, 0, 0)
        over = QWidget(self)
        over.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        below.addWidget(over, 0, 0)
        layout = QGridLayout(over)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setRowStretch(1, 1)
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        for shown, row, column, alignment in (
            (self._badge, 0, 0, top | left),
            (self._technique, 2, 0, bottom | left),
            (self._pressure, 2, 1, bottom | right),
        ):
            shown.hide()
            layout.addWidget(shown, row, column, alignment)

    def show_words(self, badge: str, technique: str, pressure: str) -> None:
        """Write over the corners; empty texts are not shown."""
        for shown, text in ((self._badge, badge), (self._technique, technique), (self._pressure, pressure)):
            if shown.text() != text:
                shown.setText(text)
                shown.setVisible(bool(text))
