from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import record, routine, step
from tests.history.sessions import DAY, EVENING, session
from upstroke.domain.ratings import Rating, Scale
from upstroke.domain.routine import Slot
from upstroke.domain.session import SessionOutcome
from upstroke.domain.session_edit import NEEDS_A_TITLE, TO_COME, TOO_LONG, Mark, note_too_long
from upstroke.domain.session_query import SessionQuery, Word
from upstroke.domain.stats import DayRange, add_up
from upstroke.domain.timeline import PassSide
from upstroke.history import edits
from upstroke.history.facts import EDITED, NOTES, RATINGS
from upstroke.history.store import History
from upstroke.ui.history.session_desk import SessionDesk
from upstroke.ui.history.session_dialog import SessionDialog
from upstroke.ui.history.session_list import PORTION, STRIDE, SessionModel
from upstroke.ui.history.session_panel import ADDED as ADDED_BY_HAND
from upstroke.ui.history.session_panel import EDITED as EDITED_BY_HAND
from upstroke.ui.history.session_search import SessionSearch
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Mode, Theme
from upstroke.ui.widgets.date_field import DateField
from upstroke.ui.widgets.rating_row import RatingRow
from upstroke.ui.widgets.segmented import Segmented

NOW = EVENING + timedelta(hours=1)
MORNING = EVENING - timedelta(hours=14)
DAYS = DayRange(date(2026, 1, 1), DAY)

W = TypeVar("W", bound=QWidget)
Open = Callable[[], "Page"]


class Page(QScrollArea):
    """A page with nothing but the desk, which reads anew when it is told to."""

    def __init__(self, history: History, theme: Theme) -> None:
        super().__init__()
        self.history = history
        self.desk = SessionDesk(history, lambda: NOW, nullcontext, theme, Icons(theme), self)
        self.desk.changed.connect(self.read)
        inside = QWidget()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        column = QVBoxLayout(inside)
        for part in (self.desk.card, self.desk.panel):
            column.addWidget(part)
        self.read()

    def read(self) -> None:
        total = add_up(self.history.totals(DAYS.first, DAYS.last).values()).sessions
        self.desk.show_days(DAYS, total, all_days=False)

    @property
    def rows(self) -> list[list[str]]:
        model = self.desk.card.list.model()
        return [[model.index(row, column).data() for column in range(6)] for row in range(model.rowCount())]

    @property
    def titles(self) -> list[str]:
        return [row[2] for row in self.rows]


@pytest.fixture
def history() -> Iterator[History]:
    history = History.in_memory()
    history.merge(
        [
            replace(session(1, MORNING, slot=Slot.MORNING), routine_title="Morning"),
            session(2, passes=(record(active_ms=660_000, strokes=200),)),
        ]
    )
    yield history
    history.close()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Mode.LIGHT)


@pytest.fixture
def opened(history: History, theme: Theme, qtbot: QtBot) -> Open:
    def make() -> Page:
        page = Page(history, theme)
        qtbot.addWidget(page)
        page.resize(900, 900)
        page.show()
        return page

    return make


def part(page: QWidget, kind: type[W], name: str = "") -> W:
    found = [each for each in page.findChildren(kind) if not name or each.accessibleName() == name]
    return found[-1]


def texts(page: QWidget) -> set[str]:
    return {label.text() for label in page.findChildren(QLabel) if label.isVisible()}


def press(page: QWidget, text: str) -> None:
    next(each for each in page.findChildren(QPushButton) if text in (each.text(), each.accessibleName())).click()


def dialog(page: Page) -> SessionDialog:
    return part(page, SessionDialog)


def rows_of(form: SessionDialog) -> dict[str, RatingRow]:
    """The rows to rate with that are shown, by name."""
    return {row.accessibleName().split(",")[0]: row for row in form.findChildren(RatingRow) if row.isVisible()}


def write(page: Page, text: str) -> None:
    """Write words into the search, and search at once."""
    line = part(page.desk.card.search, QLineEdit)
    line.setText(text)
    QTest.keyClick(line, Qt.Key.Key_Return)


# the list


def test_each_session_is_a_row(opened: Open) -> None:
    assert opened().rows == [
        ["Sat 14 Mar 2026", "21:30", "Calm", "11 min", "200", "Finished"],
        ["Sat 14 Mar 2026", "7:30", "Morning", "12 s", "4", "Finished"],
    ]


