"""Put routines together into a sequence of one's own."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from upstroke.domain.draft import SequenceDraft, as_routine, contains, draft_of
from upstroke.domain.overview import Overview, overview
from upstroke.domain.routine import Routine, Slot
from upstroke.ui import words
from upstroke.ui.actions import add_action, shortcut_text
from upstroke.ui.builder.palette import Palette
from upstroke.ui.builder.part_list import PartList
from upstroke.ui.builder.tabs import Tabs
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.scroll_page import ScrollColumn
from upstroke.ui.widgets.segment_bar import SegmentBar
from upstroke.ui.widgets.segmented import Segmented

SLOTS = (Slot.MORNING, Slot.EVENING, Slot.ANY)
EMPTY = "Add routines from the list on the left, in the order in which you want to do them."


class BuilderPage(QWidget):
    """Shows a draft and changes it in memory; to save, play or delete, it asks.

    A draft that is left unsaved for another one is kept, as long as the program runs.
    """

    save_requested = Signal(object)
    """Save a `SequenceDraft`; its id is empty if it is new. Call `show_saved` when it is done."""
    play_requested = Signal(str)
    """Play the saved sequence of an id."""
    delete_requested = Signal(str)
    """Delete the user's sequence of an id."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._routines: dict[str, Routine] = {}
        self._own: dict[str, SequenceDraft] = {}
        """The user's own sequences as they were saved, by id."""
        self._kept: dict[str, SequenceDraft] = {}
        """What was changed and left unsaved, by id; that of a new sequence is empty."""
        self._overviews: dict[str, Overview] = {}
        self._draft = SequenceDraft()
        self._saved = self._draft

        self._state = label(kind="muted")
        self._save = button("Save", self._ask_to_save, icons=icons, icon="floppy-disk")
        self._save.setToolTip(f"Save ({shortcut_text('save')})")
        self._play = button("Play", self._ask_to_play, kind="primary", icons=icons, icon="play-fill")
        self._delete = button("Delete", self._ask_to_delete, kind="quiet", icons=icons, icon="trash")
        title = QVBoxLayout()
        title.setSpacing(0)
        title.addWidget(label("Builder", "title"))
        title.addWidget(self._state)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(title, 1)
        for each in (self._delete, self._save, self._play):
            head.addWidget(each)

        self._tabs = Tabs(icons)
        self._tabs.chosen.connect(self._open)

        self._palette = Palette(icons)
        self._palette.setMinimumWidth(220)
        self._palette.setMaximumWidth(340)
        self._palette.added.connect(lambda routine_id: self._change(self._draft.with_part(routine_id)))

        self._name = QLineEdit()
        self._name.setPlaceholderText("Name of your sequence")
        self._name.setAccessibleName("Name of your sequence")
        self._name.setMaxLength(120)
        self._name.textEdited.connect(self._rename)
        self._slot = Segmented("Part of the day")
        self._slot.show_options([words.SLOTS[slot] for slot in SLOTS], SLOTS.index(self._draft.slot))
        self._slot.chosen.connect(self._choose_slot)
        self._total = label(kind="heading")
        self._bar = SegmentBar(theme)
        self._empty = label(EMPTY, "muted", wrap=True)
        self._parts = PartList(icons)
        self._parts.moved.connect(self._move)
        self._parts.removed.connect(self._remove)

        rows = ScrollColumn()
        rows.column.setContentsMargins(0, 0, 8, 0)
        rows.column.addWidget(self._empty)
        rows.column.addWidget(self._parts)
        rows.column.addStretch(1)
        sequence = Card(margin=20, spacing=12)
        sequence.column.addWidget(self._name)
        sequence.column.addWidget(self._slot)
        sequence.column.addWidget(self._total)
        sequence.column.addWidget(self._bar)
        sequence.column.addWidget(rows, 1)

        panes = QHBoxLayout()
        panes.setSpacing(18)
        panes.addWidget(self._palette, 2)
        panes.addWidget(sequence, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 28, 32, 24)
        layout.setSpacing(14)
        layout.addLayout(head)
        layout.addWidget(self._tabs)
        layout.addLayout(panes, 1)
        add_action(self, "save", self._ask_to_save)
        add_action(self, "new", lambda: self._open(""))
        add_action(self._parts, "move_up", lambda: self._step(-1))
        add_action(self._parts, "move_down", lambda: self._step(1))
        add_action(self._parts, "remove", lambda: self._remove(self._parts.focused_place()))
        self._refresh()

    @property
    def draft(self) -> SequenceDraft:
        """The draft as it is now."""
        return self._draft

    @property
    def unsaved(self) -> bool:
        """Whether the draft differs from what was saved."""
        return self._draft != self._saved

    def show_routines(self, routines: Iterable[Routine], own: Collection[str]) -> None:
        """Offer the routines that there are; `own` are the ids of those that belong to the user."""
        if self.unsaved:
            self._kept[self._draft.id] = self._draft
        self._routines = {routine.id: routine for routine in routines}
        drafts = (draft_of(routine, self._routines) for routine in self._routines.values() if routine.id in own)
        self._own = {draft.id: draft for draft in drafts if draft is not None}
        self._overviews = {routine.id: overview(routine) for routine in self._routines.values()}
        self._kept = {draft_id: draft for draft_id, draft in self._kept.items() if draft_id in ("", *self._own)}
        self._show_kept(self._draft.id if self._draft.id in self._own else "")

    def show_draft(self, draft: SequenceDraft, saved: SequenceDraft | None = None) -> None:
        """Show a draft, as it was saved or (with `saved`) changed since."""
        self._draft, self._saved = draft, saved if saved is not None else draft
        self._name.setText(draft.title)
        self._slot.choose(SLOTS.index(draft.slot))
        self._show_palette()
        self._refresh()

    def show_saved(self, draft: SequenceDraft) -> None:
        """The draft was saved, and has an id now."""
        self.show_draft(draft)

    def _open(self, draft_id: str) -> None:
        """Show another sequence, as it was left; what is shown now is kept for later."""
        if self.unsaved:
            self._kept[self._draft.id] = self._draft
        self._show_kept(draft_id)

    def _show_kept(self, draft_id: str) -> None:
        saved = self._own.get(draft_id, SequenceDraft())
        draft = self._kept.pop(draft_id, saved)
        parts = tuple(part for part in draft.parts if part in self._routines)
        self.show_draft(SequenceDraft(draft.id, draft.title, draft.slot, parts), saved)

    def _change(self, draft: SequenceDraft) -> None:
        self._draft = draft
        self._refresh()

    def _rename(self, title: str) -> None:
        self._change(SequenceDraft(self._draft.id, title, self._draft.slot, self._draft.parts))

    def _choose_slot(self, place: int) -> None:
        self._change(SequenceDraft(self._draft.id, self._draft.title, SLOTS[place], self._draft.parts))

    def _move(self, place: int, to: int) -> None:
        self._change(self._draft.moved(place, to))
        self._parts.focus_place(to)

    def _step(self, by: int) -> None:
        place = self._parts.focused_place()
        if place >= 0 and 0 <= place + by < len(self._draft.parts):
            self._move(place, place + by)

    def _remove(self, place: int) -> None:
        if place >= 0:
            self._change(self._draft.without(place))
            self._parts.focus_place(place)

    def _ask_to_save(self) -> None:
        if self._save.isEnabled():
            title = self._draft.title.strip()
            self.save_requested.emit(SequenceDraft(self._draft.id, title, self._draft.slot, self._draft.parts))

    def _ask_to_play(self) -> None:
        if self._draft.id and not self.unsaved:
            self.play_requested.emit(self._draft.id)

    def _ask_to_delete(self) -> None:
        if self._draft.id:
            self.delete_requested.emit(self._draft.id)
        else:
            self.show_draft(SequenceDraft())

    def _refresh(self) -> None:
        draft = self._draft
        whole = overview(as_routine(draft, self._routines))
        self._parts.show_parts(draft.parts, self._overviews)
        self._empty.setVisible(not draft.parts)
        self._total.setText(
            f"{words.about(whole.length_ms)} · {words.counted(whole.strokes, 'stroke')}"
            if draft.parts
            else "Your sequence"
        )
        self._bar.show_lengths(whole.step_ms, done=False)
        self._bar.setVisible(bool(draft.parts))
        complete = bool(draft.parts and draft.title.strip())
        self._save.setEnabled(complete and (self.unsaved or not draft.id))
        self._play.setEnabled(bool(draft.id) and not self.unsaved)
        self._play.setToolTip("" if self._play.isEnabled() else "Save it first")
        self._delete.setVisible(bool(draft.id) or self.unsaved)
        self._delete.setText("Delete" if draft.id else "Clear")
        self._state.setText(_state(draft, saved=not self.unsaved, complete=complete))
        unsaved = {*self._kept, draft.id} if self.unsaved else {*self._kept}
        self._tabs.show_titles({own.id: own.title for own in self._own.values()}, draft.id, unsaved)

    def _show_palette(self) -> None:
        free = [
            routine
            for routine in self._routines.values()
            if not self._draft.id or not contains(routine, self._draft.id)
        ]
        self._palette.show_routines(free, self._overviews)


def _state(draft: SequenceDraft, *, saved: bool, complete: bool) -> str:
    """Where the draft stands, in a few words."""
    if not draft.parts:
        return "A morning or evening of your own"
    if not complete:
        return "Give it a name to save it"
    if draft.id and saved:
        return "Saved"
    return "Not saved yet"
