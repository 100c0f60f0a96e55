"""The first start: choose the face that you will follow."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.look_picker import LookPicker
from upstroke.ui.widgets.scroll_page import ScrollPage

WIDTH = 620


class WelcomePage(ScrollPage):
    """One screen, shown once. The choice has effect at once; `done` says that the user goes on."""

    done = Signal()

    def __init__(self, picker: LookPicker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._go_on = button("Go on", self.done.emit, kind="primary")
        card = Card(margin=28, spacing=16)
        card.setMaximumWidth(WIDTH)
        card.column.addWidget(label("Welcome to Upstroke", "title"))
        card.column.addWidget(
            label("Each stroke is shown on a face, at the pace your hand should keep. How should it look?", wrap=True)
        )
        card.column.addWidget(picker)
        foot = QHBoxLayout()
        foot.addWidget(label("You can change this at any time in Settings.", "small", wrap=True), 1)
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
