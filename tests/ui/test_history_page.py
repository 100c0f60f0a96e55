from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import record
from tests.history.sessions import DAY, EVENING, session
from upstroke.domain.plan import WeekPlan
from upstroke.domain.routine import Slot
from upstroke.domain.session import SessionOutcome
from upstroke.domain.stats import Bar, DayRange, RangeName, UsualTime
from upstroke.domain.timeline import PassSide
from upstroke.domain.tools_view import Visit
from upstroke.history.facts import VISITS
from upstroke.history.store import History
from upstroke.history.week import keep_plan
from upstroke.ui.history import phrases
from upstroke.ui.history.chart import MinutesChart
from upstroke.ui.history.numbers import NumberCard
from upstroke.ui.history.page import HistoryPage
from upstroke.ui.history.session_list import PORTION, SessionList, SessionModel
from upstroke.ui.history.session_panel import SessionPanel
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Mode, Theme
from upstroke.ui.tokens import DARK

NOW = EVENING + timedelta(hours=1)
MORNING = EVENING - timedelta(hours=14)

Open = Callable[..., HistoryPage]
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def history() -> Iterator[History]:
    history = History.in_memory()
    yield history
    history.close()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Mode.LIGHT)


@pytest.fixture
def opened(history: History, theme: Theme, qtbot: QtBot) -> Open:
    def make(width: int = 1192) -> HistoryPage:
        page = HistoryPage(history, lambda: DAY, lambda: NOW, theme, Icons(theme))
        qtbot.addWidget(page)
        page.resize(width, 800)
        page.show()
        return page

    return make


def test_visits_of_these_days_are_counted(history: History, opened: Open) -> None:
    two_days(history)
    for number, day in enumerate((date(2025, 1, 5), date(2026, 3, 1), date(2026, 3, 9))):
        history.facts.put(VISITS, str(number), Visit(str(number), "lymph", day), NOW)
    page = opened()
    assert "2 professional visits: 1 Mar 2026 and 9 Mar 2026" in [each.text() for each in page.findChildren(QLabel)]


def two_days(history: History) -> None:
    history.merge(
        [
            session(1, MORNING, slot=Slot.MORNING, passes=(record(active_ms=300_000, strokes=40),)),
            session(2, EVENING, passes=(record(active_ms=660_000, strokes=200),)),
            session(3, EVENING - timedelta(days=1), passes=(record(active_ms=60_000, strokes=2),)),
        ]
    )


def part(page: QWidget, kind: type[W]) -> W:
    found = page.findChild(kind)
    assert isinstance(found, kind)
    return found


def texts(page: HistoryPage) -> set[str]:
    return {label.text() for label in page.findChildren(QLabel) if label.isVisible()}


def chart(page: HistoryPage) -> MinutesChart:
    assert page.chart.chart is not None
    return page.chart.chart


def press(page: HistoryPage, text: str) -> None:
    next(button for button in page.findChildren(QPushButton) if button.text() == text).click()


# the page