def test_older_rows_are_read_when_they_are_wanted(history: History) -> None:
    count = PORTION + 30
    history.merge(session(10 + number, EVENING - timedelta(hours=1 + number)) for number in range(count - 2))
    model = reader(history)
    model.show_days(DayRange(date(2000, 1, 1), DAY), count)
    assert model.rowCount() == PORTION
    assert model.canFetchMore()
    model.fetchMore(QModelIndex())
    assert model.rowCount() == count
    assert not model.canFetchMore()
    ids = [model.entry(row).session.id for row in range(count)]  # type: ignore[union-attr]
    assert len(set(ids)) == count


def test_a_search_for_what_is_rare_goes_on_between_events(history: History, qtbot: QtBot) -> None:
    old = replace(session(9, EVENING - timedelta(days=200)), routine_title="Rare")
    history.merge([old, *(session(10 + n, EVENING - timedelta(minutes=1 + n)) for n in range(2 * STRIDE))])
    model = reader(history)
    model.show_days(DayRange(date(2000, 1, 1), DAY), 2 * STRIDE + 3, SessionQuery(words=(Word("rare"),)))
    assert (model.rowCount(), model.looking) == (0, True)
    with qtbot.waitSignal(model.read_on):
        pass
    assert (model.rowCount(), model.row_of(old.id), model.looking) == (1, 0, False)


def reader(history: History) -> SessionModel:
    return SessionModel(
        lambda days, query, start, count: edits.entries(
            history, history.sessions(days.first, days.last, start, count, query)
        )
    )


# the panel


def test_a_chosen_session_is_shown_with_its_passes(opened: Open, history: History) -> None:
    passes = (
        record(0, PassSide.LEFT, 20_000, 5),
        record(0, PassSide.RIGHT, 18_000, 0),
        record(1, PassSide.LEFT, 0, 0),
        record(1, PassSide.RIGHT, 0, 0),
    )
    history.merge(
        [session(3, EVENING + timedelta(minutes=5), passes=passes, outcome=SessionOutcome.STOPPED)],
    )
    page = opened()
    steps = part(page.desk.panel, QScrollArea).widget()
    assert steps is not None
    assert [line.text() for line in steps.findChildren(QLabel)] == [
        "Jawline",
        "Left: 5 strokes · right: 18 s",
        "Jawline",
        "Skipped",
    ]
    said = {"Calm", "Saturday 14 March 2026, 21:35", "Evening · 38 s · 5 strokes · Ended early"}
    assert said <= texts(page.desk.panel)


def test_what_was_felt_is_shown_with_the_session(opened: Open, history: History) -> None:
    felt = Rating({Scale.PUFFINESS: 6, Scale.RELAXATION: 0}, {Scale.PUFFINESS: 3, Scale.JAW_TENSION: 2})
    history.facts.put(RATINGS, session(2).id, felt, NOW)
    page = opened()
    lines = "Puffiness: 6 before, 3 after\nJaw tension: 2 after\nRelaxation: 0 before"
    assert lines in texts(page.desk.panel)
    page.desk.card.list.selectRow(1)
    assert lines not in texts(page.desk.panel)


# searching


def test_words_narrow_the_list_and_it_says_how_many_there_are(opened: Open) -> None:
    page = opened()
    write(page, "morn")
    assert page.titles == ["Morning"]
    assert "1 of 2" in texts(page)
    assert "Saturday 14 March 2026, 7:30" in texts(page.desk.panel)
    write(page, "")
    assert len(page.rows) == 2
    assert "1 of 2" not in texts(page)


