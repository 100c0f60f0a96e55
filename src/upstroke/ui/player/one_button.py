"""The top of the player where the whole window is one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from upstroke.ui.icons import Icons
from upstroke.ui.player.felt_wrong_button import FeltWrongButton
from upstroke.ui.player.note import Note
from upstroke.ui.widgets.buttons import button

PAUSE = "Tap anywhere to pause"
GO_ON = "Tap anywhere to go on"

SMALLEST_HINT, HINT_SHARE = 22, 0.028
"""The size of its type: least pixels, and as a share of the width."""


class OneButtonBar(QWidget):
    """Says what a tap does, between the way out and the one for when something feels wrong."""

    left = Signal()
    """Show the controls again."""
    felt_wrong = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = QLabel(PAUSE)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note = Note(self)
        """For what the player has to say, as its own place for that is hidden."""
        out = button("Show controls", self.left.emit, icons=icons, icon="arrows-in")
        out.setToolTip("Each button for itself again (Esc)")
        self._wrong = FeltWrongButton(icons, self.felt_wrong.emit, self)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(16)
        layout.addWidget(out, 0, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._hint, 0, 1)
        layout.addWidget(self._wrong, 0, 2, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self.note, 1, 0, 1, 3)
        layout.setColumnStretch(1, 1)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write the hint as large as there is room for, and use fewer words beside it."""
        width = event.size().width()
        self._wrong.fit(width)
        font = self._hint.font()
        font.setBold(True)
        font.setPixelSize(max(SMALLEST_HINT, round(width * HINT_SHARE)))
        self._hint.setFont(font)

    def show_playing(self, playing: bool) -> None:
        """Say what a tap will do."""
        text = PAUSE if playing else GO_ON
        if self._hint.text() != text:
            self._hint.setText(text)
