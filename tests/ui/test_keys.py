"""Which key presses count in the player, and what they ask for."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from upstroke.ui.player.keys import GUARD_MS, REPEAT_MS, Command, KeyGuard, PlayerKeys, is_plain

Key = Qt.Key


class Pressed:
    """A widget with a button that has the focus, and what its keys asked for. Time is set by hand."""

    def __init__(self, qtbot: QtBot) -> None:
        self.taken: list[Command] = []
        self.clicks = 0
        self.mono_ms = 0
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.button = QPushButton("A button", self.widget)
        QVBoxLayout(self.widget).addWidget(self.button)
        self.button.clicked.connect(self._click)
        self.keys = PlayerKeys(self.widget, self.taken.append, lambda: self.mono_ms)
        self.widget.show()
        self.widget.activateWindow()
        qtbot.waitUntil(self.widget.isActiveWindow)
        self.button.setFocus()

    def press(self, *keys: Qt.Key, apart_ms: int = GUARD_MS) -> list[Command]:
        for key in keys:
            self.mono_ms += apart_ms
            QTest.keyClick(self.button, key)
        return self.taken

    def _click(self) -> None:
        self.clicks += 1


@pytest.fixture
def pressed(qtbot: QtBot) -> Pressed:
    return Pressed(qtbot)


@pytest.mark.parametrize(
    ("keys", "command"),
    [
        ((Key.Key_Space, Key.Key_B), Command.TOGGLE),
        ((Key.Key_Right, Key.Key_PageDown), Command.NEXT),
        ((Key.Key_Left, Key.Key_PageUp), Command.PREVIOUS),
        ((Key.Key_Up,), Command.MORE),
        ((Key.Key_Down,), Command.LESS),
        ((Key.Key_M,), Command.MIRROR),
        ((Key.Key_V,), Command.VOICE),
        ((Key.Key_Q,), Command.SOUND),
        ((Key.Key_C,), Command.CAPTIONS),
        ((Key.Key_O,), Command.ONE_BUTTON),
        ((Key.Key_F,), Command.FULL_SCREEN),
        ((Key.Key_Escape,), Command.LEAVE),
        ((Key.Key_S,), Command.FELT_WRONG),
    ],
)
def test_each_key_asks_for_one_thing_wherever_the_focus_is(
    pressed: Pressed, keys: tuple[Qt.Key, ...], command: Command
) -> None:
    assert pressed.press(*keys) == [command] * len(keys)
    assert pressed.clicks == 0, "the button with the focus must not take the player's key"


def test_other_keys_belong_to_what_has_the_focus(pressed: Pressed) -> None:
    assert pressed.press(Key.Key_A, Key.Key_Tab) == []


def test_what_presenters_send_besides_does_nothing(pressed: Pressed) -> None:
    assert pressed.press(Key.Key_F5, Key.Key_Period) == []


def test_a_key_held_down_counts_once(pressed: Pressed) -> None:
    pressed.press(Key.Key_Right)
    for _ in range(5):
        pressed.mono_ms += 1_000
        repeated = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Right, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(pressed.button, repeated)
    assert pressed.taken == [Command.NEXT]


def test_two_presses_in_a_moment_pause_once(pressed: Pressed) -> None:
    assert pressed.press(Key.Key_Space, Key.Key_B, apart_ms=GUARD_MS - 1) == [Command.TOGGLE]
    assert pressed.press(Key.Key_Space) == [Command.TOGGLE] * 2


def test_a_key_held_down_counts_once_also_where_the_system_does_not_say_so(pressed: Pressed) -> None:
    assert pressed.press(*[Key.Key_Right] * 6, apart_ms=REPEAT_MS // 2) == [Command.NEXT]
    assert pressed.press(Key.Key_Right, apart_ms=REPEAT_MS) == [Command.NEXT] * 2


def test_keys_that_are_not_listened_for_go_to_what_has_the_focus(pressed: Pressed) -> None:
    pressed.keys.listen_for({Command.LEAVE})
    assert pressed.press(Key.Key_Space, Key.Key_Right, Key.Key_Escape) == [Command.LEAVE]
    assert pressed.clicks == 1


@pytest.mark.parametrize("key", [Key.Key_PageDown, Key.Key_PageUp, Key.Key_B, Key.Key_V, Key.Key_Up, Key.Key_Space])
def test_where_all_is_one_button_nearly_every_key_pauses(pressed: Pressed, key: Qt.Key) -> None:
    pressed.keys.set_one_button(True)
    assert pressed.press(key) == [Command.TOGGLE]


def test_the_way_out_and_what_feels_wrong_keep_their_keys_there(pressed: Pressed) -> None:
    pressed.keys.set_one_button(True)
    kept = [Command.LEAVE, Command.FELT_WRONG, Command.FULL_SCREEN, Command.ONE_BUTTON]
    assert pressed.press(Key.Key_Escape, Key.Key_S, Key.Key_F, Key.Key_O) == kept


def test_a_tap_and_a_key_in_a_moment_count_once(pressed: Pressed) -> None:
    pressed.press(Key.Key_Space)
    pressed.keys.press(Command.TOGGLE)
    assert pressed.taken == [Command.TOGGLE]


@pytest.mark.parametrize(
    ("key", "text", "modifier", "plain"),
    [
        (Key.Key_X, "x", Qt.KeyboardModifier.NoModifier, True),
        (Key.Key_X, "X", Qt.KeyboardModifier.ShiftModifier, True),
        (Key.Key_5, "5", Qt.KeyboardModifier.KeypadModifier, True),
        (Key.Key_Return, "\r", Qt.KeyboardModifier.NoModifier, True),
        (Key.Key_X, "x", Qt.KeyboardModifier.ControlModifier, False),
        (Key.Key_Tab, "\t", Qt.KeyboardModifier.NoModifier, False),
        (Key.Key_F5, "", Qt.KeyboardModifier.NoModifier, False),
        (Key.Key_Shift, "", Qt.KeyboardModifier.ShiftModifier, False),
    ],
)
def test_which_keys_are_plain(key: Qt.Key, text: str, modifier: Qt.KeyboardModifier, plain: bool) -> None:
    assert is_plain(QKeyEvent(QEvent.Type.KeyPress, key, modifier, text)) is plain
    assert not is_plain(QKeyEvent(QEvent.Type.KeyPress, key, modifier, text, True)), "held down"


def test_the_guard_is_for_pausing_and_leaving_only() -> None:
    guard = KeyGuard()
    assert [guard.counts(Command.MORE, at) for at in (0, 100, 200)] == [True] * 3
    assert guard.counts(Command.TOGGLE, 210)
    assert guard.counts(Command.LEAVE, 220)
    assert not guard.counts(Command.LEAVE, 220 + GUARD_MS - 1)
