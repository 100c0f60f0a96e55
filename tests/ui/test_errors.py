import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from upstroke.ui.errors import LOG, LOG_SIZE, MOST_REPORTS, ErrorDialog, ErrorHook, report, start_log, stop_log
from upstroke.ui.theme import Theme


class Button(QObject):
    pressed = Signal(int)


def stumble(number: int) -> None:
    raise ZeroDivisionError(f"press {number}")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "state" / "upstroke.log"
    assert start_log(path) == ""
    yield path
    stop_log()


@pytest.fixture
def hook(log: Path, qtbot: QtBot) -> Iterator[ErrorHook]:
    hook = ErrorHook()
    before = sys.excepthook, threading.excepthook
    hook.install()
    yield hook
    sys.excepthook, threading.excepthook = before


def test_an_error_in_a_slot_is_logged_and_announced_once(hook: ErrorHook, log: Path) -> None:
    reports: list[str] = []
    hook.failed.connect(reports.append)
    button = Button()
    button.pressed.connect(stumble)
    for number in (1, 2, 3):
        button.pressed.emit(number)
    assert len(reports) == 1
    assert "ZeroDivisionError: press 1" in reports[0]
    assert "Upstroke" in reports[0].splitlines()[0]
    text = log.read_text(encoding="utf-8")
    assert text.count("ZeroDivisionError: press") == 1
    assert text.count("2 times by now") == 1


def test_an_error_that_comes_up_with_each_frame_does_not_fill_the_log(hook: ErrorHook, log: Path) -> None:
    button = Button()
    button.pressed.connect(stumble)
    for number in range(1500):
        button.pressed.emit(number)
    text = log.read_text(encoding="utf-8")
    assert text.count("Traceback") == 1
    assert text.count("again, ") == 4
    assert "1000 times by now" in text


def test_an_error_in_a_thread_is_announced(hook: ErrorHook, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hook.failed) as caught:
        thread = threading.Thread(target=stumble, args=(7,))
        thread.start()
        thread.join()
    assert "press 7" in caught.args[0]


def test_a_storm_of_different_errors_ends(hook: ErrorHook) -> None:
    reports: list[str] = []
    hook.failed.connect(reports.append)
    for number in range(20):
        kind = type(f"Error{number}", (Exception,), {})
        hook.handle(kind, kind(), None)
    assert len(reports) == MOST_REPORTS


def test_ctrl_c_is_left_to_python(hook: ErrorHook, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    passed_on: list[object] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, error, trace: passed_on.append(kind))
    hook.handle(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert passed_on == [KeyboardInterrupt]
    assert log.read_text(encoding="utf-8") == ""


def test_without_a_place_for_the_log_there_is_a_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    try:
        assert start_log(blocked / "upstroke.log").startswith("Nothing can be logged")
        LOG.info("still works")
    finally:
        stop_log()


def test_a_long_log_makes_room_for_a_new_one_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "upstroke.log"
    path.write_text("x" * (LOG_SIZE + 1), encoding="utf-8")
    assert start_log(path) == ""
    stop_log()
    assert path.read_text(encoding="utf-8") == ""
    assert path.with_name("upstroke.log.old").stat().st_size == LOG_SIZE + 1


def test_the_log_takes_what_qt_says(log: Path) -> None:
    from PySide6.QtCore import qWarning

    qWarning("something odd")
    logging.getLogger("upstroke.audio").info("opened")
    text = log.read_text(encoding="utf-8")
    assert "WARNING upstroke: Qt: something odd" in text
    assert "INFO upstroke.audio: opened" in text


def test_the_dialog_lets_one_copy_the_report_and_takes_up_later_ones(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ErrorDialog(tmp_path / "upstroke.log")
    qtbot.addWidget(dialog)
    dialog.add(report(ZeroDivisionError, ZeroDivisionError("first"), None))
    dialog.add(report(ValueError, ValueError("second"), None))
    assert not dialog.isModal()
    dialog.copy()
    copied = QApplication.clipboard().text()
    assert "first" in copied
    assert "second" in copied
    dialog.accept()
    dialog.add("third")
    assert dialog.text == "third"
