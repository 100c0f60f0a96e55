"""The run in progress on a desktop: playerctl shows and controls it, and the desktop stays awake for it."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import step, timeline, wait
from tests.fakes import Ear, FakeClocks, FakeSpeaker
from tests.message_bus import Command, Desk, message_bus
from tests.music import Music
from tests.sleep_services import Logind, Portal, ScreenSaver
from upstroke.domain.timeline import Timeline
from upstroke.history.store import History
from upstroke.system.awake import STILL_MS
from upstroke.system.other_players import Yielding
from upstroke.ui.desktop.media_control import MediaControl
from upstroke.ui.player.keys import Command as Key
from upstroke.ui.player.playback import Playback

EVENING = datetime(2026, 11, 22, 20, 0, tzinfo=timezone(timedelta(hours=1)))

NO_BUSES = {"DBUS_SYSTEM_BUS_ADDRESS": ""}


class Room:
    """A playback, with a desktop around it."""

    def __init__(self, desk: Desk, folder: Path, qtbot: QtBot) -> None:
        self.desk = desk
        self.history = History.open(folder / "history.sqlite")
        self.clocks = FakeClocks(EVENING)
        self.speaker = FakeSpeaker()
        self.playback = Playback(self.history, self.speaker, lambda: self.clocks.wall)
        self.ear = Ear(self.clocks, self.speaker, qtbot)
        self._qtbot = qtbot
        environment = {"DBUS_SESSION_BUS_ADDRESS": desk.address, "DBUS_SYSTEM_BUS_ADDRESS": desk.address}
        self.control = MediaControl(
            self.playback, self._take, lambda: self.clocks.mono, platform="linux", environment=environment
        )

    def _take(self, key: Key) -> None:
        """What the player's page does with its keys."""
        keys = {
            Key.TOGGLE: self.playback.toggle,
            Key.NEXT: self.playback.next_step,
            Key.PREVIOUS: self.playback.previous_step,
        }
        keys[key]()

    def hear(self, ms: int) -> None:
        self.ear.hear(self.playback, ms)

    def run(self, *command: str) -> str:
        """What a command says that talks to us."""
        running = Command(command, self.desk.environment)
        self.desk.tell(running)
        self.until(lambda: running.over)
        return running.said.strip()

    def playerctl(self, *arguments: str) -> str:
        return self.run("playerctl", "--player=upstroke", *arguments)

    def until(self, so: Callable[[], bool]) -> None:
        """Let both sides work until something is so."""

        def look() -> bool:
            self.desk.look()
            return so()

        self._qtbot.waitUntil(look, timeout=20_000)

    def appear(self) -> None:
        """Wait until the run is on the bus."""
        names: list[str] = []
        bus = self.desk.join()

        def found() -> bool:
            bus.ask_owner("org.mpris.MediaPlayer2.upstroke", names.append)
            return any(names)

        self.until(found)

    def end(self) -> None:
        if self.playback.running:
            self.playback.stop()
        self.playback.hush()
        self.control.close()
        self.history.close()


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    with message_bus(tmp_path) as desk:
        room = Room(desk, tmp_path, qtbot)
        yield room
        room.end()


@pytest.fixture
def calm() -> Timeline:
    """Get ready to 5 s, lead-in to 9, work to 21; lead-in to 25, work to 37; lead-in to 41, work to 53."""
    return timeline(step("jaw"), step("chin"), step("brow"))


