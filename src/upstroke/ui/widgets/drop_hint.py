"""A hint over a window that what is dragged may be let go here."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from upstroke.ui.widgets.labels import label

EDGE = 4
"""Between the window and the border, in pixels."""


class DropHint(QFrame):
    """A dashed border around its parent, with a line of text. The mouse goes through it."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._below = parent
        self.setProperty("kind", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = label(text, "drop")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 28)
        layout.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        self.hide()

    def appear(self) -> None:
        """Show it over all that the parent shows."""
        self.setGeometry(self._below.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE))
        self.show()
        self.raise_()
