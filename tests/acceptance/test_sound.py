"""Choosing what is said and how it sounds."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider

from tests.acceptance.conftest import Start
from tests.acceptance.program import Program
from upstroke.domain.script import Saying
from upstroke.domain.sound_choice import ChimeSet
from upstroke.ui.main_window import PageId
from upstroke.ui.player.own_words import OwnWords
from upstroke.ui.shelves.page import LibraryPage
from upstroke.ui.widgets.choice import Choice


def open_sound(program: Program) -> None:
    program.open(PageId.SETTINGS)
    program.click("Choose and listen")


def said(program: Program) -> Saying:
    """How much is said in the run."""
    return program.app.playback.player.timeline.options.speech.saying


def choose_in_the_player(program: Program) -> None:
    """By its key, as the button is only there in a wide window."""
    QTest.keyClick(program.window.focusWidget(), Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)


def test_each_choice_is_kept_and_heard_at_once(start: Start) -> None:
    program = start()
    open_sound(program)
    assert not program.speaker.open
    program.click("Chimes are: Glass")
    assert program.app.settings.settings.chime_set == "glass"
    assert program.speaker.open
    assert program.speaker.sound.kit.chimes is ChimeSet.GLASS
    program.press(Qt.Key.Key_Escape)
    assert not program.speaker.open, "what still sounds ends with the page"
    assert program.says("chimes: glass")


def test_a_sound_is_heard_even_where_the_player_is_silent(start: Start) -> None:
    # given a run in which the sound was switched off
    program = start()
    program.play("desk-2min")
    program.press(Qt.Key.Key_Q)
    program.hear_out()
    program.click("Done")
    assert program.speaker.sound.levels.master == 0
    # when a sound is asked for
    open_sound(program)
    program.click("Hear: The end")
    # then it is heard, and the player stays silent
    assert program.speaker.sound.levels.master > 0
    program.press(Qt.Key.Key_Escape)
    assert program.speaker.sound.levels.master == 0


@pytest.mark.parametrize("speaks", [True, False])
def test_that_nobody_says_own_words_is_told_with_what_to_install(
    start: Start, monkeypatch: pytest.MonkeyPatch, speaks: bool
) -> None:
    monkeypatch.setattr(OwnWords, "speaks", speaks)
    program = start()
    open_sound(program)
    assert program.says("is not spoken") is not speaks
    assert program.says("pip install 'upstroke[voice]'") is not speaks


def test_the_ambience_is_listened_to_until_none_is_chosen(start: Start) -> None:
    program = start()
    open_sound(program)
    program.click("In the background: Rain")
    program.click("Listen to the background")
    assert program.speaker.open
    assert program.speaker.sound.ambience == "rain"
    program.click("In the background: Waves")
    assert program.speaker.sound.ambience == "waves"
    program.click("In the background: None")
    assert not program.speaker.open
    assert not program.button("Listen to the background").isChecked()


def test_a_level_that_is_moved_is_heard_with_what_it_is_the_level_of(start: Start) -> None:
    program = start()
    open_sound(program)
    strokes = next(each for each in program.window.findChildren(QSlider) if each.accessibleName() == "Strokes")
    QTest.keyClick(strokes, Qt.Key.Key_Left)
    assert program.speaker.open
    assert program.speaker.sound.levels.beat == program.app.settings.settings.beat < 0.7


def test_a_sample_of_the_sound_gives_way_to_a_routine(start: Start) -> None:
    program = start()
    open_sound(program)
    program.click("Hear: A new step")
    assert program.speaker.open
    # when a routine is started while it sounds
    program.play("desk-2min")
    # then the routine is heard
    assert program.speaker.open
    program.hear(6_000)
    assert program.app.playback.player.moment.span.start_ms > 0


def test_the_end_of_a_routine_gives_way_to_a_sample(start: Start) -> None:
    program = start()
    program.play("desk-2min")
    program.hear_out()
    program.click("Done")
    open_sound(program)
    program.click("Hear: A new step")
    program.app.playback.hush()
    assert program.speaker.open


def test_less_can_be_said_in_one_routine(start: Start) -> None:
    program = start()
    library = program.window.open_page(PageId.SHELVES)
    assert isinstance(library, LibraryPage)
    library.open_routine("desk-2min")
    voice = next(each for each in library.findChildren(Choice) if each.accessibleName() == "Voice in this routine")
    QTest.keyClick(voice, Qt.Key.Key_End)
    assert voice.currentText() == "Chimes only"
    program.play("desk-2min")
    assert said(program) is Saying.NOTHING
    program.app.playback.stop()
    program.play("morning")
    assert said(program) is Saying.EVERYTHING


def test_what_is_changed_from_within_the_player_is_heard_in_the_run(start: Start) -> None:
    program = start()
    program.play("desk-2min")
    choose_in_the_player(program)
    program.click("Chimes are: Glass")
    assert program.speaker.sound.kit.chimes is ChimeSet.GLASS
    program.click("What is said: Titles and sides")
    assert said(program) is Saying.TITLES
    assert not program.button("Hear: The end").isEnabled()
    heard = program.app.playback.player.moment.elapsed_ms
    program.hear(500)
    assert program.app.playback.player.moment.elapsed_ms > heard
    # Escape goes back to the run, and ends nothing
    program.press(Qt.Key.Key_Escape)
    assert program.playing
    choose_in_the_player(program)
    assert program.says("is playing")
    program.hear_out()
    assert program.button("Hear: The end").isEnabled()
    program.press(Qt.Key.Key_Escape)
    program.click("Done")
    assert not program.window.playing


def test_a_player_in_full_screen_is_left_as_it_was_found(start: Start) -> None:
    program = start()
    program.play("desk-2min")
    program.press(Qt.Key.Key_F)
    choose_in_the_player(program)
    program.press(Qt.Key.Key_Escape)
    assert program.window.isFullScreen()
    program.hear_out()
    program.click("Done")
    assert not program.window.isFullScreen()
