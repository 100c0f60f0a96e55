"""How the tables of the History page are dressed."""

from PySide6.QtWidgets import QStyle, QTableView

from upstroke.ui.tokens import Tokens

PADDING = 8
"""Pixels to either side of a cell."""


def table_look(table: QTableView, tokens: Tokens) -> str:
    """The style sheet of a table whose heads stand exactly above what is in the cells."""
    # Qt keeps this much more clear around the text of a cell, but not around that of a head.
    margin = table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, table) + 1
    return (
        f"QTableView::item {{ padding: 0 {PADDING}px; }}"
        "QAbstractScrollArea::corner { background: transparent; border: 0; }"
        f"QHeaderView {{ background: {tokens.surface}; }}"
        f"QHeaderView::section {{ background: transparent; border: 0; padding: 4px {PADDING + margin}px;"
        f" font-weight: 400; color: {tokens.muted}; border-bottom: 1px solid {tokens.line}; }}"
    )
