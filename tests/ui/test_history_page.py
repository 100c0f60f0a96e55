from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import record
from tests.history.sessions import DAY, EVENING, session
from upstroke.domain.look import Look
from upstroke.domain.plan import WeekPlan
from upstroke.domain.ratings import Rating, Scale
from upstroke.domain.routine import Slot
from upstroke.domain.skin import SkinNote, SkinSign
from upstroke.domain.stats import DayRange, RangeName, Totals, Unit, UsualTime
from upstroke.domain.tools_view import Visit
from upstroke.history.facts import RATINGS, SKIN, VISITS
from upstroke.history.store import History
from upstroke.history.week import keep_plan
from upstroke.ui.faces import Faces
from upstroke.ui.history import phrases
from upstroke.ui.history.calendar_card import CalendarCard
from upstroke.ui.history.charts.chart import Chart
from upstroke.ui.history.map_card import MapCard
from upstroke.ui.history.numbers import NumberCard
from upstroke.ui.history.page import HistoryPage
from upstroke.ui.history.range_bar import RangeBar
from upstroke.ui.history.session_list import SessionList
from upstroke.ui.history.session_panel import SessionPanel
from upstroke.ui.history.skin_notes import in_words
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
def opened(history: History, theme: Theme, faces: Faces, qtbot: QtBot) -> Open:
    def make(width: int = 1192) -> HistoryPage:
        page = HistoryPage(history, lambda: DAY, lambda: NOW, theme, Icons(theme), faces)
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


def test_of_many_visits_the_latest_are_told() -> None:
    months = [date(2026, month, 1) for month in range(1, 7)]
    assert phrases.visits(months) == (
        "6 professional visits, the last: 1 Mar 2026, 1 Apr 2026, 1 May 2026 and 1 Jun 2026"
    )


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


def chart(page: HistoryPage) -> Chart:
    assert page.charts.worked.chart is not None
    return page.charts.worked.chart


def press(page: HistoryPage, text: str) -> None:
    next(button for button in page.findChildren(QPushButton) if button.text() == text and button.isVisible()).click()


# the page


def test_before_the_first_session_it_leads_to_the_library(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    assert "Your first session will be here" in texts(page)
    assert not part(page, SessionList).isVisible()
    with qtbot.waitSignal(page.shelves_requested):
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
    assert page.findChildren(NumberCard)[0].accessibleName() == "17 min in 7 days, 143\N{NO-BREAK SPACE}% more"


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


# moving and choosing days


def test_the_arrows_move_the_range_as_far_back_as_there_is_anything(opened: Open, history: History) -> None:
    two_days(history)
    history.merge([session(9, EVENING - timedelta(days=40))])
    page = opened()
    bar = part(page, RangeBar)
    assert not bar.later.isEnabled()
    bar.earlier.click()
    assert page.days == DayRange(date(2026, 1, 14), date(2026, 2, 12))
    assert page.findChildren(NumberCard)[0].accessibleName() == "12 s in 30 days"
    assert not bar.earlier.isEnabled()
    bar.later.click()
    assert page.days.last == DAY


def test_own_days_begin_with_those_that_are_shown_and_can_be_changed(opened: Open, history: History) -> None:
    two_days(history)
    page = opened()
    press(page, "Custom")
    bar = part(page, RangeBar)
    assert (bar.first.day, bar.last.day) == (DAY - timedelta(days=29), DAY)
    bar.first.show_day(DAY - timedelta(days=1))
    assert page.days == DayRange(DAY - timedelta(days=1), DAY)
    assert page.findChildren(NumberCard)[0].accessibleName() == "17 min in 2 days", "the days stand above"
    bar.last.show_day(DAY - timedelta(days=5))  # before the first, which gives way
    assert page.days == DayRange(DAY - timedelta(days=5), DAY - timedelta(days=5))
    press(page, "Week")
    assert page.days == DayRange(DAY - timedelta(days=6), DAY)
    assert not bar.first.isVisible()


def test_enter_opens_the_sessions_of_a_day_and_one_comes_back(opened: Open, history: History) -> None:
    two_days(history)
    page = opened()
    shown = chart(page)
    QTest.keyClick(shown, Qt.Key.Key_Left)
    QTest.keyClick(shown, Qt.Key.Key_Left)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    rows = part(page, SessionList)
    assert "Sessions of Friday 13 March 2026" in texts(page)
    assert rows.model().rowCount() == 1
    QApplication.processEvents()
    assert not rows.visibleRegion().isEmpty(), "the page goes down to them"
    press(page, "Show all of these days")
    assert rows.model().rowCount() == 3
    assert "Sessions of Friday 13 March 2026" not in texts(page)


def test_enter_on_a_longer_bar_shows_its_days(opened: Open, history: History) -> None:
    two_days(history)
    page = opened()
    press(page, "Year")
    QTest.keyClick(chart(page), Qt.Key.Key_End)
    QTest.keyClick(chart(page), Qt.Key.Key_Enter)
    assert page.days == DayRange(date(2026, 3, 9), DAY)
    assert "Minutes a day" in texts(page)


def test_the_bars_count_strokes_or_minutes_by_time_of_day_or_by_tool(opened: Open, history: History) -> None:
    two_days(history)
    page = opened()
    press(page, "Strokes")
    assert "Strokes a day" in texts(page)
    QTest.keyClick(chart(page), Qt.Key.Key_Left)
    assert chart(page).readout.endswith("\nmorning 40\nevening 200")
    press(page, "By tool")
    QTest.keyClick(chart(page), Qt.Key.Key_Left)
    assert chart(page).readout.endswith("hands 240")


def test_a_chart_further_down_is_read_when_it_is_seen(opened: Open, history: History) -> None:
    two_days(history)
    page = opened()
    QApplication.processEvents()
    assert page.charts.tools.chart is None
    page.ensureWidgetVisible(page.charts.tools)
    for _ in range(3):  # it is painted, then made, then painted with it
        QApplication.processEvents()
    assert page.charts.tools.chart is not None
    assert page.charts.tools.chart.figure is not None
    assert page.charts.tools.chart.figure.summary == "1 tool: hands 100 % of the time."


def test_what_is_not_seen_any_more_is_not_read(opened: Open, history: History) -> None:
    two_days(history)
    page = opened()
    page.ensureWidgetVisible(page.charts.tools)
    page.charts.tools.grab()  # painted, so it is about to be read
    page.hide()  # as when the program closes, and the history with it
    QApplication.processEvents()
    assert page.charts.tools.chart is None


def test_the_keys_scroll_at_once(opened: Open, history: History) -> None:
    two_days(history)
    page = opened()
    page.resize(900, 300)
    page.setFocus()
    bar, seen = page.verticalScrollBar(), []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(page, key)
        seen.append(bar.value())
    assert 0 < seen[0] < seen[1] < seen[2] == bar.maximum()
    assert seen[3] == 0


def test_all_charts_of_a_range_have_dates_of_one_form() -> None:
    day = date(2026, 3, 1)
    forms = [phrases.tick(day, unit) for unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)]
    assert forms == ["1 Mar", "1 Mar", "Mar 2026", "2026"]


