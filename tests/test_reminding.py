"""Being reminded, over days: what is shown, what is answered, and what is kept of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import vobject

from tests import builders
from tests.history.sessions import session
from tests.message_bus import message_bus
from tests.notices import FakeNotifier
from tests.notification_daemon import notification_daemon
from upstroke.domain.plan import WeekPlan
from upstroke.domain.reminders import USUAL_REMINDERS, Reminder
from upstroke.domain.routine import Slot
from upstroke.files.settings import SettingsStore
from upstroke.history.database import HistoryUnavailable, Trouble
from upstroke.history.facts import TOLD
from upstroke.history.store import History
from upstroke.history.week import keep_plan
from upstroke.reminding import BUTTONS, LONGEST_WAIT, NOT_TODAY, SNOOZE, START, Doors, Reminding
from upstroke.system.linux_notifier import LinuxNotifier
from upstroke.system.notifications import OPEN, Notice, Notifier, Pressed

BERLIN = ZoneInfo("Europe/Berlin")
MORNING, EVENING = USUAL_REMINDERS
DESK = Reminder("desk", time(12), routine_id="desk")


class Scene:
    """A user in Berlin whose machine looks every minute while it is awake."""

    def __init__(self, folder: Path, history: History | None = None, notifier: Notifier | None = None) -> None:
        self.moment = datetime(2026, 3, 27, 7, 0, tzinfo=BERLIN).astimezone(UTC)
        self.routines = {
            name: replace(builders.routine(), id=name, title=name.title()) for name in ("morning", "evening", "desk")
        }
        self.history = history or History.in_memory()
        self.settings = SettingsStore(folder / "settings.toml")
        self.fake = FakeNotifier()
        self.started: list[tuple[str, str]] = []
        self.opened: list[str] = []
        self.shown_here: list[Notice] = []
        self.said: list[str] = []
        doors = Doors(
            lambda routine_id, activation: self.started.append((routine_id, activation)),
            self.opened.append,
            self.shown_here.append,
            self._saying,
        )
        self.reminding = Reminding(
            self.history,
            self.settings,
            self.routines.get,
            notifier or self.fake,
            doors,
            lambda: self.moment.astimezone(BERLIN),
            lambda moment: moment.astimezone(BERLIN),
        )

    @contextmanager
    def _saying(self) -> Iterator[None]:
        try:
            yield
        except HistoryUnavailable as error:
            self.said.append(str(error))

    @property
    def clock(self) -> str:
        return f"{self.moment.astimezone(BERLIN):%a %H:%M}"

    def sleep_until(self, day: int, hour: int, minute: int = 0) -> None:
        """Of March 2026: let the machine sleep until a wall time."""
        self.moment = datetime(2026, 3, day, hour, minute, tzinfo=BERLIN).astimezone(UTC)

    def live_until(self, day: int, hour: int, minute: int = 0, busy: bool = False) -> list[str]:
        """Look on until a wall time. Returns what was shown, and when."""
        end = datetime(2026, 3, day, hour, minute, tzinfo=BERLIN).astimezone(UTC)
        seen = []
        while self.moment <= end:
            before = len(self.fake.shown)
            wait = self.reminding.look(busy)
            assert timedelta() < wait <= LONGEST_WAIT
            seen += [f"{self.clock} {notice.title}" for notice in self.fake.shown[before:]]
            self.moment += wait
        return seen

    def finish(self, routine_id: str) -> None:
        done = session(1, self.moment, offset=60)
        self.history.add(replace(done, routine_id=routine_id))


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path)


class TestDays:
    def test_morning_and_evening_come_at_their_times_also_when_the_clocks_go_forward(self, scene: Scene) -> None:
        assert scene.live_until(29, 23) == [
            "Fri 07:30 Time for Morning",
            "Fri 21:00 Time for Evening",
            "Sat 07:30 Time for Morning",
            "Sat 21:00 Time for Evening",
            "Sun 07:30 Time for Morning",
            "Sun 21:00 Time for Evening",
        ]
        assert scene.fake.shown[0].buttons == BUTTONS

    def test_what_was_slept_over_is_shown_once_at_the_next_wake(self, scene: Scene) -> None:
        scene.reminding.keep(DESK)
        scene.sleep_until(27, 13, 5)
        assert scene.live_until(27, 20) == ["Fri 13:05 2 routines are still open"]
        scene.sleep_until(29, 9)
        assert scene.live_until(29, 11) == ["Sun 09:00 Still open: Morning"]

    def test_what_is_done_is_not_reminded_of(self, scene: Scene) -> None:
        scene.finish("morning")
        assert scene.live_until(27, 21) == ["Fri 21:00 Time for Evening"]

    def test_a_day_of_rest_is_quiet(self, scene: Scene) -> None:
        keep_plan(scene.history.facts, WeekPlan().rest_day(4), scene.moment)
        assert scene.live_until(28, 8) == ["Sat 07:30 Time for Morning"]

    def test_nothing_is_shown_while_a_routine_is_played_and_what_is_there_goes(self, scene: Scene) -> None:
        scene.live_until(27, 7, 30)
        assert scene.fake.there
        assert scene.live_until(27, 21, 5, busy=True) == []
        assert not scene.fake.there
        assert scene.live_until(27, 21, 30) == ["Fri 21:06 Time for Evening"]

    def test_do_not_disturb_is_waited_for(self, scene: Scene) -> None:
        scene.fake.quiet = True
        assert scene.live_until(27, 9, 59) == []
        scene.fake.quiet = False
        assert scene.live_until(27, 12) == ["Fri 10:00 Still open: Morning"]

    def test_the_next_look_is_at_the_very_second(self, scene: Scene) -> None:
        scene.moment += timedelta(minutes=29, seconds=50)
        assert scene.reminding.look() == timedelta(seconds=10)

    def test_a_start_of_the_program_shows_what_was_missed_but_not_twice(self, scene: Scene, tmp_path: Path) -> None:
        assert scene.live_until(27, 8) == ["Fri 07:30 Time for Morning"]
        again = Scene(tmp_path, scene.history)
        again.sleep_until(27, 9)
        assert again.live_until(27, 20) == []

    def test_the_very_first_start_is_not_met_by_what_was_missed(self, scene: Scene) -> None:
        scene.sleep_until(27, 10)
        scene.reminding.begin()
        assert scene.live_until(27, 22) == ["Fri 21:00 Time for Evening"]


class TestAnswers:
    def test_start_begins_the_routine_and_open_shows_the_window(self, scene: Scene) -> None:
        scene.live_until(27, 7, 30)
        scene.fake.press(START)
        assert scene.started == [("morning", "token")]
        scene.live_until(27, 21)
        scene.fake.press(OPEN)
        assert (scene.opened, len(scene.started)) == (["token"], 1)

    def test_snooze_brings_it_back_until_it_is_done(self, scene: Scene) -> None:
        scene.live_until(27, 7, 30)
        scene.fake.press(SNOOZE)
        assert scene.live_until(27, 7, 50) == ["Fri 07:46 Time for Morning"]
        scene.fake.press(SNOOZE)
        scene.finish("morning")
        assert scene.live_until(27, 20) == []

    def test_not_today_is_until_tomorrow(self, scene: Scene) -> None:
        scene.reminding.keep(replace(MORNING, id="again", at=time(8)))
        scene.live_until(27, 7, 30)
        scene.fake.press(NOT_TODAY)
        assert scene.live_until(27, 20) == []
        assert scene.live_until(28, 7, 30) == ["Fri 21:00 Time for Evening", "Sat 07:30 Time for Morning"]

    def test_where_the_desktop_can_not_show_it_the_program_does(self, scene: Scene) -> None:
        scene.fake.works = False
        scene.live_until(27, 7, 30)
        assert [notice.title for notice in scene.shown_here] == ["Time for Morning"]
        scene.reminding.answer(Pressed(START))
        assert scene.started == [("morning", "")]


class TestChanges:
    def test_as_many_as_wanted_and_each_can_be_off(self, scene: Scene) -> None:
        scene.reminding.keep(replace(MORNING, on=False))
        for minute in (0, 10, 20):
            scene.reminding.keep(replace(DESK, id=f"desk {minute}", at=time(12, minute), text="Hands only"))
        assert scene.live_until(27, 13) == [f"Fri 12:{minute:02} Time for Desk" for minute in (0, 10, 20)]
        assert {notice.text for notice in scene.fake.shown} == {"Hands only"}
        assert len(scene.reminding.reminders) == 5

    def test_a_time_that_has_gone_by_waits_for_tomorrow(self, scene: Scene) -> None:
        scene.reminding.keep(replace(DESK, at=time(6)))
        assert scene.live_until(28, 6) == [
            "Fri 07:30 Time for Morning",
            "Fri 21:00 Time for Evening",
            "Sat 06:00 Time for Desk",
        ]

    def test_one_that_was_let_go_is_silent(self, scene: Scene) -> None:
        scene.reminding.keep(DESK)
        scene.reminding.forget("desk")
        assert scene.live_until(27, 13) == ["Fri 07:30 Time for Morning"]

    def test_one_whose_routine_is_gone_is_silent_and_the_usual_one_takes_the_place_in_the_plan(
        self, scene: Scene
    ) -> None:
        scene.reminding.keep(replace(DESK, routine_id="gone"))
        keep_plan(scene.history.facts, WeekPlan().with_routine(None, Slot.MORNING, "gone"), scene.moment)
        assert scene.live_until(27, 13) == ["Fri 07:30 Time for Morning"]
        scene.fake.press(START)
        assert scene.started == [("morning", "token")]


class TestTrouble:
    def test_a_history_that_can_not_be_written_reminds_once_all_the_same(
        self, scene: Scene, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _break(monkeypatch, scene.history, "put_all")
        assert scene.live_until(27, 8) == ["Fri 07:30 Time for Morning"]
        scene.fake.press(SNOOZE)
        assert len(scene.said) == 1
        assert scene.live_until(27, 9) == ["Fri 08:16 Time for Morning"]

    def test_a_history_that_can_not_be_read_reminds_of_nothing(
        self, scene: Scene, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _break(monkeypatch, scene.history, "of")
        assert scene.live_until(27, 8) == []


def test_the_calendar_has_what_is_reminded_of(scene: Scene) -> None:
    scene.reminding.keep(DESK)
    scene.reminding.keep(replace(DESK, id="gone", routine_id="gone"))
    scene.reminding.keep(replace(EVENING, on=False))
    calendar = vobject.readOne(scene.reminding.calendar().decode())
    assert [event.summary.value for event in calendar.vevent_list] == ["Morning", "Desk"]


def test_on_a_real_desktop_a_snooze_is_pressed_and_kept(tmp_path: Path) -> None:
    with message_bus(tmp_path) as desk, notification_daemon(desk, tmp_path) as daemon:
        scene = Scene(tmp_path, notifier=LinuxNotifier(desk.join(), "Upstroke", "", "upstroke"))
        _look(scene, "Fri 07:30")
        assert daemon.comes_to(displayed=1)
        daemon.press("Snooze 15 min")
        desk.wait(lambda: scene.history.facts.of(TOLD)["morning"].again_at is not None)
        assert daemon.comes_to(displayed=0)
        _look(scene, "Fri 07:45")
        assert daemon.comes_to(displayed=1)
        daemon.press("Start")
        desk.wait(lambda: bool(scene.started))
        assert scene.started == [("morning", "")]


def _look(scene: Scene, clock: str) -> None:
    while scene.clock < clock:
        scene.moment += timedelta(minutes=1)
    scene.reminding.look()


def _break(monkeypatch: pytest.MonkeyPatch, history: History, method: str) -> None:
    def fail(*_: object) -> None:
        raise HistoryUnavailable(Trouble.BUSY, Path("history.sqlite"), "It is in use.")

    monkeypatch.setattr(type(history.facts), method, fail)
