"""The ring around the count."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from upstroke.ui.player.count_ring import CountRing
from upstroke.ui.theme import Theme


def painted(ring: QWidget, colour: str) -> int:
    """How many pixels have a colour."""
    image = ring.grab().toImage()
    return sum(
        image.pixelColor(x, y).name() == colour.lower() for x in range(image.width()) for y in range(image.height())
    )


def test_it_fills_as_time_goes(theme: Theme, qtbot: QtBot) -> None:
    ring = CountRing(theme)
    qtbot.addWidget(ring)
    ring.resize(ring.sizeHint())
    shares = []
    for fraction in (0.0, 0.25, 0.5, 1.0):
        ring.show_count("0:12", "then next step", fraction)
        shares.append(painted(ring, theme.tokens.jade))
    assert shares[0] == 0
    assert 0.2 < shares[1] / shares[3] < 0.3
    assert 0.45 < shares[2] / shares[3] < 0.55


def test_it_can_be_read_aloud(theme: Theme, qtbot: QtBot) -> None:
    ring = CountRing(theme)
    qtbot.addWidget(ring)
    ring.show_count("3", "then begin", 0.2)
    assert ring.accessibleName() == "3 then begin"
