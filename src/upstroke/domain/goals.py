"""What the user would like to come to in a week, and how far it has got. Said kindly: nothing here is ever overdue."""

from dataclasses import dataclass
from datetime import date, timedelta

from upstroke.domain.stats import DayRange

MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Goals:
    """Days of practice and minutes of massage a week; 0 where there is no goal."""

    days: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class GoalLine:
    """How far a goal has got, in a sentence; `share` is how much of it is reached, from 0 to 1."""

    text: str
    share: float


def week_of(day: date) -> DayRange:
    """The week from Monday to a day."""
    return DayRange(day - timedelta(days=day.weekday()), day)


def goal_lines(goals: Goals, practised_days: int, active_ms: int) -> tuple[GoalLine, ...]:
    """A line for each goal, given the days of practice and the ms of massage of this week so far."""
    lines = ((practised_days, goals.days, "day"), (active_ms // MINUTE_MS, goals.minutes, "minute"))
    return tuple(_line(*line) for line in lines if line[1])


def _line(done: int, goal: int, noun: str) -> GoalLine:
    if not done:
        return GoalLine(f"This week’s goal: {_counted(goal, noun)}", 0.0)
    if done < goal:
        return GoalLine(f"{done} of {_counted(goal, noun)} this week", done / goal)
    more = f"{done - goal} more than your goal" if done > goal else "your goal is reached"
    return GoalLine(f"{_counted(done, noun)} this week, {more}", 1.0)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
