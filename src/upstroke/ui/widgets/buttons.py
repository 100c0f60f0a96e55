"""Buttons, made in a line."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

from upstroke.ui.icons import Icons

ICON = (22, 18)
"""The room for an icon beside words, with a gap of 4 pixels behind it."""

_INK = {"primary": "on_jade"}


def button(
    text: str, run: Callable[[], object], *, kind: str = "", icons: Icons | None = None, icon: str = ""
) -> QPushButton:
    """Make a button with words, and with an icon if one is named. For kinds see `upstroke.ui.stylesheet`."""
    made = QPushButton(on_button(text))
    made.setAutoDefault(True)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if kind:
        made.setProperty("kind", kind)
    made.setIconSize(QSize(*ICON))
    if icons and icon:
        icons.put_on(made, icon, _INK.get(kind, "ink"))
    made.clicked.connect(lambda: run())
    return made


def on_button(text: str) -> str:
    """A text as a button takes it, for which a single `&` would mark a letter."""
    return text.replace("&", "&&")


def icon_button(name: str, run: Callable[[], object], icons: Icons, icon: str, side: int = 32) -> QPushButton:
    """Make a small button with an icon only. `name` is read to those who can't see it, and shown as a tip."""
    made = QPushButton()
    made.setProperty("kind", "small")
    made.setFixedSize(side, side)
    made.setIconSize(QSize(side * 9 // 16, side * 9 // 16))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    icons.put_on(made, icon, "sand_ink")
    made.clicked.connect(lambda: run())
    return made
