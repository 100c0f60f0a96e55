"""The first start: what to know before a routine, and the face that you will follow."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from upstroke.domain.felt_wrong import EMERGENCY_SIGNS, STOP_SIGNS
from upstroke.ui import words
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label, rule
from upstroke.ui.widgets.look_picker import LookPicker
from upstroke.ui.widgets.scroll_page import ScrollPage

WIDTH = 700

KNOW = (
    "For healthy adults, and not medical advice. Be gentle: light is enough, and nothing may hurt.",
    f"Stop, and sit or lie down, if you notice any of these: {', '.join(STOP_SIGNS)}. "
    f"{words.capitalised(', '.join(EMERGENCY_SIGNS))}: call the emergency number.",
    "Everything stays on this computer. Nothing is sent anywhere.",
)
"""What to know before the first routine, in a sentence or two each."""


class WelcomePage(ScrollPage):
    """One screen, shown once. The choice has effect at once; `done` says that the user goes on."""

    done = Signal()

    def __init__(self, picker: LookPicker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._go_on = button("Go on", self.done.emit, kind="primary")
        # all of it fits a window of 900 x 600
        self.column.setContentsMargins(32, 16, 32, 16)
        card = Card(margin=22, spacing=11)
        card.setMaximumWidth(WIDTH)
        card.column.addWidget(label("Welcome to Upstroke", "title"))
        card.column.addWidget(
            label("Each stroke is shown on a face, at the pace your hand should keep. How should it look?", wrap=True)
        )
        card.column.addWidget(picker)
        card.column.addWidget(rule())
        for sentence in KNOW:
            card.column.addWidget(label(sentence, wrap=True))
        foot = QHBoxLayout()
        foot.addWidget(label("The face can be changed at any time in Settings.", "small", wrap=True), 1)
        foot.addWidget(self._go_on)
        card.column.addLayout(foot)
        middle = QVBoxLayout()
        middle.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 100)
        row.addStretch(1)
        middle.addLayout(row)
        middle.addStretch(1)
        self.column.addLayout(middle, 1)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # from wherever the keyboard is
            QShortcut(key, self, self.done.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self._go_on)
