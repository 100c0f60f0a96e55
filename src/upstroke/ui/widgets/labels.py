"""Labels that say what they are, so that the style sheet can dress them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""What would pass for HTML. The library's own `html` reads all the entities there are."""


def label(text: str = "", kind: str = "", *, wrap: bool = False) -> QLabel:
    """Make a label of plain text. For kinds see `upstroke.ui.stylesheet`."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        made.setProperty("kind", kind)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        made.setMinimumWidth(120)
    return made


def pill(text: str = "", tone: str = "neutral") -> QLabel:
    """Make a small rounded label; `tone` is `neutral`, `accent` or `warm`."""
    made = label(text)
    made.setProperty("pill", tone)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def tip(text: str) -> str:
    """The same as a tool tip, which would take text that looks like it for HTML, and never break a long line."""
    return f"<qt>{'<br>'.join(text.translate(_ESCAPED).splitlines())}</qt>" if text else ""


def rule() -> QFrame:
    """Make a thin line between two groups."""
    made = QFrame()
    made.setProperty("kind", "rule")
    return made


def set_kind(widget: QWidget, name: str, value: str) -> None:
    """Change a property that the style sheet goes by, and dress the widget anew."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
