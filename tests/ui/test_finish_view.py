"""The page at the end."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import record
from tests.history.sessions import session
from upstroke.domain.session import PassOutcome, Session, SessionOutcome
from upstroke.domain.timeline import PassSide
from upstroke.ui.icons import Icons
from upstroke.ui.player.finish_view import FinishView
from upstroke.ui.player.worked_face import Zones

EVENING = session(
    passes=(
        record(0, PassSide.LEFT, 60_000, 12),
        record(0, PassSide.RIGHT, 60_000, 12),
        replace(record(1, active_ms=30_000, strokes=0), title="Breathe <i>out</i>"),
        record(2, active_ms=0, strokes=0),
    )
)


def _portrait(zones: Zones, size: QSize, ratio: float) -> QPixmap:
    picture = QPixmap(size)
    picture.fill(Qt.GlobalColor.gray)
    return picture


@pytest.fixture
def view(icons: Icons, qtbot: QtBot) -> FinishView:
    view = FinishView(grey, icons)
    qtbot.addWidget(view)
    view.show()
    return view


def grey(zones: Zones, size: QSize, ratio: float) -> QPixmap:
    picture = QPixmap(size)
    picture.fill(Qt.GlobalColor.gray)
    return picture


def show(view: FinishView, shown: Session, *, kept: bool = True) -> list[str]:
    """Show a session; returns all that can be read."""
    view.show_session(shown, kept=kept)
    return [label.text() for label in view.findChildren(QLabel) if not label.isHidden()]


def test_it_says_what_was_done(view: FinishView) -> None:
    texts = show(view, EVENING)
    assert "All done" in texts
    assert "Calm. Let it settle for a moment." in texts
    for number, unit in (("2:30", "of massage"), ("24", "strokes"), ("2", "steps")):
        assert texts.index(unit) == texts.index(number) + 1
    assert "Jawline, left · 12 strokes\nJawline, right · 12 strokes\nBreathe <i>out</i> · 0:30" in texts


def test_it_says_when_what_was_done_could_not_be_written_yet(view: FinishView) -> None:
    texts = show(view, EVENING, kept=False)
    assert "Calm. It could not be written to your history yet; Upstroke tries again." in texts


def test_one_that_was_ended_early_is_well_begun(view: FinishView) -> None:
    part = replace(record(0, PassSide.LEFT, 6_000, 1), outcome=PassOutcome.PARTIAL)
    texts = show(view, session(outcome=SessionOutcome.STOPPED, passes=(part,)))
    assert "Well begun" in texts
    assert "Calm. What you did is kept." in texts
    assert "Jawline, left · 1 stroke" in texts


def test_titles_are_taken_as_they_are_written(view: FinishView) -> None:
    show(view, replace(EVENING, routine_title="<b>Calm</b>"))
    (text,) = [label for label in view.findChildren(QLabel) if "Calm" in label.text()]
    assert text.textFormat() is Qt.TextFormat.PlainText


def test_its_buttons(view: FinishView, qtbot: QtBot) -> None:
    show(view, EVENING)
    done, history, wrong = view.findChildren(QPushButton)
    with qtbot.waitSignal(view.done):
        QTest.mouseClick(done, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(view.history_requested):
        QTest.mouseClick(history, Qt.MouseButton.LeftButton)
    assert wrong.text() == "Something feels wrong"
    with qtbot.waitSignal(view.felt_wrong):
        QTest.mouseClick(wrong, Qt.MouseButton.LeftButton)
