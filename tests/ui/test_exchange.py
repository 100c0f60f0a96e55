import pytest
from PySide6.QtWidgets import QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from upstroke.ui.desktop import exchange
from upstroke.ui.desktop.exchange import Stopped, shown


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def dialog(window: QWidget) -> QProgressDialog:
    (found,) = window.findChildren(QProgressDialog)
    return found


def test_what_takes_long_is_shown_with_how_far_it_is(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "PATIENCE_MS", 0)
    with shown(window, "Reading a.zip…") as progress:
        progress(0, 300)
        progress(100, 300)
        assert dialog(window).isVisible()
        assert (dialog(window).value(), dialog(window).maximum()) == (100, 300)
        assert dialog(window).labelText() == "Reading a.zip…"
        seen = dialog(window)
    assert not seen.isVisible()


def test_what_is_quick_is_not_shown(window: QWidget) -> None:
    with shown(window, "Reading a.zip…") as progress:
        progress(0, 300)
        progress(100, 300)
        assert not dialog(window).isVisible()


def test_it_can_be_stopped(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "PATIENCE_MS", 0)

    def go_on() -> None:
        with shown(window, "Writing a.zip…") as progress:
            progress(0, 0)
            progress(100, 0)
            dialog(window).cancel()
            progress(200, 0)

    with pytest.raises(Stopped):
        go_on()
