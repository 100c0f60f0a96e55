from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from upstroke.ui.icons import Icons
from upstroke.ui.widgets.date_field import DateField


@pytest.fixture
def field(icons: Icons, qtbot: QtBot) -> DateField:
    field = DateField("First day", icons)
    qtbot.addWidget(field)
    field.set_last(date(2026, 11, 27))
    field.show_day(date(2026, 9, 29))
    return field


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("3 mar 2025", date(2025, 3, 3)),
        ("12 mar 2025", date(2025, 3, 12)),
        ("30 may", date(2026, 5, 30)),
        ("5", date(2026, 9, 5)),
    ],
)
def test_a_date_is_written_over_another_as_one_writes_it(field: DateField, written: str, day: date) -> None:
    field.selectAll()
    QTest.keyClicks(field, written)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.day == day


def test_a_day_after_the_last_is_not_taken(field: DateField) -> None:
    field.selectAll()
    QTest.keyClicks(field, "3 mar 2027")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.day <= date(2026, 11, 27)
