"""What felt wrong and still rests something, each with a way to say that it was a mistake."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from upstroke.domain.resting import Resting
from upstroke.ui import felt_words
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label, rule

WHAT_FOR = "You said that something felt wrong here, so it rests for a while. Remove what was a mistake."
REMOVED = "Removed: nothing rests because of it."


class FeltWrongCard(Card):
    """Lists entries, each with a button. Without any it is hidden."""

    removed = Signal(object)
    """A FeltWrong that was a mistake."""
    brought_back = Signal(object)
    """A FeltWrong whose removal was a mistake."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        """`now` is the wall time with its zone, in which times are told."""
        super().__init__(margin=20, spacing=8, parent=parent)
        self._now = now
        self.has_entries = False
        self.column.addWidget(label("What felt wrong", "heading"))
        self.column.addWidget(label(WHAT_FOR, "muted", wrap=True))
        self.hide()

    def show_entries(self, entries: Sequence[Resting], titles: Mapping[str, str]) -> None:
        """Show what felt wrong. `titles` are those of the routines by id."""
        self.has_entries = bool(entries)
        for entry in entries:
            row = _Row(entry, titles.get(entry.felt.routine_id, ""), self._now().tzinfo)
            row.removed.connect(self.removed)
            row.brought_back.connect(self.brought_back)
            self.column.addWidget(rule())
            self.column.addWidget(row)
        self.setVisible(self.has_entries)


class _Row(QWidget):
    """One entry. Its button removes it, and after that brings it back."""

    removed = Signal(object)
    brought_back = Signal(object)

    def __init__(self, entry: Resting, title: str, zone: tzinfo | None) -> None:
        super().__init__()
        self._felt = entry.felt
        self._gone = False
        self._what = felt_words.worked(entry.felt)
        self._lasting = felt_words.until(entry, zone)
        when = felt_words.moment(entry.felt.at, zone)
        self._rest = label(wrap=True)
        self._button = button("", self._turn, kind="chip")
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(label(self._what, "strong", wrap=True))
        text.addWidget(label(f"{when}, in “{title}”" if title else when, "muted", wrap=True))
        text.addWidget(self._rest)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(text, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        self._show()

    def _turn(self) -> None:
        self._gone = not self._gone
        self._show()
        (self.removed if self._gone else self.brought_back).emit(self._felt)

    def _show(self) -> None:
        self._rest.setText(REMOVED if self._gone else self._lasting)
        self._button.setText("Undo" if self._gone else "Remove")
        self._button.setAccessibleName(f"{self._button.text()}: {self._what}")
