import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from tests.builders import record
from tests.history.sessions import DAY, EVENING, session
from upstroke.domain.routine import Slot
from upstroke.domain.session import Session, SessionOutcome, practice_day
from upstroke.domain.stats import Totals
from upstroke.domain.timeline import PassSide
from upstroke.history.store import History

LATER = EVENING + timedelta(minutes=10)


@pytest.fixture
def history() -> History:
    return History.in_memory()


def begun(history: History, *, session_of: Session | None = None) -> Session:
    begun = session_of or session(passes=())
    history.begin(begun)
    return begun


def test_a_session_counts_as_interrupted_until_it_ends(history: History) -> None:
    evening = begun(history)
    history.record(evening.id, record(), LATER)
    assert history.session(evening.id).outcome is SessionOutcome.INTERRUPTED
    assert history.end(evening.id, SessionOutcome.FINISHED, LATER)
    assert history.session(evening.id).outcome is SessionOutcome.FINISHED


def test_passes_add_up_in_their_session(history: History) -> None:
    evening = begun(history)
    history.record(evening.id, record(0, PassSide.RIGHT, 10_000, 3), EVENING)
    history.record(evening.id, record(0, PassSide.LEFT, 11_000, 4), LATER)
    kept = history.session(evening.id)
    assert (kept.active_ms, kept.strokes, kept.changed_at) == (21_000, 7, LATER)
    assert [done.side for done in kept.passes] == [PassSide.RIGHT, PassSide.LEFT]


def test_a_later_record_of_a_pass_replaces_it(history: History) -> None:
    evening = begun(history)
    history.record(evening.id, record(0, PassSide.LEFT, 5_000, 1), EVENING)
    history.record(evening.id, record(0, PassSide.LEFT, 12_000, 4), LATER)
    kept = history.session(evening.id)
    assert kept.passes == (record(0, PassSide.LEFT, 12_000, 4),)
    assert (kept.active_ms, kept.strokes) == (12_000, 4)


def test_a_clock_that_goes_back_does_not_make_a_change_older(history: History) -> None:
    evening = begun(history)
    history.record(evening.id, record(), LATER)
    history.end(evening.id, SessionOutcome.STOPPED, EVENING - timedelta(days=1))
    assert history.session(evening.id).changed_at == LATER


def test_a_session_in_which_nothing_was_worked_is_not_kept(history: History) -> None:
    evening = begun(history)
    history.record(evening.id, record(active_ms=0, strokes=0), LATER)
    assert not history.end(evening.id, SessionOutcome.STOPPED, LATER)
    assert history.is_empty
    assert history.count == 0
    assert list(history.everything()) == []


def test_an_unknown_session_is_a_mistake(history: History) -> None:
    with pytest.raises(KeyError):
        history.session("nobody")
    with pytest.raises(KeyError):
        history.record("nobody", record(), LATER)
    with pytest.raises(KeyError):
        history.end("nobody", SessionOutcome.FINISHED, LATER)
    with pytest.raises(KeyError):
        history.delete("nobody", LATER)


def test_a_crash_leaves_a_session_to_go_on_with_on_its_practice_day(history: History) -> None:
    late = session(1, datetime(2026, 3, 15, 0, 30, tzinfo=UTC), passes=())  # 1:30 at night, so still the 14th
    begun(history, session_of=late)
    history.record(late.id, record(), LATER)
    found = history.unfinished(DAY)
    assert found is not None
    assert found.id == late.id
    assert found.passes == (record(),)
    assert history.unfinished(DAY + timedelta(days=1)) is None


def test_one_goes_on_only_with_what_was_begun_last_and_worked_in(history: History) -> None:
    morning = begun(history, session_of=session(1, EVENING - timedelta(hours=12), passes=()))
    assert history.unfinished(DAY) is None
    history.record(morning.id, record(), EVENING)
    assert history.unfinished(DAY) is not None
    history.merge([session(2)])
    assert history.unfinished(DAY) is None


def test_one_that_ended_is_not_offered_again(history: History) -> None:
    evening = begun(history)
    history.record(evening.id, record(), LATER)
    history.end(evening.id, SessionOutcome.STOPPED, LATER)
    assert history.unfinished(DAY) is None


def test_sessions_come_newest_first_and_in_portions(history: History) -> None:
    made = [session(number, EVENING + timedelta(days=number)) for number in range(5)]
    history.merge(made)
    listed = [replace(each, passes=()) for each in reversed(made)]
    everything = (date(2000, 1, 1), date(2100, 1, 1))
    assert list(history.sessions(*everything)) == listed
    assert list(history.sessions(*everything, start=2, count=2)) == listed[2:4]
    assert [each.id for each in history.sessions(DAY, DAY)] == [made[0].id]


