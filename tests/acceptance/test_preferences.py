"""What is changed in the settings holds at once, and at the next start."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.acceptance.conftest import Start
from tests.acceptance.program import EVENING
from tests.fakes import FakeClocks
from upstroke.domain.timeline import PassSide
from upstroke.ui.face.view import FaceView
from upstroke.ui.main_window import PageId
from upstroke.ui.player.toolbar import Toolbar
from upstroke.ui.tokens import DARK, LIGHT


def test_the_look_changes_also_while_a_routine_is_played(start: Start) -> None:
    # given a routine under way in the light look
    program = start()
    program.app.settings.set("theme", "light")
    program.play("guasha-quick")
    program.hear_passes(1)
    face = program.window.findChild(FaceView)
    assert face is not None
    light = face.grab().toImage().pixelColor(face.width() // 2, 40)
    # when it becomes dark
    program.app.settings.set("theme", "dark")
    program.hear(100)
    # then the face is painted in it too, and the routine plays on
    assert program.app.theme.tokens is DARK
    assert face.grab().toImage().pixelColor(face.width() // 2, 40).lightness() < light.lightness()
    assert program.playing
    program.app.settings.set("theme", "light")
    assert program.app.theme.tokens is LIGHT


def test_levels_are_heard_at_once_and_from_the_start(start: Start) -> None:
    # given a sound that was made soft
    program = start()
    program.app.settings.set("master", 0.25)
    # when a routine is played
    program.play("desk-2min")
    # then it is soft, and a change is heard while it plays
    assert program.speaker.sound.levels.master == 0.25
    program.app.settings.set("beat", 0.0)
    assert program.speaker.sound.levels.beat == 0.0
    # and Q turns all off, and on again as it was
    program.press(Qt.Key.Key_Q)
    assert program.speaker.sound.levels.master == 0.0
    program.press(Qt.Key.Key_Q)
    assert program.speaker.sound.levels.master == 0.25
    # and V the voice alone
    program.press(Qt.Key.Key_V)
    assert (program.speaker.sound.levels.master, program.speaker.sound.levels.voice) == (0.25, 0.0)
    program.press(Qt.Key.Key_V)
    assert program.speaker.sound.levels.voice == 1.0


def test_captions_and_the_one_button_are_remembered(start: Start, profile: Path) -> None:
    # given a routine in which both were switched on
    program = start()
    program.play("desk-2min")
    program.press(Qt.Key.Key_C)
    program.press(Qt.Key.Key_O)
    program.close()
    # when the next start plays one
    program = start()
    settings = program.app.settings
    program.play("desk-2min")
    # then they are on, and what the settings change meanwhile holds at once
    assert (settings.settings.captions, settings.settings.one_button) == (True, True)
    assert program.says("Tap anywhere to pause")
    settings.set("one_button", False)
    assert not program.says("Tap anywhere to pause")
    settings.set("screen_edge", False)
    program.hear(7_000)
    assert not program.app.conductor._room.page.edge.isVisible()


def test_the_side_to_begin_with(start: Start) -> None:
    program = start()
    program.app.settings.set("first_side", "right")
    program.play("guasha-quick")
    sides = [each.side for each in program.app.playback.player.timeline.spans]
    assert next(side for side in sides if side in (PassSide.LEFT, PassSide.RIGHT)) is PassSide.RIGHT


def test_the_mirror_is_turned_by_m_and_remembered(start: Start, profile: Path) -> None:
    # given a routine, as in a mirror
    program = start()
    program.play("guasha-quick")
    assert program.app.settings.settings.mirror_view
    # when M is pressed
    program.press(Qt.Key.Key_M)
    program.close()
    # then the next start has it turned
    program = start()
    assert not program.app.settings.settings.mirror_view
    program.play("guasha-quick")
    toolbar = program.window.findChild(Toolbar)
    assert toolbar is not None
    assert not toolbar.mirror.isChecked()


def test_playing_alone_changes_no_setting(start: Start, profile: Path) -> None:
    program = start()
    before = (profile / "settings.toml").read_text(encoding="utf-8")
    program.play("desk-2min")
    program.hear_passes(1)
    assert (profile / "settings.toml").read_text(encoding="utf-8") == before


def test_the_day_begins_when_the_user_says(start: Start, clocks: FakeClocks) -> None:
    # given an evening that was done at eight
    program = start()
    program.begin()
    program.hear_out()
    program.click("Done")
    # when the day is said to begin at 21:00, and it is later than that
    program.app.settings.set("start_of_day", "21:00")
    clocks.wall = EVENING.replace(hour=22)
    program.open(PageId.TODAY)
    # then it was yesterday
    assert not program.says("Done 20:00")


@pytest.mark.parametrize("page", list(PageId))
def test_each_page_opens_in_both_looks(start: Start, page: PageId) -> None:
    program = start()
    program.open(page)
    for look in ("dark", "light"):
        program.app.settings.set("theme", look)
        assert not program.window.grab().isNull()


def test_size_and_place_of_the_window_are_remembered(start: Start) -> None:
    program = start()
    program.window.resize(777, 555)
    program.close()
    program = start()
    assert (program.window.width(), program.window.height()) == (777, 555)
