"""What is true today, from the library, the history and the settings together."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.builders import record
from upstroke.day import Day
from upstroke.domain.anatomy import Half
from upstroke.domain.plan import WeekPlan
from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Slot
from upstroke.domain.script import Saying
from upstroke.domain.session import PassRecord, Session, SessionOutcome
from upstroke.domain.technique import Tool
from upstroke.domain.timeline import PassSide, SpanKind, Timeline, lay_out
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.files.settings import SettingsStore
from upstroke.history.facts import SAID
from upstroke.history.store import History
from upstroke.history.week import keep_plan
from upstroke.paths import resources_dir, routines_dir

ZONE = timezone(timedelta(hours=1))
MORNING = datetime(2026, 11, 22, 7, 0, tzinfo=ZONE)
EVENING = datetime(2026, 11, 22, 20, 0, tzinfo=ZONE)


class Life:
    """A user's library, history and settings, and a time that can be set."""

    def __init__(self, folder: Path, history: History) -> None:
        self.shelf = Library((routines_dir(),), load_anatomy(resources_dir() / "face"))
        self.history = history
        self.settings = SettingsStore(folder / "settings.toml")
        self.now = EVENING
        self.day = Day(self.shelf, history, self.settings, lambda: self.now)

    def timeline(self, routine_id: str, **choices: int) -> Timeline:
        routine = self.shelf.routine(routine_id)
        assert routine is not None
        return lay_out(open_routine(routine, choices=choices))

    def did(
        self,
        routine_id: str,
        at: datetime,
        passes: int | None = None,
        outcome: SessionOutcome = SessionOutcome.FINISHED,
        **choices: int,
    ) -> Session:
        """Write down a session with the first so many passes of a routine, or all."""
        line = self.timeline(routine_id, **choices)
        work = [span for span in line.spans if span.kind is SpanKind.WORK]
        done = tuple(
            replace(
                record(span.position, span.side),
                routine_id=line.programme.entries[span.position].routine_id,
                step_id=line.programme.entries[span.position].step.id,
                tool=line.programme.entries[span.position].step.tool.value,
            )
            for span in work[:passes]
        )
        session = _session(line, at, outcome, done)
        self.history.merge([session])
        return session


def _session(line: Timeline, at: datetime, outcome: SessionOutcome, passes: tuple[PassRecord, ...]) -> Session:
    return Session(
        id=f"00000000-0000-4000-8000-{round(at.timestamp()):012}",
        routine_id=line.programme.routine_id,
        routine_title=line.programme.title,
        slot=line.programme.slot,
        started_at=at.astimezone(UTC),
        local_date=at.date(),
        utc_offset_minutes=60,
        planned_ms=line.length_ms,
        active_ms=sum(each.active_ms for each in passes),
        strokes=sum(each.strokes for each in passes),
        outcome=outcome,
        changed_at=at.astimezone(UTC),
        passes=passes,
    )


@pytest.fixture
def life(tmp_path: Path) -> Iterator[Life]:
    with closing(History.open(tmp_path / "history.sqlite")) as history:
        yield Life(tmp_path, history)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 11, 22, 4, 0, tzinfo=ZONE), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 3, 59, tzinfo=ZONE), date(2026, 11, 21)),
    ],
)
def test_the_day_is_the_practice_day(life: Life, now: datetime, day: date) -> None:
    life.now = now
    assert life.day.date == day


def test_the_day_begins_when_the_user_says(life: Life) -> None:
    life.now = datetime(2026, 11, 22, 4, 30, tzinfo=ZONE)
    life.settings.set("start_of_day", "05:00")
    assert life.day.date == date(2026, 11, 21)


def test_the_settings_say_how_routines_are_laid_out(life: Life) -> None:
    life.settings.set("first_side", "right")
    life.settings.set("tempo_percent", 90)
    assert (life.day.options.first, life.day.options.tempo_percent) == (Half.RIGHT, 90)


