from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from tests.builders import record
from tests.history.sessions import session
from upstroke.domain.ratings import Rating, Scale
from upstroke.domain.routine import Slot
from upstroke.domain.session import SessionOutcome
from upstroke.domain.session_edit import (
    NEEDS_A_TITLE,
    NOT_OVER,
    TO_COME,
    TOO_LONG,
    TOO_LONG_AGO,
    TOO_SHORT,
    Draft,
    Entry,
    Mark,
    added,
    draft_of,
    edited,
    faults,
    note_too_long,
    overlapping,
    slot_at,
)

NOW = datetime(2026, 3, 14, 22, 0, tzinfo=timezone(timedelta(hours=1)))
WALK = Draft("Lymph walk", "", date(2026, 3, 14), time(7, 30), 25, Slot.MORNING, "in the park")


def here(wall: datetime) -> timedelta:
    """A place an hour ahead of UTC, two in summer."""
    return ZoneInfo("Europe/Berlin").utcoffset(wall) or timedelta()


def test_a_form_of_what_was_done_can_be_taken() -> None:
    assert faults(WALK, NOW) == ()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (replace(WALK, title="  "), NEEDS_A_TITLE),
        (replace(WALK, day=date(2026, 3, 15)), TO_COME),
        (replace(WALK, at=time(22, 1)), TO_COME),
        (replace(WALK, at=time(21, 40)), NOT_OVER),
        (replace(WALK, minutes=0), TOO_SHORT),
        (replace(WALK, minutes=24 * 60 + 1), TOO_LONG),
        (replace(WALK, day=date(1970, 12, 31)), TOO_LONG_AGO),
        (replace(WALK, note="x" * 1001), note_too_long(1001)),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(wrong: Draft, sentence: str) -> None:
    assert faults(wrong, NOW) == (sentence,)


def test_the_longest_and_the_latest_that_can_be_are_taken() -> None:
    assert faults(replace(WALK, minutes=24 * 60, day=date(2026, 3, 13), at=time(22, 0)), NOW) == ()
    assert faults(replace(WALK, minutes=26, at=time(21, 35)), NOW) == ()  # 25 and a half
    assert faults(replace(WALK, note=" " + "x" * 1000 + " "), NOW) == ()


def test_what_stays_as_it_was_is_not_found_fault_with() -> None:
    after_a_flight_west = replace(WALK, title="", at=time(23, 30), minutes=3000)
    assert faults(replace(after_a_flight_west, note="over the sea"), NOW, after_a_flight_west) == ()
    assert faults(replace(after_a_flight_west, at=time(23, 45)), NOW, after_a_flight_west) == (TO_COME,)
    assert faults(replace(after_a_flight_west, minutes=0), NOW, after_a_flight_west) == (TOO_SHORT,)


def test_what_was_done_without_the_app_has_no_strokes_and_no_passes() -> None:
    entry = added("some-id", replace(WALK, title=" Lymph\twalk "), NOW, here)
    made = entry.session
    assert (entry.mark, entry.note) == (Mark.ADDED, "in the park")
    assert (made.routine_title, made.routine_id, made.slot) == ("Lymph walk", "", Slot.MORNING)
    assert (made.active_ms, made.strokes, made.passes) == (25 * 60_000, 0, ())
    assert made.outcome is SessionOutcome.FINISHED
    assert made.started_local == datetime(2026, 3, 14, 7, 30)
    assert made.started_at == datetime(2026, 3, 14, 6, 30, tzinfo=UTC)
    assert (made.local_date, made.changed_at) == (date(2026, 3, 14), NOW)


def test_it_goes_by_the_clocks_of_its_day() -> None:
    summer = added("some-id", replace(WALK, day=date(2025, 7, 1)), NOW, here).session
    assert summer.started_at == datetime(2025, 7, 1, 5, 30, tzinfo=UTC)
    assert summer.utc_offset_minutes == 120
    assert summer.started_local == datetime(2025, 7, 1, 7, 30)


