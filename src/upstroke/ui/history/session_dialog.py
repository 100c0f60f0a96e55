"""A small window for one session: what is said of it, or one that was done without the app."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, time, timedelta

from PySide6.QtCore import QMargins, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from upstroke.domain.bounds import LONGEST_LINE, clean_line
from upstroke.domain.ratings import Rating, Scale
from upstroke.domain.routine import Slot
from upstroke.domain.session import START_OF_DAY
from upstroke.domain.session_edit import (
    NEEDS_A_TITLE,
    NOT_OVER,
    TO_COME,
    TOO_LONG,
    TOO_LONG_AGO,
    TOO_SHORT,
    Draft,
    Entry,
    Mark,
    draft_of,
    faults,
    slot_at,
)
from upstroke.ui import words
from upstroke.ui.history import phrases
from upstroke.ui.history.session_rating import SessionRating
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.date_field import DateField
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.number_field import NumberBox
from upstroke.ui.widgets.rating_row import ENDS
from upstroke.ui.widgets.scroll_page import ScrollColumn
from upstroke.ui.widgets.segmented import Segmented
from upstroke.ui.widgets.time_field import TimeField

WIDTH = 520
NUMBER = 76
NOTE_HEIGHT = 84
ROW = 38
"""The height of a line of fields at most, in pixels."""
AROUND = 24
"""So much lower and narrower than the window behind it the dialog is at least, in pixels."""
FRAME = 48
"""The screen keeps so much for the frame of the dialog, in pixels."""
USUAL_MINUTES = 10
SESSION = "Session"
MOST_TYPED = 9999
"""More than a session may last, so that it can be said why."""

_SLOTS = tuple(Slot)


class SessionDialog(QDialog):
    """A form. It asks for what is wrong to be put right before it gives a Draft away."""

    kept = Signal(object)
    """What is written, a Draft without faults."""

    def __init__(self, now: Callable[[], datetime], theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._behind = parent
        self._now = now
        self._start_of_day = START_OF_DAY
        self._routines: Mapping[str, str] = {}
        self._shown: Draft | None = None
        self._before: Draft | None = None
        """What is known of the session already; None for a new one."""
        self._own_slot = False
        self._title = label(kind="heading", wrap=True)
        self._what = QLineEdit()
        self._what.setAccessibleName("What you did")
        self._what.setPlaceholderText("A routine, or a few words")
        self._what.setMaxLength(LONGEST_LINE)
        self._day = DateField("Day", icons)
        self._at = TimeField("Time at the start")
        self._at.timeChanged.connect(self._suggest_slot)
        self._minutes = NumberBox()
        self._minutes.setRange(0, MOST_TYPED)
        self._minutes.setFixedWidth(NUMBER)
        self._minutes.setKeyboardTracking(True)  # so that a click on Save, which may not take the keyboard, is enough
        self._minutes.setAccessibleName("Minutes")
        self._slot = Segmented("Part of the day")
        self._slot.show_options([words.SLOTS[slot] for slot in _SLOTS], 0)
        self._slot.chosen.connect(self._choose_slot)
        self._felt = {scale: SessionRating(scale, theme, icons) for scale in Scale}
        self._ends = label(ENDS, "small")
        self._note = QPlainTextEdit()
        self._note.setProperty("kind", "field")
        self._note.setFrameShape(QFrame.Shape.NoFrame)
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(NOTE_HEIGHT)
        self._note.setAccessibleName("Note")
        self._note.setPlaceholderText("Anything you want to remember")
        self._fault = label(kind="caution", wrap=True)
        self._keep = button("Save", self._try, kind="primary")
        self._keep.setDefault(True)
        self._build()

    def ask_new(self, routines: Mapping[str, str], scales: Collection[Scale], start_of_day: time) -> None:
        """Ask for a session that was done without the app; `routines` are the ids of those known, by title.

        `scales` are those that the user likes to rate.
        """
        now = self._now()
        began = now.replace(second=0, microsecond=0, tzinfo=None) - timedelta(minutes=USUAL_MINUTES)
        self._start_of_day, self._own_slot, self._before = start_of_day, False, None
        draft = Draft("", "", began.date(), began.time(), USUAL_MINUTES, slot_at(began.time(), start_of_day))
        self._show(draft, "Add a session", routines, scales, named=True)
        self._keep.setText("Add")
        self._what.setFocus()
        self.open()

    def ask_edit(self, entry: Entry, routines: Mapping[str, str], scales: Collection[Scale]) -> None:
        """Ask what is to be changed of a session. When it was, and what, only for one that was added."""
        day = phrases.day(entry.session.started_local.date(), "d MMMM yyyy")
        named = entry.mark is Mark.ADDED
        title = "Edit the session" if named else f"{entry.session.routine_title}, {day}"
        self._own_slot, self._before = True, draft_of(entry)
        self._show(self._before, title, routines, scales, named=named)
        self._keep.setText("Save")
        self._minutes.setFocus()
        self._minutes.selectAll()
        self.open()

    @property
    def draft(self) -> Draft:
        """What is written."""
        assert self._shown is not None, "ask first"
        title, at = clean_line(self._what.text()), self._at.at
        before = self._shown
        # The seconds of the start are not shown, and not lost.
        same = (at.hour, at.minute) == (before.at.hour, before.at.minute)
        return Draft(
            title=title,
            routine_id=before.routine_id if title == before.title else self._routines.get(title, ""),
            day=self._day.day,
            at=before.at if same else at,
            minutes=self._minutes.value(),
            slot=_SLOTS[self._slot.index],
            note=self._note.toPlainText(),
            rating=Rating(
                {scale: felt.before for scale, felt in self._felt.items() if felt.before is not None},
                {scale: felt.after for scale, felt in self._felt.items() if felt.after is not None},
            ),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl and Enter keep it from anywhere, also from the note."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._try()
        else:
            super().keyPressEvent(event)

    def _show(
        self, draft: Draft, title: str, routines: Mapping[str, str], scales: Collection[Scale], *, named: bool
    ) -> None:
        self._routines, self._shown = routines, draft
        self.setWindowTitle(SESSION)
        self._title.setText(title)
        self._what.setText(draft.title)
        completer = QCompleter(sorted(routines), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        if popup := completer.popup():
            popup.setObjectName("completions")
        self._what.setCompleter(completer)
        self._day.set_last(max(draft.day, self._now().date()))
        self._day.show_day(draft.day)
        own_slot, self._own_slot = self._own_slot, True
        self._at.show_at(draft.at)
        self._own_slot = own_slot
        self._minutes.setValue(draft.minutes)
        self._slot.choose(_SLOTS.index(draft.slot))
        self._note.setPlainText(draft.note)
        for row in self._of_added:
            self._form.setRowVisible(row, named)
        rated = draft.rating.before.keys() | draft.rating.after.keys()
        for scale, felt in self._felt.items():
            felt.show_values(draft.rating.before.get(scale), draft.rating.after.get(scale))
            self._form.setRowVisible(felt, scale in rated or scale in scales)
        self._form.setRowVisible(self._ends, bool(rated or scales))
        self._say(())

    def _build(self) -> None:
        when = _row(self._day, self._at)
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(12)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in (
            ("What", self._what),
            ("When", when),
            ("Minutes", _row(self._minutes)),
            ("Part of the day", self._slot),
            ("How it felt", self._ends),
            *((scale.words, felt) for scale, felt in self._felt.items()),
            ("Note", self._note),
        ):
            called = label(name, "muted")
            called.setAlignment(Qt.AlignmentFlag.AlignTop)
            # Beside the first line of what is higher.
            called.setContentsMargins(0, (min(ROW, field.sizeHint().height()) - called.sizeHint().height()) // 2, 0, 0)
            self._form.addRow(called, field)
        self._of_added = (self._what, when)
        ways = QHBoxLayout()
        ways.addStretch(1)
        ways.addWidget(button("Cancel", self.reject))
        ways.addWidget(self._keep)
        self._fields = ScrollColumn()
        self._fields.column.addLayout(self._form)
        self._fields.column.addStretch(1)
        column = self._column = QVBoxLayout(self)
        # Else it would never be lower than with its sentences at their narrowest.
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(self._title)
        column.addWidget(self._fields, 1)
        column.addWidget(self._fault)
        column.addLayout(ways)
        self.setModal(True)

    def _choose_slot(self) -> None:
        self._own_slot = True

    def _suggest_slot(self) -> None:
        """Let the part of the day follow the time, until the user has chosen one."""
        if not self._own_slot:
            self._slot.choose(_SLOTS.index(slot_at(self._at.at, self._start_of_day)))

    def _try(self) -> None:
        found = faults(self.draft, self._now(), self._before)
        self._say(found)
        if found:
            self._lead_to(found[0])
        else:
            self.accept()
            self.kept.emit(self.draft)

    def _lead_to(self, fault: str) -> None:
        """Let the user put right what a sentence is about."""
        fields = {NEEDS_A_TITLE: self._what, TOO_LONG_AGO: self._day, TOO_SHORT: self._minutes, TOO_LONG: self._minutes}
        field = self._at if fault in (TO_COME, NOT_OVER) else fields.get(fault, self._note)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, self, lambda: self._fields.ensureWidgetVisible(field))

    def _say(self, sentences: tuple[str, ...]) -> None:
        self._fault.setText(" ".join(sentences))
        self._fault.setVisible(bool(sentences))
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is asked, or as the window behind allows: then the fields scroll, and the rest stays."""
        screen = self._behind.screen().availableSize().shrunkBy(QMargins(0, FRAME, 0, 0))
        room = self._behind.window().size().shrunkBy(QMargins(AROUND, AROUND, 0, 0)).boundedTo(screen)
        width = min(WIDTH, room.width())
        margins = self._column.contentsMargins()
        fields = self._fields.column.totalHeightForWidth(width - margins.left() - margins.right())
        self._column.activate()
        height = self._column.totalHeightForWidth(width) - self._fields.sizeHint().height() + fields
        self.setFixedWidth(width)
        self.resize(width, min(height, room.height()))


def _row(*fields: QWidget) -> QWidget:
    """Fields side by side, from the left."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for field in fields:
        row.addWidget(field)
    row.addStretch(1)
    return made
