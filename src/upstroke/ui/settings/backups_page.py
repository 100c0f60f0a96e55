"""All backups, each of which can be brought back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from upstroke.history.backup import Backup
from upstroke.ui import backup_words
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import button, icon_button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label, rule
from upstroke.ui.widgets.scroll_page import ScrollPage

WIDEST = 820
WHAT_FOR = (
    "Bringing one back puts it in the place of your history: sessions and what you told are as they were then. What is"
    " there now is kept as a backup first. Routines and settings stay as they are."
)


class BackupsPage(ScrollPage):
    """Lists backups, newest first."""

    chosen = Signal(object)
    """Bring a Backup back."""
    closed = Signal()

    def __init__(self, backups: Sequence[Backup], icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        back = icon_button("Back", self.closed.emit, icons, "arrow-left", side=40)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(back)
        head.addWidget(label("Backups", "title"), 1)
        card = Card(margin=22, spacing=12)
        card.column.addWidget(label(WHAT_FOR, "muted", wrap=True))
        for backup in backups:
            card.column.addWidget(rule())
            card.column.addLayout(self._row(backup))
        holder = QWidget()
        holder.setMaximumWidth(WIDEST)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(20)
        inside.addLayout(head)
        inside.addWidget(card)
        # In the middle: a line from one edge of a wide window to the other would be hard to follow.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(holder, 100)
        middle.addStretch(1)
        self.column.addLayout(middle)
        self.column.addStretch(1)
        QShortcut(Qt.Key.Key_Escape, self, self.closed.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setFocusProxy(back)

    def _row(self, backup: Backup) -> QHBoxLayout:
        moment = backup_words.moment(backup)
        text = QVBoxLayout()
        text.setSpacing(1)
        text.addWidget(label(moment, wrap=True))
        text.addWidget(label(backup_words.contents(backup), "small"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(text, 1)
        if backup.sessions is not None:
            bring_back = button("Bring back", lambda: self._choose(backup))
            bring_back.setAccessibleName(f"Bring back: {moment}")
            row.addWidget(bring_back)
        return row

    def _choose(self, backup: Backup) -> None:
        self.closed.emit()
        self.chosen.emit(backup)
