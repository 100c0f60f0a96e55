"""The page of sound and voice, and the line of the settings about it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QSlider
from pytestqt.qtbot import QtBot

from upstroke.domain.sound_sample import SampleKind
from upstroke.files.preferences import SETTINGS, Settings
from upstroke.system.other_players import NOT_HERE
from upstroke.ui.icons import Icons
from upstroke.ui.settings.sound_page import SoundPage
from upstroke.ui.settings.sound_words import summary
from upstroke.ui.theme import Theme


@pytest.fixture
def page(theme: Theme, icons: Icons, qtbot: QtBot) -> SoundPage:
    return shown(SoundPage(theme, icons, limits=""), qtbot)


def shown(page: SoundPage, qtbot: QtBot) -> SoundPage:
    qtbot.addWidget(page)
    page.resize(900, 640)
    page.show_settings(Settings())
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def texts(page: SoundPage) -> set[str]:
    return {each.text() for each in page.findChildren(QLabel) if each.isVisible()}


def button(page: SoundPage, name: str) -> QAbstractButton:
    return next(each for each in page.findChildren(QAbstractButton) if name in (each.text(), each.accessibleName()))


def test_each_preference_of_voice_and_sound_has_a_row(page: SoundPage) -> None:
    assert {each.label for each in SETTINGS if each.section in ("voice", "sound")} <= texts(page)


def test_a_change_comes_out_at_once(page: SoundPage) -> None:
    changes: list[tuple[str, object]] = []
    page.setting_changed.connect(lambda key, value: changes.append((key, value)))
    for name in ("Titles and sides", "Every stroke", "Say when half is done"):
        QTest.mouseClick(button(page, name), Qt.MouseButton.LeftButton)
    for name in ("Glass", "Soft drum", "Rain", "Pause them"):
        QTest.mouseClick(button(page, name), Qt.MouseButton.LeftButton)
    voice = next(each for each in page.findChildren(QSlider) if each.accessibleName() == "Voice")
    QTest.keyClick(voice, Qt.Key.Key_Left)
    assert changes == [
        ("saying", "titles"),
        ("counting", "strokes"),
        ("halfway", True),
        ("chime_set", "glass"),
        ("beat_kind", "soft"),
        ("ambience", "rain"),
        ("other_players", "pause"),
        ("voice", pytest.approx(0.95)),
    ]


def test_showing_preferences_is_no_change(page: SoundPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.setting_changed):
        page.show_settings(Settings(saying="nothing", chime_set="glass", ambience="waves", ambience_level=0.2))
    assert button(page, "Chimes only").isChecked()
    assert "20 %" in texts(page)


def test_each_sound_can_be_heard_from_the_keyboard(page: SoundPage) -> None:
    asked: list[SampleKind] = []
    page.hear_requested.connect(asked.append)
    button(page, "Hear: The start").setFocus()
    for _ in SampleKind:
        focus = page.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Space)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert asked == list(SampleKind)


def test_the_ambience_can_be_listened_to_where_there_is_one(page: SoundPage, qtbot: QtBot) -> None:
    listen = button(page, "Listen to the background")
    assert not listen.isEnabled()
    page.show_settings(Settings(ambience="rain"))
    with qtbot.waitSignal(page.listening_changed) as asked:
        QTest.mouseClick(listen, Qt.MouseButton.LeftButton)
    assert asked.args == [True]
    with qtbot.assertNotEmitted(page.listening_changed):
        page.end_listening()
    assert not listen.isChecked()


def test_while_a_routine_plays_changes_are_heard_in_it_and_nothing_else(page: SoundPage) -> None:
    page.show_settings(Settings(ambience="rain"))
    page.show_playing(True)
    assert any("is playing" in text for text in texts(page))
    assert not button(page, "Hear: The end").isEnabled()
    assert not button(page, "Listen to the background").isEnabled()
    assert button(page, "Glass").isEnabled()
    page.end_playing()
    assert not any("is playing" in text for text in texts(page))
    assert button(page, "Hear: The end").isEnabled()


def test_what_is_to_be_known_of_the_voice_is_said_there(page: SoundPage) -> None:
    note = "No system voice: your own words show as captions. Install espeak-ng to hear them."
    page.set_voice_note(note)
    assert note in texts(page)
    page.set_voice_note("")
    assert note not in texts(page)


def test_where_other_players_cannot_be_reached_it_says_so_in_place_of_a_choice(
    theme: Theme, icons: Icons, qtbot: QtBot
) -> None:
    page = shown(SoundPage(theme, icons, limits=NOT_HERE), qtbot)
    assert NOT_HERE in texts(page)
    assert "Other players" not in texts(page)


def test_why_nothing_is_heard_stays_in_sight_until_it_is_taken_back(page: SoundPage) -> None:
    page.say("There is no sound device.")
    page.say("There is no voice.")
    assert "There is no voice." in texts(page)
    page.say("")
    assert not {"There is no voice.", "There is no sound device."} & texts(page)


def test_escape_and_back_close_it(page: SoundPage, qtbot: QtBot) -> None:
    assert button(page, "Back").hasFocus() or page.focusProxy() is button(page, "Back")
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.closed):
        QTest.mouseClick(button(page, "Back"), Qt.MouseButton.LeftButton)


def test_a_small_window_shows_all_of_its_width(page: SoundPage, qtbot: QtBot) -> None:
    page.resize(600, 400)
    qtbot.waitUntil(lambda: page.viewport().width() < 610)
    assert page.horizontalScrollBar().maximum() == 0


def test_the_settings_say_it_in_a_line() -> None:
    assert summary(Settings()) == "Everything is said · chimes: bowls · strokes: wood · loudness 80 %"
    other = Settings(saying="nothing", chime_set="glass", beat_kind="tick", ambience="rain", master=0.5)
    assert summary(other) == (
        "Chimes only, nothing is said · chimes: glass · strokes: tick · loudness 50 % · rain in the background"
    )
