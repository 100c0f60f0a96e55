"""How it feels before and after, in the player."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import step, timeline
from tests.ui.test_player_page import Room
from upstroke.domain.ratings import Rating, Scale
from upstroke.domain.timeline import Timeline
from upstroke.files.anatomy_data import load_anatomy
from upstroke.paths import resources_dir
from upstroke.ui.face.studio import Studio
from upstroke.ui.icons import Icons
from upstroke.ui.player.ratings import Ratings
from upstroke.ui.theme import Theme

BOTH = (Scale.PUFFINESS, Scale.JAW_TENSION)


@pytest.fixture(scope="module")
def studio() -> Studio:
    return Studio(load_anatomy(resources_dir() / "face"), resources_dir())


@pytest.fixture
def room(studio: Studio, theme: Theme, icons: Icons, qtbot: QtBot) -> Room:
    return Room(studio, theme, icons, qtbot)


@pytest.fixture
def line() -> Timeline:
    return timeline(step("jaw"), step("cheek"))


def asked(ratings: Ratings) -> list[Scale]:
    """The scales of which is asked what it was like before."""
    return [scale for scale, row in ratings.before.rows.items() if row.isVisible()]


def tap(ratings: Ratings, scale: Scale, value: int) -> None:
    row = ratings.before.rows[scale]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.center(value).toPoint())


def test_nothing_is_asked_unless_the_user_likes_to_rate(room: Room, line: Timeline) -> None:
    room.play(line)
    assert asked(room.page.ratings) == []
    room.page.ratings.begin(room.playback.session_id, (), Rating(), lambda: False, anew=True)
    assert asked(room.page.ratings) == []


def test_before_is_asked_one_scale_at_a_time_and_kept_at_once(room: Room, line: Timeline) -> None:
    kept: list[tuple[str, Rating]] = []
    room.play(line)
    ratings, session_id = room.page.ratings, room.playback.session_id
    ratings.rated.connect(lambda session_id, rating: kept.append((session_id, rating)))
    ratings.begin(session_id, BOTH, Rating(), lambda: False, anew=True)
    assert asked(ratings) == [Scale.PUFFINESS]
    tap(ratings, Scale.PUFFINESS, 6)
    assert asked(ratings) == [Scale.JAW_TENSION]
    tap(ratings, Scale.JAW_TENSION, 10)
    assert asked(ratings) == []
    assert kept[-1] == (session_id, Rating({Scale.PUFFINESS: 6, Scale.JAW_TENSION: 10}))
    assert len(kept) == 2
    assert room.playback.running, "it never waits for an answer"


def test_after_the_first_pass_it_is_too_late_for_a_before(room: Room, line: Timeline) -> None:
    room.play(line)
    room.page.ratings.begin(room.playback.session_id, BOTH, Rating(), lambda: False, anew=True)
    room.hear(line.moment(0).span.end_ms + 1_000)
    assert asked(room.page.ratings) == [Scale.PUFFINESS], "it has hardly begun"
    room.press(Qt.Key.Key_Right)
    room.hear(1_000)
    assert asked(room.page.ratings) == []


def test_one_that_goes_on_is_not_asked_of_before_again(room: Room, line: Timeline) -> None:
    room.play(line)
    room.page.ratings.begin(room.playback.session_id, BOTH, Rating(), lambda: False, anew=False)
    assert asked(room.page.ratings) == []


def test_at_the_end_it_is_asked_how_it_feels_now_beside_what_was_said(room: Room, line: Timeline) -> None:
    kept: list[Rating] = []
    room.play(line)
    ratings = room.page.ratings
    ratings.rated.connect(lambda _, rating: kept.append(rating))
    ratings.begin(room.playback.session_id, BOTH, Rating(), lambda: False, anew=True)
    tap(ratings, Scale.PUFFINESS, 6)
    room.hear_out()
    row = ratings.after.rows[Scale.PUFFINESS]
    assert row.isVisible()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.center(3).toPoint())
    assert kept[-1] == Rating({Scale.PUFFINESS: 6}, {Scale.PUFFINESS: 3})


def test_the_next_run_begins_with_nothing_said(room: Room, line: Timeline) -> None:
    room.play(line)
    room.page.ratings.begin(room.playback.session_id, BOTH, Rating(), lambda: False, anew=True)
    room.hear_out()
    room.play(line)
    assert asked(room.page.ratings) == []
    room.hear_out()
    assert not room.page.ratings.after.isVisible(), "a run of which nobody said that it is to be rated"


def test_a_number_answers_before_wherever_the_keyboard_is(room: Room, line: Timeline) -> None:
    kept: list[Rating] = []
    room.play(line)
    ratings = room.page.ratings
    ratings.rated.connect(lambda _, rating: kept.append(rating))
    ratings.begin(room.playback.session_id, BOTH, Rating(), lambda: False, anew=True)
    room.press(Qt.Key.Key_6)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_6, Qt.KeyboardModifier.NoModifier, "6", True)
    QApplication.sendEvent(room.page, held)
    assert asked(ratings) == [Scale.JAW_TENSION], "a key that is held answers once"
    room.press(Qt.Key.Key_0)
    assert kept[-1] == Rating({Scale.PUFFINESS: 6, Scale.JAW_TENSION: 0})
    assert not ratings.before.isVisible()


def test_the_keyboard_goes_on_to_the_next_scale_and_then_back_to_the_player(
    room: Room, line: Timeline, qtbot: QtBot
) -> None:
    room.page.window().activateWindow()
    qtbot.waitUntil(room.page.isActiveWindow)
    room.play(line)
    ratings = room.page.ratings
    ratings.begin(room.playback.session_id, BOTH, Rating(), lambda: False, anew=True)
    first, second = (ratings.before.rows[scale] for scale in BOTH)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_6)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_End)
    assert room.page.hasFocus()