def test_in_one_routine_more_or_less_may_be_said_than_in_others(life: Life) -> None:
    life.settings.set("saying", "titles")
    life.settings.set("tempo_percent", 90)
    life.history.facts.put(SAID, "evening", Saying.EVERYTHING, EVENING)
    life.history.facts.put(SAID, "morning", Saying.NOTHING, EVENING)
    said = {each: life.day.options_of(each).speech.saying for each in ("evening", "morning", "desk-2min")}
    assert said == {"evening": Saying.EVERYTHING, "morning": Saying.NOTHING, "desk-2min": Saying.TITLES}
    assert life.day.options_of("evening").tempo_percent == 90
    life.history.facts.put(SAID, "evening", None, EVENING)
    assert life.day.options_of("evening") == life.day.options


def test_a_brush_used_yesterday_rests(life: Life) -> None:
    life.did("brush-morning", MORNING - timedelta(days=1))
    life.now = MORNING
    assert "three days of rest" in life.day.rest()(Tool.BRUSH)
    assert life.day.rest()(Tool.CUPS) == ""
    assert life.day.rest()(Tool.HANDS) == ""


def test_what_was_true_at_another_time_can_be_asked(life: Life) -> None:
    life.did("brush-morning", MORNING)
    assert life.day.rest(MORNING)(Tool.BRUSH) == ""
    assert life.day.rest()(Tool.BRUSH)


def test_the_view_has_the_plan_and_what_is_done(life: Life) -> None:
    life.did("morning", MORNING)
    morning, evening = life.day.view({}).planned
    assert (morning.slot, evening.slot) == (Slot.MORNING, Slot.EVENING)
    assert morning.done is not None
    assert evening.done is None
    assert evening.due


def test_the_view_goes_by_the_choices(life: Life) -> None:
    choice = life.day.view({}).planned[1].choices[0]
    assert (choice.block_id, choice.titles, choice.taken) == ("finish-with", ("Gua sha", "Cupping"), 0)
    assert life.day.view({"finish-with": 1}).planned[1].choices[0].taken == 1


def test_a_routine_that_is_gone_is_left_out_of_the_plan(life: Life, tmp_path: Path) -> None:
    empty = Library((tmp_path,), load_anatomy(resources_dir() / "face"))
    assert Day(empty, life.history, life.settings, lambda: EVENING).view({}).planned == ()


