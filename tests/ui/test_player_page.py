"""The player page: what it shows of a run, and what keys and buttons do to it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import step, timeline, wait
from tests.fakes import Ear, FakeClocks, FakeSpeaker
from upstroke.domain.felt_wrong import FeltWrong
from upstroke.domain.resting import Resting, Wait
from upstroke.domain.routine import Side
from upstroke.domain.session import Session, SessionOutcome
from upstroke.domain.timeline import PassSide, Timeline
from upstroke.files.anatomy_data import load_anatomy
from upstroke.history.store import History
from upstroke.paths import resources_dir
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.face.studio import Studio
from upstroke.ui.face.view import FaceView
from upstroke.ui.icons import Icons
from upstroke.ui.player.caption_bar import CaptionBar
from upstroke.ui.player.keys import GUARD_MS
from upstroke.ui.player.page import PlayerPage
from upstroke.ui.player.playback import Playback
from upstroke.ui.player.seek_bar import SeekBar, segments
from upstroke.ui.player.switches import Switches
from upstroke.ui.player.worked_face import Zones
from upstroke.ui.theme import Theme

Key = Qt.Key
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LEFT_WORK = 15_000
"""In the middle of the first pass of `calm`."""


@pytest.fixture(scope="session")
def studio() -> Studio:
    return Studio(load_anatomy(resources_dir() / "face"), resources_dir())


class Room:
    """A window with the player page in it, and a run."""

    def __init__(self, studio: Studio, theme: Theme, icons: Icons, qtbot: QtBot) -> None:
        self.history = History.in_memory()
        self.clocks = FakeClocks(NOON)
        self.speaker = FakeSpeaker()
        self.playback = Playback(self.history, self.speaker, lambda: self.clocks.wall)
        self._ear = Ear(self.clocks, self.speaker, qtbot)
        palette = FacePalette(theme.tokens.paper, theme.tokens.stage, theme.tokens.line)
        self.face = FaceView(studio, palette)
        self.portraits: list[Zones] = []
        self.page = PlayerPage(self.playback, self.face, self._portrait, theme, icons, lambda: self.clocks.mono)
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.window.setCentralWidget(self.page)
        self.window.resize(1280, 820)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.page.full_screen_requested.connect(self._set_full_screen)

    def play(self, line: Timeline, at: int = 0, switches: Switches = Switches()) -> None:  # noqa: B008
        """Start a run, and hear it up to a time."""
        self.playback.start(line)
        self.page.show_run("Calm", switches)
        self.hear(at)

    def hear(self, ms: int) -> None:
        self._ear.hear(self.playback, ms)

    def hear_out(self) -> None:
        self._ear.hear_out(self.playback)

    def press(self, key: Qt.Key, on: QWidget | None = None) -> None:
        """Press a key, well after the last one."""
        self.clocks.run(GUARD_MS)
        QTest.keyClick(on or self.window.focusWidget() or self.page, key)

    @property
    def texts(self) -> list[str]:
        """All that can be read."""
        return [label.text() for label in self.page.findChildren(QLabel) if label.isVisible() and label.text()]

    def button(self, name: str) -> QPushButton:
        """The button that can be seen, by its text or else by what a screen reader calls it."""
        found = [each for each in self.page.findChildren(QPushButton) if each.isVisible()]
        found.sort(key=lambda each: each.text() != name)
        return next(each for each in found if name in (each.text(), each.accessibleName()))

    def click(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    @property
    def where(self) -> tuple[int, PassSide]:
        """The step and the side that are heard."""
        span = self.playback.player.moment.span
        return span.position, span.side

    def _portrait(self, zones: Zones, size: QSize, ratio: float) -> QPixmap:
        self.portraits.append(zones)
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.gray)
        return picture

    def _set_full_screen(self, on: bool) -> None:
        if on != self.window.isFullScreen():
            self.window.setWindowState(self.window.windowState() ^ Qt.WindowState.WindowFullScreen)


@pytest.fixture
def room(studio: Studio, theme: Theme, icons: Icons, qtbot: QtBot) -> Iterator[Room]:
    room = Room(studio, theme, icons, qtbot)
    yield room
    if room.playback.running:
        room.playback.stop()
    room.playback.hush()
    room.history.close()


@pytest.fixture
def calm() -> Timeline:
    """Get ready to 5 s, lead-in to 9, left to 21, change to 24, right to 36, lead-in to 40, chin to 52."""
    return timeline(step("jaw", side=Side.EACH), step("chin"))


@pytest.fixture
def ended(room: Room) -> list[Session]:
    """The sessions that ended."""
    sessions: list[Session] = []
    room.playback.ended.connect(sessions.append)
    return sessions


class TestWhatIsShown:
    def test_the_step_its_side_its_count_and_what_comes_next(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK)
        assert "Calm" in room.texts
        assert {"Step 1 of 2 · 0:37 left", "Jaw", "Left", "Right", "Left side · 3 of 4 strokes", "Chin"} <= {
            *room.texts
        }

    def test_the_words_follow_the_run(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK)
        room.hear(10_000)
        assert "Right side · 1 of 4 strokes" in room.texts
        room.hear(20_000)
        assert {"Chin", "The end"} <= {*room.texts}

    def test_the_sound_may_have_something_to_say(self, room: Room, calm: Timeline) -> None:
        room.play(calm)
        room.speaker.say("No sound device.")
        assert "No sound device." in room.texts
        room.speaker.say("")
        assert "No sound device." not in room.texts

    def test_trouble_with_the_record_is_noted_from_the_start(self, room: Room, calm: Timeline) -> None:
        room.playback.started.connect(lambda: room.playback.trouble.emit("The disk is full."))
        room.play(calm)
        assert "The disk is full." in room.texts

    def test_a_new_run_begins_without_the_notes_of_the_last(self, room: Room, calm: Timeline) -> None:
        room.play(calm)
        room.page.note("That is as much as is gentle here.")
        room.play(calm)
        assert "That is as much as is gentle here." not in room.texts

    def test_a_note_names_steps_as_they_are_called(self, room: Room, calm: Timeline) -> None:
        room.play(calm)
        room.page.note("Left out: “<b>Jaw</b>”.")
        shown = [label for label in room.page.findChildren(QLabel) if label.text() == "Left out: “<b>Jaw</b>”."]
        assert {label.textFormat() for label in shown} == {Qt.TextFormat.PlainText}

    def test_what_there_is_no_room_for_is_left_out(self, room: Room, calm: Timeline) -> None:
        room.play(calm)
        assert any(text.startswith("Space pause") for text in room.texts)
        room.window.resize(900, 600)
        assert not any(text.startswith("Space pause") for text in room.texts)

    def test_a_long_title_does_not_make_the_window_wide(self, room: Room, calm: Timeline) -> None:
        room.play(calm)
        before = room.page.minimumSizeHint().width()
        room.page.show_run("A very long title " * 7, Switches())
        assert room.page.minimumSizeHint().width() == before
        (title,) = (text for text in room.texts if text.startswith("A very long"))
        assert title.endswith("…"), "it is cut with dots, not through a letter"

    def test_the_smaller_the_window_the_less_is_in_it_and_what_is_there_is_whole(
        self, room: Room, calm: Timeline
    ) -> None:
        room.window.setMinimumSize(480, 400)  # as the program's own window
        room.play(calm, LEFT_WORK)
        for width, height, gone in ((900, 600, "Mirror view"), (640, 410, "20 strokes a minute")):
            room.window.resize(width, height)
            QApplication.processEvents()
            with pytest.raises(StopIteration):
                room.button(gone)
            buttons = [each for each in room.page.findChildren(QPushButton) if each.isVisible()]
            places = [QRect(each.mapTo(room.window, QPoint()), each.size()) for each in buttons]
            assert all(room.window.rect().contains(place) for place in places)
            assert not any(one.intersects(other) for one, other in combinations(places, 2))
            assert all(each.width() >= each.minimumSizeHint().width() for each in buttons if each.text())
        assert not any(text.startswith("Left side") for text in room.texts), "the face is too small for words over it"

    def test_a_small_window_has_fewer_words_on_the_button_for_what_feels_wrong(
        self, room: Room, calm: Timeline
    ) -> None:
        room.play(calm)
        assert room.button("Stop, something feels wrong").text() == "Stop, something feels wrong"
        room.window.resize(900, 600)
        assert room.button("Stop, something feels wrong").text() == "Feels wrong"


class TestKeys:
    @pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_B])
    def test_pause_and_go_on(self, room: Room, calm: Timeline, key: Qt.Key) -> None:
        room.play(calm, LEFT_WORK)
        room.press(key)
        assert room.playback.player.paused
        room.press(key)
        assert not room.playback.player.paused

    @pytest.mark.parametrize("key", [Key.Key_Right, Key.Key_PageDown])
    def test_next_step(self, room: Room, calm: Timeline, key: Qt.Key) -> None:
        room.play(calm, LEFT_WORK)
        room.press(key)
        room.hear(100)
        assert room.where == (1, PassSide.MIDDLE)

    @pytest.mark.parametrize("key", [Key.Key_Left, Key.Key_PageUp])
    def test_back(self, room: Room, calm: Timeline, key: Qt.Key) -> None:
        room.play(calm, 45_000)
        room.press(key)
        room.hear(100)
        assert room.where == (1, PassSide.MIDDLE)
        room.press(key)
        room.hear(100)
        assert room.where == (0, PassSide.LEFT)

    def test_more_and_less(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK)
        room.press(Key.Key_Up)
        more = room.playback.player.timeline.length_ms
        assert more > calm.length_ms
        room.press(Key.Key_Down)
        assert room.playback.player.timeline.length_ms == calm.length_ms

    def test_where_it_can_not_be_less_or_more_it_says_so(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK)
        for _ in range(8):
            room.press(Key.Key_Down)
        assert "That is as little as it can be." in room.texts
        for _ in range(80):
            room.press(Key.Key_Up)
        assert "That is as much as is gentle here." in room.texts

    def test_the_last_step_has_none_after_it(self, room: Room, calm: Timeline) -> None:
        room.play(calm, 45_000)
        room.press(Key.Key_Right)
        assert "This is the last step. Esc ends the routine." in room.texts

    @pytest.mark.parametrize(
        ("key", "name", "switches"),
        [
            (Key.Key_M, "Mirror view", Switches(mirror=False)),
            (Key.Key_V, "Voice", Switches(voice=False)),
            (Key.Key_Q, "Sound", Switches(sound=False)),
            (Key.Key_C, "Captions", Switches(captions=True)),
            (Key.Key_O, "The whole window is one button", Switches(one_button=True)),
        ],
    )
    def test_each_switch_has_a_key_and_a_button(
        self, room: Room, calm: Timeline, qtbot: QtBot, key: Qt.Key, name: str, switches: Switches
    ) -> None:
        room.play(calm, LEFT_WORK)
        with qtbot.waitSignal(room.page.switches_changed) as switched:
            room.press(key)
        assert switched.args == [switches]
        with qtbot.waitSignal(room.page.switches_changed) as switched:
            room.press(key)
        assert switched.args == [Switches()]
        with qtbot.waitSignal(room.page.switches_changed) as switched:
            room.click(name)
        assert switched.args == [switches]

    def test_showing_a_run_switches_nothing(self, room: Room, calm: Timeline, qtbot: QtBot) -> None:
        with qtbot.assertNotEmitted(room.page.switches_changed):
            room.play(calm)

    def test_a_wait_goes_on_with_space_or_the_next_step(self, room: Room) -> None:
        for key in (Key.Key_Space, Key.Key_Right):
            room.play(timeline(wait(), step("chin")), 20_000)
            assert "Step 1 of 2 · 0:16 left" in room.texts
            room.press(key)
            room.hear(1_000)
            assert room.where == (1, PassSide.MIDDLE)

    def test_a_key_that_is_held_counts_once(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK)
        room.press(Key.Key_Space)
        room.clocks.run(1_000)
        for _ in range(3):
            held = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True)
            QApplication.sendEvent(room.page, held)
        assert room.playback.player.paused

    def test_two_presses_in_a_moment_count_once(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK)
        room.press(Key.Key_Space)
        room.clocks.run(GUARD_MS - 1)
        QTest.keyClick(room.page, Key.Key_Space)
        assert room.playback.player.paused

    @pytest.mark.parametrize("name", ["Next step", "End this routine", "Mirror view", "Full screen"])
    def test_space_pauses_also_where_a_button_has_the_focus(self, room: Room, calm: Timeline, name: str) -> None:
        room.play(calm, LEFT_WORK)
        room.button(name).setFocus()
        room.press(Key.Key_Space, room.button(name))
        assert room.playback.player.paused
        assert room.where == (0, PassSide.LEFT)
        assert not room.window.isFullScreen()
        assert "End here?" not in room.texts

    def test_keys_with_control_are_not_the_players(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK)
        QTest.keyClick(room.page, Key.Key_B, Qt.KeyboardModifier.ControlModifier)
        assert not room.playback.player.paused

    def test_before_and_after_a_run_no_key_is_taken(self, room: Room, calm: Timeline) -> None:
        room.press(Key.Key_Space)
        room.play(calm)
        room.hear_out()
        closed: list[bool] = []
        room.page.closed.connect(lambda: closed.append(True))
        room.press(Key.Key_Right)
        room.press(Key.Key_B)
        assert closed == []
        room.press(Key.Key_Space)
        assert closed == [True]


class TestCaptions:
    def test_they_take_room_of_their_own_and_cover_nothing(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK)
        bar = room.page.findChild(CaptionBar)
        assert bar is not None
        assert not bar.isVisible()
        room.press(Key.Key_C)
        QApplication.processEvents()
        assert bar.isVisible()
        assert bar.accessibleName() == "Jaw. Left side · 3 of 4"
        window = room.window.rect()
        for other in (room.face, room.button("Pause"), room.page.findChild(SeekBar)):
            assert other is not None
            place = QRect(other.mapTo(room.window, QPoint()), other.size())
            assert window.contains(place)
            assert not place.intersects(QRect(bar.mapTo(room.window, QPoint()), bar.size()))

    def test_they_follow_the_run(self, room: Room, calm: Timeline) -> None:
        room.play(calm, 22_000, Switches(captions=True))
        bar = room.page.findChild(CaptionBar)
        assert bar is not None
        assert bar.accessibleName() == "Right side. Jaw"
        room.press(Key.Key_Space)
        room.hear(100)
        assert bar.accessibleName() == "Paused. Right side"

    def test_the_edge_fills_before_the_work_and_when_sides_change(self, room: Room, calm: Timeline) -> None:
        room.play(calm, 7_000)
        assert room.page.edge.isVisible()
        room.hear(2_500)
        assert not room.page.edge.isVisible()
        room.hear(13_000)
        assert room.page.edge.isVisible()

    def test_who_does_not_want_the_edge_has_none(self, room: Room, calm: Timeline) -> None:
        room.page.edge.set_wanted(False, calm=False)
        room.play(calm, 7_000)
        assert not room.page.edge.isVisible()


class TestOneButton:
    ALL_ONE = Switches(one_button=True)

    def test_a_tap_anywhere_pauses_and_goes_on(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK, self.ALL_ONE)
        assert "Tap anywhere to pause" in room.texts
        QTest.mouseClick(room.face, Qt.MouseButton.LeftButton)
        assert room.playback.player.paused
        room.hear(100)
        assert "Tap anywhere to go on" in room.texts
        room.clocks.run(GUARD_MS)
        QTest.mouseClick(room.page, Qt.MouseButton.RightButton, pos=QPoint(3, 500))
        assert not room.playback.player.paused

    def test_a_double_tap_counts_once(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK, self.ALL_ONE)
        QTest.mouseClick(room.face, Qt.MouseButton.LeftButton)
        QTest.mouseDClick(room.face, Qt.MouseButton.LeftButton)
        assert room.playback.player.paused

    @pytest.mark.parametrize("key", [Key.Key_X, Key.Key_Return, Key.Key_PageDown, Key.Key_Left, Key.Key_M, Key.Key_7])
    def test_nearly_any_key_pauses(self, room: Room, calm: Timeline, key: Qt.Key) -> None:
        room.play(calm, LEFT_WORK, self.ALL_ONE)
        room.press(key)
        assert room.playback.player.paused
        assert room.where == (0, PassSide.LEFT)

    @pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_F5, Key.Key_Shift])
    def test_some_do_not(self, room: Room, calm: Timeline, key: Qt.Key) -> None:
        room.play(calm, LEFT_WORK, self.ALL_ONE)
        room.press(key)
        assert not room.playback.player.paused

    def test_a_wait_goes_on(self, room: Room) -> None:
        room.play(timeline(wait(), step("chin")), 20_000, self.ALL_ONE)
        assert "Tap anywhere to go on" in room.texts
        QTest.mouseClick(room.face, Qt.MouseButton.LeftButton)
        room.hear(1_000)
        assert room.where == (1, PassSide.MIDDLE)

    @pytest.mark.parametrize("how", [Key.Key_Escape, Key.Key_O, "Show controls"])
    def test_there_is_a_way_out(self, room: Room, calm: Timeline, how: Qt.Key | str) -> None:
        room.play(calm, LEFT_WORK, self.ALL_ONE)
        assert not room.page.findChild(SeekBar).isVisible()  # type: ignore[union-attr]
        room.click(how) if isinstance(how, str) else room.press(how)
        assert not room.playback.player.paused
        assert room.button("Pause").isVisible()
        QTest.mouseClick(room.face, Qt.MouseButton.LeftButton)
        assert not room.playback.player.paused

    @pytest.mark.parametrize("how", [Key.Key_S, "Stop, something feels wrong"])
    def test_what_feels_wrong_can_be_said(self, room: Room, calm: Timeline, how: Qt.Key | str) -> None:
        room.play(calm, LEFT_WORK, self.ALL_ONE)
        room.click(how) if isinstance(how, str) else room.press(how)
        assert "You stopped. That was right." in room.texts

    def test_notes_are_seen_there_too(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK, self.ALL_ONE)
        room.speaker.say("No sound device.")
        assert {"No sound device.", "Tap anywhere to pause"} <= {*room.texts}
        room.speaker.say("")
        assert "No sound device." not in room.texts

    def test_after_the_end_a_tap_does_nothing(self, room: Room, calm: Timeline, qtbot: QtBot) -> None:
        room.play(calm, 0, self.ALL_ONE)
        room.hear_out()
        with qtbot.assertNotEmitted(room.page.closed):
            QTest.mouseClick(room.page, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


class TestFullScreen:
    def test_f_goes_there_and_escape_comes_back_first(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK)
        room.press(Key.Key_F)
        assert room.window.isFullScreen()
        room.press(Key.Key_Escape)
        assert not room.window.isFullScreen()
        assert "End here?" not in room.texts
        assert not room.playback.player.paused
        room.press(Key.Key_Escape)
        assert "End here?" in room.texts

    @pytest.mark.parametrize("before_the_run", [True, False])
    def test_escape_leaves_it_however_one_got_there(self, room: Room, calm: Timeline, before_the_run: bool) -> None:
        if before_the_run:
            room.window.showFullScreen()
        room.play(calm, LEFT_WORK)
        room.window.showFullScreen()
        room.press(Key.Key_Escape)
        assert not room.window.isFullScreen()
        assert "End here?" not in room.texts


class TestLeaving:
    def test_it_asks_once_while_time_stands_still(self, room: Room, calm: Timeline, ended: list[Session]) -> None:
        room.play(calm, LEFT_WORK)
        room.press(Key.Key_Escape)
        assert "End here?" in room.texts
        assert room.playback.player.paused
        assert ended == []
        room.click("End")
        assert [session.outcome for session in ended] == [SessionOutcome.STOPPED]
        assert "Well begun" in room.texts

    @pytest.mark.parametrize("how", [Key.Key_Escape, Key.Key_Space, "Go on"])
    def test_one_can_think_better_of_it(
        self, room: Room, calm: Timeline, ended: list[Session], how: Qt.Key | str
    ) -> None:
        room.play(calm, LEFT_WORK)
        room.press(Key.Key_Escape)
        if isinstance(how, str):
            room.click(how)
        else:
            room.press(how)
        assert "End here?" not in room.texts
        assert not room.playback.player.paused
        assert ended == []

    def test_what_was_paused_before_stays_so(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK)
        room.press(Key.Key_Space)
        room.press(Key.Key_Escape)
        room.press(Key.Key_Escape)
        assert room.playback.player.paused

    def test_a_wait_stays_a_wait(self, room: Room) -> None:
        room.play(timeline(step("chin"), wait(), step("jaw")), 30_000)
        room.press(Key.Key_Escape)
        room.press(Key.Key_Escape)
        assert room.playback.player.waiting
        assert not room.playback.player.paused

    def test_no_other_key_does_anything_meanwhile(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK)
        room.press(Key.Key_Escape)
        for key in (Key.Key_B, Key.Key_PageDown, Key.Key_M, Key.Key_F):
            room.press(key)
        assert "End here?" in room.texts
        assert room.playback.player.paused
        assert not room.window.isFullScreen()
        room.hear(100)
        assert room.where == (0, PassSide.LEFT)

    def test_two_presses_in_a_moment_do_not_answer_the_question(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK)
        room.press(Key.Key_Escape)
        QTest.keyClick(room.page, Key.Key_Escape)
        assert "End here?" in room.texts

    def test_where_nothing_was_done_there_is_nothing_to_ask(
        self, room: Room, calm: Timeline, ended: list[Session], qtbot: QtBot
    ) -> None:
        room.play(calm, 8_000)
        with qtbot.waitSignal(room.page.closed):
            room.press(Key.Key_Escape)
        assert [session.active_ms for session in ended] == [0]

    def test_a_run_that_another_start_ends_takes_the_question_along(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK)
        room.press(Key.Key_Escape)
        room.play(timeline(step("chin")), LEFT_WORK)
        assert "End here?" not in room.texts
        room.press(Key.Key_Space)
        assert room.playback.player.paused


class TestButtons:
    @pytest.mark.parametrize(
        ("name", "done"),
        [
            ("Pause", lambda room: room.playback.player.paused),
            ("Next step", lambda room: room.playback.player.timeline.spans[5].position == 1),
            ("More of this", lambda room: room.playback.player.timeline.length_ms > 52_000),
            ("Less of this", lambda room: room.playback.player.timeline.length_ms < 52_000),
            ("End this routine", lambda room: "End here?" in room.texts),
            ("Full screen", lambda room: room.window.isFullScreen()),
        ],
    )
    def test_they_do_what_the_keys_do(
        self, room: Room, calm: Timeline, name: str, done: Callable[[Room], bool]
    ) -> None:
        room.play(calm, 10_000)
        room.click(name)
        assert done(room)

    def test_the_large_one_says_what_it_will_do(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK)
        room.click("Pause")
        room.hear(100)
        room.click("Go on")
        assert not room.playback.player.paused

    def test_a_click_on_the_bar_goes_there(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK)
        bar = room.page.findChild(SeekBar)
        assert bar is not None
        part = segments(calm, bar.width())[1]
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(part.left + part.width * 0.75), 14))
        room.hear(3_000)
        room.hear(100)
        assert room.where == (1, PassSide.MIDDLE)
        assert room.playback.player.moment.elapsed_ms == pytest.approx(8_100, abs=200)

    def test_the_tempo_can_be_chosen(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK)
        menu = room.button("20 strokes a minute").menu()
        assert menu is not None
        slower = next(action for action in menu.actions() if action.text() == "75 %")
        slower.trigger()
        room.hear(100)
        assert room.playback.player.timeline.options.tempo_percent == 75
        assert room.button("15 strokes a minute")
        assert [action.text() for action in menu.actions() if action.isChecked()] == ["75 %"]

    def test_a_menu_that_outlives_the_run_does_nothing(self, room: Room, calm: Timeline) -> None:
        room.play(calm, LEFT_WORK)
        menu = room.button("20 strokes a minute").menu()
        assert menu is not None
        room.hear_out()
        menu.actions()[0].trigger()


class TestSomethingFeelsWrong:
    @pytest.mark.parametrize("how", [Key.Key_S, "Stop, something feels wrong"])
    def test_it_ends_at_once_and_says_what_to_watch_for(
        self, room: Room, calm: Timeline, ended: list[Session], how: Qt.Key | str
    ) -> None:
        found: list[FeltWrong] = []
        room.page.felt_wrong.connect(found.append)
        room.play(calm, LEFT_WORK)
        if isinstance(how, str):
            room.click(how)
        else:
            room.press(how)
        assert [session.outcome for session in ended] == [SessionOutcome.STOPPED]
        assert not room.speaker.open
        assert "You stopped. That was right." in room.texts
        (wrong,) = found
        assert (wrong.routine_id, wrong.step_id, wrong.tool) == ("calm", "jaw", "hands")
        assert (wrong.zones, wrong.side) == (("jawline",), PassSide.LEFT)
        assert wrong.at == room.clocks.wall

    @pytest.mark.parametrize("how", [Key.Key_S, "Something feels wrong"])
    def test_after_the_end_it_is_all_that_was_worked(
        self, room: Room, calm: Timeline, ended: list[Session], how: Qt.Key | str
    ) -> None:
        found: list[FeltWrong] = []
        room.page.felt_wrong.connect(found.append)
        room.play(calm)
        room.hear_out()
        room.click(how) if isinstance(how, str) else room.press(how)
        assert [session.outcome for session in ended] == [SessionOutcome.FINISHED]
        assert "Good that you say so." in room.texts
        (wrong,) = found
        assert (wrong.zones, wrong.side) == (("jawline",), PassSide.BOTH)
        room.press(Key.Key_S)
        assert len(found) == 1

    def test_what_rests_is_told_when_it_is_known(self, room: Room, calm: Timeline) -> None:
        room.page.felt_wrong.connect(lambda felt: room.page.show_resting(Resting(felt, (Wait(48),))))
        room.play(calm, LEFT_WORK)
        room.press(Key.Key_S)
        assert any(text.startswith("This is left out for 2 days, on both sides.") for text in room.texts)

    def test_between_two_steps_it_was_the_last_one(self, room: Room, calm: Timeline, qtbot: QtBot) -> None:
        room.play(calm)
        room.hear(37_000)
        with qtbot.waitSignal(room.page.felt_wrong) as told:
            room.press(Key.Key_S)
        assert (told.args[0].step_id, told.args[0].side) == ("jaw", PassSide.RIGHT)

    def test_also_before_anything_was_done_and_while_it_is_asked_whether_to_end(
        self, room: Room, calm: Timeline
    ) -> None:
        room.play(calm, 2_000)
        room.press(Key.Key_S)
        assert "Nothing had been worked on the face yet." in room.texts
        room.play(calm, LEFT_WORK)
        room.press(Key.Key_Escape)
        room.press(Key.Key_S)
        assert "You stopped. That was right." in room.texts
        assert "End here?" not in room.texts

    @pytest.mark.parametrize("how", [Key.Key_Escape, "Close"])
    def test_its_page_is_closed_like_that_of_the_end(
        self, room: Room, calm: Timeline, qtbot: QtBot, how: Qt.Key | str
    ) -> None:
        room.play(calm, LEFT_WORK)
        room.press(Key.Key_S)
        assert room.window.focusWidget() is room.button("Close")
        with qtbot.waitSignal(room.page.closed):
            room.click(how) if isinstance(how, str) else room.press(how)

    def test_the_next_run_begins_as_always(self, room: Room, calm: Timeline, ended: list[Session]) -> None:
        room.play(calm, LEFT_WORK)
        room.press(Key.Key_S)
        room.play(calm, LEFT_WORK)
        room.press(Key.Key_Escape)
        room.click("End")
        assert "Well begun" in room.texts


class TestTheEnd:
    def test_a_calm_page_says_what_was_done(self, room: Room, calm: Timeline) -> None:
        room.play(calm)
        room.hear_out()
        assert {"All done", "0:36", "12", "strokes", "2", "steps"} <= {*room.texts}
        QApplication.processEvents()
        assert set(room.portraits) == {(("jawline", None),)}
        assert room.window.focusWidget() is room.button("Done")

    def test_done_closes_the_player(self, room: Room, calm: Timeline, qtbot: QtBot) -> None:
        room.play(calm)
        room.hear_out()
        with qtbot.waitSignal(room.page.closed):
            room.click("Done")

    def test_one_can_go_on_to_the_history(self, room: Room, calm: Timeline, qtbot: QtBot) -> None:
        room.play(calm)
        room.hear_out()
        with qtbot.waitSignals([room.page.closed, room.page.history_requested], order="strict"):
            room.click("See your history")


def test_a_machine_that_slept_is_noted(room: Room, calm: Timeline) -> None:
    room.play(calm, LEFT_WORK)
    room.clocks.sleep(600_000)
    room.hear(0)
    assert "The computer was asleep, so the routine waited for you. Space goes on." in room.texts
    assert room.playback.player.paused
    room.press(Key.Key_Space)
    assert not room.playback.player.paused
