"""The user's own sequences side by side, and a new one behind them."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import button, on_button
from upstroke.ui.widgets.flow_layout import FlowLayout

NEW = "New sequence"


class Tabs(QWidget):
    """One pill a sequence, by its id; that of the new one is empty. Buttons stay as long as their sequences do."""

    chosen = Signal(str)
    """Show the sequence of an id."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._flow = FlowLayout(self, spacing=6)
        self._tabs: dict[str, QPushButton] = {}

    def show_titles(self, titles: Mapping[str, str], chosen: str, unsaved: Collection[str]) -> None:
        """Show a tab for each title by its id, and the new one; those that are `unsaved` are marked."""
        shown = {**titles, "": NEW}
        if list(shown) != list(self._tabs):
            self._make(list(shown))
        for draft_id, tab in self._tabs.items():
            mark = draft_id in unsaved
            tab.setText(on_button(f"{shown[draft_id]} •" if mark else shown[draft_id]))
            tab.setAccessibleName(f"{shown[draft_id]}, not saved" if mark else shown[draft_id])
            tab.setChecked(draft_id == chosen)
        self.setVisible(bool(titles))

    def _make(self, ids: list[str]) -> None:
        """Have a button for each id, in this order."""
        for gone in set(self._tabs) - set(ids):
            tab = self._tabs.pop(gone)
            self._flow.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        self._tabs = {draft_id: self._tabs.get(draft_id) or self._made(draft_id) for draft_id in ids}
        for tab in self._tabs.values():
            self._flow.removeWidget(tab)
            self._flow.addWidget(tab)

    def _made(self, draft_id: str) -> QPushButton:
        tab = button("", lambda: self.chosen.emit(draft_id), kind="chip")
        tab.setCheckable(True)
        if not draft_id:
            self._icons.put_on(tab, "plus", "sand_ink")
        return tab