def test_a_planned_routine_of_the_users_own_is_shown_without_reading_the_others(life: Life, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    text = (routines_dir() / "hands-nightly.toml").read_text("utf-8")
    (own / "mine.toml").write_text(text.replace('id = "hands-nightly"', 'id = "mine"'), "utf-8")
    (own / "other.toml").write_text(text.replace('id = "hands-nightly"', 'id = "other"'), "utf-8")
    library = Library((routines_dir(), own), load_anatomy(resources_dir() / "face"))
    day = Day(library, life.history, life.settings, lambda: EVENING)
    keep_plan(life.history.facts, WeekPlan().with_routine(None, Slot.EVENING, "mine"), EVENING)
    assert day.view({}).planned[1].overview.routine.id == "mine"
    assert "other" not in {routine.id for routine in library.at_hand}


def test_the_plan_is_that_of_the_practice_day(life: Life) -> None:
    keep_plan(life.history.facts, WeekPlan().with_routine(6, Slot.EVENING, "hands-nightly"), EVENING)
    after_midnight = EVENING + timedelta(hours=6)
    for now in (EVENING, after_midnight):
        life.now = now
        assert life.day.view({}).planned[1].overview.routine.id == "hands-nightly"
    life.now = EVENING + timedelta(days=1)
    assert life.day.view({}).planned[1].overview.routine.id == "evening"


def test_a_rest_is_no_routine_that_is_gone(life: Life) -> None:
    keep_plan(life.history.facts, WeekPlan().rest_day(6, Slot.MORNING), EVENING)
    view = life.day.view({})
    assert view.resting == (Slot.MORNING,)
    assert [part.slot for part in view.planned] == [Slot.EVENING]


def test_what_stands_in_for_an_evening_that_is_gone_is_advised_on_too(life: Life) -> None:
    keep_plan(life.history.facts, WeekPlan().with_routine(None, Slot.EVENING, "gone"), EVENING)
    evening = life.day.view({}).planned[1]
    assert evening.stands_in
    assert evening.advice.startswith("Tonight:")


def test_the_rhythm_is_that_of_all_days_and_the_plan(life: Life) -> None:
    assert life.day.rhythm is None
    for back in range(20):
        life.did("hands-nightly", EVENING - timedelta(days=back))
    rhythm = life.day.rhythm
    assert rhythm is not None
    assert (rhythm.percent, rhythm.streak) == (66, 20)
    assert life.day.view({}).habit.rhythm == rhythm
    nothing_planned = WeekPlan(*(("",) * 7,) * 2)
    keep_plan(life.history.facts, nothing_planned, EVENING)
    assert life.day.rhythm is None


def test_goals_are_those_of_the_week_from_monday(life: Life) -> None:
    life.did("hands-nightly", EVENING)  # a Sunday
    life.did("hands-nightly", EVENING - timedelta(days=6))
    life.did("hands-nightly", EVENING - timedelta(days=7))
    assert life.day.view({}).habit.goals == ()
    life.settings.set("days_goal", 4)
    assert [line.text for line in life.day.view({}).habit.goals] == ["2 of 4 days this week"]
    life.settings.set("minutes_goal", 1000)
    _, minutes = life.day.goal_lines
    assert minutes.text.endswith("of 1000 minutes this week")


class TestWhatWasCutOff:
    @pytest.fixture
    def session(self, life: Life) -> Session:
        """The evening, cut off after three passes at 20:00."""
        return life.did("evening", EVENING, 3, SessionOutcome.INTERRUPTED)

    def test_it_is_offered_with_the_step_it_goes_on_with(self, life: Life, session: Session) -> None:
        life.now = EVENING + timedelta(hours=1)
        offered = life.day.view({}).interrupted
        assert offered is not None
        assert (offered.session_id, offered.title, offered.step) == (session.id, "Evening sequence", 3)

    def test_it_is_not_offered_after_it_was_declined(self, life: Life, session: Session) -> None:
        assert life.day.view({}, {session.id}).interrupted is None

    @pytest.mark.parametrize(
        "change",
        [
            lambda life: setattr(life, "now", EVENING + timedelta(hours=8)),
            lambda life: life.did("desk-2min", EVENING + timedelta(minutes=30)),
        ],
        ids=["the next day", "after another session"],
    )
    def test_it_is_not_offered_later(self, life: Life, session: Session, change: Callable[[Life], None]) -> None:
        change(life)
        assert life.day.cut_off() is None

    def test_it_goes_on_after_midnight(self, life: Life, session: Session) -> None:
        life.now = EVENING + timedelta(hours=7, minutes=59)
        assert life.day.cut_off() is not None

    def test_it_goes_on_with_the_sides_as_they_were_begun(self, life: Life, session: Session) -> None:
        life.settings.set("first_side", "right")
        found = life.day.cut_off()
        assert found is not None
        neck = [span.side for span in found.timeline.spans if span.position == 1 and span.kind is SpanKind.WORK]
        assert neck == [PassSide.LEFT, PassSide.RIGHT]

    def test_a_tool_that_it_used_itself_is_no_reason_to_leave_out_the_rest(self, life: Life) -> None:
        life.did("morning", MORNING, 3, SessionOutcome.INTERRUPTED)
        life.now = MORNING + timedelta(minutes=5)
        found = life.day.cut_off()
        assert found is not None
        assert Tool.BRUSH in found.timeline.programme.tools

    def test_cups_that_were_chosen_stay_chosen(self, life: Life) -> None:
        life.did("evening", EVENING, -1, SessionOutcome.INTERRUPTED, **{"finish-with": 1})
        found = life.day.cut_off()
        assert found is not None
        assert Tool.CUPS in found.timeline.programme.tools

    def test_there_is_nothing_to_go_on_with_where_all_was_done(self, life: Life) -> None:
        life.did("evening", EVENING, None, SessionOutcome.INTERRUPTED)
        assert life.day.cut_off() is None

    def test_there_is_nothing_to_go_on_with_where_the_routine_is_gone(
        self, life: Life, session: Session, tmp_path: Path
    ) -> None:
        empty = Library((tmp_path,), load_anatomy(resources_dir() / "face"))
        assert Day(empty, life.history, life.settings, lambda: EVENING).cut_off() is None
