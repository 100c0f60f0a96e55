"""The strokes of the day: how many there are, out of how many."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from upstroke.domain.today import TodayView
from upstroke.ui import words
from upstroke.ui.theme import Theme
from upstroke.ui.today.habit_lines import HabitLines
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.ring import Ring


class StrokesCard(Card):
    """A ring with the strokes of today, what the next session would make of it, and how the habit stands."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(margin=24, parent=parent)
        self._ring = Ring(theme)
        self._note = label(kind="muted", wrap=True)
        text = QVBoxLayout()
        text.setSpacing(6)
        text.addStretch(1)
        text.addWidget(label("Daily strokes", "heading"))
        text.addWidget(self._note)
        text.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(22)
        row.addWidget(self._ring)
        row.addLayout(text, 1)
        self.column.addStretch(1)
        self.column.addLayout(row)
        self._habit = HabitLines(theme)
        self.column.addWidget(self._habit)
        self.column.addStretch(1)

    def show_view(self, view: TodayView) -> None:
        """Show the day."""
        goal = view.strokes_goal
        note = f"of {goal}" if goal else words.plural(view.strokes, "stroke")
        self._ring.show_number(str(view.strokes), note, view.strokes / goal if goal else 0.0)
        self._note.setText(_note(view))
        self._habit.show_habit(view.habit)


def _note(view: TodayView) -> str:
    if view.strokes_goal and view.strokes >= view.strokes_goal:
        return "All of today’s strokes are done."
    if view.resting and not view.planned:
        return "A day of rest: nothing is planned."
    if view.due is None:
        return "That was today. Rest well."
    after = view.strokes + view.due.overview.strokes
    left = words.about(sum(part.overview.length_ms for part in view.planned if not part.done))
    return f"{left} left today. The {words.SLOTS[view.due.slot].lower()} takes you to {after}."