def test_what_was_noted_of_the_skin_stands_above_the_sessions_of_its_days(opened: Open, history: History) -> None:
    two_days(history)
    for number, (days, sign, note) in enumerate(
        ((1, SkinSign.REDNESS, "after the stone"), (1, SkinSign.MARKS, ""), (90, SkinSign.BREAKOUT, ""))
    ):
        noted = SkinNote(str(number), EVENING - timedelta(days=days), sign, ("cheek", "postauricular"), note)
        history.facts.put(SKIN, noted.id, noted, NOW)
    page = opened()
    where = "on the cheek and behind the ear"
    told = f"redness {where}, “after the stone”; marks {where} (13 Mar 2026)"
    assert f"Noted of the skin: {told}." in texts(page)
    page.open_days(DayRange(DAY, DAY))
    assert not any("Noted of the skin" in text for text in texts(page))
    page.show_range(RangeName.YEAR)
    assert f"Noted of the skin: {told}; breakout {where} (14 Dec 2025)." in texts(page)


def test_of_many_notes_of_the_skin_the_latest_are_told() -> None:
    days = {DAY - timedelta(days=n): "marks" for n in range(6)}
    said = in_words(days)
    assert said.startswith("Noted of the skin: marks (14 Mar 2026); marks (13 Mar 2026);")
    assert said.endswith("; marks (11 Mar 2026); and on 2 earlier days.")
    assert in_words({}) == ""


@pytest.mark.parametrize("name", ["rhythm", "where-youve-been"])
def test_calendar_and_map_have_a_table_and_can_be_taken_along(
    opened: Open, history: History, tmp_path: Path, name: str
) -> None:
    two_days(history)
    page = opened()
    card = next(
        each
        for each in (page.findChild(CalendarCard), page.findChild(MapCard))
        if each and name in each.shown().file_name
    )
    card.toggle_table()
    assert card.table is not None
    assert card.table.isVisible()
    assert card.table.model().rowCount() == len(card.shown().table().rows) > 0
    card.toggle_table()
    assert not card.table.isVisible()
    for suffix in ("png", "svg"):
        asked: list[str] = []

        def ask(_: object, name: str, suffix: str, asked: list[str] = asked) -> Path:
            asked.append(name)
            return tmp_path / f"picture.{suffix}"

        card.menu.ask = ask
        next(each for each in card.menu.actions() if each.text() == f"Save as {suffix.upper()}…").trigger()
        assert asked == [f"upstroke-{name}-2026-03-14"]
        colours = {
            image.pixelColor(x, y).name()
            for image in [QImage(str(tmp_path / f"picture.{suffix}"))]
            for x in range(image.width())
            for y in range(image.height())
        }
        assert len(colours) > 20, "it is no empty sheet"


def test_what_was_taken_along_is_told_wherever_the_page_is_scrolled_to(
    opened: Open, history: History, qtbot: QtBot
) -> None:
    two_days(history)
    page = opened()
    for card in (page.findChild(CalendarCard), page.findChild(MapCard), page.charts.worked):
        assert card
        numbers = next(each for each in card.menu.actions() if each.text() == "Copy numbers")
        with qtbot.waitSignal(page.said) as said:
            numbers.trigger()
        assert said.args is not None
        sentence, good = said.args
        assert sentence.endswith("are copied.")
        assert good


