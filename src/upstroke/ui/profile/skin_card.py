"""The skin log: a way to note something, and what was noted and still rests something."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from upstroke.domain.skin import Noticed, SkinRest
from upstroke.ui import felt_words, skin_words
from upstroke.ui.profile.resting_row import RestingRow
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label, rule
from upstroke.ui.widgets.skin_form import SkinForm
from upstroke.ui.widgets.tab_order import TabOrder

WHAT_FOR = "Redness, marks or a breakout: note it, and what works there rests for a while. Remove it when it is gone."


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
        noted, zone = entry.noted, self._now().tzinfo
        when = " · ".join(filter(None, (felt_words.moment(noted.at, zone), noted.note)))
        row = RestingRow(noted, skin_words.noted(noted, self._zones), when, felt_words.until(entry, zone))
        row.removed.connect(self.removed)
        row.brought_back.connect(self.kept)
        for part in (row, rule()):
            self.column.insertWidget(self._first, part)
            part.show()
        TabOrder(self).refresh()

    def _open(self) -> None:
        self._form = form = SkinForm()
        form.noticed.connect(self._on_noticed)
        form.closed.connect(self._close)
        form.begin(self._zones)
        self.column.insertWidget(self._first, form)
        form.show()  # at once, so that it can have the keyboard
        TabOrder(self).refresh()
        self._add.setEnabled(False)
        form.setFocus(Qt.FocusReason.TabFocusReason)

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
