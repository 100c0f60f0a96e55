"""The parts of the player, joined: words that are heard have the music give way."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.builders import speech, step, timeline
from tests.fakes import Ear, FakeClocks, FakeSpeaker, silent_voice
from tests.message_bus import Desk, message_bus
from tests.music import Music
from upstroke.domain.timeline import Options
from upstroke.files.preferences import Settings
from upstroke.history.store import History
from upstroke.ui.faces import Faces
from upstroke.ui.icons import Icons
from upstroke.ui.player.room import PlayerRoom
from upstroke.ui.player.switches import Switches
from upstroke.ui.theme import Theme

EVENING = datetime(2026, 11, 22, 20, 0, tzinfo=timezone(timedelta(hours=1)))


class Scene:
    """A room on a desktop where music plays; “Calm” is said from 900 to 1140 ms."""

    def __init__(self, room: PlayerRoom, desk: Desk, ear: Ear, qtbot: QtBot) -> None:
        self.room = room
        self.music = Music(desk, "music")
        self._desk = desk
        self._ear = ear
        self._qtbot = qtbot

    def hear(self, ms: int) -> None:
        self._ear.hear(self.room.playback, ms)

    def begin(self) -> None:
        self.room.start(timeline(step("jaw"), options=Options(speech=speech())))
        self.hear(1_000)

    def until(self, plays: bool) -> None:
        """Let both sides work until the music plays, or not."""

        def so() -> bool:
            self._desk.look()
            return self.music.plays is plays

        self._qtbot.waitUntil(so, timeout=20_000)

    def settle(self) -> None:
        self._desk.settle()


@pytest.fixture
def scene(
    tmp_path: Path, qtbot: QtBot, faces: Faces, icons: Icons, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Scene]:
    window, clocks, speaker = QWidget(), FakeClocks(EVENING), FakeSpeaker()
    qtbot.addWidget(window)
    history = History.open(tmp_path / "history.sqlite")
    with message_bus(tmp_path) as desk:
        for kind in ("SESSION", "SYSTEM"):
            monkeypatch.setenv(f"DBUS_{kind}_BUS_ADDRESS", desk.address)
        times = (lambda: clocks.wall, lambda: clocks.mono)
        room = PlayerRoom(window, history, faces, icons, theme, *times, silent_voice(tmp_path / "voice"), speaker)
        yield Scene(room, desk, Ear(clocks, speaker, qtbot), qtbot)
        room.close()
    history.close()


def test_music_pauses_for_words_if_the_user_wants_it_to(scene: Scene) -> None:
    scene.room.follow(Settings(other_players="pause"), Switches())
    scene.begin()
    scene.until(plays=False)
    scene.hear(500)
    scene.until(plays=True)
    assert scene.music.asked == ["GetAll", "Pause", "Play"]


def test_music_comes_back_when_the_run_ends_in_the_middle_of_a_word(scene: Scene) -> None:
    scene.room.follow(Settings(other_players="pause"), Switches())
    scene.begin()
    scene.until(plays=False)
    scene.room.playback.stop()
    scene.until(plays=True)


def test_a_background_that_stays_may_fade_after_the_end(scene: Scene) -> None:
    scene.room.follow(Settings(ambience="rain"), Switches())
    usual = scene.room.playback.rings_ms
    scene.room.follow(Settings(ambience="rain", ambience_stays=True), Switches())
    assert scene.room.playback.rings_ms > usual


@pytest.mark.parametrize(
    "settings",
    [Settings(), Settings(other_players="pause", voice=0.0), Settings(other_players="pause", master=0.0)],
    ids=["leave", "no voice", "no sound"],
)
def test_else_it_plays_on(scene: Scene, settings: Settings) -> None:
    scene.room.follow(settings, Switches())
    scene.begin()
    scene.hear(500)
    scene.settle()
    assert scene.music.asked == []
