"""The order in which Tab goes through what was made late."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_after(before: QWidget, late: QWidget) -> None:
    """Let Tab go from a widget into one that was made after its neighbours; else it would come last of all."""
    last = before
    for each in late.findChildren(QWidget):
        takes_tab = each.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        if takes_tab and each.focusProxy() is None and each.window() is late.window():
            QWidget.setTabOrder(last, each)
            last = each


class TabOrder:
    """Lets Tab go through what a widget holds in the order of its layouts, however late each part was made."""

    def __init__(self, holder: QWidget) -> None:
        self._holder = holder
        self._known: list[QWidget] = []

    def refresh(self) -> None:
        """Look for parts that are new."""
        found = list(_along(self._holder))
        if found != self._known:
            self._known = found
            for one, other in pairwise(found):
                QWidget.setTabOrder(one, other)


def _along(part: QWidget | QLayout) -> Iterator[QWidget]:
    """All that can have the keyboard, in the order of the layouts."""
    if isinstance(part, QWidget):
        if part.focusPolicy() is not Qt.FocusPolicy.NoFocus and part.focusProxy() is None:
            yield part
        layout = part.layout()
        if layout is not None:
            yield from _along(layout)
        return
    for index in range(part.count()):
        item = part.itemAt(index)
        inside = item.widget() or item.layout() if item else None
        if inside is not None:
            yield from _along(inside)
