from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from upstroke.ui.player.angle_glyph import AngleGlyph
from upstroke.ui.theme import Theme


def drawn(glyph: AngleGlyph) -> QImage:
    return glyph.grab().toImage()


def tool_tops(image: QImage, jade: QColor) -> int:
    """The highest row in which the tool's line is seen."""
    rows = [y for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y) == jade]
    return min(rows)


def test_a_steeper_tool_is_drawn_steeper_and_said(theme: Theme, qtbot: QtBot) -> None:
    glyph = AngleGlyph(theme)
    qtbot.addWidget(glyph)
    glyph.resize(glyph.sizeHint())
    jade = QColor(theme.tokens.jade)
    glyph.show_angle(15)
    flat = tool_tops(drawn(glyph), jade)
    assert glyph.accessibleName() == "The tool lies at 15 degrees on the skin"
    glyph.show_angle(40)
    assert tool_tops(drawn(glyph), jade) < flat - 3


def test_every_angle_that_a_routine_may_have_is_drawn_whole_and_said(theme: Theme, qtbot: QtBot) -> None:
    glyph = AngleGlyph(theme)
    qtbot.addWidget(glyph)
    glyph.resize(glyph.sizeHint())
    jade = QColor(theme.tokens.jade)
    for angle in (0, 15, 45, 90):
        glyph.show_angle(angle)
        assert f"{angle} degrees" in glyph.accessibleName()
        image = drawn(glyph)
        edge = [image.pixelColor(x, y) for x in range(image.width()) for y in (0, image.height() - 1)]
        edge += [image.pixelColor(x, y) for y in range(image.height()) for x in (0, image.width() - 1)]
        assert jade not in edge, angle


def test_without_an_angle_there_is_nothing_to_see(theme: Theme, qtbot: QtBot) -> None:
    glyph = AngleGlyph(theme)
    qtbot.addWidget(glyph)
    glyph.show_angle(15)
    assert glyph.isVisible()
    glyph.show_angle(None)
    assert not glyph.isVisible()
