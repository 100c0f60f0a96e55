"""What to do now, and what comes next: the cards beside the face."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from upstroke.ui.player.count_ring import CountRing
from upstroke.ui.player.status import Status
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.labels import label, pill, set_kind


class Instructions(QWidget):
    """The count with the step's title and sides, the cue with the mistake to avoid, and the step that follows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lasting: tuple[object, ...] = ()
        self._ring = CountRing(theme, self)
        self._step_line = label(kind="muted")
        self._title = label(kind="title")
        self._title.setWordWrap(True)
        self._sides = (pill(), pill())
        self._cue = label(kind="cue")
        self._cue.setWordWrap(True)
        self._mistake = label(kind="caution")
        self._mistake.setWordWrap(True)
        self._next_title = label(kind="strong")
        self._next_title.setWordWrap(True)
        self._next_time = label(kind="muted")

        sides = QHBoxLayout()
        sides.setSpacing(8)
        for side_pill in self._sides:
            sides.addWidget(side_pill)
        sides.addStretch(1)
        head = QVBoxLayout()
        head.setSpacing(6)
        head.addStretch(1)
        head.addWidget(self._step_line)
        head.addWidget(self._title)
        head.addSpacing(4)
        head.addLayout(sides)
        head.addStretch(1)
        count = QFrame()
        count.setProperty("kind", "card")
        count_row = QHBoxLayout(count)
        count_row.setContentsMargins(24, 20, 24, 20)
        count_row.setSpacing(24)
        count_row.addWidget(self._ring)
        count_row.addLayout(head, 1)

        words = QFrame()
        words.setProperty("kind", "card")
        words_column = QVBoxLayout(words)
        words_column.setContentsMargins(24, 20, 24, 20)
        words_column.setSpacing(10)
        words_column.addWidget(self._cue)
        words_column.addWidget(self._mistake)

        following = QFrame()
        following.setProperty("kind", "card")
        following_row = QHBoxLayout(following)
        following_row.setContentsMargins(20, 14, 20, 14)
        following_text = QVBoxLayout()
        following_text.setSpacing(2)
        following_text.addWidget(label("Next", "small"))
        following_text.addWidget(self._next_title)
        following_row.addLayout(following_text, 1)
        following_row.addWidget(self._next_time)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(18)
        layout.addWidget(count)
        layout.addWidget(words)
        layout.addWidget(following)
        layout.addStretch(1)
        self._words = words

    def show_status(self, now: Status) -> None:
        """Show what the player is at."""
        self._ring.show_count(now.ring_text, now.ring_note, now.ring_fraction)
        lasting = (now.step_line, now.title, now.sides, now.cue, now.mistake, now.next_title, now.next_time)
        if lasting == self._lasting:
            return
        self._lasting = lasting
        self._step_line.setText(now.step_line)
        self._title.setText(now.title)
        for shown, side in zip(self._sides, (*now.sides, None, None), strict=False):
            shown.setVisible(side is not None)
            if side is not None:
                shown.setText(side.name)
                set_kind(shown, "pill", "accent" if side.active else "neutral")
        self._cue.setText(now.cue)
        self._mistake.setText(f"Common mistake: {now.mistake}" if now.mistake else "")
        self._mistake.setVisible(bool(now.mistake))
        self._words.setVisible(bool(now.cue or now.mistake))
        self._next_title.setText(now.next_title)
        self._next_time.setText(now.next_time)
