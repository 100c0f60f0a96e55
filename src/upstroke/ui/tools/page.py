"""The Tools page: a card for each tool and for the professional visit, and all about one of them."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QStyle, QVBoxLayout, QWidget

from upstroke.domain.tools_view import ToolsView
from upstroke.files.catalogue import Catalogue
from upstroke.ui import words
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.tools.drawings import Drawings
from upstroke.ui.tools.tool_card import LEAST_WIDTH, ToolCard
from upstroke.ui.tools.tool_detail import ToolDetail
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.scroll_page import ScrollPage

COLUMNS = (3, 2, 1)
"""Six cards fill whole rows of these."""
GAP = 16


class ToolsPage(QStackedWidget):
    """Shows the tools, and one of them in full."""

    owned_changed = Signal(object, bool)
    """The user says that they have a Tool, or that they don't."""
    cleaned = Signal(object)
    """The user has just cleaned a Tool."""
    routine_requested = Signal(str)
    """Show the routine of an id."""
    source_requested = Signal(str)
    """Open an address in the system's browser."""
    visit_added = Signal(str, object, str)
    """Log a professional visit: the id of its kind, its date, and a note that may be empty."""
    visit_deleted = Signal(str)
    """Delete the visit of an id."""

    def __init__(
        self, theme: Theme, icons: Icons, catalogue: Catalogue, drawings: Path, parent: QWidget | None = None
    ) -> None:
        """`drawings` is the folder of the drawn tools."""
        super().__init__(parent)
        self._theme, self._icons, self._catalogue = theme, icons, catalogue
        self._drawings = Drawings(drawings, theme, icons)
        self._view: ToolsView | None = None
        self._detail: ToolDetail | None = None
        self._standing = label(kind="muted", wrap=True)
        self._cards = {guide.id: ToolCard(guide, self._drawings, theme, icons) for guide in catalogue.guides}
        for guide_id, card in self._cards.items():
            card.clicked.connect(lambda _=False, guide_id=guide_id: self.open_tool(guide_id))
            card.owned_changed.connect(self.owned_changed)
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(label("Tools", "title"))
        head.addWidget(self._standing)
        self._all = ScrollPage()
        self._all.column.addLayout(head)
        self._all.column.addLayout(self._grid)
        self._all.column.addStretch(1)
        self.addWidget(self._all)
        self._arrange()

    def show_tools(self, view: ToolsView) -> None:
        """Show what belongs to the user, on the cards and in the tool that is open."""
        self._view = view
        self._drawings.set_skin(view.skin)
        for card in self._cards.values():
            card.show_view(view)
        owned = [guide for guide in self._catalogue.guides if guide.wash_after and guide.tool in view.owned]
        self._standing.setText(
            f"You have {words.counted(len(owned), 'tool')}, and your hands."
            if owned
            else "Tick the tools that you have. Your hands are enough to begin."
        )
        if self._detail:
            self._detail.show_view(view)

    def open_tool(self, guide_id: str) -> None:
        """Show all about a tool, or about the professional visit. An id that is not known shows all tools."""
        self.close_tool()
        if guide_id not in self._cards:
            return
        detail = ToolDetail(self._catalogue.guide(guide_id), self._catalogue, self._drawings, self._theme, self._icons)
        detail.closed.connect(self.close_tool)
        detail.owned_changed.connect(self.owned_changed)
        detail.cleaned.connect(self.cleaned)
        detail.routine_requested.connect(self.routine_requested)
        detail.source_requested.connect(self.source_requested)
        detail.visit_added.connect(self.visit_added)
        detail.visit_deleted.connect(self.visit_deleted)
        if self._view:
            detail.show_view(self._view)
        self._detail = detail
        self.addWidget(detail)
        self.setCurrentWidget(detail)
        detail.focus_first()

    def close_tool(self) -> None:
        """Show all tools."""
        if self._detail is None:
            return
        card = self._cards[self._detail.guide_id]
        self.setCurrentWidget(self._all)
        self.removeWidget(self._detail)
        self._detail.deleteLater()
        self._detail = None
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to all tools."""
        if event.key() == Qt.Key.Key_Escape and self._detail:
            self.close_tool()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        margins = self._all.column.contentsMargins()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        room = self.width() - margins.left() - margins.right() - bar + GAP
        columns = next((each for each in COLUMNS if each * (LEAST_WIDTH + GAP) <= room), COLUMNS[-1])
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(COLUMNS[0]):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
