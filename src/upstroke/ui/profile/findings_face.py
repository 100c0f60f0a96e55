"""The second face of the page before a routine: what the answers change today."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from upstroke.domain.clearance import Clearance
from upstroke.ui.profile.sheet import Sheet
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label

TOLD_AT_FIRST = 3


class FindingsFace(Sheet):
    """Says what is left out, what asks for care, and what is good to know."""

    start = Signal()
    again = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label(kind="title", wrap=True)
        self._what = label(wrap=True)
        self._stopped = _Sentences("Left out today", "notice")
        self._cut = _Sentences("To fit the time")
        self._careful = _Sentences("Take care")
        self._told = _Sentences("Good to know", at_first=TOLD_AT_FIRST)
        for part in (self._title, self._what, self._stopped, self._careful, self._cut, self._told):
            self.column.addWidget(part)
        self._not_now = button("Not now", self.closed.emit)
        self._start = button("Start", self.start.emit, kind="primary")
        self._close = button("Close", self.closed.emit, kind="primary")
        self.foot.addWidget(button("Change my answers", self.again.emit, kind="quiet"))
        self.foot.addStretch(1)
        for each in (self._not_now, self._start, self._close):
            self.foot.addWidget(each)

    @property
    def primary(self) -> QPushButton:
        """The button that Enter presses."""
        return self._start if self._close.isHidden() else self._close

    def show_clearance(self, found: Clearance, minutes_text: str) -> None:
        """Show sentences; a part that has none is not shown."""
        title, nothing_left = found.programme.title, found.nothing_left
        self._title.setText("Better not today" if nothing_left else f"“{title}” today")
        self._what.setText(
            f"Nothing of “{title}” can be done today: all that it works on has to rest. "
            "Choose something else, or come back later."
            if nothing_left
            else minutes_text
        )
        self._what.setVisible(nothing_left or bool(minutes_text))
        self._stopped.show_sentences(found.left_out)
        self._careful.show_sentences(found.careful)
        self._cut.show_sentences(found.cut)
        self._told.show_sentences((*found.told, *found.known))
        self._not_now.setHidden(nothing_left)
        self._start.setHidden(nothing_left)
        self._close.setVisible(nothing_left)
        self.go_to_top()


class _Sentences(Card):
    """Sentences under a heading; those beyond the first few wait behind a button."""

    def __init__(self, heading: str, kind: str = "card", at_first: int = 0) -> None:
        super().__init__(kind, margin=18, spacing=6)
        self._at_first = at_first
        self._labels: list[QLabel] = []
        self._more = button("More", self._unfold, kind="chip")
        self._more.setAccessibleName(f"More: {heading}")
        self.column.addWidget(label(heading, "heading"))
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_sentences(self, sentences: Sequence[str]) -> None:
        for old in self._labels:
            self.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._labels = [label(sentence, wrap=True) for sentence in sentences]
        first = self._at_first or len(sentences)
        for place, each in enumerate(self._labels):
            self.column.insertWidget(place + 1, each)
            each.setVisible(place < first)
        self._more.setVisible(len(sentences) > first)
        self.setVisible(bool(sentences))

    def _unfold(self) -> None:
        for each in self._labels:
            each.show()
        self._more.hide()
