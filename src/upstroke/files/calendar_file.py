"""The reminders as a calendar file (.ics, RFC 5545) with alarms, for a phone: any calendar can import it.

Times are floating: half past seven is so wherever the phone is. Each reminder is one event that comes again every week,
under a name that stays, so that importing the file again changes what is there instead of doubling it.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from upstroke.domain.plan import DAYS, REST, WeekPlan
from upstroke.domain.reminders import A_DAY, Reminder, routine_meant
from upstroke.domain.routine import Slot
from upstroke.domain.session import START_OF_DAY

SUFFIX = ".ics"

LENGTH = timedelta(minutes=15)
"""Of an event, so that it can be seen and tapped; it takes no time from the day (TRANSPARENT)."""

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar_file(
    reminders: Iterable[Reminder],
    plan: WeekPlan,
    title_of: Callable[[str], str],
    made_at: datetime,
    start_of_day: time = START_OF_DAY,
) -> bytes:
    """The reminders that are on, on the days on which there is something to do, from the next one on.

    `title_of` gives the title of a routine by its id; `made_at` is the moment, with the zone of the place.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Upstroke//Reminders//EN")
    calendar.add("version", "2.0")
    for reminder in reminders:
        if reminder.on and (comes := _routines_to_come(reminder, plan, made_at, start_of_day)):
            calendar.add_component(_event(reminder, comes, title_of, made_at))
    written: bytes = calendar.to_ical()
    return written


def _routines_to_come(reminder: Reminder, plan: WeekPlan, made_at: datetime, start_of_day: time) -> Mapping[date, str]:
    """What a reminder means on each day of the week that begins with its next moment; days off are left out."""
    over = made_at.time() >= reminder.at
    week = [made_at.date() + (number + over) * A_DAY for number in DAYS]
    meant = {day: routine_meant(reminder, day, plan, start_of_day) for day in week if day.weekday() in reminder.days}
    return {day: routine_id for day, routine_id in meant.items() if routine_id != REST}


def _event(reminder: Reminder, comes: Mapping[date, str], title_of: Callable[[str], str], made_at: datetime) -> Event:
    named = {title_of(routine_id) for routine_id in comes.values()}
    part = "Massage" if reminder.slot is Slot.ANY else f"{reminder.slot.value.capitalize()} massage"
    title = named.pop() if len(named) == 1 else part
    event = Event()
    event.add("uid", f"reminder-{reminder.id}@upstroke")
    event.add("dtstamp", made_at.astimezone(UTC))
    event.add("dtstart", datetime.combine(min(comes), reminder.at))
    event.add("duration", LENGTH)
    event.add("rrule", {"freq": "weekly", "byday": [_WEEKDAYS[day] for day in sorted({d.weekday() for d in comes})]})
    event.add("summary", title)
    if reminder.text:
        event.add("description", reminder.text)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta())
    alarm.add("description", reminder.text or title)
    event.add_component(alarm)
    return event
