"""Which key presses count in the player, and what they ask for."""

import pytest
from PySide6.QtCore import Qt

from upstroke.ui.player.keys import GUARD_MS, Command, KeyGuard

Key = Qt.Key


@pytest.mark.parametrize(
    ("keys", "command"),
    [
        ((Key.Key_Space, Key.Key_B), Command.TOGGLE),
        ((Key.Key_Right, Key.Key_PageDown), Command.NEXT),
        ((Key.Key_Left, Key.Key_PageUp), Command.PREVIOUS),
        ((Key.Key_Up,), Command.MORE),
        ((Key.Key_Down,), Command.LESS),
        ((Key.Key_M,), Command.MIRROR),
        ((Key.Key_V,), Command.SOUND),
        ((Key.Key_F,), Command.FULL_SCREEN),
        ((Key.Key_Escape,), Command.LEAVE),
        ((Key.Key_A, Key.Key_Return, Key.Key_Tab), None),
    ],
)
def test_each_key_asks_for_one_thing(keys: tuple[int, ...], command: Command | None) -> None:
    for key in keys:
        guard = KeyGuard()
        assert guard.known(key) is (command is not None)
        assert guard.command(key, False, 0) is command


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Right, Key.Key_Up, Key.Key_Escape])
def test_a_key_held_down_counts_once(key: int) -> None:
    guard = KeyGuard()
    assert guard.command(key, False, 0)
    assert guard.command(key, True, 5_000) is None


@pytest.mark.parametrize(("first", "second"), [(Key.Key_Space, Key.Key_Space), (Key.Key_Space, Key.Key_B)])
def test_two_presses_in_a_moment_pause_once(first: int, second: int) -> None:
    guard = KeyGuard()
    assert guard.command(first, False, 1_000) is Command.TOGGLE
    assert guard.command(second, False, 1_000 + GUARD_MS - 1) is None
    assert guard.command(second, False, 1_000 + 2 * GUARD_MS) is Command.TOGGLE


def test_two_presses_in_a_moment_leave_once() -> None:
    guard = KeyGuard()
    assert guard.command(Key.Key_Escape, False, 0) is Command.LEAVE
    assert guard.command(Key.Key_Escape, False, 399) is None


def test_other_keys_may_follow_each_other_at_once() -> None:
    guard = KeyGuard()
    assert [guard.command(Key.Key_Up, False, at) for at in (0, 100, 200)] == [Command.MORE] * 3
    assert guard.command(Key.Key_Space, False, 210) is Command.TOGGLE
    assert guard.command(Key.Key_Escape, False, 220) is Command.LEAVE
