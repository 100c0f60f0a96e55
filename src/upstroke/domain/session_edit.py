"""What the user says of a session afterwards: other minutes, slot or ratings, a note, or one done without the app.

What was recorded of the passes stays as it is. The minutes of a session are what the user says; what is counted by
tool, by zone and for rest is only what was recorded, so a session that was added counts for none of these.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from upstroke.domain.bounds import LONGEST_TEXT, clean_line, clean_text
from upstroke.domain.ratings import Rating
from upstroke.domain.routine import Slot
from upstroke.domain.session import EVENING_FROM, START_OF_DAY, Session, SessionOutcome

FIRST_DAY = date(1971, 1, 2)
"""Earlier days can't be kept in a file of the history."""
MOST_MINUTES = 24 * 60

NEEDS_A_TITLE = "Say what you did: the name of a routine, or a few words."
TOO_SHORT = "A session lasts a minute or more."
TOO_LONG = "A session lasts 24 hours at most."
TO_COME = "This time is still to come: only what is done can be written down."
NOT_OVER = "It would not be over yet: let it begin earlier, or make it shorter."
TOO_LONG_AGO = "Days before 1971 can't be written down."

OffsetAt = Callable[[datetime], timedelta]
"""Answers how far the clocks of the user's place are ahead of UTC at a wall time."""


class Mark(StrEnum):
    """What tells a session from one that was recorded as it is."""

    EDITED = "edited"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Entry:
    """A session with what the user said of it."""

    session: Session
    note: str = ""
    mark: Mark | None = None
    rating: Rating = field(default_factory=Rating)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is written in the form of a session; `day` and `at` are wall time. A free title has no `routine_id`."""

    title: str
    routine_id: str
    day: date
    at: time
    minutes: int
    slot: Slot
    note: str = ""
    rating: Rating = field(default_factory=Rating)

    @property
    def started_local(self) -> datetime:
        """The wall time at the start."""
        return datetime.combine(self.day, self.at)


def note_too_long(length: int) -> str:
    """Why a note of so many characters can't be kept."""
    return f"A note has room for {LONGEST_TEXT} characters; this one has {length}."


def slot_at(at: time, start_of_day: time = START_OF_DAY) -> Slot:
    """The slot that a wall time suggests."""
    return Slot.MORNING if start_of_day <= at < EVENING_FROM else Slot.EVENING


def draft_of(entry: Entry) -> Draft:
    """The form of a session, as it is before anything is changed; less than a minute is shown as one."""
    session, started = entry.session, entry.session.started_local
    return Draft(
        title=session.routine_title,
        routine_id=session.routine_id,
        day=started.date(),
        at=started.time(),
        minutes=max(1, round(session.active_ms / 60_000)),
        slot=session.slot,
        note=entry.note,
        rating=entry.rating,
    )


def faults(draft: Draft, now: datetime, before: Draft | None = None) -> tuple[str, ...]:
    """Why a form can't be taken, a sentence each. Sessions may overlap. `now` is the wall time with its zone.

    What is as it was `before` is not found fault with: after a flight what was done may lie ahead of the clock.
    """
    named = before is None or draft.title != before.title
    moved = before is None or draft.started_local != before.started_local
    timed = before is None or draft.minutes != before.minutes
    wall = now.replace(tzinfo=None)
    minutes = draft.minutes if draft.minutes <= MOST_MINUTES else 0
    # Whole minutes may say up to one more than there was.
    open_end = draft.started_local <= wall < draft.started_local + timedelta(minutes=minutes - 1)
    noted = len(draft.note.strip()) if before is None or draft.note != before.note else 0
    found = (
        (named and not clean_line(draft.title), NEEDS_A_TITLE),
        (moved and draft.day < FIRST_DAY, TOO_LONG_AGO),
        (moved and draft.started_local > wall, TO_COME),
        (moved and open_end, NOT_OVER),
        (timed and draft.minutes < 1, TOO_SHORT),
        (timed and draft.minutes > MOST_MINUTES, TOO_LONG),
        (noted > LONGEST_TEXT, note_too_long(noted)),
    )
    return tuple(sentence for wrong, sentence in found if wrong)


def edited(entry: Entry, draft: Draft, offset_at: OffsetAt) -> Entry:
    """A session as its form says. Only what differs is changed, so that seconds are not lost to whole minutes.

    A note alone does not make it an edited one. When it was and what it was called stays, but for one that was added:
    moved, it goes by the clocks of its place, which are those of `offset_at` unless it was written down elsewhere.
    """
    before, session = draft_of(entry), replace(entry.session, slot=draft.slot)
    if draft.minutes != before.minutes:
        session = replace(session, active_ms=draft.minutes * 60_000)
    if entry.mark is Mark.ADDED:
        session = _named(session, draft)
        if draft.started_local != before.started_local:
            offset = timedelta(minutes=session.utc_offset_minutes)
            here = offset_at(before.started_local) == offset
            session = _begun(session, draft, offset_at(draft.started_local) if here else offset)
    other = session != entry.session or draft.rating != entry.rating
    return Entry(session, clean_text(draft.note), entry.mark or (Mark.EDITED if other else None), draft.rating)


def added(session_id: str, draft: Draft, now: datetime, offset_at: OffsetAt) -> Entry:
    """A session that was done without the app. Strokes were not counted, so it has none.

    `now` has a zone. The session was where the user is now, as far as is known, by the clocks of that day.
    """
    ms = draft.minutes * 60_000
    moment = now.astimezone(UTC)
    session = Session(
        id=session_id,
        routine_id="",
        routine_title="",
        slot=draft.slot,
        started_at=moment,
        local_date=draft.day,
        utc_offset_minutes=0,
        planned_ms=ms,
        active_ms=ms,
        strokes=0,
        outcome=SessionOutcome.FINISHED,
        changed_at=moment,
    )
    session = _begun(_named(session, draft), draft, offset_at(draft.started_local))
    return Entry(session, clean_text(draft.note), Mark.ADDED, draft.rating)


def overlapping(session: Session, others: Iterable[Session]) -> Session | None:
    """The first of some other sessions that took place while this one did; None where none did."""
    return next((each for each in others if each.id != session.id and _at_once(each, session)), None)


def _at_once(one: Session, other: Session) -> bool:
    return one.started_at < _end(other) and other.started_at < _end(one)


def _end(session: Session) -> datetime:
    return session.started_at + timedelta(milliseconds=session.active_ms)


def _named(session: Session, draft: Draft) -> Session:
    return replace(session, routine_id=draft.routine_id, routine_title=clean_line(draft.title))


def _begun(session: Session, draft: Draft, offset: timedelta) -> Session:
    return replace(
        session,
        started_at=(draft.started_local - offset).replace(tzinfo=UTC),
        local_date=draft.day,
        utc_offset_minutes=offset // timedelta(minutes=1),
    )
