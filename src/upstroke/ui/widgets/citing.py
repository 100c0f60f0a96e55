"""The sources behind a text: their tags in a row below it."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from upstroke.files.sources import Source
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import label, tip


class Citing:
    """Makes the rows of tags. `open_page` is asked for an address, `look_up` for a tag that has none."""

    def __init__(
        self,
        sources: Mapping[str, Source],
        icons: Icons,
        open_page: Callable[[str], object],
        look_up: Callable[[str], object],
    ) -> None:
        self.sources = sources
        self._icons, self._open_page, self._look_up = icons, open_page, look_up

    def row(self, tags: Iterable[str], *, own: bool = False) -> QWidget:
        """The tags of a text, each a button; `own` adds that it is, in part or whole, our own choice."""
        made = QWidget()
        flow = FlowLayout(made, spacing=4)
        height = 0
        for tag in tags:
            source = self.sources[tag]
            if source.addresses:
                link = self.link(tag, source, source.addresses[0])
            else:
                link = _chip(tag, f"Show {tag}: {source.title}")
                link.clicked.connect(lambda _=False, tag=tag: self._look_up(tag))
            height = link.sizeHint().height()
            flow.addWidget(link)
        if own:
            remark = label("and our own choice" if height else "Our own choice", "small")
            remark.setMinimumHeight(height)
            flow.addWidget(remark)
        return made

    def link(self, text: str, source: Source, address: str) -> QPushButton:
        """A button that opens a page."""
        link = _chip(text, f"Open {source.tag}: {source.title}")
        link.setToolTip(tip(f"{link.accessibleName()}\n{address}"))
        link.setIconSize(QSize(17, 13))
        self._icons.put_on(link, "arrow-square-out", "sand_ink")
        link.clicked.connect(lambda: self._open_page(address))
        return link


def _chip(text: str, name: str) -> QPushButton:
    made = QPushButton(text)
    made.setProperty("kind", "chip")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setToolTip(tip(name))
    made.setAccessibleName(name)
    return made
