"""The head of the builder: what the routine is called, when it is for, and what can be done with the whole of it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from upstroke.domain.bounds import LONGEST_LINE, clean_line
from upstroke.domain.overview import Overview
from upstroke.domain.routine import Slot
from upstroke.ui import words
from upstroke.ui.actions import offer, shortcut_text
from upstroke.ui.builder.document import Document
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import button, icon_button, on_button
from upstroke.ui.widgets.labels import label, tip
from upstroke.ui.widgets.segmented import Segmented

SLOTS = (Slot.MORNING, Slot.EVENING, Slot.ANY)
SIDE = 40
"""Of a button with an icon alone, in logical pixels."""


class Heading(QWidget):
    """Shows the draft on top as a whole; what the user asks for comes out as signals."""

    renamed = Signal(str)
    slot_chosen = Signal(object)
    """The draft is for another Slot."""
    undo = Signal()
    redo = Signal()
    save = Signal()
    try_it = Signal()
    new = Signal()
    export = Signal()
    delete = Signal()
    week = Signal()
    opened = Signal(str)
    """The user's own routine of an id is to be written on."""
    turned_to = Signal(str)
    """The unsaved draft of a key is to be written on."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own: Mapping[str, str] = {}
        self._document: Document | None = None
        self._name = QLineEdit()
        self._name.setObjectName("routine-name")
        self._name.setPlaceholderText("Name of your routine")
        self._name.setAccessibleName("Name of your routine")
        self._name.setMaxLength(LONGEST_LINE)
        self._name.textEdited.connect(self.renamed)
        self._name.editingFinished.connect(lambda: self._name.setCursorPosition(0))
        self._state = label(kind="muted")
        self._slot = Segmented("Part of the day")
        self._slot.show_options([words.SLOTS[slot] for slot in SLOTS], 0)
        self._slot.chosen.connect(lambda place: self.slot_chosen.emit(SLOTS[place]))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._open = button("Open", self.show_menu, icons=icons, icon="folder-open")
        self._open.setToolTip(f"Your routines, and what can be done with this one ({shortcut_text('open')})")
        self._undo = icon_button("Undo", self.undo.emit, icons, "arrow-u-up-left", SIDE)
        self._redo = icon_button("Redo", self.redo.emit, icons, "arrow-u-up-right", SIDE)
        self._save = button("Save", self.save.emit, icons=icons, icon="floppy-disk")
        self._save.setToolTip(f"Save ({shortcut_text('save')})")
        self._try = button("Try it", self.try_it.emit, kind="primary", icons=icons, icon="play-fill")
        self._try.setToolTip(f"Play from the chosen step, without an entry in your history ({shortcut_text('try')})")
        under = QHBoxLayout()
        under.setSpacing(12)
        under.addWidget(self._slot)
        under.addWidget(self._state, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._name, 1)
        for each in (self._open, self._undo, self._redo, self._save, self._try):
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addLayout(under)

    def show_document(self, document: Document, whole: Overview, own: Mapping[str, str]) -> None:
        """Show the draft on top; `whole` is what it adds up to, `own` the titles of the user's routines by id."""
        self._own, self._document = own, document
        draft, edits = document.draft, document.edits
        if self._name.text() != draft.title:
            self._name.setText(draft.title)
            self._name.setCursorPosition(0)
        self._name.setToolTip(tip(draft.title))
        self._slot.choose(SLOTS.index(draft.slot))
        facts = [words.tools_line(whole.tools)] if whole.tools else []
        self._state.setText(" · ".join([*facts, _state(document)]))
        offer(self._undo, "undo", edits.undo_words)
        offer(self._redo, "redo", edits.redo_words)
        self._save.setEnabled(can_save(document))
        self._try.setEnabled(bool(whole.step_ms))

    def show_menu(self) -> None:
        """Show the user's routines, and what can be done with this one."""
        self._menu.popup(self._open.mapToGlobal(self._open.rect().bottomLeft()))

    def focus_name(self) -> None:
        """Let the user write the name."""
        self._name.setFocus()
        self._name.selectAll()

    def _fill_menu(self) -> None:
        if self._document is None:
            return
        menu, document = self._menu, self._document
        menu.clear()
        self._add("New routine", self.new.emit, "new")
        unsaved = document.all_unsaved
        others = {key: draft.title or "Without a name" for key, draft in unsaved.items() if key not in self._own}
        if others:
            self._headline("Not saved yet")
            for key, title in others.items():
                self._add_routine(title, key == document.key, partial(self.turned_to.emit, key))
        if self._own:
            self._headline("Your routines")
            for routine_id, title in self._own.items():
                text = f"{title} (changed)" if routine_id in unsaved else title
                self._add_routine(text, routine_id == document.key, partial(self.opened.emit, routine_id))
        menu.addSeparator()
        self._add("Week plan", self.week.emit)
        self._add("Export to a file…", self.export.emit, "export", enabled=bool(document.draft.items))
        deleted = "Delete" if document.draft.id else "Clear"
        self._add(deleted, self.delete.emit, enabled=bool(document.draft.id) or document.unsaved)

    def _headline(self, text: str) -> None:
        """Open a part of the menu. A style sheet does not show the text of a section."""
        self._menu.addSeparator()
        self._menu.addAction(text).setEnabled(False)

    def _add(self, text: str, run: Callable[[], object], shortcut: str = "", *, enabled: bool = True) -> None:
        shown = f"{on_button(text)}\t{shortcut_text(shortcut)}" if shortcut else on_button(text)
        action = self._menu.addAction(shown)
        action.setEnabled(enabled)
        action.triggered.connect(lambda: run())

    def _add_routine(self, text: str, on_top: bool, run: Callable[[], object]) -> None:
        action = self._menu.addAction(on_button(text))
        action.setCheckable(True)
        action.setChecked(on_top)
        action.triggered.connect(lambda: run())


def can_save(document: Document) -> bool:
    """Whether there is something to save, and all that it needs."""
    draft = document.draft
    return bool(draft.items and clean_line(draft.title)) and (document.unsaved or not draft.id)


def _state(document: Document) -> str:
    """Where the draft stands, in a few words."""
    draft = document.draft
    if not draft.items:
        return "nothing in it yet"
    if not clean_line(draft.title):
        return "give it a name to save it"
    if document.unsaved:
        return "not saved yet"
    return "saved"
