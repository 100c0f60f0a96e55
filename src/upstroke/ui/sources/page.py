"""All that the routines and safety rules rest on, with what of it was read and what is not verified."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from upstroke.domain.safety_rules import Rulebook
from upstroke.files.sources import Source
from upstroke.ui import words
from upstroke.ui.icons import Icons
from upstroke.ui.sources.rules_card import RulesCard
from upstroke.ui.widgets.buttons import button, icon_button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.citing import Citing
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import label, rule, set_kind, tip
from upstroke.ui.widgets.scroll_page import ScrollPage

WIDEST = 860
LINK = "arrow-square-out"
LINK_SIZE = QSize(17, 13)
"""No higher than the words beside it, with a gap behind."""

LOOK_UP_MARGIN = 120
"""Pixels that stay in sight above and below a source that was looked up."""

INTRODUCTION = (
    "This is what the routines and the safety rules were made from. They name these by their tags, such as E1. A link "
    "opens in your browser; Upstroke itself sends nothing."
)

KINDS = {
    "E": ("Studies", "What was found, in whom, and what speaks against leaning on it. Each says what of it was read."),
    "A": ("The article it began with", "Its claims were held against the studies, and several were not kept."),
    "W": ("Pages", "Read in part, for what is usual and for cautions. None is used for a claim of a benefit."),
}
"""By the first letter of their tags: a heading, and how the kind was used."""

NOT_VERIFIED = (
    "No full paper was read: only abstracts, passages, or what others wrote of a study.",
    "Strokes, tempos, minutes and pressures are choices within what the sources show. Nobody tested these routines.",
    "Waiting times and limits are partly our own, or from memory; each safety rule below says so.",
    "Waiting times after extractions, implants, threads, surgery of the face and shaving rest on lists of salons or on "
    "memory, and these differ widely.",
    "No study of ridged stone rollers was found; those steps are adapted from smooth rollers.",
    "Many pages on technique are by brands or in blogs, and some look written by a machine.",
    "No physiotherapist or dermatologist has read the routines and the safety rules yet.",
)


class SourcesPage(ScrollPage):
    """Lists every safety rule and every source. It has no data but those it is made with."""

    source_requested = Signal(str)
    """The address of a source, to be opened in the browser."""
    closed = Signal()

    def __init__(
        self, sources: Mapping[str, Source], rulebook: Rulebook, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._titles: dict[str, QLabel] = {}
        back = icon_button("Back", self.closed.emit, icons, "arrow-left", side=40)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(back)
        head.addWidget(label("Sources", "title"), 1)
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(20)
        # In a row of its own: a column alone works out heights for its full width, also where a widget is narrower.
        row = QHBoxLayout()
        row.addWidget(inside, 100)
        row.addStretch(1)
        self.column.addLayout(row)
        self._list.addLayout(head)
        self._list.addWidget(label(INTRODUCTION, wrap=True))
        open_points = self._card("Not verified", "What nobody should take from here as proven.")
        for point in NOT_VERIFIED:
            open_points.column.addWidget(label(point, wrap=True))
        citing = Citing(sources, icons, self.source_requested.emit, self._look_up)
        self._list.addWidget(RulesCard(rulebook.rules.values(), citing))
        for letter, (title, about) in KINDS.items():
            found = [source for tag, source in sources.items() if tag.startswith(letter)]
            self._add_kind(f"{title} ({len(found)})" if len(found) > 1 else title, about, found)
        self.column.addStretch(1)
        QShortcut(Qt.Key.Key_Escape, self, self.closed.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setFocusProxy(back)

    def _card(self, title: str, about: str) -> Card:
        card = Card(margin=22, spacing=10)
        card.column.addWidget(label(title, "heading"))
        card.column.addWidget(label(about, "muted", wrap=True))
        self._list.addWidget(card)
        return card

    def _add_kind(self, title: str, about: str, sources: Iterable[Source]) -> None:
        card = self._card(title, about)
        for source in sources:
            card.column.addWidget(rule())
            card.column.addLayout(self._row(source))

    def _look_up(self, tag: str) -> None:
        """Show a source on this page, its title marked."""
        for each, title in self._titles.items():
            set_kind(title, "kind", "strong" if each == tag else "")
        self._titles[tag].setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(self._titles[tag], 0, LOOK_UP_MARGIN)

    def _row(self, source: Source) -> QHBoxLayout:
        text = QVBoxLayout()
        text.setSpacing(3)
        self._titles[source.tag] = title = label(source.title, wrap=True)
        title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # so that who looks it up with the keyboard goes on from here
        title.setAccessibleName(f"{source.tag}: {source.title}")
        text.addWidget(title)
        if source.finding:
            text.addWidget(label(source.finding, "muted", wrap=True))
        if source.checked:
            text.addWidget(label(f"{words.capitalised(source.checked)}.", "small", wrap=True))
        if source.addresses:
            links = QWidget()
            flow = FlowLayout(links, spacing=6)
            for address in source.addresses:
                flow.addWidget(self._link(source.tag, address))
            text.addWidget(links)
        tag = label(source.tag, "strong")
        tag.setMinimumWidth(38)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        return row

    def _link(self, tag: str, address: str) -> QWidget:
        site = QUrl(address).host().removeprefix("www.")
        link = button(site, lambda: self.source_requested.emit(address), kind="chip", icons=self._icons, icon=LINK)
        link.setIconSize(LINK_SIZE)
        link.setAccessibleName(f"Open {tag} at {site}")
        link.setToolTip(tip(address))
        return link
