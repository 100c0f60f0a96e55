"""The routines that can be put into a sequence, with a search."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from upstroke.domain.overview import Overview
from upstroke.domain.routine import Routine
from upstroke.ui import words
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label, tip

ITEM_PADDING = 20

ID = Qt.ItemDataRole.UserRole
SUMMARY = Qt.ItemDataRole.UserRole + 1


class Palette(Card):
    """A list of routines. A click or Enter adds one."""

    added = Signal(str)
    """The routine of an id is to be added."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, parent=parent)
        self._icons = icons
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search routines")
        self._search.setAccessibleName("Search routines to add")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._narrow)
        self._list = QListWidget()
        self._list.setAccessibleName("Routines to add")
        self._list.setObjectName("palette")
        self._list.setSpacing(2)
        self._list.setIconSize(QSize(20, 20))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Not `itemActivated`: on some systems a click activates as well, and would add twice.
        self._list.itemClicked.connect(self._add)
        self._list.installEventFilter(self)
        self.column.addWidget(label("Add a routine", "heading"))
        self.column.addWidget(self._search)
        self.column.addWidget(self._list, 1)

    def show_routines(self, routines: Iterable[Routine], overviews: Mapping[str, Overview]) -> None:
        """Offer these routines."""
        self._list.clear()
        height = 2 * self._list.fontMetrics().height() + ITEM_PADDING
        for routine in routines:
            whole = overviews[routine.id]
            facts = f"{words.about(whole.length_ms)} · {words.tools_line(whole.tools)}"
            item = QListWidgetItem(self._icons.icon("plus-circle", "jade"), f"{routine.title}\n{facts}")
            item.setData(ID, routine.id)
            item.setData(SUMMARY, routine.summary)
            item.setToolTip(tip(routine.summary))
            item.setSizeHint(QSize(0, height))
            self._list.addItem(item)
        self._narrow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter add the routine that the keyboard is on."""

        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            item = self._list.currentItem()
            if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                self._add(item)
                return True
        return False

    def _add(self, item: QListWidgetItem) -> None:
        self.added.emit(item.data(ID))

    def _narrow(self) -> None:
        wanted = self._search.text().casefold().split()
        for row in range(self._list.count()):
            item = self._list.item(row)
            text = f"{item.text()} {item.data(SUMMARY)}".casefold()
            item.setHidden(not all(word in text for word in wanted))
