"""The list of what can be planned, with a search, from which one drags it into the week."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QWidget

from upstroke.domain.plan import WeekPlan
from upstroke.domain.routine import Routine
from upstroke.ui.icons import Icons
from upstroke.ui.plan.lengths import Lengths
from upstroke.ui.plan.offer_model import OFFERED, OfferModel
from upstroke.ui.plan.offer_row import OfferRow
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.pictures import Pictures

HOW = "Drag onto a day, or press Enter for the chosen place."


class OfferList(QListView):
    """The rows. Enter and a double click take one."""

    taken = Signal(str)
    """What has this id, or a rest, is to stand in the chosen place."""

    def __init__(self, offers: OfferModel, theme: Theme, icons: Icons, pictures: Pictures) -> None:
        super().__init__()
        self.setAccessibleName("Routines to plan")
        self.setAccessibleDescription(HOW)
        self.setModel(offers)
        self.setItemDelegate(OfferRow(theme, icons, pictures, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda index: self.taken.emit(index.data(OFFERED)))
        pictures.ready.connect(self._on_picture)
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.taken.emit(self.currentIndex().data(OFFERED))
        else:
            super().keyPressEvent(event)

    def _on_picture(self, _: object) -> None:
        self.viewport().update()


class Offers(Card):
    """A search and the list."""

    taken = Signal(str)
    """What has this id, or a rest, is to stand in the chosen place."""

    def __init__(self, theme: Theme, icons: Icons, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, parent=parent)
        self._offers = OfferModel(self)
        self._list = OfferList(self._offers, theme, icons, pictures)
        self._list.taken.connect(self.taken)
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search routines")
        self._search.setAccessibleName("Search routines to plan")
        self._search.setClearButtonEnabled(True)
        self._search.addAction(icons.icon("magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._search.textChanged.connect(self._offers.search)
        self._search.returnPressed.connect(self._go_to_first)
        self.column.addWidget(self._search)
        self.column.addWidget(label(HOW, "small", wrap=True))
        self.column.addWidget(self._list, 1)

    def show_routines(self, routines: Sequence[Routine], lengths: Lengths) -> None:
        """Offer routines in an order."""
        self._offers.show_routines(routines, lengths)

    def show_plan(self, plan: WeekPlan) -> None:
        """Say where each is planned."""
        self._offers.show_plan(plan)

    def search(self) -> None:
        """Let the user search."""
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search.selectAll()

    def _go_to_first(self) -> None:
        self._list.setCurrentIndex(self._offers.index(0))
        self._list.setFocus(Qt.FocusReason.TabFocusReason)
