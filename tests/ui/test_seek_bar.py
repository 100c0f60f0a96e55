"""The bar of steps, on which one can go to any place."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.builders import step, timeline, wait
from upstroke.domain.routine import Strokes
from upstroke.domain.timeline import Timeline
from upstroke.ui.player.seek_bar import SeekBar, segments
from upstroke.ui.theme import Theme

WIDTH = 408


@pytest.fixture
def line() -> Timeline:
    """Two steps: up to 21 s with getting ready, and up to 45 s."""
    return timeline(step("jaw"), step("cheek", Strokes(10, 30)))


@pytest.fixture
def bar(theme: Theme, line: Timeline, qtbot: QtBot) -> SeekBar:
    bar = SeekBar(theme)
    qtbot.addWidget(bar)
    bar.resize(WIDTH, bar.sizeHint().height())
    bar.show_place(line, 0)
    bar.show()
    return bar


def asked(bar: SeekBar, x: float, qtbot: QtBot) -> int:
    """The time that a click asks for."""
    with qtbot.waitSignal(bar.seek_requested) as seek:
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(x), bar.height() // 2))
    assert seek.args is not None
    return int(seek.args[0])


def test_the_steps_share_the_width_by_their_length(line: Timeline) -> None:
    first, second = segments(line, WIDTH)
    assert first.left == 0
    assert second.left + second.width == pytest.approx(WIDTH)
    assert first.width / second.width == pytest.approx(21_000 / 24_000)
    assert (first.start_ms, second.start_ms, second.length_ms) == (0, 21_000, 24_000)


def test_many_steps_fit_in_a_narrow_bar() -> None:
    parts = segments(timeline(*(step(f"s{number}") for number in range(60)), wait()), 100)
    assert all(part.width > 0 for part in parts)
    assert parts[-1].left + parts[-1].width == pytest.approx(100)


def test_a_click_asks_for_the_time_at_that_place(bar: SeekBar, line: Timeline, qtbot: QtBot) -> None:
    first, second = segments(line, bar.width())
    assert asked(bar, 0, qtbot) == 0
    assert asked(bar, first.width / 2, qtbot) == pytest.approx(10_500, abs=100)
    assert asked(bar, second.left + second.width / 2, qtbot) == pytest.approx(33_000, abs=100)
    assert asked(bar, second.left, qtbot) == pytest.approx(21_000, abs=100)


def test_a_click_between_two_steps_goes_to_the_end_of_the_first(bar: SeekBar, line: Timeline, qtbot: QtBot) -> None:
    first, _ = segments(line, bar.width())
    assert asked(bar, first.width + 2, qtbot) == pytest.approx(21_000, abs=1)


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_other_buttons_ask_for_nothing(bar: SeekBar, button: Qt.MouseButton, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.seek_requested):
        QTest.mouseClick(bar, button, pos=QPoint(50, 10))


def test_letting_go_outside_asks_for_nothing(bar: SeekBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.seek_requested):
        QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(50, 10))
        QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(50, 200))


def test_the_place_is_painted(bar: SeekBar, line: Timeline, theme: Theme) -> None:
    def filled() -> int:
        image = bar.grab().toImage()
        row = [image.pixelColor(x, image.height() // 2).name() for x in range(image.width())]
        return sum(colour == theme.tokens.jade.lower() for colour in row)

    assert filled() <= 1
    bar.show_place(line, 21_000)
    half = filled()
    bar.show_place(line, line.length_ms)
    assert half == pytest.approx(filled() * 21 / 45, abs=8)
    assert filled() > WIDTH * 0.9
