"""The count around the edge of the window."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from upstroke.ui.player.edge_count import THINNEST, EdgeCount
from upstroke.ui.theme import Theme

WIDTH, HEIGHT = 640, 400
AROUND = 2 * (WIDTH + HEIGHT)


@pytest.fixture
def below(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(WIDTH, HEIGHT)
    return widget


@pytest.fixture
def edge(theme: Theme, below: QWidget) -> EdgeCount:
    edge = EdgeCount(theme, below)
    below.show()
    return edge


def filled(edge: EdgeCount, below: QWidget) -> float:
    """The share of the edge that is filled, at two pixels from it."""
    image, jade = below.grab().toImage(), QColor(edge._theme.tokens.jade)
    points = [(x, y) for x in range(WIDTH) for y in (2, HEIGHT - 3)]
    points += [(x, y) for y in range(HEIGHT) for x in (2, WIDTH - 3)]
    return sum(image.pixelColor(x, y) == jade for x, y in points) / len(points)


def test_it_fills_as_the_count_runs_down(edge: EdgeCount, below: QWidget) -> None:
    shares = []
    for left_ms in (3_000, 2_000, 1_000, 1):
        edge.show_left(left_ms)
        shares.append(filled(edge, below))
    assert shares == pytest.approx([0, 1 / 3, 2 / 3, 1], abs=0.03)
    edge.show_left(0)
    assert not edge.isVisible()


def test_it_begins_in_the_middle_of_the_top_on_both_sides(edge: EdgeCount, below: QWidget) -> None:
    edge.show_left(2_800)
    image, jade = below.grab().toImage(), QColor(edge._theme.tokens.jade)
    row = [image.pixelColor(x, 2) == jade for x in range(WIDTH)]
    assert row[WIDTH // 2]
    assert row == row[::-1]


def test_calm_it_fills_in_three_steps(edge: EdgeCount, below: QWidget) -> None:
    edge.set_wanted(True, calm=True)
    shares = []
    for left_ms in (3_000, 2_500, 2_001, 2_000, 1_000, 20):
        edge.show_left(left_ms)
        shares.append(filled(edge, below))
    assert shares == pytest.approx([1 / 3, 1 / 3, 1 / 3, 2 / 3, 1, 1], abs=0.03)


def test_who_does_not_want_it_never_sees_it(edge: EdgeCount) -> None:
    edge.set_wanted(False, calm=False)
    edge.show_left(1_500)
    assert not edge.isVisible()


def test_it_follows_the_window_and_lets_clicks_through(edge: EdgeCount, below: QWidget, qtbot: QtBot) -> None:
    button = QPushButton("In the corner", below)
    button.move(0, 0)
    button.show()
    edge.raise_()
    edge.show_left(100)
    below.resize(900, 500)
    assert edge.size() == below.size()
    clicked: list[bool] = []
    button.clicked.connect(lambda: clicked.append(True))
    assert below.childAt(QPoint(4, 4)) is button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert clicked == [True]


def test_a_frame_paints_only_what_it_adds(edge: EdgeCount, below: QWidget, qtbot: QtBot) -> None:
    painted: list[QRegion] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                painted.append(event.region())
            return False

    watch = Watch()
    edge.installEventFilter(watch)
    edge.show_left(1_000)
    qtbot.waitUntil(lambda: bool(painted))
    painted.clear()
    edge.show_left(984)
    qtbot.waitUntil(lambda: bool(painted))
    (region,) = painted
    area = region.boundingRect()
    added = sum(
        region.contains(QPoint(x, y))
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    )
    assert 0 < added < AROUND * THINNEST * 0.02
