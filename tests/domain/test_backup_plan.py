"""The more recent backups are, the more of them stay."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from upstroke.domain.backup_plan import DAYS, MONTHS, WEEKS, staying

SUNDAY = date(2026, 11, 22)
moments = st.sets(st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31)), max_size=60)
paces = st.lists(st.integers(1, 60 * 24 * 12), max_size=120)
"""Minutes from each backup to the next."""


def evenings(count: int) -> list[datetime]:
    """A backup every evening, up to a Sunday; the newest first."""
    return [datetime.combine(SUNDAY - timedelta(days=back), time(20)) for back in range(count)]


def test_of_two_years_a_week_of_days_a_month_of_weeks_and_a_year_of_months_stay() -> None:
    days = sorted((moment.date() for moment in staying(evenings(730))), reverse=True)
    week = [SUNDAY - timedelta(days=back) for back in range(7)]
    sundays = [date(2026, 11, 15), date(2026, 11, 8), date(2026, 11, 1)]
    ends_of_months = [date(2026, 10, 31), date(2026, 9, 30), date(2026, 8, 31), date(2026, 7, 31), date(2026, 6, 30)]
    assert days[:15] == [*week, *sundays, *ends_of_months]
    assert days[-1] == date(2025, 12, 31)
    assert len(days) == 7 + 3 + 11


def test_days_without_a_backup_do_not_count() -> None:
    once_a_month = [datetime(2026, month, 10, 20) for month in range(1, 12)]
    assert staying(once_a_month) == set(once_a_month)


def test_all_of_the_last_days_stay_and_of_older_ones_the_last() -> None:
    today = [datetime(2026, 11, 22, hour) for hour in (8, 12, 20)]
    long_ago = [datetime(2026, 3, 3, hour) for hour in (8, 12, 20)]
    since = evenings(9)[1:]
    assert staying([*today, *long_ago, *since]) >= {*today, long_ago[-1]}
    assert not staying([*today, *long_ago, *since]) & set(long_ago[:-1])


@given(moments)
def test_what_stays_was_there_and_holds_the_newest_of_each_time(made: set[datetime]) -> None:
    stay = staying(made)
    assert stay <= made
    by_day = sorted({moment.date() for moment in made})[-DAYS:]
    assert {moment for moment in made if moment.date() in by_day} <= stay
    older = {moment for moment in stay if moment.date() not in by_day}
    assert len(older) <= WEEKS + MONTHS
    for month in sorted({(moment.year, moment.month) for moment in made})[-MONTHS:]:
        assert max(moment for moment in made if (moment.year, moment.month) == month) in stay


@given(moments)
def test_asking_again_lets_nothing_go(made: set[datetime]) -> None:
    assert staying(staying(made)) == staying(made)


@given(paces)
def test_it_is_the_same_whether_it_is_asked_every_time_or_once(minutes: list[int]) -> None:
    now, made, kept = datetime(2026, 1, 1), set[datetime](), frozenset[datetime]()
    for wait in minutes:
        now += timedelta(minutes=wait)
        made.add(now)
        kept = staying((*kept, now))
    assert kept == staying(made)
