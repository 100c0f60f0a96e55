"""How regular the practice is, and how far the goals of the week have got, in small lines."""

from itertools import zip_longest

from PySide6.QtWidgets import QVBoxLayout, QWidget

from upstroke.domain.goals import GoalLine
from upstroke.domain.rhythm import Rhythm
from upstroke.domain.today import Habit
from upstroke.ui import words
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.labels import label, rule, tip
from upstroke.ui.widgets.share_bar import ShareBar

MEANING = (
    "How regular you have been lately.\n"
    "Each planned day that you do raises it a little; one that you miss takes about 5 % at most.\n"
    "A day of rest takes nothing, and what you do on one counts.\n"
    "It begins at 0 %, and a month of doing every planned day brings it to 80 %."
)
MOST_GOALS = 2
"""Goals of a week: days and minutes."""


class HabitLines(QWidget):
    """A line for each goal, and one for the rhythm, with the days in a row if the user wants to see them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._goals = tuple(_Goal(theme) for _ in range(MOST_GOALS))
        self._rhythm = label(kind="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(10)
        column.addWidget(rule())
        for goal in self._goals:
            column.addWidget(goal)
        column.addWidget(self._rhythm)

    def show_habit(self, habit: Habit) -> None:
        """Show it; where there is nothing to show, hide."""
        for shown, goal in zip_longest(self._goals, habit.goals):
            shown.setVisible(goal is not None)
            if goal is not None:
                shown.show_goal(goal)
        self._rhythm.setVisible(habit.rhythm is not None)
        if habit.rhythm is not None:
            self._show_rhythm(habit.rhythm, streak=habit.show_streak)
        self.setVisible(bool(habit.rhythm or habit.goals))

    def _show_rhythm(self, rhythm: Rhythm, *, streak: bool) -> None:
        text, meaning = f"Rhythm {rhythm.percent} %", MEANING
        if streak:
            text += f" · {words.counted(rhythm.streak, 'day')} in a row"
            meaning += f"\nYour longest row is {words.counted(rhythm.best, 'day')}."
        self._rhythm.setText(text)
        self._rhythm.setToolTip(tip(meaning))
        self._rhythm.setAccessibleDescription(meaning)


class _Goal(QWidget):
    """A goal in words, with a bar that fills."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._text, self._bar = label(kind="muted", wrap=True), ShareBar(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self._text)
        column.addWidget(self._bar)

    def show_goal(self, goal: GoalLine) -> None:
        """Show how far it has got."""
        self._text.setText(goal.text)
        self._bar.show_share(goal.share)
