"""The rhythm: how regular a practice is, forgiving by design.

The score is that of Loop Habit Tracker (github.com/iSoron/uhabits): each planned day moves it towards 1 if it was kept
and towards 0 if not, by a share that halves what is old in 13 days of a daily plan, and in somewhat more where fewer
days are planned. From full, one missed day costs 5 per cent.

Four kinds of days leave it as it is: planned days of rest, days that were lost in travelling, days before the first
practice, and today until it is done. What is done on a day of rest counts as done all the same: it makes up for a
missed day, and it never does harm. A day off never counts as done.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from math import sqrt

from upstroke.domain.plan import DAYS, WeekPlan

HALF_LIFE = 13
"""Days after which a daily practice that was given up is worth half."""

NO_DAYS: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How regular a practice is: the score in per cent, and days kept in a row, now and at most."""

    percent: int
    streak: int
    best: int


def rhythm_now(
    practised: Collection[date], plan: WeekPlan, today: date, passed_over: Collection[date] = NO_DAYS
) -> Rhythm | None:
    """The rhythm as it stands on a practice day; None where nothing was practised yet, or nothing is planned.

    `practised` are all days of practice, `passed_over` those that were lost in travelling.
    """
    first = min(practised, default=today)
    if first > today or not practised or not _planned(plan):
        return None
    days = _days(practised, plan, first, today, passed_over)
    return Rhythm(round(100 * _scores(days, plan)[-1]), *_streaks(days))


def scores(
    practised: Collection[date], plan: WeekPlan, first: date, today: date, passed_over: Collection[date] = NO_DAYS
) -> tuple[float, ...]:
    """The score from 0 to 1 at the end of each day from `first`, before which it is 0, to today."""
    return _scores(_days(practised, plan, first, today, passed_over), plan)


def _days(
    practised: Collection[date], plan: WeekPlan, first: date, today: date, passed_over: Collection[date]
) -> list[bool | None]:
    """Of each day up to today whether it was done; None where it does not count."""
    # In whole numbers: with a date for each, 40 years would take three times as long.
    done, lost = ({day.toordinal() for day in days} for days in (practised, passed_over))
    missed = tuple(False if day in _planned(plan) else None for day in DAYS)
    end = today.toordinal()
    days = [
        True if day in done else None if day in lost else missed[(day - 1) % 7]
        for day in range(first.toordinal(), end + 1)
    ]
    return days if not days or days[-1] else [*days[:-1], None]


def _scores(days: Iterable[bool | None], plan: WeekPlan) -> tuple[float, ...]:
    stays = 0.5 ** (sqrt(len(_planned(plan)) / len(DAYS)) / HALF_LIFE)

    def after(score: float, done: bool | None) -> float:
        return score if done is None else score * stays + done * (1 - stays)

    return tuple(accumulate(days, after, initial=0.0))[1:]


def _streaks(days: Iterable[bool | None]) -> tuple[int, int]:
    """How many days were practised without a planned one missed between them: up to today, and at most."""
    current = best = 0
    for done in days:
        if done is not None:
            current = current + 1 if done else 0
            best = max(best, current)
    return current, best


def _planned(plan: WeekPlan) -> frozenset[int]:
    """The days of the week on which anything is planned."""
    return frozenset(DAYS) - plan.rest_days
