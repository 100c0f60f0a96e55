from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from upstroke.domain.stats import Totals
from upstroke.domain.year_grid import year_up_to
from upstroke.ui.history.calendar import YearCalendar
from upstroke.ui.history.calendar_card import CalendarCard
from upstroke.ui.history.shades import shades
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.tokens import DARK, LIGHT, Tokens

TODAY = date(2026, 3, 14)
YEAR = year_up_to(TODAY)
LAST = YEAR.days - 1
SUNDAY = 6
DONE = {TODAY: Totals(14 * 60_000, 230, 2), TODAY - timedelta(days=2): Totals(4 * 60_000, 60, 1)}


@pytest.fixture
def calendar(theme: Theme, qtbot: QtBot) -> YearCalendar:
    made = YearCalendar(theme)
    qtbot.addWidget(made)
    made.show_days(DONE, YEAR.first, YEAR.last, {SUNDAY})
    made.resize(760, made.heightForWidth(760))
    made.show()
    return made


def opened(calendar: YearCalendar) -> list[date]:
    found: list[date] = []
    calendar.day_opened.connect(found.append)
    return found


def test_a_day_is_told_exactly(calendar: YearCalendar) -> None:
    calendar.choose(LAST)
    assert calendar.readout == "Sat 14 Mar 2026: 14 min, 230 strokes, 2 sessions"
    assert calendar.accessibleDescription() == calendar.readout
    calendar.choose(LAST - 1)
    assert calendar.readout == "Fri 13 Mar 2026: nothing done"
    calendar.choose(LAST - 6)
    assert calendar.readout == "Sun 8 Mar 2026: planned rest"


def test_a_day_with_a_note_of_the_skin_is_marked_and_tells_it(calendar: YearCalendar, theme: Theme) -> None:
    rose = QColor(theme.tokens.rose)

    def corner() -> QColor:
        image = calendar.grab().toImage()
        return image.pixelColor((calendar.place_of(LAST).topRight() + QPointF(-1, 1)).toPoint())

    assert corner() != rose
    calendar.show_days(DONE, YEAR.first, YEAR.last, {SUNDAY}, {TODAY: "redness on cheek"})
    assert corner() == rose
    calendar.choose(LAST)
    assert calendar.readout == "Sat 14 Mar 2026: 14 min, 230 strokes, 2 sessions. Skin: redness on cheek"
    assert calendar.table.rows[-1] == ("Sat 14 Mar 2026", "14 min", "230", "2", "redness on cheek")
    assert calendar.table.rows[-2] == ("Fri 13 Mar 2026", "–", "–", "–", "–")


def test_the_year_is_told_in_a_sentence(calendar: YearCalendar) -> None:
    assert calendar.summary == "Practised on 2 of 370 days, 18 min; 52 days of rest."
    assert calendar.accessibleDescription().startswith(calendar.summary)


def test_the_arrow_keys_go_by_days_and_weeks(calendar: YearCalendar) -> None:
    found = opened(calendar)
    QTest.keyClick(calendar, Qt.Key.Key_Left)
    assert "14 Mar 2026" in calendar.readout
    for key, day in (
        (Qt.Key.Key_Left, "7 Mar 2026"),
        (Qt.Key.Key_Up, "6 Mar 2026"),
        (Qt.Key.Key_Down, "7 Mar 2026"),
        (Qt.Key.Key_Right, "14 Mar 2026"),
        (Qt.Key.Key_Right, "14 Mar 2026"),
        (Qt.Key.Key_Home, "10 Mar 2025"),
        (Qt.Key.Key_Up, "10 Mar 2025"),
        (Qt.Key.Key_End, "14 Mar 2026"),
    ):
        QTest.keyClick(calendar, key)
        assert day in calendar.readout
    QTest.keyClick(calendar, Qt.Key.Key_Return)
    assert found == [TODAY]
    QTest.keyClick(calendar, Qt.Key.Key_Escape)
    assert calendar.readout == ""


def test_the_mouse_shows_a_day_and_opens_it(calendar: YearCalendar) -> None:
    found = opened(calendar)
    spot = calendar.place_of(LAST).center().toPoint()
    QTest.mouseMove(calendar, spot)
    assert "14 Mar 2026" in calendar.readout
    QTest.mouseClick(calendar, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseClick(calendar, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert found == [TODAY]


@pytest.mark.parametrize("width", [560, 760, 1400])
def test_no_day_lies_on_another_or_outside(calendar: YearCalendar, width: int) -> None:
    calendar.resize(width, calendar.heightForWidth(width))
    places = [calendar.place_of(index) for index in range(LAST + 1)]
    assert all(calendar.rect().contains(place.toAlignedRect()) for place in places)
    assert all(one.right() < other.left() for one, other in zip(places, places[7:], strict=False))
    assert all(calendar._index_at(place.center()) == index for index, place in enumerate(places))


def test_rest_practice_and_nothing_look_different(calendar: YearCalendar, theme: Theme) -> None:
    image: QImage = calendar.grab().toImage()

    def colour(index: int, spot: QPointF) -> QColor:
        return image.pixelColor(spot.toPoint()) if index else QColor()

    centre = {index: colour(index, calendar.place_of(index).center()) for index in (LAST, LAST - 1, LAST - 6)}
    assert centre[LAST] == shades(theme.tokens)[-1]
    assert centre[LAST - 1] == QColor(theme.tokens.sand)
    corner = calendar.place_of(LAST - 6).topLeft() + QPointF(2, 2)
    assert colour(LAST - 6, corner) not in (*shades(theme.tokens), QColor(theme.tokens.sand))


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_shades_differ_in_lightness_alone_and_from_an_empty_day(tokens: Tokens) -> None:
    light = [_luminance(colour) for colour in (QColor(tokens.sand), *shades(tokens))]
    ratios = [max(a, b) / min(a, b) for a, b in pairwise(light)]
    assert light in (sorted(light), sorted(light, reverse=True))
    assert min(ratios) > 1.2


def _luminance(colour: QColor) -> float:
    """As WCAG reckons it, with what stray light adds."""
    parts = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05


def test_one_goes_to_earlier_years_as_far_as_there_was_practice(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    asked: list[date] = []

    def read(first: date, last: date) -> Mapping[date, Totals]:
        asked.append(last)
        return DONE

    card = CalendarCard(read, theme, icons)
    qtbot.addWidget(card)
    card.show_days(TODAY, date(2024, 6, 1))
    assert card.earlier.isEnabled()
    assert not card.later.isEnabled()
    card.earlier.click()
    QTest.keyClick(card.calendar, Qt.Key.Key_PageUp)
    assert asked == [TODAY, date(2025, 3, 15)]
    assert not card.earlier.isEnabled()
    QTest.keyClick(card.calendar, Qt.Key.Key_PageDown)
    assert asked[-1] == TODAY
