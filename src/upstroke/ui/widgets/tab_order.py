"""The order in which Tab goes through what was made late."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_after(before: QWidget, late: QWidget) -> None:
    """Let Tab go from a widget into one that was made after its neighbours; else it would come last of all."""
    last = before
    for each in late.findChildren(QWidget):
        takes_tab = each.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        if takes_tab and each.focusProxy() is None and each.window() is late.window():
            QWidget.setTabOrder(last, each)
            last = each
