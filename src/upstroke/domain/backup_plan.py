"""Which backups stay: the more recent, the more of them."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 12
"""Of how many days, weeks and months there are backups in the end."""


def staying(made: Iterable[datetime]) -> frozenset[datetime]:
    """Of backups made at these wall times, those that stay.

    That is all of the last 7 days on which one was made, and the last one of each of the last 4 weeks, from Monday on,
    and of the last 12 months in which one was made. As the last of a time stays, it is the same whether this is asked
    every day or once.
    """
    newest_first = sorted(set(made), reverse=True)
    days = sorted({moment.date() for moment in newest_first}, reverse=True)[:DAYS]
    return frozenset(
        (
            *(moment for moment in newest_first if moment.date() in days),
            *_last_of_each(newest_first, lambda moment: moment.isocalendar()[:2], WEEKS),
            *_last_of_each(newest_first, lambda moment: (moment.year, moment.month), MONTHS),
        )
    )


def _last_of_each(
    newest_first: Iterable[datetime], time_of: Callable[[datetime], Hashable], most: int
) -> list[datetime]:
    """The newest moment of each of the newest times, at most so many."""
    last: dict[Hashable, datetime] = {}
    for moment in newest_first:
        last.setdefault(time_of(moment), moment)
    return list(last.values())[:most]