def test_totals_are_by_practice_day_and_slot(history: History) -> None:
    history.merge(
        [
            session(1, datetime(2026, 3, 14, 6, 0, tzinfo=UTC), slot=Slot.MORNING),
            session(2, datetime(2026, 3, 14, 20, 0, tzinfo=UTC)),
            session(3, datetime(2026, 3, 15, 1, 0, tzinfo=UTC)),  # 2:00 at night
            session(4, datetime(2026, 3, 15, 3, 0, tzinfo=UTC)),  # 4:00: the next day begins
        ]
    )
    assert history.totals(DAY, DAY) == {Slot.MORNING: Totals(12_000, 4, 1), Slot.EVENING: Totals(24_000, 8, 2)}
    assert history.totals(DAY + timedelta(days=1), date(2100, 1, 1)) == {Slot.EVENING: Totals(12_000, 4, 1)}
    assert history.totals(date(2000, 1, 1), DAY - timedelta(days=1)) == {}
    assert history.days_practised(DAY, DAY) == 1
    assert history.days_practised(date(2000, 1, 1), date(2100, 1, 1)) == 2
    assert history.first_day == DAY


def test_another_start_of_day_is_heeded_at_once(history: History) -> None:
    history.merge([session(1, datetime(2026, 3, 14, 20, 0, tzinfo=UTC))])  # 21:00
    history.start_of_day = time(21, 0)
    assert history.days_practised(DAY, DAY) == 1
    history.start_of_day = time(21, 30)
    assert history.days_practised(DAY, DAY) == 0
    assert history.first_day == DAY - timedelta(days=1)


def test_totals_agree_with_what_the_sessions_say(history: History) -> None:
    made = [session(n, EVENING + timedelta(hours=5 * n), offset=60 * (n % 25 - 12)) for n in range(60)]
    history.merge(made)
    days = [practice_day(each.started_local) for each in made]
    assert history.first_day == min(days)
    assert history.days_practised(min(days), max(days)) == len(set(days))
    for day in set(days):
        assert history.totals(day, day)[Slot.EVENING].sessions == days.count(day)
    for weekdays in ({5, 6}, {0}, set()):
        some = {day for day in days if day.weekday() in weekdays}
        assert history.days_practised(min(days), max(days), weekdays) == len(some)


def test_a_tool_counts_as_used_when_something_was_done_with_it(history: History) -> None:
    cups = replace(record(1), tool="cups")
    passed_over = replace(record(2, active_ms=0), tool="dry_brush")
    history.merge(
        [
            session(1, passes=(record(), cups, passed_over)),
            session(2, EVENING + timedelta(days=2), passes=(cups,)),
            session(3, EVENING - timedelta(days=8), passes=(cups,)),
        ]
    )
    uses = history.tool_uses(since=EVENING - timedelta(days=7))
    assert uses == {"hands": (EVENING,), "cups": (EVENING, EVENING + timedelta(days=2))}
    assert history.tool_uses(since=EVENING + timedelta(seconds=1)) == {"cups": (EVENING + timedelta(days=2),)}


def test_deleting_leaves_a_mark_and_can_be_undone(history: History) -> None:
    history.merge([session(1), session(2)])
    gone = history.delete(session(1).id, LATER)
    assert gone == session(1)
    assert [mark.session_id for mark in history.deletions()] == [gone.id]
    assert [each.id for each in history.everything()] == [session(2).id]
    history.restore(gone, LATER)
    assert history.deletions() == ()
    back = history.session(gone.id)
    assert replace(back, changed_at=gone.changed_at) == gone
    assert back.changed_at > LATER  # so that the mark does not win in another copy


def test_it_is_still_there_after_closing(tmp_path: Path) -> None:
    first = History.open(tmp_path / "new" / "history.sqlite")
    assert first.is_empty
    assert first.first_day is None
    first.merge([session(1)])
    first.close()
    again = History.open(tmp_path / "new" / "history.sqlite")
    assert list(again.everything()) == [session(1)]
    again.close()


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.builders import record
from tests.history.sessions import EVENING, session
from upstroke.history.store import History

history = History.open(Path(sys.argv[1]))
history.begin(session(passes=()))
for position in range(5):
    history.record(session().id, record(position), EVENING)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_session_is_found_with_all_its_passes(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=Path(__file__).parents[2], check=False)
    assert killed.returncode == -signal.SIGKILL
    history = History.open(path)
    found = history.unfinished(DAY)
    assert found is not None
    assert [done.position for done in found.passes] == list(range(5))
    history.record(found.id, record(5), LATER)
    assert history.end(found.id, SessionOutcome.FINISHED, LATER)
    assert history.session(found.id).active_ms == 6 * 12_000
    history.close()


def test_sessions_since_a_moment_come_with_their_passes_wherever_the_user_was() -> None:
    history = History.in_memory()
    old = session(1, EVENING - timedelta(days=3))
    far_east = session(2, EVENING, offset=840, passes=(record(0), record(1)))
    far_west = session(3, EVENING + timedelta(hours=1), offset=-720)
    history.merge([far_west, far_east, old])
    assert history.sessions_since(EVENING) == (far_east, far_west)
    assert history.sessions_since(EVENING - timedelta(days=9)) == (old, far_east, far_west)
