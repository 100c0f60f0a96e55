"""The card of the settings that says how the history is kept safe."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from upstroke.domain.backup_plan import DAYS, MONTHS, WEEKS
from upstroke.history.backup import Backup
from upstroke.ui import backup_words
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import label, rule

WHAT_FOR = (
    f"The history is copied once a day, and before an import. The copies of the last {DAYS} days, {WEEKS} weeks and"
    f" {MONTHS} months stay. The folder may be one that you sync; each computer needs one of its own."
)
NONE_YET = "None in this folder yet. One is made each day, once there is a session."


class BackupsCard(Card):
    """Shows where backups are and when the last was made."""

    now_requested = Signal()
    """Make one now."""
    list_requested = Signal()
    """Show all of them."""
    change_requested = Signal()
    """Let the user choose another folder."""
    folder_requested = Signal(object)
    """Show a folder (a Path) in the system's file manager."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(margin=22, spacing=12, parent=parent)
        self._folder = Path()
        self._where = label(kind="small", wrap=True)
        self._where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._last = label(kind="small", wrap=True)
        self._now = button("Back up now", self.now_requested.emit, icons=icons, icon="floppy-disk")
        self._all = button("All backups", self.list_requested.emit, icons=icons, icon="clock-counter-clockwise")
        opened = button("Open folder", self._open, icons=icons, icon="folder-open")
        opened.setAccessibleName("Open the folder: Backups")
        change = button("Change", self.change_requested.emit, icons=icons, icon="pencil-simple")
        change.setAccessibleName("Change the folder for backups")
        self.column.addWidget(label("Backups", "heading"))
        self.column.addWidget(label(WHAT_FOR, "small", wrap=True))
        self.column.addLayout(_row("Last backup", self._last))
        self.column.addWidget(_flow(self._now, self._all))
        self.column.addWidget(rule())
        self.column.addLayout(_row("Folder for backups", self._where, change, opened))

    def show_backups(self, folder: Path, newest: Backup | None, busy: bool = False) -> None:
        """Show what there is; while one is being made there is no other to ask for."""
        self._folder = folder
        self._where.setText(str(folder))
        self._where.setAccessibleName(f"Folder for backups: {folder}")
        said = f"{backup_words.moment(newest)} · {backup_words.contents(newest)}" if newest else NONE_YET
        self._last.setText("Being made…" if busy else said)
        self._now.setEnabled(not busy)
        self._all.setEnabled(newest is not None)

    def _open(self) -> None:
        self.folder_requested.emit(self._folder)


def _row(name: str, value: QLabel, *buttons: QWidget) -> QHBoxLayout:
    text = QVBoxLayout()
    text.setSpacing(1)
    text.addWidget(label(name))
    text.addWidget(value)
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addLayout(text, 1)
    for each in buttons:
        row.addWidget(each)
    return row


def _flow(*buttons: QWidget) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder)
    for each in buttons:
        flow.addWidget(each)
    return holder
