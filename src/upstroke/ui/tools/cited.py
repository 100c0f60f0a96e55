"""All sources of a page in full, at its end."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from upstroke.files.sources import Source
from upstroke.ui import words
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.citing import Citing
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import label, set_kind

ENTRY_WIDTH = 400
NO_PAGE = "No page to open."


class SourcesCard(Card):
    """All sources of a page in full. They are made when the user wants to see them."""

    def __init__(self, tags: Iterable[str], citing: Citing) -> None:
        super().__init__(margin=22, spacing=14)
        self._tags, self._citing = tuple(tags), citing
        self._entries: dict[str, Card] = {}
        self._button = button("", self._turn)
        self._list = QWidget()
        self._list.hide()
        self._flow = FlowLayout(self._list, spacing=10, column=ENTRY_WIDTH)
        head = QHBoxLayout()
        head.addWidget(label("Sources", "heading"), 1)
        head.addWidget(self._button)
        self.column.addLayout(head)
        self.column.addWidget(self._list)
        self._say()

    def entry(self, tag: str) -> QWidget:
        """Show all, with one of them marked, and return that."""
        self._unfold()
        for each, entry in self._entries.items():
            set_kind(entry, "kind", "wash" if each == tag else "tile")
        return self._entries[tag]

    def _turn(self) -> None:
        if self._list.isHidden():
            self._unfold()
        else:
            self._list.hide()
            self._say()

    def _unfold(self) -> None:
        if not self._entries:
            for tag in self._tags:
                self._entries[tag] = _entry(self._citing.sources[tag], self._citing)
                self._flow.addWidget(self._entries[tag])
        self._list.show()
        self._say()

    def _say(self) -> None:
        shown = words.counted(len(self._tags), "source")
        self._button.setText(f"Show {shown}" if self._list.isHidden() else f"Hide {shown}")


def _entry(source: Source, citing: Citing) -> Card:
    """What a source is, what it found, what of it was read, and the pages to open."""
    card = Card("tile", margin=14, spacing=5)
    card.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # so that who looks it up with the keyboard goes on from here
    card.setAccessibleName(f"{source.tag}: {source.title} {source.finding}".rstrip())
    card.column.addWidget(label(f"{source.tag} · {source.title}", wrap=True))
    if source.finding:
        card.column.addWidget(label(source.finding, "small", wrap=True))
    remarks = [f"{words.capitalised(source.checked)}." if source.checked else "", "" if source.addresses else NO_PAGE]
    if any(remarks):
        card.column.addWidget(label(" ".join(filter(None, remarks)), "small", wrap=True))
    if source.addresses:
        links = QWidget()
        flow = FlowLayout(links, spacing=4)
        for address in source.addresses:
            (site,) = Source(source.tag, source.title, addresses=(address,)).sites
            flow.addWidget(citing.link(site, source, address))
        card.column.addWidget(links)
    card.column.addStretch(1)
    return card
