"""One lane of a step: its places in order, to be moved, taken out and added to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from upstroke.domain.bounds import STATIONS
from upstroke.domain.routine import Path
from upstroke.ui import words
from upstroke.ui.face.words import place
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import icon_button
from upstroke.ui.widgets.choice import Choice, Group
from upstroke.ui.widgets.labels import label

BUTTON = 28


class LaneBox(QWidget):
    """Shows a path as a list. Its rows stay where they are, so that the keyboard does."""

    changed = Signal(object)
    """The user wants another Path."""
    removed = Signal()
    """The user wants the lane gone."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._path: Path = ()
        self._offered: Sequence[Group] = ()
        self._rows: list[_PlaceRow] = []
        self._title = label(kind="strong")
        self._remove = icon_button("Take out this lane", self.removed.emit, icons, "trash", BUTTON)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._remove)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._more = Choice("Add a place", icons)
        self._more.setPlaceholderText("Add a place")
        self._more.picked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addWidget(self._more)

    def show_lane(self, number: int, path: Path, offered: Sequence[Group]) -> None:
        """Show a path and the places that can be added; a lane that is the only one has the number 0."""
        self._path, self._offered = path, offered
        self._title.setText(f"Lane {number}")
        for part in (self._title, self._remove):
            part.setVisible(number > 0)
        self._remove.setAccessibleName(f"Take out lane {number}")
        while len(self._rows) < len(path):
            row = _PlaceRow(self._icons)
            index = len(self._rows)
            row.moved.connect(lambda by, index=index: self._move(index, by))
            row.removed.connect(lambda index=index: self.changed.emit(_without(self._path, index)))
            self._rows.append(row)
            self._list.addWidget(row)
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(path))
            if index < len(path):
                row.show_place(path[index], first=index == 0, last=index == len(path) - 1)
        self._more.show_options(offered, None)
        self._more.setVisible(len(path) < STATIONS)

    def _add(self, name: object) -> None:
        self.changed.emit((*self._path, str(name)))
        # Where the place was refused, it can be chosen again.
        self._more.show_options(self._offered, None)

    def _move(self, index: int, by: int) -> None:
        name, rest = self._path[index], _without(self._path, index)
        self.changed.emit((*rest[: index + by], name, *rest[index + by :]))
        if self._path.index(name) == index + by:
            self._rows[index + by].focus(by)


class _PlaceRow(QWidget):
    """A place with what can be done with it."""

    moved = Signal(int)
    """One up (-1) or one down (1)."""
    removed = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._title = label(wrap=True)
        self._up = icon_button("Earlier", lambda: self.moved.emit(-1), icons, "caret-up", BUTTON)
        self._down = icon_button("Later", lambda: self.moved.emit(1), icons, "caret-down", BUTTON)
        self._gone = icon_button("Take out", self.removed.emit, icons, "x", BUTTON)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._title, 1)
        for button in (self._up, self._down, self._gone):
            row.addWidget(button)

    def show_place(self, name: str, *, first: bool, last: bool) -> None:
        title = place(name)
        self._title.setText(words.capitalised(title))
        self._up.setEnabled(not first)
        self._down.setEnabled(not last)
        self._gone.setEnabled(not (first and last))
        for button in (self._up, self._down, self._gone):
            button.setAccessibleName(f"{button.toolTip()}: {title}")

    def focus(self, by: int) -> None:
        """Put the keyboard on the button that moved the place here, or the other one at the end of the list."""
        up, down = (self._up, self._down) if by < 0 else (self._down, self._up)
        (up if up.isEnabled() else down).setFocus()


def _without(path: Path, index: int) -> Path:
    return (*path[:index], *path[index + 1 :])
