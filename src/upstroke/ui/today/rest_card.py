"""A slot of the day in which nothing is planned."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from upstroke.domain.routine import Slot
from upstroke.ui import words
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label, pill


class RestCard(Card):
    """Says that there is rest; whoever wants to do something all the same finds it in the library."""

    shelves_requested = Signal()

    def __init__(self, slot: Slot, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(margin=22, spacing=10, parent=parent)
        head = QHBoxLayout()
        head.addWidget(label(words.SLOTS[slot], "heading"), 1)
        head.addWidget(pill("Rest"))
        anyway = button("Do something anyway", self.shelves_requested.emit, kind="quiet", icons=icons, icon="books")
        anyway.setAccessibleName(f"{anyway.text()} this {slot.value}")
        foot = QHBoxLayout()
        foot.addWidget(anyway)
        foot.addStretch(1)
        self.column.addLayout(head)
        self.column.addWidget(label(f"Nothing is planned this {slot.value}.", "muted", wrap=True))
        self.column.addStretch(1)
        self.column.addLayout(foot)