class TestAsAPlayer:
    def test_playerctl_sees_the_run(self, room: Room, calm: Timeline) -> None:
        titles = [entry.step.title for entry in calm.programme.entries]
        room.playback.start(calm)
        room.appear()
        room.hear(23_000)
        said = room.playerctl("metadata", "--format", "{{status}}|{{album}}|{{title}}|{{mpris:length}}|{{position}}")
        *what, place_us = said.split("|")
        assert what == ["Playing", "Calm", titles[1], "16000000"]
        assert int(place_us) == pytest.approx(2_000_000, abs=500_000), "playerctl counts on by itself"

    def test_playerctl_pauses_it_and_goes_on(self, room: Room, calm: Timeline) -> None:
        room.playback.start(calm)
        room.appear()
        room.hear(10_000)
        for _ in range(2):
            room.playerctl("pause")
            assert room.playback.player.paused
        assert room.playerctl("status") == "Paused"
        for _ in range(2):
            room.playerctl("play")
            assert not room.playback.player.paused
        room.playerctl("play-pause")
        assert room.playback.player.paused

    def test_playerctl_goes_from_step_to_step(self, room: Room, calm: Timeline) -> None:
        room.playback.start(calm)
        room.appear()
        room.hear(10_000)
        room.playerctl("next")
        room.hear(100)
        assert room.playback.player.moment.span.position == 1
        room.playerctl("previous")
        room.hear(100)
        assert room.playback.player.moment.span.position == 0

    def test_playerctl_goes_to_a_place_in_the_step(self, room: Room, calm: Timeline) -> None:
        room.playback.start(calm)
        room.appear()
        room.hear(23_000)
        room.playerctl("position", "1")
        room.hear(100)
        moment = room.playback.player.moment
        assert moment.span.start_ms + moment.elapsed_ms == 22_100

    def test_play_goes_on_from_a_wait(self, room: Room) -> None:
        room.playback.start(timeline(wait(), step("jaw")))
        room.appear()
        room.hear(12_000)
        assert room.playback.player.waiting
        assert room.playerctl("status") == "Paused"
        room.playerctl("play")
        assert not room.playback.player.waiting

    def test_a_widget_brings_the_window_to_the_front(self, room: Room, calm: Timeline) -> None:
        raised: list[None] = []
        room.control.front_requested.connect(lambda: raised.append(None))
        room.playback.start(calm)
        room.appear()
        place = ("--dest=org.mpris.MediaPlayer2.upstroke", "/org/mpris/MediaPlayer2", "org.mpris.MediaPlayer2.Raise")
        assert room.run("dbus-send", "--print-reply=literal", *place) == ""
        assert len(raised) == 1

    def test_without_a_run_there_is_no_player(self, room: Room, calm: Timeline) -> None:
        assert room.run("playerctl", "--list-all") == "No players found"
        for _ in range(2):
            room.playback.start(calm)
            room.appear()
            assert room.run("playerctl", "--list-all") == "upstroke"
            room.playback.stop()
            room.until(lambda: room.run("playerctl", "--list-all") == "No players found")


class TestAwake:
    def test_the_desktop_stays_awake_for_the_run_and_for_two_minutes_of_a_pause(
        self, room: Room, calm: Timeline
    ) -> None:
        portal = Portal(room.desk)
        room.playback.start(calm)
        room.until(lambda: bool(portal.kept))
        room.hear(10_000)
        room.playback.toggle()
        room.hear(STILL_MS)
        room.desk.settle()
        assert portal.kept
        room.hear(1_000)
        room.until(lambda: not portal.kept)
        room.playback.toggle()
        room.hear(1_000)
        room.until(lambda: bool(portal.kept))
        room.playback.stop()
        room.until(lambda: not portal.kept)

    def test_without_a_portal_by_screen_saver_and_logind(self, room: Room, calm: Timeline) -> None:
        screen_saver, logind = ScreenSaver(room.desk), Logind(room.desk)
        room.playback.start(calm)
        room.until(lambda: bool(screen_saver.kept and logind.locks))
        room.ear.hear_out(room.playback)
        assert not room.playback.running
        room.until(lambda: not (screen_saver.kept or logind.locks))
        logind.close()


class TestOtherPlayers:
    def test_they_give_way_to_words_and_come_back_a_moment_after(self, room: Room) -> None:
        music = Music(room.desk, "music")
        room.control.yielding = Yielding.PAUSE
        room.control.words_begin()
        room.until(lambda: not music.plays)
        room.control.words_end()
        room.control.words_begin()
        room.control.words_end()
        room.until(lambda: music.plays)
        assert music.asked == ["GetAll", "Pause", "Play"]

    def test_they_are_left_alone_unless_the_user_wants_it(self, room: Room) -> None:
        music = Music(room.desk, "music")
        room.control.words_begin()
        room.control.close()
        room.desk.settle()
        assert music.asked == []

    def test_they_come_back_when_the_program_ends_in_the_middle_of_a_word(self, room: Room) -> None:
        music = Music(room.desk, "music")
        room.control.yielding = Yielding.LOWER
        room.control.words_begin()
        room.until(lambda: music.volume < 0.5)
        room.control.close()
        room.desk.settle()
        assert music.volume == 0.8


class TestWithoutADesktop:
    def test_a_bus_that_dies_takes_nothing_along(self, room: Room, calm: Timeline) -> None:
        room.playback.start(calm)
        room.appear()
        room.desk.daemon.kill()
        room.desk.daemon.wait()
        room.hear(10_000)
        room.playback.toggle()
        room.hear(10_000)
        room.playback.stop()
        room.playback.start(calm)
        assert room.playback.running

    @pytest.mark.parametrize("platform", ["linux", "freebsd14"])
    def test_a_run_needs_none(self, room: Room, calm: Timeline, platform: str) -> None:
        room.control.close()
        control = MediaControl(
            room.playback, lambda _: None, lambda: room.clocks.mono, platform=platform, environment=NO_BUSES
        )
        room.playback.start(calm)
        room.hear(10_000)
        control.words_begin()
        control.words_end()
        room.playback.stop()
        control.close()
