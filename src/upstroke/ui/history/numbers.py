"""The four numbers at the top of the History page."""

from PySide6.QtWidgets import QGridLayout, QWidget

from upstroke.domain.rhythm import Rhythm
from upstroke.ui import words
from upstroke.ui.history import phrases
from upstroke.ui.history.reading import Reading
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label


class NumberCard(Card):
    """A large number and what it counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, spacing=2, parent=parent)
        self._number = label(kind="number")
        self._caption = label(kind="muted", wrap=True)
        self.column.addWidget(self._number)
        self.column.addWidget(self._caption)
        self.column.addStretch(1)

    def show_number(self, number: str, caption: str) -> None:
        """Show a number."""
        self._number.setText(number)
        self._caption.setText(caption)
        self.setAccessibleName(f"{number} {caption}")


class Numbers(QWidget):
    """Four cards of equal width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = tuple(NumberCard() for _ in range(4))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(16)
        for place, card in enumerate(self.cards):
            grid.addWidget(card, 0, place)
            grid.setColumnStretch(place, 1)

    def show_reading(self, reading: Reading, rhythm: Rhythm | None = None) -> None:
        """Show the numbers of a range, and the rhythm as it is today."""
        for card, (number, caption) in zip(self.cards, numbers(reading, rhythm), strict=True):
            card.show_number(number, caption)


def numbers(reading: Reading, rhythm: Rhythm | None = None) -> tuple[tuple[str, str], ...]:
    """The numbers of a range, each with its caption."""
    practised = f"{phrases.number(reading.practised)} of {phrases.number(reading.counted)}"
    whole, slot = reading.whole, reading.main_slot
    sessions = f"{phrases.number(whole.sessions)} {words.plural(whole.sessions, 'session')}"
    return (
        (
            phrases.minutes(whole.active_ms),
            f"{phrases.span_length(reading.look, reading.days)}{phrases.change(reading.percent)}",
        ),
        (phrases.number(whole.strokes), words.plural(whole.strokes, "stroke")),
        (
            (f"{rhythm.percent} %", f"rhythm today; {practised} days practised here, {sessions}")
            if rhythm
            else (practised, f"days practised, {sessions}{phrases.but_for(reading.rest_days)}")
        ),
        phrases.usual(reading.usual[slot] if slot else None, slot),
    )
