"""The card of the sessions: the search above, the list below, and what is said where nothing is found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from upstroke.domain.stats import DayRange
from upstroke.ui import words
from upstroke.ui.history import phrases
from upstroke.ui.history.notices import Notice
from upstroke.ui.history.session_list import LEAST, Read, SessionList
from upstroke.ui.history.session_search import SessionSearch
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label


class SessionCard(Card):
    """Shows the sessions of a range, all or those that are asked for."""

    add_requested = Signal()
    """Let the user write down a session that was done without the app."""
    all_days_requested = Signal()
    """Nothing was found in these days: look in all there are."""

    def __init__(self, read: Read, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(margin=18, parent=parent)
        self.list = SessionList(read, theme)
        self.list.found.connect(self._show_found)
        self.search = SessionSearch(icons)
        self.search.changed.connect(self._search)
        self._days: DayRange | None = None
        self._total = 0
        self._count = label(kind="small")
        self.notice = Notice()
        """Says what was done to a session, where one looks at the time, and takes it back."""
        self.notes = label(kind="muted", wrap=True)
        """For what else is to be said of these days."""
        add = button("Add", self.add_requested.emit, icons=icons, icon="plus")
        add.setToolTip("Write down a session that you did without the app")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label("Sessions", "heading"))
        head.addWidget(self._count)
        head.addSpacing(6)
        head.addWidget(self.search, 1)
        head.addWidget(add)
        self._nothing = QWidget()
        self._nothing.setMinimumHeight(LEAST)  # so that what stands below stays
        self._nothing_text = label(kind="muted", wrap=True)
        self._elsewhere = button("Look in all days", self.all_days_requested.emit, kind="chip")
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self._elsewhere)
        ways.addWidget(button("Show all sessions", self.search.clear, kind="chip"))
        ways.addStretch(1)
        nothing = QVBoxLayout(self._nothing)
        nothing.setContentsMargins(0, 6, 0, 6)
        nothing.addWidget(self._nothing_text)
        nothing.addLayout(ways)
        nothing.addStretch(1)
        self._nothing.hide()
        self.column.addLayout(head)
        self.column.addWidget(self.search.chips)
        self.column.addWidget(self.notice)
        self.column.addWidget(self.notes)
        self.column.addWidget(self._nothing, 1)
        self.column.addWidget(self.list, 1)
        self._more = button("Show more", self.list.show_more, kind="chip")
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.hide()
        self.list.fitted.connect(self._show_rest)
        self.notes.hide()

    def show_days(self, days: DayRange, total: int, *, all_days: bool, choose: str = "") -> None:
        """Show a range of days in which there are `total` sessions, with one chosen if it is there.

        `all_days` says that there are no others.
        """
        here = self.list.session
        row = max(0, self.list.currentIndex().row())
        self._days, self._total = days, total
        self._elsewhere.setVisible(not all_days)
        self.list.show_days(days, total, self.search.query, choose or (here.id if here else ""), row)

    def leave_scrolling(self, to_page: bool) -> None:
        """Show a few rows with more at a press, or let the list scroll by itself."""
        self.list.leave_scrolling(to_page)

    def _show_rest(self) -> None:
        self._more.setVisible(self.list.has_more)

    def _search(self) -> None:
        if self._days is not None:
            self.list.show_days(self._days, self._total, self.search.query)

    def _show_found(self, count: int, more: bool) -> None:
        narrows = self.search.narrows
        nothing = narrows and not count and not more
        number = f"{phrases.number(count)}{' and more' if more else ''}"
        self._count.setText(f"{number} of {phrases.number(self._total)}" if narrows else "")
        self._nothing_text.setText(
            f"None of the {phrases.number(self._total)} {words.plural(self._total, 'session')} of these days fits."
        )
        focused = self.list.hasFocus()
        self.list.setVisible(not nothing)
        self._nothing.setVisible(nothing)
        if nothing and focused:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