def test_where_it_is_narrow_the_page_alone_scrolls(opened: Open, history: History) -> None:
    history.merge(session(n, EVENING - timedelta(hours=n)) for n in range(40))
    page = opened(812)
    rows = part(page, SessionList)
    QApplication.processEvents()

    def seen() -> int:
        return (rows.height() - rows.horizontalHeader().height()) // rows.rowHeight(0)

    assert seen() == 10
    assert not rows.verticalScrollBar().isVisible()
    rows.setFocus()
    for _ in range(12):
        QTest.keyClick(rows, Qt.Key.Key_Down)
    assert seen() == 13
    assert rows.verticalScrollBar().value() == 0, "the row that is chosen came up to the others"
    QApplication.processEvents()
    assert page.viewport().rect().contains(rows.mapTo(page, rows.visualRect(rows.currentIndex()).center()))
    press(page, "Show more")
    assert seen() == 33
    press(page, "Show more")
    assert seen() == 40
    assert not any(each.text() == "Show more" and each.isVisible() for each in page.findChildren(QPushButton))
    page.resize(1192, 800)
    QApplication.processEvents()
    assert rows.verticalScrollBar().maximum() > 0, "where it is wide, the list does"


def test_ratings_have_a_chart_where_there_are_any(opened: Open, history: History) -> None:
    two_days(history)
    page = opened()
    assert not page.charts.rated.isVisible()
    said = Rating({Scale.PUFFINESS: 6}, {Scale.PUFFINESS: 3})
    history.facts.put(RATINGS, session(2).id, said, NOW)
    page.refresh()
    assert page.charts.rated.isVisible()


def test_one_figure_becomes_the_next_gently_unless_pictures_stand_still(
    opened: Open, history: History, faces: Faces, qtbot: QtBot
) -> None:
    two_days(history)
    page = opened()
    press(page, "Week")
    assert chart(page).moving
    qtbot.waitUntil(lambda: not chart(page).moving)
    faces.set_look(Look(), calm=True)
    press(page, "Month")
    assert not chart(page).moving


# the chart


def test_the_keyboard_goes_from_bar_to_bar(opened: Open, history: History) -> None:
    two_days(history)
    shown = chart(opened())
    assert shown.readout == ""
    assert shown.accessibleDescription() == (
        "17 min and 242 strokes on 2 of 30 days. Left and Right go from place to place, Enter opens one."
    )
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert shown.readout == "Sat 14 Mar 2026\n16 min · 240 strokes\nmorning 5 min\nevening 11 min"
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


def test_after_the_last_session_is_deleted_for_good_there_is_the_beginning_again(
    opened: Open, history: History
) -> None:
    history.merge([session(1)])
    page = opened()
    QTest.keyClick(part(page, SessionList), Qt.Key.Key_Delete)
    assert "Your first session will be here" not in texts(page), "one may still want it back"
    page.hide()
    page.show()
    assert "Your first session will be here" in texts(page)


# exchange


def test_a_changed_session_leaves_its_day_open(opened: Open, history: History) -> None:
    two_days(history)
    page = opened()
    page.open_days(DayRange(DAY, DAY))
    page.desk.changed.emit()
    assert page._day == DayRange(DAY, DAY)
    page.show_range(RangeName.YEAR)
    assert page._day is None


def test_it_asks_for_an_export(opened: Open, history: History, qtbot: QtBot) -> None:
    two_days(history)
    page = opened()
    (menu,) = [
        each for each in page.findChildren(QMenu) if "Everything to a file…" in [a.text() for a in each.actions()]
    ]
    with qtbot.waitSignal(page.export_requested):
        menu.actions()[0].trigger()


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
    assert phrases.worked(DayRange(DAY, DAY), Totals(), ()) == "Sat 14 Mar 2026\nnothing done"


def test_changes_and_usual_times_have_words_for_every_case() -> None:
    assert [phrases.change(percent) for percent in (None, 0, 18, -7)] == [
        "",
        ", as before",
        ", 18\N{NO-BREAK SPACE}% more",
        ", 7\N{NO-BREAK SPACE}% less",
    ]
    usual = UsualTime(time(21, 34), 11)
    assert phrases.usual(usual, Slot.EVENING) == ("21:34", "usual evening start, ±11 min")
    assert phrases.usual(usual, Slot.ANY) == ("21:34", "usual start, ±11 min")
    assert phrases.usual(None, None) == ("–", "usual start")


def test_the_clock_is_a_parameter(history: History, theme: Theme, faces: Faces, qtbot: QtBot) -> None:
    history.merge([session(1)])
    today = [DAY]
    now = lambda: datetime.combine(today[0], time())  # noqa: E731
    page = HistoryPage(history, lambda: today[0], now, theme, Icons(theme), faces)
    qtbot.addWidget(page)
    page.show()
    today[0] += timedelta(days=1)
    page.refresh()
    assert page.days.last == DAY + timedelta(days=1)
