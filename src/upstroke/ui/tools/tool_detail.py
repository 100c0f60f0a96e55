"""All about one tool, or about the professional visit."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from upstroke.domain.overview import overview
from upstroke.domain.routine import Routine
from upstroke.domain.timeline import Options
from upstroke.domain.tools_view import ToolsView
from upstroke.files.catalogue import Catalogue, Guide, Passage
from upstroke.ui import words
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.tools.care import CareCard
from upstroke.ui.tools.cited import SourcesCard
from upstroke.ui.tools.claims import cautions_card, claims_card
from upstroke.ui.tools.drawings import Drawings, ToolPicture
from upstroke.ui.tools.tick import Tick
from upstroke.ui.tools.visits import VisitsCard
from upstroke.ui.widgets.buttons import button, icon_button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.citing import Citing
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.scroll_page import ScrollPage

PICTURE_HEIGHT = 220
USE_WIDTH = 400
"""Of the column about using the tool, where it stands beside what is claimed."""
SIDE_BY_SIDE = 940
"""Pixels of page width from which it does; below, it stands above."""
WIDEST = 1240
GAP = 18


class ToolDetail(ScrollPage):
    """Shows a guide. Made for each that is opened."""

    closed = Signal()
    owned_changed = Signal(object, bool)
    cleaned = Signal(object)
    routine_requested = Signal(str)
    source_requested = Signal(str)
    visit_added = Signal(str, object, str)
    visit_deleted = Signal(str)

    def __init__(self, guide: Guide, catalogue: Catalogue, drawings: Drawings, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._guide, self._icons = guide, icons
        self._routines: tuple[tuple[Routine, ...], Options] | None = None
        citing = Citing(catalogue.sources, icons, self.source_requested.emit, self._look_up)
        self._back = icon_button("Back to all tools", self.closed.emit, icons, "arrow-left", 36)
        self._tick = Tick(icons)
        self._tick.clicked.connect(lambda ticked: self.owned_changed.emit(guide.tool, ticked))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._back)
        head.addWidget(label(words.guide_title(guide.tool), "title", wrap=True), 1)
        head.addWidget(self._tick)
        if not guide.wash_after:
            self._tick.hide()

        picture = ToolPicture(drawings, theme, PICTURE_HEIGHT)
        picture.show_guide(guide.id)
        self._care = CareCard(guide, guide.cleaning, citing, icons) if guide.cleaning else None
        self._visits = VisitsCard(guide.kind, icons) if guide.kind else None
        self._routine_card = Card(margin=22, spacing=8)
        self._routine_card.column.addWidget(label("Routines", "heading"))
        self._buttons = QWidget()
        self._routine_card.column.addWidget(self._buttons)
        cautions = catalogue.cautions_of(guide)
        claims = catalogue.claims_of(guide)

        use = _column(picture, _use_card(guide, citing))
        if self._care:
            self._care.cleaned.connect(lambda: self.cleaned.emit(guide.tool))
            use.addWidget(self._care)
        use.addWidget(self._routine_card)
        if guide.tool is None:
            self._routine_card.hide()
        if self._visits:
            self._visits.added.connect(self.visit_added)
            self._visits.deleted.connect(self.visit_deleted)
            use.addWidget(self._visits)
            use.addWidget(_kinds_card(guide, citing))
        cited = [passage.sources for passage in (*guide.passages, *cautions)]
        tags = dict.fromkeys(tag for each in (*(claim.sources for _, claim in claims), *cited) for tag in each)
        self._sources = SourcesCard(tags, citing)
        use.addStretch(1)
        claimed = _column(claims_card(claims, citing))
        claimed.addStretch(1)
        self._use = QWidget()
        self._use.setLayout(use)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(GAP)
        self._columns.addWidget(self._use)
        self._columns.addLayout(claimed, 1)
        self._margins = self.column.contentsMargins()
        self.column.setSpacing(GAP)
        self.column.addLayout(head)
        self.column.addLayout(self._columns)
        self.column.addWidget(cautions_card(cautions, citing))
        self.column.addWidget(self._sources)
        self.column.addStretch(1)

    @property
    def guide_id(self) -> str:
        """The guide that is shown."""
        return self._guide.id

    def show_view(self, view: ToolsView) -> None:
        """Show what belongs to the user."""
        self._tick.setChecked(self._guide.tool in view.owned)
        if self._care:
            self._care.show_view(view)
        if self._visits:
            self._visits.show_visits(view.visits, view.today)
        if self._guide.tool:
            self._show_routines(view.routines.get(self._guide.tool, ()), view.options)

    def focus_first(self) -> None:
        """Put the keyboard on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns beside each other where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= SIDE_BY_SIDE
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._use.setMinimumWidth(USE_WIDTH if wide else 0)
        self._use.setMaximumWidth(USE_WIDTH if wide else WIDEST)
        # With a widest width of its own, a widget would be as high as its texts are at the width of the page.
        margins = self._margins
        right = max(margins.right(), self.width() - margins.left() - WIDEST)
        self.column.setContentsMargins(margins.left(), margins.top(), right, margins.bottom())

    def _look_up(self, tag: str) -> None:
        """Show a source that has no page in the list at the end."""
        entry = self._sources.entry(tag)
        entry.setFocus(Qt.FocusReason.OtherFocusReason)
        # The list has its height only after it was laid out.
        QTimer.singleShot(0, entry, lambda: self.ensureWidgetVisible(entry))

    def _show_routines(self, routines: tuple[Routine, ...], options: Options) -> None:
        if (routines, options) == self._routines:
            return
        self._routines = routines, options
        shown = QWidget()
        column = _column()
        column.setSpacing(6)
        shown.setLayout(column)
        for routine in routines:
            text = f"{routine.title} · {words.about(overview(routine, options).length_ms)}"
            ask = button(
                text,
                lambda routine_id=routine.id: self.routine_requested.emit(routine_id),  # type: ignore[misc]
            )
            ask.setStyleSheet("text-align: left")
            ask.setAccessibleName(f"Show the routine {routine.title}")
            column.addWidget(ask)
        if not routines:
            column.addWidget(label("No routine uses it yet. You can make one in the builder.", "muted", wrap=True))
        self._routine_card.column.replaceWidget(self._buttons, shown)
        self._buttons.deleteLater()
        self._buttons = shown


def _use_card(guide: Guide, citing: Citing) -> Card:
    card = Card(margin=22, spacing=16)
    for title, passage in (("What it is", guide.about), ("How to hold it", guide.hold), ("How often", guide.often)):
        if passage:
            card.column.addLayout(_passage(title, passage, citing))
    return card


def _kinds_card(guide: Guide, citing: Citing) -> Card:
    card = Card(margin=22, spacing=16)
    card.column.addWidget(label("Kinds of visit", "heading"))
    for kind in guide.kind:
        card.column.addLayout(_passage(kind.title, kind, citing))
    return card


def _passage(title: str, passage: Passage, citing: Citing) -> QVBoxLayout:
    column = _column(
        label(title, "strong"), label(passage.text, wrap=True), citing.row(passage.sources, own=passage.own)
    )
    column.setSpacing(5)
    return column


def _column(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    for widget in widgets:
        column.addWidget(widget)
    return column