def test_the_search_is_brought_into_view(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    page.resize(900, 200)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    line = part(page.desk.card.search, QLineEdit)
    assert line.mapTo(page, line.rect().topLeft()).y() < 0
    page.desk.find()
    assert line.mapTo(page, line.rect().topLeft()).y() >= 0
    qtbot.waitUntil(line.hasFocus)


def test_the_search_begins_when_one_stops_writing(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    line = part(page.desk.card.search, QLineEdit)
    with qtbot.waitSignal(page.desk.card.search.changed):
        QTest.keyClicks(line, "calm")
    assert page.titles == ["Calm"]


def test_where_nothing_is_found_there_are_ways_on(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    write(page, "cups")
    assert "None of the 2 sessions of these days fits." in texts(page)
    assert not page.desk.card.list.isVisible()
    assert not page.desk.panel.isVisible()
    with qtbot.waitSignal(page.desk.card.all_days_requested):
        press(page, "Look in all days")
    press(page, "Show all sessions")
    assert len(page.rows) == 2
    assert page.desk.panel.isVisible()


def test_escape_lets_the_search_go(opened: Open) -> None:
    page = opened()
    write(page, "cups")
    assert not page.rows
    line = part(page.desk.card.search, QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    assert len(page.rows) == 2


def test_plain_names_of_tools_and_zones_are_understood(theme: Theme, qtbot: QtBot) -> None:
    search = SessionSearch(Icons(theme))
    qtbot.addWidget(search)
    part(search, QLineEdit).setText("Stone cheeks")
    assert search.query.words == (
        Word("Stone", tools=("gua_sha",)),
        Word("cheeks", zones=("cheek", "cheekbone")),
    )


def test_chips_come_when_asked_for_and_take_their_narrowing_with_them(opened: Open, history: History) -> None:
    history.facts.put(NOTES, session(1).id, "sleepy", NOW)
    page = opened()
    noted = next(each for each in page.findChildren(QPushButton) if each.text() == "With a note")
    assert not noted.isVisible()
    press(page, "Filter the sessions")
    assert noted.isVisible()
    noted.click()
    assert page.titles == ["Morning"]
    press(page, "Filter the sessions")
    assert not noted.isVisible()
    assert len(page.rows) == 2


def test_a_chip_shows_the_sessions_with_a_rating(opened: Open, history: History) -> None:
    history.facts.put(RATINGS, session(1).id, Rating({Scale.PUFFINESS: 0}), NOW)
    page = opened()
    press(page, "Filter the sessions")
    press(page, "With a rating")
    assert page.titles == ["Morning"]
    assert "1 of 2" in texts(page)
    press(page, "Clear")
    assert page.titles == ["Calm", "Morning"]


# editing


def test_enter_edits_the_chosen_session_and_it_is_marked(opened: Open, history: History) -> None:
    page = opened()
    QTest.keyClick(page.desk.card.list, Qt.Key.Key_Return)
    form = dialog(page)
    assert form.isVisible()
    assert not part(form, QLineEdit, "What you did").isVisible()
    part(form, QSpinBox, "Minutes").setValue(20)
    part(form, QPlainTextEdit).setPlainText("with the window open")
    press(form, "Part of the day: Any time")
    press(form, "Save")
    assert page.rows[0][3:] == ["20 min", "200", "Finished · edited · note"]
    assert history.facts.of(EDITED) == {session(2).id: Mark.EDITED}
    assert history.session(session(2).id).slot is Slot.ANY
    said = {"Any time · 20 min · 200 strokes · Finished", EDITED_BY_HAND, "with the window open"}
    assert said <= texts(page.desk.panel)
    assert "“Calm” of 14 March is changed." in texts(page)

    press(page, "Undo")
    assert page.rows[0][3:] == ["11 min", "200", "Finished"]
    assert (history.facts.of(EDITED), history.facts.of(NOTES)) == ({}, {})
    assert not page.desk.card.notice.isVisible()


def test_nothing_is_said_where_nothing_was_changed(opened: Open) -> None:
    page = opened()
    press(page, "Edit this session")
    press(dialog(page), "Save")
    assert not page.desk.card.notice.isVisible()


def test_what_cannot_be_is_said_and_the_form_stays(opened: Open) -> None:
    page = opened()
    press(page, "Edit this session")
    form = dialog(page)
    part(form, QSpinBox, "Minutes").setValue(1441)
    press(form, "Save")
    assert TOO_LONG in texts(form)
    assert form.isVisible()
    assert form.focusWidget() is part(form, QSpinBox, "Minutes")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.result() == QDialog.DialogCode.Rejected
    assert page.rows[0][3] == "11 min"


def test_what_was_rated_or_is_liked_to_be_can_be_rated(opened: Open, history: History) -> None:
    history.facts.put(RATINGS, session(2).id, Rating({Scale.JAW_TENSION: 7}), NOW)
    page = opened()
    page.desk.scales = lambda: [Scale.RELAXATION]
    press(page, "Edit this session")
    shown = rows_of(dialog(page))
    assert {name: row.value for name, row in shown.items()} == {
        "Jaw tension before": 7,
        "Jaw tension after": None,
        "Relaxation before": None,
        "Relaxation after": None,
    }


def test_nothing_is_asked_where_nothing_is_rated(opened: Open) -> None:
    page = opened()
    press(page, "Edit this session")
    assert rows_of(dialog(page)) == {}


def test_a_rating_is_changed_marked_and_undone(opened: Open, history: History) -> None:
    felt = Rating({Scale.JAW_TENSION: 7}, {Scale.JAW_TENSION: 5})
    history.facts.put(RATINGS, session(2).id, felt, NOW)
    page = opened()
    page.desk.scales = lambda: [Scale.RELAXATION]
    press(page, "Edit this session")
    rows = rows_of(dialog(page))
    after = rows["Relaxation after"]
    QTest.mouseClick(after, Qt.MouseButton.LeftButton, pos=after.center(8).toPoint())
    QTest.keyClick(rows["Jaw tension before"], Qt.Key.Key_6)
    press(dialog(page), "Clear jaw tension after")
    press(dialog(page), "Save")
    assert history.facts.of(RATINGS) == {session(2).id: Rating({Scale.JAW_TENSION: 6}, {Scale.RELAXATION: 8})}
    assert history.facts.of(EDITED) == {session(2).id: Mark.EDITED}
    assert page.rows[0][5] == "Finished · edited"
    press(page, "Undo")
    assert history.facts.of(RATINGS) == {session(2).id: felt}
    assert history.facts.of(EDITED) == {}


def test_only_what_is_rated_can_be_cleared(opened: Open, history: History) -> None:
    history.facts.put(RATINGS, session(2).id, Rating({Scale.PUFFINESS: 3}), NOW)
    page = opened()
    press(page, "Edit this session")
    form = dialog(page)
    clears = [part(form, QPushButton, f"Clear puffiness {when}") for when in ("before", "after")]
    assert [clear.isVisible() for clear in clears] == [True, False]
    rows_of(form)["Puffiness after"].answer(2)
    assert clears[1].isVisible()
    clears[0].click()
    assert not clears[0].isVisible()


@pytest.mark.parametrize("size", [(900, 600), (450, 400)])
def test_the_form_fits_the_window_and_its_fields_scroll(opened: Open, size: tuple[int, int]) -> None:
    page = opened()
    page.setMinimumSize(1, 1)
    page.resize(*size)
    page.desk.scales = lambda: list(Scale)
    page.desk.ask_new()
    form = dialog(page)
    assert form.width() <= size[0]
    assert form.height() <= size[1]
    keep = next(each for each in form.findChildren(QPushButton) if each.text() == "Add")
    assert form.rect().contains(keep.geometry())
    fields, note = part(form, QScrollArea), part(form, QPlainTextEdit)
    assert fields.horizontalScrollBar().maximum() == 0
    assert fields.verticalScrollBar().maximum() > 0
    while (here := form.focusWidget()) is not note:
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert fields.viewport().rect().contains(note.mapTo(fields.viewport(), note.cursorRect().bottomLeft()))


def test_where_there_is_room_the_form_shows_all_of_its_fields(opened: Open) -> None:
    page = opened()
    page.desk.scales = lambda: list(Scale)
    page.desk.ask_new()
    bar = part(dialog(page), QScrollArea).verticalScrollBar()
    assert bar.maximum() == 0
    press(dialog(page), "Add")
    assert NEEDS_A_TITLE in texts(dialog(page))
    assert bar.maximum() == 0


def test_a_note_that_is_too_long_stays_and_is_told(opened: Open) -> None:
    page = opened()
    press(page, "Edit this session")
    form = dialog(page)
    part(form, QPlainTextEdit).setPlainText("x" * 1001)
    press(form, "Save")
    assert note_too_long(1001) in texts(form)
    assert form.focusWidget() is part(form, QPlainTextEdit)
    assert len(part(form, QPlainTextEdit).toPlainText()) == 1001


def test_the_wheel_scrolls_the_form_and_changes_no_field(opened: Open) -> None:
    page = opened()
    page.desk.ask_new()
    form = dialog(page)
    minutes, at = part(form, QSpinBox, "Minutes"), part(form, QTimeEdit)
    before = (minutes.value(), at.time())
    for field in (minutes, at):
        here = QPointF(field.rect().center())
        none = Qt.MouseButton.NoButton
        down = QPoint(0, -120)
        turn = QWheelEvent(
            here, field.mapToGlobal(here), down, down, none, Qt.KeyboardModifier(0), Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(field, turn)
    assert (minutes.value(), at.time()) == before


# adding


def test_one_that_overlaps_with_another_is_added_and_it_is_said(opened: Open) -> None:
    page = opened()
    page.desk.ask_new()
    part(dialog(page), QLineEdit, "What you did").setText("Walk")
    part(dialog(page), QTimeEdit).setTime(QTime(20, 25))
    press(dialog(page), "Add")
    assert "“Walk” of 14 March is added. “Calm” at 21:30 overlaps with it." in texts(page)


def test_one_that_was_added_goes_by_the_clocks_of_its_day(opened: Open) -> None:
    page = opened()
    page.desk.offset_at = lambda wall: timedelta(hours=2 if wall.month > 2 else 1)
    page.desk.ask_new()
    part(dialog(page), QLineEdit, "What you did").setText("Walk")
    part(dialog(page), QTimeEdit).setTime(QTime(8, 0))
    part(dialog(page), DateField).show_day(date(2026, 2, 3))
    press(dialog(page), "Add")
    added = page.desk.card.list.session
    assert added is not None
    assert (added.utc_offset_minutes, added.started_at.hour) == (60, 7)


def test_a_session_done_without_the_app_can_be_added(opened: Open, history: History) -> None:
    page = opened()
    page.desk.scales = lambda: [Scale.PUFFINESS]
    write(page, "calm")  # which the new one does not answer
    press(page, "Add")
    form = dialog(page)
    part(form, QLineEdit, "What you did").setText("Lymph walk")
    part(form, QTimeEdit).setTime(QTime(8, 0))
    assert part(form, Segmented).index == list(Slot).index(Slot.MORNING)  # which follows the time
    part(form, DateField).show_day(DAY - timedelta(days=1))
    part(form, QSpinBox, "Minutes").setValue(25)
    rows_of(form)["Puffiness after"].answer(1)
    press(form, "Add")
    assert page.rows[2] == ["Fri 13 Mar 2026", "8:00", "Lymph walk", "25 min", "–", "Added by hand"]
    assert page.desk.card.list.session is not None
    assert page.desk.card.list.session.routine_title == "Lymph walk"
    assert {"Morning · 25 min", ADDED_BY_HAND} <= texts(page.desk.panel)
    assert [*history.facts.of(RATINGS).values()] == [Rating(after={Scale.PUFFINESS: 1})]
    press(page, "Undo")
    assert history.facts.of(RATINGS) == {}
    assert len(page.rows) == 2
    assert len(history.deletions()) == 1


def test_a_title_that_is_known_stands_for_its_routine(opened: Open, history: History) -> None:
    page = opened()
    page.desk.ask_new()
    part(dialog(page), QLineEdit, "What you did").setText("Calm")
    press(dialog(page), "Add")
    added = page.desk.card.list.session
    assert added is not None
    assert added.routine_id == "calm"
    assert history.facts.of(EDITED) == {added.id: Mark.ADDED}


def test_routines_that_were_never_done_are_offered_too(opened: Open) -> None:
    page = opened()
    page.desk.routines = lambda: [routine(step(), routine_id="new")]
    page.desk.ask_new()
    part(dialog(page), QLineEdit, "What you did").setText("New")
    press(dialog(page), "Add")
    added = page.desk.card.list.session
    assert added is not None
    assert added.routine_id == "new"


def test_what_is_still_to_come_is_not_taken(opened: Open) -> None:
    page = opened()
    page.desk.ask_new()
    form = dialog(page)
    part(form, QLineEdit, "What you did").setText("Calm")
    part(form, QTimeEdit).setTime(QTime(23, 59))
    press(form, "Add")
    assert TO_COME in texts(form)
    assert form.focusWidget() is part(form, QTimeEdit)


def test_when_and_what_of_one_that_was_added_can_be_put_right(opened: Open) -> None:
    page = opened()
    page.desk.ask_new()
    part(dialog(page), QLineEdit, "What you did").setText("Wlak")
    press(dialog(page), "Add")
    QApplication.processEvents()
    press(page, "Edit this session")
    what = part(dialog(page), QLineEdit, "What you did")
    assert what.isVisible()
    what.setText("Walk")
    press(dialog(page), "Save")
    assert "Walk" in page.titles
    assert "Wlak" not in page.titles


def test_what_was_done_is_brought_into_view(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    page.resize(900, 300)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    QTest.keyClick(page.desk.card.list, Qt.Key.Key_Delete)
    notice = page.desk.card.notice
    qtbot.waitUntil(lambda: page.viewport().rect().contains(notice.mapTo(page.viewport(), notice.rect().center())))


# deleting


def test_a_deleted_session_can_be_put_back_with_its_note(opened: Open, history: History) -> None:
    history.facts.put(NOTES, session(2).id, "calm", NOW)
    page = opened()
    QTest.keyClick(page.desk.card.list, Qt.Key.Key_Delete)
    assert page.titles == ["Morning"]
    assert history.facts.of(NOTES) == {}
    assert "“Calm” of 14 March is deleted." in texts(page)
    page.desk.undo()
    assert page.titles == ["Calm", "Morning"]
    assert page.desk.card.list.session is not None
    assert page.desk.card.list.session.id == session(2).id
    assert history.facts.of(NOTES) == {session(2).id: "calm"}
    page.desk.undo()  # there is nothing more to take back
    assert page.titles == ["Calm", "Morning"]