def test_moved_to_summer_it_goes_by_the_clocks_of_summer_but_for_one_from_elsewhere() -> None:
    by_hand = added("some-id", WALK, NOW, here)
    in_summer = replace(WALK, day=date(2025, 7, 1))
    assert edited(by_hand, in_summer, here).session.utc_offset_minutes == 120
    in_tokyo = added("some-id", WALK, NOW, lambda _: timedelta(hours=9))
    moved = edited(in_tokyo, in_summer, here).session
    assert (moved.utc_offset_minutes, moved.started_local) == (540, datetime(2025, 7, 1, 7, 30))


def test_two_sessions_overlap_where_they_were_done_at_the_same_time() -> None:
    ten_minutes = session(1, NOW, passes=(record(active_ms=600_000),))
    during, after = session(2, NOW + timedelta(minutes=9)), session(3, NOW + timedelta(minutes=10))
    assert overlapping(ten_minutes, [after, ten_minutes]) is None
    assert overlapping(ten_minutes, [after, during]) == during
    assert overlapping(during, [ten_minutes]) == ten_minutes


def test_other_minutes_or_another_slot_make_it_an_edited_one_and_leave_the_passes() -> None:
    entry = Entry(session(passes=(record(active_ms=90_000),)))
    longer = edited(entry, replace(draft_of(entry), minutes=20, slot=Slot.ANY), here)
    assert (longer.session.active_ms, longer.session.slot, longer.mark) == (20 * 60_000, Slot.ANY, Mark.EDITED)
    assert longer.session.passes == entry.session.passes


def test_what_is_not_changed_loses_no_seconds() -> None:
    entry = Entry(session(passes=(record(active_ms=20_000),)))
    assert draft_of(entry).minutes == 1
    assert edited(entry, draft_of(entry), here) == entry


def test_a_note_alone_does_not_make_it_an_edited_one() -> None:
    entry = Entry(session())
    assert edited(entry, replace(draft_of(entry), note=" felt \n good "), here) == replace(entry, note="felt \n good")


def test_another_rating_makes_it_an_edited_one_and_leaves_the_session() -> None:
    entry = Entry(session(), rating=Rating({Scale.PUFFINESS: 6}))
    assert draft_of(entry).rating == entry.rating
    after = entry.rating.with_after(Scale.PUFFINESS, 3)
    assert edited(entry, replace(draft_of(entry), rating=after), here) == replace(entry, mark=Mark.EDITED, rating=after)
    assert edited(entry, replace(draft_of(entry), rating=Rating()), here).rating == Rating()


def test_what_was_done_without_the_app_can_be_rated() -> None:
    felt = Rating(after={Scale.RELAXATION: 8})
    entry = added("some-id", replace(WALK, rating=felt), NOW, here)
    assert (entry.rating, entry.mark) == (felt, Mark.ADDED)
    assert edited(entry, replace(draft_of(entry), rating=Rating()), here).mark is Mark.ADDED


def test_when_and_what_can_be_changed_only_of_one_that_was_added() -> None:
    recorded = Entry(session())
    by_hand = added("some-id", WALK, NOW, here)
    later = replace(WALK, title="Run", routine_id="run", day=date(2026, 3, 13), at=time(8, 15))
    assert edited(recorded, replace(later, minutes=1, slot=Slot.EVENING, note=""), here) == recorded
    moved = edited(by_hand, later, here)
    assert (moved.session.routine_title, moved.session.routine_id) == ("Run", "run")
    assert moved.session.started_local == datetime(2026, 3, 13, 8, 15)
    assert moved.session.local_date == date(2026, 3, 13)
    assert moved.mark is Mark.ADDED


def test_a_time_suggests_a_part_of_the_day() -> None:
    assert [slot_at(time(hour), time(5)) for hour in (4, 5, 13, 14)] == [
        Slot.EVENING,
        Slot.MORNING,
        Slot.MORNING,
        Slot.EVENING,
    ]
