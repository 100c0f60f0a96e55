"""The captions: large, whole, and told to who can't see them."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent
from pytestqt.qtbot import QtBot

from upstroke.domain.captions import Caption
from upstroke.ui.player.caption_bar import CaptionBar
from upstroke.ui.theme import Theme
from upstroke.ui.tokens import DARK, LIGHT, Tokens

LONG = "One side at a time, flat hand below the ear: stretch the skin back and down, release. Five times, then lower."


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> CaptionBar:
    """As wide and high as in a window of 1280 x 820."""
    bar = CaptionBar(theme)
    qtbot.addWidget(bar)
    bar.set_room(820)
    bar.resize(1224, bar.height())
    bar.show()
    return bar


def inked(bar: CaptionBar, theme: Theme) -> QRect:
    """Where letters are: what is darker than the muted ones on its card."""
    image = bar.grab().toImage()
    dark = [
        (x, y) for x in range(8, image.width() - 8) for y in range(8, image.height() - 8)
        if image.pixelColor(x, y).lightness() < 80
    ]  # fmt: skip
    left, right = min(x for x, _ in dark), max(x for x, _ in dark)
    top, bottom = min(y for _, y in dark), max(y for _, y in dark)
    return QRect(left, top, right - left + 1, bottom - top + 1)


def test_short_words_are_written_large(bar: CaptionBar, theme: Theme) -> None:
    bar.show_caption(Caption("HHH"))
    # capitals are about 0.7 of the type size
    assert inked(bar, theme).height() >= 44 * 0.7


@pytest.mark.parametrize("small", ["", LONG])
def test_what_is_long_is_made_smaller_and_nothing_is_cut(bar: CaptionBar, theme: Theme, small: str) -> None:
    bar.show_caption(Caption(LONG, small))
    ink = inked(bar, theme)
    assert bar.rect().adjusted(8, 8, -8, -8).contains(ink.adjusted(1, 1, -1, -1))
    assert ink.height() > 50, "on two lines, each of which can still be read from afar"


def test_words_stay_where_they_are_when_the_count_begins(bar: CaptionBar, theme: Theme) -> None:
    bar.show_caption(Caption("Jawline"))
    before = inked(bar, theme)
    bar.show_caption(Caption("Jawline", number=3))
    with_number = inked(bar, theme)
    assert with_number.left() < bar.height()
    assert with_number.right() == before.right()


def test_a_screen_reader_is_told_of_new_words_but_not_of_each_stroke(
    bar: CaptionBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def take(event: QAccessibleEvent) -> None:
        assert event.type() is QAccessible.Event.Announcement
        told.append(event.message())  # type: ignore[attr-defined]

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", take)
    for caption in (
        Caption("Jawline", "Teeth apart"),
        Caption("Jawline", "Teeth apart", 3),
        Caption("Jawline", "1 of 4"),
        Caption("Jawline", "2 of 4"),
    ):
        bar.show_caption(caption)
    assert told == ["Jawline", "3", "Jawline"]
    assert bar.accessibleName() == "Jawline. 2 of 4"


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_it_is_rich_in_contrast(tokens: Tokens) -> None:
    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for ink in (tokens.ink, tokens.sand_ink, tokens.jade_ink):
        low, high = sorted((luminance(ink), luminance(tokens.surface)))
        assert (high + 0.05) / (low + 0.05) >= 7
