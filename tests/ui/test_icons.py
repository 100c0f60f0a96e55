import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage

import upstroke.ui
from upstroke.ui.icons import FAINT, Icons
from upstroke.ui.main_window import RAIL
from upstroke.ui.theme import Mode, Theme
from upstroke.ui.tokens import DARK, LIGHT

UI = Path(upstroke.ui.__file__).parent


def strongest(image: QImage) -> QColor:
    """The colour of the pixel that is covered most."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda pixel: pixel.alpha())


def test_an_icon_has_the_colour_of_its_token_and_follows_the_theme(icons: Icons, theme: Theme) -> None:
    icon = icons.icon("play-fill", "jade")
    assert strongest(icon.pixmap(32, 32).toImage()).name().upper() == LIGHT.jade
    theme.set_mode(Mode.DARK)
    try:
        assert strongest(icon.pixmap(32, 32).toImage()).name().upper() == DARK.jade
    finally:
        theme.set_mode(Mode.LIGHT)


def test_an_icon_that_is_switched_off_is_muted_and_faint(icons: Icons) -> None:
    picture = icons.icon("play-fill", "jade").pixmap(QSize(32, 32), QIcon.Mode.Disabled)
    seen, muted = strongest(picture.toImage()), QColor(LIGHT.muted)
    assert seen.alphaF() == pytest.approx(FAINT, abs=0.01)
    assert [seen.red(), seen.green(), seen.blue()] == pytest.approx([muted.red(), muted.green(), muted.blue()], abs=2)


def test_an_icon_is_drawn_anew_for_a_finer_screen(icons: Icons) -> None:
    picture = icons.icon("play").pixmap(QSize(24, 24), 2.0)
    assert picture.width() == 48
    assert picture.deviceIndependentSize().width() == 24


def test_a_name_that_the_set_does_not_have_is_an_error(icons: Icons) -> None:
    with pytest.raises(KeyError):
        icons.icon("no-such-glyph")


def test_all_icons_that_are_named_in_the_source_exist(icons: Icons) -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in UI.rglob("*.py"))
    named = set(re.findall(r'\bicon="([a-z-]+)"', source)) | set(re.findall(r'icons, "([a-z-]+)"', source))
    named |= {icon for _, icon in RAIL.values()}
    assert "play-fill" in named
    for name in named:
        assert not icons.outline(name).isEmpty(), name


def test_the_package_with_all_the_other_sets_is_not_imported(icons: Icons) -> None:
    icons.icon("play")
    assert "qtawesome" not in sys.modules
