"""A column of widgets that scrolls when there is no room for all of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class ScrollColumn(QScrollArea):
    """A scrolling column without margins."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("kind", "page")
        # Else its least height is that of its texts at their narrowest, with nothing but paper below them.
        inside.setMinimumHeight(1)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing)
        self.setWidget(inside)


class ScrollPage(ScrollColumn):
    """A whole page that scrolls, with the margins that all pages have."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=20)
        self.column.setContentsMargins(32, 28, 32, 28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to its two ends, which the scroll area itself does not know."""
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if (end := ends.get(Qt.Key(event.key()))) is not None:
            bar.setValue(end)
        else:
            super().keyPressEvent(event)
