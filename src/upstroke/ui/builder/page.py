"""Write a routine of one's own: what there is to take, the sequence, and the chosen step with its picture."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.bounds import clean_line
from upstroke.domain.draft import Draft
from upstroke.domain.fit import fit
from upstroke.domain.overview import overview
from upstroke.domain.remark import Remark
from upstroke.domain.routine import Routine, Slot
from upstroke.domain.timeline import Options
from upstroke.ui import words
from upstroke.ui.actions import add_action
from upstroke.ui.builder.clipboard import Clipboard
from upstroke.ui.builder.document import Document
from upstroke.ui.builder.fit_bar import FitBar
from upstroke.ui.builder.heading import Heading, can_save
from upstroke.ui.builder.own_undo import OwnUndo
from upstroke.ui.builder.palette import Palette
from upstroke.ui.builder.panes import Panes
from upstroke.ui.builder.remarks import Remarks
from upstroke.ui.builder.row_edits import RowEdits
from upstroke.ui.builder.sequence_list import SequenceList
from upstroke.ui.builder.step_editor import StepEditor
from upstroke.ui.faces import Faces
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label

AUTOSAVE_MS = 1_500
"""After the first change that is not kept yet; so much work at most is lost to a kill."""
LINT_MS = 60
"""Remarks wait so long for the next change, so that they never hold up a slider."""

Lint = Callable[[Draft], tuple[Remark, ...]]
"""What is to be said of a draft."""


class BuilderPage(QWidget):
    """Shows a draft and changes it in memory; to save, play, export or delete, it asks."""

    save_requested = Signal(object)
    """Save a Draft; its id is empty if it is new. Call `show_saved` when it is done."""
    try_requested = Signal(object, str)
    """Play a Draft from the step of an id on, or from the start, without keeping it."""
    export_requested = Signal(object)
    """Write a Draft to a file with all that it needs."""
    delete_requested = Signal(str)
    """Delete the user's routine of an id."""
    week_requested = Signal()
    """Show on which days the routines are played."""
    drafts_changed = Signal(object)
    """The unsaved drafts by key, a moment after a change: keep them."""
    message = Signal(str)

    def __init__(
        self,
        document: Document,
        lint: Lint,
        options: Callable[[], Options],
        clipboard: Clipboard,
        anatomy: Anatomy,
        faces: Faces,
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._lint = lint
        self._options = options
        self._routines: tuple[Routine, ...] = ()
        self._own: dict[str, Draft] = {}
        self._fitting: tuple[Draft, Draft] | None = None
        """The draft before the slider was touched, and as it was made to fit."""
        self._warnings: dict[str, str] = {}
        """What is said of items, by id."""
        self._heading = Heading(icons)
        self._palette = Palette(theme, icons, anatomy.zones, clipboard)
        self._total = label(kind="heading")
        self._fit = FitBar()
        self._list = SequenceList(theme, icons, clipboard)
        self._remarks = Remarks(theme, icons)
        self._editor = StepEditor(anatomy, faces, theme, icons)
        self._autosave = _once(self, AUTOSAVE_MS, self._hand_out_drafts)
        self._look_over = _once(self, LINT_MS, self._show_remarks)

        head = QHBoxLayout()
        head.addWidget(self._total)
        head.addWidget(self._fit, 1)
        sequence = Card(margin=16, spacing=10)
        sequence.column.addLayout(head)
        sequence.column.addWidget(self._fit.told)
        sequence.column.addWidget(self._list, 1)
        sequence.column.addWidget(self._remarks)
        self._panes = Panes(self._palette, sequence, self._editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 28, 32, 24)
        layout.setSpacing(14)
        layout.addWidget(self._heading)
        layout.addWidget(self._panes, 1)
        self._rows = RowEdits(document, self._list, clipboard, self.message.emit)
        self._own_undo = OwnUndo(self)
        self._connect()
        self._on_turned()
        self._show()

    def show_library(self, routines: Iterable[Routine], own: Collection[str]) -> None:
        """Offer the routines that there are; `own` are the ids of those that belong to the user."""
        routines = tuple(routines)
        self._own = {routine.id: Draft.of(routine) for routine in routines if routine.id in own}
        self._routines = routines
        self._palette.show_library(routines, self._draft.id)
        kept = [draft.title for draft in self._own.values() if not self._document.take_file(draft)]
        for title in kept:
            self.message.emit(f"The file of “{title}” was changed, too. What you see here is still your own draft.")
        for routine_id, gone in self._document.all_saved.items():
            if routine_id not in self._own and not self._document.lose_file(routine_id):
                self.message.emit(f"The file of “{gone.title}” is gone. What you see here is still your own draft.")
        self._show()

    def show_draft(self, draft: Draft) -> None:
        """Begin a new routine with what is in a draft."""
        self._document.begin(draft)
        self._heading.focus_name()

    def show_own(self, routine_id: str) -> None:
        """Write on one of the user's own routines."""
        if routine_id in self._own:
            self._document.turn_to(self._own[routine_id])
            self._list.setFocus()

    def show_saved(self, draft: Draft) -> None:
        """The draft was saved, and has an id now."""
        self._document.mark_saved(draft)
        self._hand_out_drafts()  # at once: it must not be offered as unsaved after a kill

    def showEvent(self, event: QShowEvent) -> None:
        """Let the picture move."""
        super().showEvent(event)
        self._editor.set_active(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the picture rest, and keep the drafts."""
        super().hideEvent(event)
        self._editor.set_active(False)
        if self._autosave.isActive():
            self._hand_out_drafts()

    # inside

    def _connect(self) -> None:
        document, heading = self._document, self._heading
        document.changed.connect(self._show)
        document.changed.connect(self._autosave_soon)
        document.turned.connect(self._on_turned)
        heading.renamed.connect(lambda title: self._edit("rename", replace(document.draft, title=title), "title"))
        heading.slot_chosen.connect(self._choose_slot)
        heading.undo.connect(document.undo)
        heading.redo.connect(document.redo)
        heading.save.connect(self._save)
        heading.try_it.connect(self._try)
        heading.new.connect(self._begin)
        heading.export.connect(self._export)
        heading.delete.connect(self._delete)
        heading.week.connect(self.week_requested)
        heading.opened.connect(self.show_own)
        heading.turned_to.connect(document.turn_to_key)
        self._palette.added.connect(self._rows.add)
        self._list.chosen.connect(self._on_chosen)
        self._list.clicked.connect(lambda: self._panes.show_adding(False))
        self._list.activated.connect(lambda: self._panes.show_adding(False))
        self._list.move_requested.connect(self._rows.move)
        self._list.drop_requested.connect(self._rows.drop)
        self._remarks.chosen.connect(lambda ids: self._list.select(ids))
        self._remarks.fix_requested.connect(self._rows.mend)
        self._remarks.emptied.connect(self._list.setFocus)
        self._fit.target_changed.connect(self._fit_to)
        self._fit.settled.connect(self._end_fit)
        self._editor.changed.connect(self._rows.change_step)
        self._editor.settled.connect(document.settle)
        self._editor.open_requested.connect(self._rows.open_block)
        for action, run in (
            ("save", self._save),
            ("new", self._begin),
            ("open", heading.show_menu),
            ("export", self._export),
            ("try", self._try),
            ("undo", document.undo),
            ("redo", document.redo),
            ("find", self._find),
            ("insert", self._palette.add_current),
            ("move_up", lambda: self._rows.nudge(-1)),
            ("move_down", lambda: self._rows.nudge(1)),
            ("double", self._rows.double),
        ):
            add_action(self, action, run)
        # In fields these keys are for their text.
        for action, change in (
            ("remove", self._rows.remove),
            ("copy", self._rows.copy),
            ("cut", self._rows.cut),
            ("paste", self._rows.paste),
        ):
            add_action(self._list, action, change)

    @property
    def _draft(self) -> Draft:
        return self._document.draft

    def _edit(self, what: str, draft: Draft, merge: str = "") -> None:
        self._document.edit(what, draft, merge)

    def _show(self) -> None:
        """Show the draft on top as it is now."""
        draft = self._draft
        whole = overview(draft.routine, self._options())
        self._list.show_draft(draft, self._warnings)
        self._total.setText(f"Sequence · {words.clock(whole.length_ms)}" if draft.items else "Sequence")
        self._fit.setVisible(bool(draft.items))
        self._fit.show_length(whole.length_ms)
        self._heading.show_document(self._document, whole, {key: own.title for key, own in self._own.items()})
        self._editor.show_item(draft.item(self._list.current_id), self._options())
        self._look_over.start()

    def _show_remarks(self) -> None:
        remarks = self._lint(self._draft) if self._draft.items else ()
        self._remarks.show_remarks(remarks)
        # Of several on an item the first matters most.
        self._warnings = {item: remark.sentence for remark in reversed(remarks) for item in remark.items}
        self._list.show_draft(self._draft, self._warnings)

    def _on_turned(self) -> None:
        self._fitting = None
        self._palette.show_library(self._routines, self._draft.id)
        self._list.show_draft(self._draft, {})
        self._list.select(self._draft.ids[:1])
        self._panes.show_adding(not self._draft.items)

    def _on_chosen(self, item_id: str) -> None:
        self._editor.show_item(self._draft.item(item_id), self._options())

    def _find(self) -> None:
        self._panes.show_adding(True)
        self._palette.focus_search()

    # what the user does to the whole

    def _choose_slot(self, slot: Slot) -> None:
        self._edit(f"make it for {words.SLOTS[slot].lower()}", replace(self._draft, slot=slot))

    def _begin(self) -> None:
        self._document.begin()
        self._heading.focus_name()

    def _save(self) -> None:
        self._take_number()
        if can_save(self._document):
            self.save_requested.emit(replace(self._draft, title=clean_line(self._draft.title)))
        elif self._draft.items and not clean_line(self._draft.title):
            self._heading.focus_name()
            self.message.emit("Give your routine a name to save it.")

    def _try(self) -> None:
        self._take_number()
        if self._draft.items:
            self.try_requested.emit(self._draft, self._list.current_id)

    def _export(self) -> None:
        self._take_number()
        if self._draft.items:
            self.export_requested.emit(self._draft)

    def _take_number(self) -> None:
        """Take a number that is being written as it is; it would come only when the keyboard goes elsewhere."""
        if isinstance(box := self.focusWidget(), QSpinBox):
            box.interpretText()

    def _delete(self) -> None:
        if self._draft.id:
            self._edit("delete", self._document.saved)  # its changes go with it
            self.delete_requested.emit(self._draft.id)
        else:
            # Clearing can be undone, as any edit.
            self._edit("clear", Draft())

    def _autosave_soon(self) -> None:
        if not self._autosave.isActive():  # who writes without a pause must not put it off
            self._autosave.start()

    def _hand_out_drafts(self) -> None:
        self._autosave.stop()
        self.drafts_changed.emit(self._document.all_unsaved)

    def _fit_to(self, target_ms: int) -> None:
        before, made = self._fitting or (self._draft, self._draft)
        if made != self._draft:  # it was changed in other ways since
            before = self._draft
        fitted = fit(before, target_ms, self._options())
        self._fitting = before, fitted.draft
        self._fit.show_fitted(fitted)
        self._edit(f"fit to {round(target_ms / 60_000)} min", fitted.draft, "fit")

    def _end_fit(self) -> None:
        self._fitting = None
        self._document.settle()


def _once(parent: QWidget, ms: int, run: Callable[[], object]) -> QTimer:
    """A timer that runs once, so long after it was last started."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(ms)
    timer.timeout.connect(run)
    return timer
