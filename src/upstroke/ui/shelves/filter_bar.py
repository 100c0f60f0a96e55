"""What the library can be narrowed by, and its order, as chips."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from upstroke.domain.routine import Slot
from upstroke.domain.shelf_query import Length, Order, ShelfQuery
from upstroke.domain.technique import Tool
from upstroke.ui import words
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import tip
from upstroke.ui.widgets.pick_chip import PickChip
from upstroke.ui.widgets.segmented import Segmented

CHIP_GAP = 6
GROUP_GAP = 12
CLEAR_ICON = QSize(16, 12)

SLOTS = (None, Slot.MORNING, Slot.EVENING, Slot.ANY)
LENGTHS = (None, *Length)
LENGTH_WORDS = {
    Length.UP_TO_5: "Up to 5 min",
    Length.UP_TO_10: "Up to 10 min",
    Length.UP_TO_15: "Up to 15 min",
    Length.LONGER: "Longer than 15 min",
}
ORDERS = tuple(Order)
ORDER_WORDS = {Order.TITLE: "Sort by title", Order.LENGTH: "Sort by length", Order.SLOT: "Sort by part of the day"}


class FilterBar(QWidget):
    """Chips that make up a query; what was typed joins it from outside."""

    changed = Signal()
    """The user asks for something else."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools: tuple[Tool | None, ...] = (None,)
        self._benefits: tuple[str, ...] = ("",)
        self._slots = Segmented("Part of the day")
        self._slots.show_options(["All", *(words.SLOTS[slot] for slot in SLOTS if slot)], 0)
        self._slots.chosen.connect(self.changed)
        self._favourites = self._toggle("Favourites", "Only routines with your star")
        self._doable = self._toggle("Can do now", "Only routines that you can do now, be it in part")
        self._owned = self._toggle("My tools", "Only routines for which you own the tools")
        self._tool = self._pick("Tool", icons)
        self._benefit = self._pick("Benefit", icons)
        self._length = self._pick("Length", icons)
        self._length.show_options(["Any length", *(LENGTH_WORDS[length] for length in Length)], 0)
        self._order = PickChip("Order", icons, narrows=False)
        self._order.show_options([ORDER_WORDS[order] for order in ORDERS], 0)
        self._order.picked.connect(self.changed)
        self._clear = button("Clear filters", self._clear_all, kind="chip", icons=icons, icon="x")
        self._clear.setIconSize(CLEAR_ICON)
        flow = FlowLayout(self, spacing=GROUP_GAP)
        flow.addWidget(self._slots)
        flow.addWidget(_group(self._favourites, self._doable, self._owned))
        flow.addWidget(_group(self._tool, self._benefit, self._length))
        flow.addWidget(self._order)
        flow.addWidget(self._clear)
        self.changed.connect(self._show_clear)
        self.show_choices((), (), owned_known=False)

    def show_choices(self, tools: Iterable[Tool], benefits: Iterable[str], *, owned_known: bool) -> None:
        """Offer the tools and benefits that there are. What was chosen stays chosen if it is still offered."""
        tool, benefit = self._tools[self._tool.index], self._benefits[self._benefit.index]
        self._tools = (None, *tools)
        self._benefits = ("", *benefits)
        titles = ["Any tool", *(_tool_title(each) for each in self._tools if each)]
        self._tool.show_options(titles, _place(self._tools, tool))
        self._benefit.show_options(["Any benefit", *self._benefits[1:]], _place(self._benefits, benefit))
        self._tool.setVisible(len(self._tools) > 1)
        self._benefit.setVisible(len(self._benefits) > 1)
        self._owned.setVisible(owned_known)
        if not owned_known:
            self._owned.setChecked(False)
        self._show_clear()

    def query(self, text: str = "") -> ShelfQuery:
        """What is asked for, with what was typed."""
        return ShelfQuery(
            text=text.strip(),
            tool=self._tools[self._tool.index],
            benefit=self._benefits[self._benefit.index],
            slot=SLOTS[max(0, self._slots.index)],
            length=LENGTHS[self._length.index],
            doable_only=self._doable.isChecked(),
            owned_only=self._owned.isChecked(),
            favourites_only=self._favourites.isChecked(),
            order=ORDERS[self._order.index],
        )

    def clear(self) -> None:
        """Narrow by nothing, without a signal. The order stays."""
        self._slots.choose(0)
        for toggle in (self._favourites, self._doable, self._owned):
            toggle.setChecked(False)
        for pick in (self._tool, self._benefit, self._length):
            pick.choose(0)
        self._show_clear()

    def _clear_all(self) -> None:
        self.clear()
        self.changed.emit()

    def _show_clear(self) -> None:
        self._clear.setVisible(replace(self.query(), order=Order.TITLE) != ShelfQuery())

    def _toggle(self, text: str, what: str) -> QPushButton:
        chip = QPushButton(text, self)
        chip.setProperty("kind", "chip")
        chip.setCheckable(True)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.setToolTip(tip(what))
        chip.setAccessibleDescription(what)
        chip.clicked.connect(self.changed)
        return chip

    def _pick(self, name: str, icons: Icons) -> PickChip:
        chip = PickChip(name, icons)
        chip.show_options([f"Any {name.lower()}"], 0)
        chip.picked.connect(self.changed)
        return chip


def _group(*chips: QWidget) -> QWidget:
    group = QWidget()
    flow = FlowLayout(group, spacing=CHIP_GAP)
    for chip in chips:
        flow.addWidget(chip)
    return group


def _tool_title(tool: Tool) -> str:
    return "Hands only" if tool is Tool.HANDS else words.capitalised(words.TOOLS[tool])


def _place(options: Sequence[object], wanted: object) -> int:
    return options.index(wanted) if wanted in options else 0
