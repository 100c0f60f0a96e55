"""One session in full: when it was, what it came to, and each of its passes."""

from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from upstroke.domain.session import PassOutcome, PassRecord, Session
from upstroke.domain.session_edit import Entry, Mark
from upstroke.domain.timeline import PassSide
from upstroke.ui import words
from upstroke.ui.history import phrases
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import icon_button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label, rule

ADDED = "Added by hand: it counts for minutes and days, not for tools, zones and their rest."
EDITED = "Edited by hand; the steps below are as they were recorded."

LEAST_STEPS = 180
"""The least height of the steps where they scroll by themselves, in pixels."""


class SessionPanel(Card):
    """Shows a session with its passes and what was said of it."""

    edit_requested = Signal()
    """Edit the session that is shown."""
    delete_requested = Signal()
    """Delete the session that is shown."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(margin=18, parent=parent)
        room = self.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # or the page would shrink and move while one searches
        self.setSizePolicy(room)
        self._title = label(kind="heading", wrap=True)
        self._when = label(kind="small")
        edit = icon_button("Edit this session", self.edit_requested.emit, icons, "pencil-simple")
        delete = icon_button("Delete this session", self.delete_requested.emit, icons, "trash")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(delete, 0, Qt.AlignmentFlag.AlignTop)
        self._facts = label(wrap=True)
        self._felt = label(wrap=True)
        self._note = label(wrap=True)
        self._note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._mark = label(kind="small", wrap=True)
        self._steps = _Steps()
        self.column.addLayout(head)
        self.column.addWidget(self._when)
        self.column.addWidget(self._facts)
        self.column.addWidget(self._felt)
        self.column.addWidget(self._note)
        self.column.addWidget(rule())
        self.column.addWidget(self._mark)
        self.column.addWidget(self._steps, 1)

    def show_entry(self, entry: Entry) -> None:
        """Show a session."""
        session, started = entry.session, entry.session.started_local
        self._title.setText(session.routine_title)
        self._when.setText(f"{phrases.day(started.date(), 'dddd d MMMM yyyy')}, {words.time_of_day(started.time())}")
        added = entry.mark is Mark.ADDED
        facts = [words.SLOTS[session.slot], phrases.minutes(session.active_ms)]
        facts += [] if added else [phrases.strokes(session.strokes), phrases.SESSION_OUTCOMES[session.outcome]]
        marks = {Mark.ADDED: ADDED, Mark.EDITED: EDITED}
        for line, text in (
            (self._facts, " · ".join(facts)),
            (self._felt, "\n".join(phrases.felt(entry.rating))),
            (self._note, entry.note),
            (self._mark, marks[entry.mark] if entry.mark else ""),
        ):
            line.setText(text)
            line.setVisible(bool(text))
        self._steps.setWidget(_steps(session, told=not added))
        self._steps.fit()

    def leave_scrolling(self, to_page: bool) -> None:
        """Show all steps at once, or let them scroll by themselves."""
        self._steps.whole = to_page
        self._steps.fit()


class _Steps(QScrollArea):
    """Holds the steps."""

    def __init__(self) -> None:
        super().__init__()
        self.whole = False
        """All of them are shown, and the page scrolls."""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Steps of the session")
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width they take another height."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Be high enough."""
        inside = self.widget()
        layout = inside.layout() if inside else None
        height = layout.totalHeightForWidth(self.viewport().width()) if self.whole and layout else LEAST_STEPS
        self.setMinimumHeight(height)


def _steps(session: Session, *, told: bool) -> QWidget:
    """The steps in a column, with what was done on each side. `told`: it is said where there are none."""
    made = QWidget()
    made.setProperty("kind", "page")
    made.setMinimumHeight(1)  # else its least height is that of its texts at their narrowest
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 8, 0)
    column.setSpacing(2)
    for _, passes in groupby(session.passes, key=lambda done: done.position):
        of_step = list(passes)
        worked = any(done.outcome is not PassOutcome.SKIPPED for done in of_step)
        column.addWidget(label(of_step[0].title, "" if worked else "muted", wrap=True))
        column.addWidget(
            label(words.capitalised(" · ".join(map(_pass, of_step)) if worked else "skipped"), "small", wrap=True)
        )
        column.addSpacing(6)
    if told and not session.passes:
        column.addWidget(label("No steps were written down.", "muted", wrap=True))
    column.addStretch(1)
    return made


def _pass(done: PassRecord) -> str:
    """What was done in a pass: `left: 5 strokes`, `right: 20 s, in part`."""
    side = "" if done.side is PassSide.MIDDLE else f"{words.SIDES[done.side].lower()}: "
    amount = words.counted(done.strokes, "stroke") if done.strokes else words.about(done.active_ms)
    end = phrases.PASS_OUTCOMES[done.outcome]
    if done.outcome is PassOutcome.SKIPPED:
        return f"{side}{end}"
    return f"{side}{amount}, {end}" if end else f"{side}{amount}"