def test_before_the_first_session_it_leads_to_the_library(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    assert "Your first session will be here" in texts(page)
    assert not part(page, SessionList).isVisible()
    with qtbot.waitSignal(page.library_requested):
        press(page, "Choose a routine")


def test_it_shows_what_was_done_when_it_is_shown(opened: Open, history: History) -> None:
    page = opened()
    page.hide()
    two_days(history)
    page.show()
    numbers = [card.accessibleName() for card in page.findChildren(NumberCard)]
    assert numbers == [
        "17 min in 30 days",
        "242 strokes",
        "2 of 30 days practised, 3 sessions",
        "21:30 usual evening start, ±0 min",
    ]
    assert {"Minutes a day", "Sessions"} <= texts(page)


def test_planned_days_of_rest_are_not_counted_unless_one_practised(opened: Open, history: History) -> None:
    two_days(history)
    keep_plan(history.facts, WeekPlan().rest_day(6).rest_day(DAY.weekday()), NOW)
    numbers = [card.accessibleName() for card in opened().findChildren(NumberCard)]
    assert numbers[2] == "2 of 22 days practised, 3 sessions; rest (Weekend) not counted"


def test_it_compares_with_the_range_before_if_that_was_practised(opened: Open, history: History) -> None:
    two_days(history)
    history.merge(
        session(10 + n, EVENING - timedelta(days=7 + n), passes=(record(active_ms=60_000),)) for n in range(7)
    )
    page = opened()
    page.show_range(RangeName.WEEK)
    assert page.findChildren(NumberCard)[0].accessibleName() == "17 min in 7 days, 143 % more"


@pytest.mark.parametrize(
    ("pill", "heading", "first"),
    [
        ("Week", "Minutes a day", DAY - timedelta(days=6)),
        ("Year", "Minutes a week", DAY - timedelta(days=364)),
        ("All", "Minutes a month", date(2020, 3, 14)),
    ],
)
def test_a_pill_changes_the_range(opened: Open, history: History, pill: str, heading: str, first: date) -> None:
    two_days(history)
    history.merge([session(9, EVENING.replace(year=2020))])
    page = opened()
    press(page, pill)
    assert page.days == DayRange(first, DAY)
    assert heading in texts(page)


def test_a_range_without_practice_says_so(opened: Open, history: History) -> None:
    history.merge([session(9, EVENING.replace(year=2020))])
    page = opened()
    assert "Nothing in this time. A longer range shows more." in texts(page)
    assert not chart(page).isVisible()
    assert not part(page, SessionPanel).isVisible()
    press(page, "All")
    assert chart(page).isVisible()
    assert part(page, SessionPanel).isVisible()


def test_a_narrow_window_has_the_panel_below(opened: Open, history: History) -> None:
    two_days(history)
    page = opened()
    panel, rows = part(page, SessionPanel), part(page, SessionList)

    def left(widget: SessionPanel | SessionList) -> int:
        return widget.mapTo(page, QPoint(0, 0)).x()

    QApplication.processEvents()
    assert left(panel) > left(rows) + rows.width()
    page.resize(812, 800)
    QApplication.processEvents()
    assert left(panel) < left(rows)
    assert page.horizontalScrollBar().maximum() == 0


def test_a_history_that_cannot_be_read_says_so(opened: Open, history: History) -> None:
    two_days(history)
    history._database.write("UPDATE session SET slot = 'noon'")  # as damage might
    page = opened()
    assert any("is damaged" in text for text in texts(page))


# the chart


def test_the_keyboard_goes_from_bar_to_bar(opened: Open, history: History) -> None:
    two_days(history)
    shown = chart(opened())
    assert shown.readout == ""
    assert shown.accessibleDescription() == "17 min on 2 days in 30 days. Left and Right go from bar to bar."
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert shown.readout == "Sat 14 Mar 2026\n16 min · 240 strokes\nmorning 5 min, evening 11 min"
    assert shown.accessibleDescription() == shown.readout
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert shown.readout == "Fri 13 Mar 2026\n1 min · 2 strokes\nevening 1 min"
    QTest.keyClick(shown, Qt.Key.Key_Home)
    assert shown.readout == "Fri 13 Feb 2026\nnothing done"
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.readout == ""


def test_the_keyboard_begins_at_the_last_bar(opened: Open, history: History) -> None:
    two_days(history)
    shown = chart(opened())
    shown.focusInEvent(QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert shown.readout.startswith("Sat 14 Mar 2026")
    shown.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert shown.readout == ""


def test_hovering_shows_the_day(opened: Open, history: History) -> None:
    two_days(history)
    shown = chart(opened())

    def hover(spot: QPointF) -> None:
        none, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
        shown.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, spot, shown.mapToGlobal(spot), button, button, none))

    hover(shown.position_of(28) + QPointF(0, 3))
    assert shown.readout.startswith("Fri 13 Mar 2026")
    hover(QPointF(2, 2))
    assert shown.readout == ""


def test_bars_are_painted_in_the_colours_of_their_slots(opened: Open, history: History, theme: Theme) -> None:
    two_days(history)
    page = opened()
    for mode in (Mode.LIGHT, Mode.DARK):
        theme.set_mode(mode)
        image = chart(page).grab().toImage()
        top = chart(page).position_of(29).toPoint()
        column = [image.pixelColor(top.x(), y).name().upper() for y in range(top.y() + 6, image.height())]
        tokens = theme.tokens
        seen = [colour for colour in dict.fromkeys(column) if colour in (tokens.jade, tokens.rose)]
        assert seen == [tokens.jade, tokens.rose]
    assert theme.tokens is DARK


def test_what_is_on_a_bar_can_be_read_at_any_place(opened: Open, history: History) -> None:
    history.merge(session(n, EVENING - timedelta(days=n)) for n in range(30))
    shown = chart(opened())
    readout = next(label for label in shown.findChildren(QLabel))
    for _ in range(30):
        QTest.keyClick(shown, Qt.Key.Key_Left)
        assert shown.rect().contains(readout.geometry())


# the sessions


def test_rows_say_when_and_what(history: History) -> None:
    two_days(history)
    model = SessionModel(history.sessions)
    model.show_days(DayRange(DAY, DAY))
    rows = [[model.index(row, column).data() for column in range(6)] for row in range(model.rowCount())]
    assert rows == [
        ["Sat 14 Mar 2026", "21:30", "Calm", "11 min", "200", "Finished"],
        ["Sat 14 Mar 2026", "7:30", "Calm", "5 min", "40", "Finished"],
    ]


