"""How to clean a tool, how often it was used since, and the button that says that it is clean."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from upstroke.domain.tools_view import ToolsView
from upstroke.files.catalogue import Guide, Passage
from upstroke.ui import words
from upstroke.ui.icons import Icons
from upstroke.ui.tools.tool_card import uses_since, wash_due
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.citing import Citing
from upstroke.ui.widgets.labels import label, set_kind


class CareCard(Card):
    """Shows how to clean a tool; where it counts uses, it has the button."""

    cleaned = Signal()
    """The user has just cleaned it."""

    def __init__(self, guide: Guide, cleaning: Passage, citing: Citing, icons: Icons) -> None:
        super().__init__(margin=22, spacing=8)
        self._guide = guide
        self._since = label(kind="muted", wrap=True)
        self._button = button("Cleaned", self.cleaned.emit, icons=icons, icon="hand-soap")
        self.column.addWidget(label("How to clean it", "heading"))
        self.column.addWidget(label(cleaning.text, wrap=True))
        self.column.addWidget(citing.row(cleaning.sources, own=cleaning.own))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._button)
        row.addWidget(self._since, 1)
        self.column.addLayout(row)
        if not guide.wash_after:
            self._button.hide()
            self._since.hide()

    def show_view(self, view: ToolsView) -> None:
        """Show the uses since."""
        uses = uses_since(self._guide, view)
        due = wash_due(self._guide, view)
        set_kind(self._since, "kind", "caution" if due else "muted")
        self._since.setText(due or (f"{words.counted(uses, 'use')} since" if uses else "Clean: no use since"))
