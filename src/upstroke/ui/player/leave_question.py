"""The one question before a routine is ended early."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import button


class LeaveQuestion(QWidget):
    """Lies over the whole page and asks whether to end. Going on is the default."""

    stay = Signal()
    leave = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._theme = theme
        box = QFrame(self)
        box.setProperty("kind", "card")
        title = QLabel("End here?", box)
        title.setProperty("kind", "heading")
        self._text = QLabel(box)
        self._text.setWordWrap(True)
        self._text.setProperty("kind", "muted")
        self._stay = button("Go on", self.stay.emit, kind="primary")
        self._leave = button("End", self.leave.emit)
        buttons = QHBoxLayout()
        buttons.addWidget(self._stay, 1)
        buttons.addWidget(self._leave, 1)
        inner = QVBoxLayout(box)
        inner.setContentsMargins(28, 24, 28, 24)
        inner.setSpacing(12)
        inner.addWidget(title)
        inner.addWidget(self._text)
        inner.addSpacing(8)
        inner.addLayout(buttons)
        box.setMinimumWidth(360)
        layout = QVBoxLayout(self)
        layout.addWidget(box, 0, Qt.AlignmentFlag.AlignCenter)
        parent.installEventFilter(self)
        self.hide()

    def ask(self, text: str) -> None:
        """Show the question with a sentence under it."""
        self._text.setText(text)
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()
        self._stay.setFocus()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Cover the page at any size."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._page.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the page below."""
        veil = QColor(self._theme.tokens.paper)
        veil.setAlpha(215)
        QPainter(self).fillRect(self.rect(), veil)
