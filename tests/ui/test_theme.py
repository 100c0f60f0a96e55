import re
from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from upstroke.ui.stylesheet import stylesheet
from upstroke.ui.theme import Mode, Theme
from upstroke.ui.tokens import DARK, LIGHT, TextSize, Tokens

READABLE = 4.5
"""The contrast of text that WCAG asks for."""

GROUNDS = ("paper", "rail", "surface", "raised", "stage", "wash", "sand")
PAIRS = (
    *product(("ink", "muted"), GROUNDS),
    ("on_jade", "jade"),
    ("on_jade", "jade_hover"),
    ("jade_ink", "jade_soft"),
    ("jade_ink", "surface"),
    ("jade_ink", "wash"),
    ("rose_ink", "rose_soft"),
    ("rose_ink", "surface"),
    ("rose_ink", "wash"),
    ("sand_ink", "sand"),
    ("sand_ink", "sand_hover"),
    ("sand_ink", "track"),
)


def brightness(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    parsed = QColor(colour)
    return 0.2126 * linear(parsed.redF()) + 0.7152 * linear(parsed.greenF()) + 0.0722 * linear(parsed.blueF())


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((brightness(one), brightness(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_largest_contrast_there_is() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= READABLE


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_what_has_the_keyboard_and_what_a_chart_shows_stand_out(tokens: Tokens) -> None:
    for ground in ("paper", "surface", "rail", "wash"):
        assert contrast(tokens.jade, getattr(tokens, ground)) >= 3, ground


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_names_no_colour_but_the_tokens(tokens: Tokens) -> None:
    colours = {getattr(tokens, name) for name in Tokens.__slots__}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", stylesheet(tokens, 10.5))) <= colours


def test_a_change_of_look_reaches_the_whole_application(qapp: QApplication, theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(Mode.DARK)
    assert theme.dark
    assert theme.tokens is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.paper)
    assert DARK.paper in qapp.styleSheet()

    with qtbot.waitSignal(theme.changed):
        theme.set_mode(Mode.LIGHT)
    assert theme.tokens is LIGHT
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode(Mode.LIGHT)


def test_sizes_of_text_go_up(theme: Theme) -> None:
    sizes = [theme.font(size).pointSizeF() for size in TextSize]
    assert sizes == sorted(sizes)
    assert theme.font(TextSize.BODY).pointSizeF() >= 10.5
