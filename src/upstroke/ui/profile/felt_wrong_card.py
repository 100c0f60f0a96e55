"""What felt wrong and still rests something, each with a way to say that it was a mistake."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from upstroke.domain.resting import Resting
from upstroke.ui import felt_words
from upstroke.ui.profile.resting_row import RestingRow
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label, rule

WHAT_FOR = "You said that something felt wrong here, so it rests for a while. Remove what was a mistake."


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
            felt, zone = entry.felt, self._now().tzinfo
            when, title = felt_words.moment(felt.at, zone), titles.get(felt.routine_id, "")
            when = f"{when}, in “{title}”" if title else when
            row = RestingRow(felt, felt_words.worked(felt), when, felt_words.until(entry, zone))
            row.removed.connect(self.removed)
            row.brought_back.connect(self.brought_back)
            self.column.addWidget(rule())
            self.column.addWidget(row)
        self.setVisible(self.has_entries)
