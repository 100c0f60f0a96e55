"""What the History page says besides showing the history."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label, set_kind


class Notice(Card):
    """A line on what just happened, with a way back where there is one."""

    undo = Signal()
    """Take it back."""

    def __init__(self) -> None:
        super().__init__(margin=10)
        self._text = label(wrap=True)
        self._undo = button("Undo", self.undo.emit, kind="quiet")
        row = QHBoxLayout()
        row.addWidget(self._text, 1)
        row.addWidget(self._undo)
        self.column.addLayout(row)
        self.hide()

    def say(self, text: str, *, undo: bool = False, warm: bool = False) -> None:
        """Say something; `warm` is for what went wrong."""
        set_kind(self, "kind", "notice" if warm else "wash")
        self._text.setText(text)
        self._undo.setVisible(undo)
        self.show()


class EmptyHistory(Card):
    """What is shown before the first session."""

    shelves_requested = Signal()
    """Let the user choose a routine."""
    add_requested = Signal()
    """Let the user write down what was done without the app."""

    def __init__(self, icons: Icons) -> None:
        super().__init__(margin=32, spacing=12)
        choose = button("Choose a routine", self.shelves_requested.emit, kind="primary", icons=icons, icon="books")
        heading = label("Your first session will be here", "large", wrap=True)
        text = "Play a routine, even a short one. What you do is written down as you go, and stays on this computer."
        explanation = label(text, "muted", wrap=True)
        for line in (heading, explanation):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addStretch(1)
        self.column.addWidget(heading)
        self.column.addWidget(explanation)
        self.column.addSpacing(8)
        self.column.addWidget(choose, 0, Qt.AlignmentFlag.AlignHCenter)
        add = button("Add one that you did without the app", self.add_requested.emit, kind="quiet")
        self.column.addWidget(add, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(2)
        self.hide()