def test_older_rows_are_read_when_they_are_wanted(history: History) -> None:
    history.merge(session(number, EVENING - timedelta(hours=number)) for number in range(PORTION + 30))
    model = SessionModel(history.sessions)
    model.show_days(DayRange(date(2000, 1, 1), DAY))
    assert model.rowCount() == PORTION
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == PORTION + 30
    assert not model.canFetchMore(QModelIndex())
    ids = [model.session(row).id for row in range(model.rowCount())]  # type: ignore[union-attr]
    assert len(set(ids)) == PORTION + 30


def test_a_chosen_session_is_shown_with_its_passes(opened: Open, history: History) -> None:
    passes = (
        record(0, PassSide.LEFT, 20_000, 5),
        record(0, PassSide.RIGHT, 18_000, 0),
        record(1, PassSide.LEFT, 0, 0),
        record(1, PassSide.RIGHT, 0, 0),
    )
    history.merge([session(1, MORNING, passes=passes, outcome=SessionOutcome.STOPPED), session(2)])
    page = opened()
    QTest.keyClick(part(page, SessionList), Qt.Key.Key_Down)
    panel = part(page, SessionPanel)
    steps = part(panel, QScrollArea).widget()
    assert steps is not None
    assert [line.text() for line in steps.findChildren(QLabel)] == [
        "Jawline",
        "left 5 strokes · right 18 s",
        "Jawline",
        "skipped",
    ]
    shown = {line.text() for line in panel.findChildren(QLabel)}
    assert {"Calm", "Saturday 14 March 2026, 7:30", "38 s", "5 strokes", "Ended early"} <= shown


def test_a_deleted_session_can_be_put_back(opened: Open, history: History) -> None:
    two_days(history)
    page = opened()
    rows = part(page, SessionList)
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert "“Calm” of 14 March is deleted." in texts(page)
    assert rows.session is not None
    assert rows.session.id == session(1).id
    assert page.findChildren(NumberCard)[0].accessibleName() == "6 min in 30 days"
    press(page, "Undo")
    assert page.findChildren(NumberCard)[0].accessibleName() == "17 min in 30 days"
    assert "“Calm” of 14 March is deleted." not in texts(page)


def test_deleting_the_last_session_shows_the_beginning_again(opened: Open, history: History) -> None:
    history.merge([session(1)])
    page = opened()
    QTest.keyClick(part(page, SessionList), Qt.Key.Key_Delete)
    assert "Your first session will be here" in texts(page)
    press(page, "Undo")
    assert "Your first session will be here" not in texts(page)


# exchange


def test_it_asks_for_an_export(opened: Open, history: History, qtbot: QtBot) -> None:
    two_days(history)
    page = opened()
    with qtbot.waitSignal(page.export_requested):
        press(page, "Export")


# words


def test_lengths_and_numbers_are_easy_to_read() -> None:
    assert [phrases.minutes(ms) for ms in (0, 59_000, 59_900, 312 * 60_000, 725 * 60_000)] == [
        "0 s",
        "59 s",
        "1 min",
        "312 min",
        "12 h 5 min",
    ]
    assert phrases.number(4860) == "4\N{NARROW NO-BREAK SPACE}860"
    assert phrases.strokes(1) == "1 stroke"


def test_spans_of_days_are_said_once() -> None:
    assert phrases.days(DayRange(DAY, DAY)) == "Sat 14 Mar 2026"
    assert phrases.days(DayRange(date(2026, 3, 9), date(2026, 3, 15))) == "9 – 15 Mar 2026"
    assert phrases.days(DayRange(date(2026, 2, 25), date(2026, 3, 1))) == "25 Feb – 1 Mar 2026"
    assert phrases.days(DayRange(date(2025, 12, 29), date(2026, 1, 4))) == "29 Dec 2025 – 4 Jan 2026"


def test_a_bar_without_practice_says_so() -> None:
    assert phrases.bar(Bar(DayRange(DAY, DAY), {})) == "Sat 14 Mar 2026\nnothing done"


def test_changes_and_usual_times_have_words_for_every_case() -> None:
    assert [phrases.change(percent) for percent in (None, 0, 18, -7)] == [
        "",
        ", as before",
        ", 18 % more",
        ", 7 % less",
    ]
    usual = UsualTime(time(21, 34), 11)
    assert phrases.usual(usual, Slot.EVENING) == ("21:34", "usual evening start, ±11 min")
    assert phrases.usual(usual, Slot.ANY) == ("21:34", "usual start, ±11 min")
    assert phrases.usual(None, None) == ("–", "usual start")


def test_the_clock_is_a_parameter(history: History, theme: Theme, qtbot: QtBot) -> None:
    history.merge([session(1)])
    today = [DAY]
    page = HistoryPage(history, lambda: today[0], lambda: datetime.combine(today[0], time()), theme, Icons(theme))
    qtbot.addWidget(page)
    page.show()
    today[0] += timedelta(days=1)
    page.refresh()
    assert page.days.last == DAY + timedelta(days=1)
