"""The calendar file, read by a parser that has nothing to do with the one that wrote it."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any

import vobject

from upstroke.domain.plan import WeekPlan
from upstroke.domain.reminders import USUAL_REMINDERS, Reminder
from upstroke.domain.routine import Slot
from upstroke.files.calendar_file import calendar_file

PLACE = timezone(timedelta(hours=2))
NOW = datetime(2026, 6, 1, 12, 5, tzinfo=PLACE)
"""A Monday."""

MORNING, EVENING = USUAL_REMINDERS
DESK = Reminder("desk", time(12), days=(0, 2, 4), routine_id="desk-2min")
TITLES = {"morning": "Morning sequence", "evening": "Evening sequence", "desk-2min": "Desk break", "own": "Meine Zeit"}


def written(*reminders: Reminder, plan: WeekPlan | None = None, made_at: datetime = NOW) -> bytes:
    return calendar_file(reminders, plan or WeekPlan(), TITLES.__getitem__, made_at)


def events(*reminders: Reminder, plan: WeekPlan | None = None, made_at: datetime = NOW) -> list[Any]:
    calendar = vobject.readOne(written(*reminders, plan=plan, made_at=made_at).decode())
    assert calendar.validate(raiseException=True)
    return list(getattr(calendar, "vevent_list", []))


def weekdays(event: Any) -> list[str]:
    days = event.rrule.value.partition("BYDAY=")[2].split(",")
    return [day for day in days if day]


def times(event: Any, count: int) -> list[datetime]:
    """The first moments at which it comes, as the parser counts them."""
    return [moment for moment, _ in zip(event.getrruleset(addRDate=True), range(count), strict=False)]


def test_each_reminder_is_an_event_that_comes_every_week_with_an_alarm() -> None:
    desk = events(MORNING, EVENING, DESK)[2]
    assert desk.summary.value == "Desk break"
    assert weekdays(desk) == ["MO", "WE", "FR"]
    assert desk.valarm.action.value == "DISPLAY"
    assert desk.valarm.trigger.value == timedelta()
    assert desk.transp.value == "TRANSPARENT"
    assert times(desk, 4) == [datetime(2026, 6, day, 12) for day in (3, 5, 8, 10)], "today's is over"


def test_times_are_those_on_the_wall_wherever_the_phone_is() -> None:
    assert b"DTSTART:20260602T073000\r\n" in written(MORNING)
    assert b"DTSTAMP:20260601T100500Z\r\n" in written(MORNING)


def test_what_is_off_or_has_no_day_is_left_out() -> None:
    assert events(replace(MORNING, on=False), replace(DESK, days=())) == []
    assert events(EVENING, plan=WeekPlan(evenings=("",) * 7)) == []


def test_days_of_rest_are_days_of_rest() -> None:
    (event,) = events(EVENING, plan=WeekPlan().rest_day(5).rest_day(6))
    assert weekdays(event) == ["MO", "TU", "WE", "TH", "FR"]
    (after_midnight,) = events(replace(EVENING, at=time(0, 30)), plan=WeekPlan().rest_day(5).rest_day(6))
    assert weekdays(after_midnight) == ["TU", "WE", "TH", "FR", "SA"], "still the evening before"


def test_where_other_days_have_other_routines_it_is_named_for_the_part_of_the_day() -> None:
    plan = WeekPlan().with_routine(2, Slot.MORNING, "own")
    assert [event.summary.value for event in events(MORNING, EVENING, plan=plan)] == [
        "Morning massage",
        "Evening sequence",
    ]


def test_an_event_keeps_its_name_whatever_is_changed() -> None:
    before = events(MORNING, DESK)
    changed = replace(DESK, at=time(15), days=(1,), text="Later")
    after = events(changed, MORNING, plan=WeekPlan().rest_day(0), made_at=NOW + timedelta(days=40))
    assert {event.uid.value for event in before} == {event.uid.value for event in after}
    assert len({event.uid.value for event in before}) == 2


def test_any_text_comes_through() -> None:
    text = "Öl, Tuch; „Ruhe“ \\ 20 %\nund 顔のマッサージ 🙂\nEND:VEVENT " + "lang " * 40
    (event,) = events(replace(DESK, text=text))
    assert event.description.value == text
    assert event.valarm.description.value == text
    lines = written(replace(DESK, text=text)).split(b"\r\n")
    assert max(map(len, lines)) <= 75, "octets, as RFC 5545 has it"


def test_a_reminder_of_the_same_minute_comes_the_next_time() -> None:
    made_at = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)
    assert times(events(DESK, made_at=made_at)[0], 1) == [datetime(2026, 6, 5, 12)]
