"""Whether a window can be opened here."""

import pytest

from upstroke.ui.desktop.display import NO_DISPLAY, cannot_connect, display_trouble


@pytest.mark.parametrize(
    ("environment", "platform", "trouble"),
    [
        ({}, "linux", NO_DISPLAY),
        ({"DISPLAY": ""}, "linux", NO_DISPLAY),
        ({"DISPLAY": ":0"}, "linux", ""),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", ""),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", ""),
        ({"QT_QPA_PLATFORM": "xcb"}, "linux", NO_DISPLAY),
        ({}, "win32", ""),
        ({}, "darwin", ""),
    ],
)
def test_on_linux_the_surroundings_must_name_a_screen(environment: dict[str, str], platform: str, trouble: str) -> None:
    assert display_trouble(environment, platform) == trouble


def test_it_is_one_sentence_that_says_what_to_do() -> None:
    assert NO_DISPLAY.count(".") == 1
    assert "DISPLAY" in NO_DISPLAY


def test_what_qt_says_of_a_screen_that_can_not_be_reached_is_known() -> None:
    assert cannot_connect("could not connect to display :987")
    assert cannot_connect("This application failed to start because no Qt platform plugin could be initialized.")
    assert not cannot_connect("QWidget::paintEngine: Should no longer be called")
