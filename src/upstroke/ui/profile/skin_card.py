"""The skin log: a way to note something, and what was noted and still rests something."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from upstroke.domain.skin import Noticed, SkinRest
from upstroke.ui import felt_words, skin_words
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label, rule
from upstroke.ui.widgets.skin_form import SkinForm
from upstroke.ui.widgets.tab_order import tab_after

WHAT_FOR = "Redness, marks or a breakout: note it, and what works there rests for a while. Remove it when it is gone."
REMOVED = "Removed: nothing rests because of it."


class SkinCard(Card):
    """Lists notes, each with a button, below one that adds another. `zones` are titles by id."""

    noticed = Signal(object)
    """A Noticed. Answer with `add_new`."""
    removed = Signal(object)
    """A SkinNote that is gone, or was a mistake."""
    kept = Signal(object)
    """A SkinNote to be kept: a new one, or one whose removal was a mistake."""

    def __init__(self, zones: Mapping[str, str], now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        """`now` is the wall time with its zone, in which times are told."""
        super().__init__(margin=20, spacing=8, parent=parent)
        self._zones, self._now = zones, now
        self._add = button("Note something", self._open, kind="chip")
        self._form: SkinForm | None = None
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(label("On your skin", "heading"), 1)
        head.addWidget(self._add)
        self.column.addLayout(head)
        self.column.addWidget(label(WHAT_FOR, "muted", wrap=True))
        self._first = self.column.count()

    def show_entries(self, entries: Sequence[SkinRest]) -> None:
        """Show what was noted, the latest first."""
        for entry in reversed(entries):
            self._add_row(entry)

    def add_new(self, entry: SkinRest) -> None:
        """Show a new note before the others."""
        self._add_row(entry)
        self.kept.emit(entry.noted)

    def _add_row(self, entry: SkinRest) -> None:
        row = _Row(entry, self._zones, self._now().tzinfo)
        row.removed.connect(self.removed)
        row.brought_back.connect(self.kept)
        for part in (row, rule()):
            self.column.insertWidget(self._first, part)
            part.show()

    def _open(self) -> None:
        self._form = form = SkinForm()
        form.noticed.connect(self._on_noticed)
        form.closed.connect(self._close)
        form.begin(self._zones)
        self.column.insertWidget(self._first, form)
        form.show()  # at once, so that it can have the keyboard
        tab_after(self._add, form)
        self._add.setEnabled(False)
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        if self._form is not None:
            self._add.setEnabled(True)
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
            self._form.hide()
            self._form.deleteLater()
            self._form = None

    def _on_noticed(self, noticed: Noticed) -> None:
        self._close()
        self.noticed.emit(noticed)


class _Row(QWidget):
    """One note. Its button removes it, and after that brings it back."""

    removed = Signal(object)
    brought_back = Signal(object)

    def __init__(self, entry: SkinRest, zones: Mapping[str, str], zone: tzinfo | None) -> None:
        super().__init__()
        self._noted = entry.noted
        self._gone = False
        self._what = skin_words.noted(entry.noted, zones)
        self._lasting = felt_words.until(entry, zone)
        when = felt_words.moment(entry.noted.at, zone)
        self._rest = label(wrap=True)
        self._button = button("", self._turn, kind="chip")
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(label(self._what, "strong", wrap=True))
        text.addWidget(label(" · ".join(filter(None, (when, entry.noted.note))), "muted", wrap=True))
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
        (self.removed if self._gone else self.brought_back).emit(self._noted)

    def _show(self) -> None:
        self._rest.setText(REMOVED if self._gone else self._lasting)
        self._button.setText("Undo" if self._gone else "Remove")
        self._button.setAccessibleName(f"{self._button.text()}: {self._what}")
