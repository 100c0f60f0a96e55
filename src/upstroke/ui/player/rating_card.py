"""Asks how it feels: a row for each scale, which may be left open."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from upstroke.domain.ratings import Scale
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.rating_row import DIGITS, ENDS, RatingRow


class RatingCard(Card):
    """A question over rows. `when` is a word for screen readers: before or after."""

    rated = Signal(object, int)
    """A Scale, and what the user said of it."""

    def __init__(self, question: str, when: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, spacing=4, parent=parent)
        self.rows: dict[Scale, RatingRow] = {}
        self._lines: dict[Scale, QWidget] = {}
        head = QHBoxLayout()
        head.addWidget(label(question, "strong", wrap=True), 1)
        head.addWidget(label(ENDS, "small"))
        self.column.addLayout(head)
        for scale in Scale:
            row = RatingRow(f"{scale.words} {when}", theme)
            row.rated.connect(lambda value, scale=scale: self.rated.emit(scale, value))
            line = QWidget()
            beside = QHBoxLayout(line)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.addWidget(label(scale.words), 1)
            beside.addWidget(row, 100)
            self.column.addWidget(line)
            self.rows[scale], self._lines[scale] = row, line
        self.hide()

    def take(self, event: QKeyEvent) -> bool:
        """Answer the first open scale with a key from 0 to 9. Returns whether there was such a scale, and key.

        A key that is held answers once.
        """
        open_rows = (row for row in self.rows.values() if row.isVisible() and row.isEnabled() and row.value is None)
        plain = not event.isAutoRepeat() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row = next(open_rows, None)
        if row is None or not plain or event.text() not in DIGITS:
            return False
        row.answer(int(event.text()))
        return True

    def ask(self, scales: Sequence[Scale], said: Mapping[Scale, int]) -> None:
        """Show rows for some scales with what was said; without any it is hidden."""
        for scale, row in self.rows.items():
            row.show_value(said.get(scale))
            self._lines[scale].setVisible(scale in scales)
        self.setVisible(bool(scales))
