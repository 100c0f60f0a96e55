"""The page after something felt wrong."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import tomli
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from upstroke.domain.felt_wrong import ALLERGY_SIGNS, EMERGENCY_SIGNS, STOP_SIGNS, FeltWrong
from upstroke.domain.resting import Resting, Wait
from upstroke.domain.timeline import PassSide
from upstroke.paths import resources_dir
from upstroke.ui.player.stop_view import StopView
from upstroke.ui.player.worked_face import Zones

JAW = FeltWrong(
    "1", datetime(2026, 11, 22, 12, tzinfo=UTC), "guasha-full", "jawline", "gua_sha", ("jawline",), PassSide.LEFT
)


@pytest.fixture
def view(qtbot: QtBot) -> StopView:
    def grey(zones: Zones, size: QSize, ratio: float) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.gray)
        return picture

    view = StopView(grey)
    qtbot.addWidget(view)
    view.show()
    return view


def read(view: StopView, found: FeltWrong, *waits: Wait, over: bool = False) -> str:
    """All that can be read."""
    view.show_felt_wrong(found, over=over)
    view.show_resting(Resting(found, waits))
    return "\n".join(each.text() for each in view.findChildren(QLabel))


def test_it_names_every_sign_and_what_to_do(view: StopView) -> None:
    text = read(view, JAW).lower()
    assert all(sign in text for sign in (*STOP_SIGNS, *EMERGENCY_SIGNS, *ALLERGY_SIGNS))
    assert "call the emergency number at once" in text
    assert "sit or lie down" in text
    assert "ask a doctor" in text


def test_it_says_what_was_worked_and_for_how_long_it_is_left_out(view: StopView) -> None:
    text = read(view, JAW, Wait(48), Wait(168, "cupping there"))
    assert "You stopped. That was right." in text
    assert "Jaw · left · gua sha stone" in text
    assert "This is left out for 2 days, on both sides; cupping there for 7 days." in text


def test_after_the_end_it_speaks_of_all_that_was_worked(view: StopView) -> None:
    text = read(view, JAW, Wait(48), over=True)
    assert "You stopped" not in text
    assert "What you worked" in text


def test_before_anything_was_worked_nothing_is_left_out(view: StopView) -> None:
    text = read(view, replace(JAW, zones=()))
    assert "Nothing had been worked on the face yet." in text
    assert "So nothing is left out." in text


def test_close(view: StopView, qtbot: QtBot) -> None:
    view.show_felt_wrong(JAW, over=False)
    (close,) = view.findChildren(QPushButton)
    with qtbot.waitSignal(view.done):
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)


def test_the_signs_are_those_of_the_safety_rules() -> None:
    rules = tomli.loads((resources_dir() / "content" / "safety.toml").read_text("utf-8"))["rule"]
    texts = {rule["id"]: rule["text"].lower() for rule in rules}
    assert all(sign in texts["stop_signs"] for sign in (*STOP_SIGNS, *EMERGENCY_SIGNS))
    assert all(sign in texts["allergy_reaction"] for sign in ALLERGY_SIGNS)
