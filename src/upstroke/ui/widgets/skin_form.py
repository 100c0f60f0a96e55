"""Asks what is seen on the skin, and where."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from upstroke.domain.bounds import LONGEST_LINE, clean_line
from upstroke.domain.skin import Noticed, SkinSign
from upstroke.ui import skin_words
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.segmented import Segmented
from upstroke.ui.widgets.tab_order import TabOrder
from upstroke.ui.widgets.zone_chips import ZoneChips

PURPOSE = "A light flush that goes within two hours is fine and needs no note."
NOTE = "A note, if you like"


class SkinForm(QWidget):
    """What, where, and a few words. It can be kept once a place is chosen."""

    noticed = Signal(object)
    """A Noticed, to be kept."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs = tuple(SkinSign)
        self._what = Segmented("What is it?")
        self._what.show_options([skin_words.SIGNS[sign] for sign in self._signs], 0)
        self._zones = ZoneChips("Where:", {})
        self._note = QLineEdit()
        self._note.setPlaceholderText(NOTE)
        self._note.setAccessibleName(NOTE)
        self._note.setMaxLength(LONGEST_LINE)
        self._note.returnPressed.connect(self._send)
        self._keep = button("Keep", self._send, kind="primary")
        buttons = QHBoxLayout()
        buttons.addWidget(self._keep)
        buttons.addWidget(button("Cancel", self.closed.emit))
        buttons.addStretch(1)
        self.setFocusProxy(self._what)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(label(PURPOSE, "muted", wrap=True))
        self._column.addWidget(self._what)
        self._column.addWidget(label("Where?"))
        self._column.addWidget(self._zones)
        self._column.addWidget(self._note)
        self._column.addLayout(buttons)

    def begin(self, zones: Mapping[str, str]) -> None:
        """Ask anew, with these zones by their titles to choose from."""
        chips = ZoneChips("Where:", zones)
        chips.changed.connect(self._allow)
        self._column.replaceWidget(self._zones, chips)
        self._zones.hide()
        self._zones.deleteLater()
        self._zones = chips
        chips.show()
        TabOrder(self).refresh()
        self._what.choose(0)
        self._note.clear()
        self._allow()

    def event(self, event: QEvent) -> bool:
        """Escape closes the form, and not what is around it."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.KeyPress:
                self.closed.emit()
            event.accept()
            return True
        return super().event(event)

    def _allow(self) -> None:
        self._keep.setEnabled(bool(self._zones.chosen))

    def _send(self) -> None:
        if self._keep.isEnabled():
            self.noticed.emit(self._noticed())

    def _noticed(self) -> Noticed:
        return Noticed(self._signs[self._what.index], self._zones.chosen, clean_line(self._note.text()))
