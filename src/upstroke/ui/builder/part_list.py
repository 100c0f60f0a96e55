"""The routines of a draft, in order, each with buttons to move it and to take it out."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from upstroke.domain.overview import Overview
from upstroke.ui import words
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import icon_button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label


class PartList(QWidget):
    """Shows parts; what the user asks for comes out with the place of the part."""

    moved = Signal(int, int)
    """Move the part from a place to another."""
    removed = Signal(int)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_parts(self, parts: tuple[str, ...], overviews: Mapping[str, Overview]) -> None:
        """Show the routines of these ids."""
        while len(self._rows) > len(parts):
            row = self._rows.pop()
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(parts):
            row = _Row(len(self._rows), self._icons)
            row.moved.connect(self.moved)
            row.removed.connect(self.removed)
            self._column.addWidget(row)
            self._rows.append(row)
        for place, (row, part) in enumerate(zip(self._rows, parts, strict=True)):
            row.show_part(overviews[part], last=place == len(parts) - 1)

    def focused_place(self) -> int:
        """The place of the part that has the keyboard; -1 where none has."""
        focus = self.focusWidget()
        return next(
            (row.place for row in self._rows if focus is not None and focus.hasFocus() and row.isAncestorOf(focus)), -1
        )

    def focus_place(self, place: int) -> None:
        """Put the keyboard on a part, the last one if the place is beyond."""
        if self._rows:
            self._rows[max(0, min(place, len(self._rows) - 1))].focus_remove()


class _Row(Card):
    """One part."""

    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self, place: int, icons: Icons) -> None:
        super().__init__("tile", margin=0)
        self.place = place
        self._title = label(kind="strong", wrap=True)
        self._facts = label(kind="small", wrap=True)
        self._up = icon_button("Move up", lambda: self.moved.emit(place, place - 1), icons, "arrow-up")
        self._down = icon_button("Move down", lambda: self.moved.emit(place, place + 1), icons, "arrow-down")
        self._remove = icon_button("Take out", lambda: self.removed.emit(place), icons, "x")
        text = QVBoxLayout()
        text.setSpacing(1)
        text.addWidget(self._title)
        text.addWidget(self._facts)
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(4)
        row.addWidget(label(str(place + 1), "muted"))
        row.addSpacing(8)
        row.addLayout(text, 1)
        for each in (self._up, self._down, self._remove):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)

    def show_part(self, whole: Overview, *, last: bool) -> None:
        title = whole.routine.title
        self._title.setText(title)
        self._facts.setText(f"{words.about(whole.length_ms)} · {words.tools_line(whole.tools)}")
        self._up.setEnabled(self.place > 0)
        self._down.setEnabled(not last)
        for each, name in ((self._up, "Move up"), (self._down, "Move down"), (self._remove, "Take out")):
            each.setAccessibleName(f"{name}: {title}")

    def focus_remove(self) -> None:
        self._remove.setFocus(Qt.FocusReason.OtherFocusReason)
