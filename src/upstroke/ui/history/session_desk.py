"""Where sessions are looked at and changed: the list, the panel beside it, and the way back of the last change."""

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from datetime import datetime, timedelta
from uuid import uuid4

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QScrollArea

from upstroke.domain.ratings import Scale
from upstroke.domain.routine import Routine
from upstroke.domain.session import Session
from upstroke.domain.session_edit import Draft, Entry, OffsetAt, added, edited, overlapping
from upstroke.domain.session_query import SessionQuery
from upstroke.domain.stats import DayRange
from upstroke.history import edits
from upstroke.history.store import History
from upstroke.ui.history import phrases
from upstroke.ui.history.session_card import SessionCard
from upstroke.ui.history.session_dialog import SessionDialog
from upstroke.ui.history.session_panel import SessionPanel
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme

BELOW = 200
"""So much of the list is to be seen with what is said of it, in pixels."""
AROUND = timedelta(days=2)
"""So far from a session there may be another that was done at the same time."""
TOP = 12
"""So far below the top of the page the card stands when one searches, in pixels."""

Saying = Callable[[], AbstractContextManager[None]]
"""Tells the user where the history can't be used, and goes on."""


class SessionDesk(QObject):
    """Holds the card and the panel for a page, and does what they ask. The page shows them, and reads anew."""

    changed = Signal()
    """The history is another: read it again."""

    def __init__(
        self,
        history: History,
        now: Callable[[], datetime],
        saying: Saying,
        theme: Theme,
        icons: Icons,
        page: QScrollArea,
    ) -> None:
        super().__init__(page)
        self._history, self._now, self._saying = history, now, saying
        self._theme, self._icons, self._page = theme, icons, page
        self.routines: Callable[[], Iterable[Routine]] = tuple
        """Answers which routines there are: their titles are offered beside those of what was done."""
        self.scales: Callable[[], Collection[Scale]] = tuple
        """Answers what the user likes to rate: it can be rated here too, beside what was rated already."""
        self.offset_at: OffsetAt = lambda _: now().utcoffset() or timedelta()
        """Answers how far the place is ahead of UTC at a wall time; as now, as long as nothing else is said."""
        self._undo: Callable[[], object] | None = None
        self._choose = ""
        self.card = SessionCard(self._read, theme, icons)
        self.panel = SessionPanel(icons)
        self.card.list.chosen.connect(self._show)
        self.card.add_requested.connect(self.ask_new)
        for part in (self.card.list, self.panel):
            part.edit_requested.connect(self._ask_edit)
            part.delete_requested.connect(self._delete)
        self.card.notice.undo.connect(self.undo)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change that can be taken back."""
        return self._undo is not None

    def show_days(self, days: DayRange, total: int, *, all_days: bool) -> None:
        """Show the `total` sessions of a range; `all_days` says that there are no others."""
        choose, self._choose = self._choose, ""
        self.card.show_days(days, total, all_days=all_days, choose=choose)

    def find(self) -> None:
        """Let the user write what to search for."""
        bar = self._page.verticalScrollBar()
        bar.setValue(bar.value() + self.card.mapTo(self._page, QPoint(0, -TOP)).y())
        self.card.search.begin()

    def ask_new(self) -> None:
        """Let the user write down a session that was done without the app."""
        with self._saying():
            dialog = self._dialog()
            dialog.kept.connect(self._add)
            dialog.ask_new(self._routines(), self.scales(), self._history.start_of_day)

    def undo(self) -> None:
        """Take the last change back, if there is one."""
        undo = self._undo
        if undo is not None:
            with self._saying(), suppress(KeyError):  # another program has deleted it
                undo()
            self.forget()
            self.changed.emit()

    def forget(self) -> None:
        """The last change stays."""
        self._undo = None
        self.card.notice.hide()

    def _show(self, session: Session | None) -> None:
        self.panel.setVisible(session is not None)
        if session is not None:
            with self._saying(), suppress(KeyError):  # deleted by another program just now
                self.panel.show_entry(edits.entry(self._history, session.id))

    def _ask_edit(self) -> None:
        session = self.card.list.session
        if session is None:
            return
        with self._saying(), suppress(KeyError):
            entry = edits.entry(self._history, session.id)
            dialog = self._dialog()
            dialog.kept.connect(lambda draft: self._change(entry, draft))
            dialog.ask_edit(entry, self._routines(), self.scales())

    def _dialog(self) -> SessionDialog:
        dialog = SessionDialog(self._now, self._theme, self._icons, self._page)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _add(self, draft: Draft) -> None:
        new = added(str(uuid4()), draft, self._now(), self.offset_at)
        with self._saying():
            also = self._overlap(new.session)
            edits.add(self._history, new, self._now())
            self.card.search.clear()  # as the new one may not answer
            self._choose = new.session.id
            self._done(new, "added", lambda: edits.delete(self._history, new.session.id, self._now()), also)

    def _change(self, entry: Entry, draft: Draft) -> None:
        new = edited(entry, draft, self.offset_at)
        if new == entry:
            return
        with self._saying(), suppress(KeyError):
            also = self._overlap(new.session) if _span(new) != _span(entry) else ""
            before = edits.change(self._history, new, self._now())
            self._done(new, "changed", lambda: edits.change(self._history, before, self._now()), also)

    def _delete(self) -> None:
        session = self.card.list.session
        if session is None:
            return
        with self._saying(), suppress(KeyError):
            gone = edits.delete(self._history, session.id, self._now())
            self._done(gone, "deleted", lambda: self._restore(gone))

    def _restore(self, gone: Entry) -> None:
        edits.restore(self._history, gone, self._now())
        self._choose = gone.session.id

    def _done(self, entry: Entry, what: str, undo: Callable[[], object], also: str = "") -> None:
        """Say what was done, with a way back, and let it be seen."""
        day = phrases.day(entry.session.started_local.date(), "d MMMM")
        self._undo = undo
        told = f"“{entry.session.routine_title}” of {day} is {what}."
        self.card.notice.say(f"{told} {also}".strip(), undo=True)
        self.changed.emit()
        # A chart may have come or gone above.
        QTimer.singleShot(0, self, lambda: self._page.ensureWidgetVisible(self.card.notice, 0, BELOW))

    def _overlap(self, session: Session) -> str:
        """That another session took place at the same time, if one did: that may be, or it is in here twice."""
        day = session.started_local.date()
        other = overlapping(session, self._history.sessions(day - AROUND, day + AROUND))
        return phrases.overlap(other) if other else ""

    def _routines(self) -> Mapping[str, str]:
        """The ids of the routines that can be named, by title; those that there are before those that there were."""
        return {**self._history.routines_done(), **{routine.title: routine.id for routine in self.routines()}}

    def _read(self, days: DayRange, query: SessionQuery, start: int, count: int) -> tuple[Entry, ...]:
        with self._saying():
            found = self._history.sessions(days.first, days.last, start, count, query)
            return edits.entries(self._history, found)
        return ()


def _span(entry: Entry) -> tuple[datetime, int]:
    """When a session began, and for how many ms it lasted."""
    return entry.session.started_at, entry.session.active_ms
