from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import step
from upstroke.domain.draft import Draft
from upstroke.files.clipping import clip
from upstroke.ui.builder.clipboard import Clipboard
from upstroke.ui.builder.sequence_list import SequenceList
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NO_KEYS = Qt.KeyboardModifier.NoModifier
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
CLIPBOARD = Clipboard(clip, lambda text: ())
ABC = Draft().inserted(step(name) for name in "abcdef")
MANY = Draft().inserted(step("s") for _ in range(100))


class Reader:
    """A list with eyes on it."""

    def __init__(self, list_: SequenceList) -> None:
        self.list = list_
        self.chosen: list[str] = []
        self.moves: list[tuple[frozenset[str], int]] = []
        self.drops: list[tuple[str, int]] = []
        list_.chosen.connect(self.chosen.append)
        list_.move_requested.connect(lambda ids, place: self.moves.append((ids, place)))
        list_.drop_requested.connect(lambda mime, place: self.drops.append((mime.text(), place)))

    @property
    def selected(self) -> str:
        return " ".join(self.list.selected_ids())

    def middle(self, row: int) -> QPoint:
        return self.list.visualRect(self.list.model().index(row, 0)).center()

    def click(self, row: int, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        QTest.mouseClick(self.list.viewport(), Qt.MouseButton.LeftButton, keys, self.middle(row))

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        QTest.keyClick(self.list, key, keys)

    def in_sight(self, item_id: str) -> bool:
        index = next(
            self.list.model().index(row, 0)
            for row in range(self.list.model().rowCount())
            if self.list._rows.id_at(self.list.model().index(row, 0)) == item_id
        )
        return self.list.viewport().rect().contains(self.list.visualRect(index))


@pytest.fixture
def reader(theme: Theme, icons: Icons, qtbot: QtBot) -> Reader:
    shown = SequenceList(theme, icons, CLIPBOARD)
    qtbot.addWidget(shown)
    shown.resize(468, 700)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.show_draft(ABC)
    return Reader(shown)


# --- Choosing --------------------------------------------------------------------------------------------------------


def test_a_click_chooses_a_row_and_with_keys_more_of_them(reader: Reader) -> None:
    reader.click(1)
    assert (reader.list.current_id, reader.selected) == ("b", "b")
    reader.click(3, SHIFT)
    assert reader.selected == "b c d"
    reader.click(5, CONTROL)
    reader.click(2, CONTROL)
    assert reader.selected == "b d f"
    assert reader.chosen == ["b", "d", "f", "c"]


def test_the_keyboard_goes_through_the_rows(reader: Reader, qtbot: QtBot) -> None:
    reader.list.clearFocus()
    reader.list.setFocus(Qt.FocusReason.TabFocusReason)
    assert (reader.chosen, reader.selected) == (["a"], "a")
    reader.press(Qt.Key.Key_Down)
    reader.press(Qt.Key.Key_Down, SHIFT)
    assert (reader.list.current_id, reader.selected) == ("c", "b c")
    reader.press(Qt.Key.Key_End)
    reader.press(Qt.Key.Key_A, CONTROL)
    assert reader.selected == "a b c d e f"
    reader.press(Qt.Key.Key_Return)
    assert reader.chosen == ["a", "b", "c", "f", "f"]


def test_rows_that_are_selected_for_the_user_go_on_as_their_own(reader: Reader) -> None:
    reader.list.select(["e", "b", "gone"])
    assert (reader.list.current_id, reader.selected, reader.chosen) == ("b", "b e", ["b"])
    reader.press(Qt.Key.Key_Down, SHIFT)
    assert reader.selected == "b c"
    reader.list.select([])
    assert (reader.list.current_id, reader.selected, reader.chosen[-1]) == ("", "", "")


def test_a_selected_row_far_down_is_scrolled_to(reader: Reader) -> None:
    reader.list.show_draft(MANY)
    reader.list.select(["s-60"])
    assert reader.in_sight("s-60")
    assert not reader.in_sight("s")


def test_a_click_below_the_rows_leaves_one_of_them_chosen(reader: Reader) -> None:
    reader.click(1)
    reader.click(3, SHIFT)
    QTest.mouseClick(reader.list.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, QPoint(200, 690))
    assert (reader.list.current_id, reader.selected) == ("d", "d")


# --- Another draft ---------------------------------------------------------------------------------------------------


def test_what_is_selected_goes_with_its_rows(reader: Reader) -> None:
    reader.list.select(["b", "c"])
    reader.list.show_draft(ABC.moved({"b", "c"}, 5))
    assert (reader.list.current_id, reader.selected) == ("b", "b c")
    reader.list.show_draft(ABC.inserted([step("new")], 0))
    assert (reader.list.current_id, reader.selected) == ("b", "b c")
    reader.list.show_draft(ABC.replaced("b", replace(step("b"), title="Other")))
    assert (reader.list.current_id, reader.selected, reader.chosen) == ("b", "b c", ["b"])


def test_after_a_row_is_taken_out_the_next_one_is_chosen(reader: Reader) -> None:
    reader.list.select(["b"])
    draft = ABC.without({"b"})
    reader.list.show_draft(draft)
    assert (reader.list.current_id, reader.selected) == ("c", "c")
    reader.list.select(["f"])
    reader.list.show_draft(draft.without({"f"}))
    assert (reader.list.current_id, reader.selected) == ("e", "e")
    reader.list.show_draft(Draft())
    assert reader.chosen == ["b", "c", "f", "e", ""]


def test_rows_stay_where_they_are_seen_when_others_come_above(reader: Reader) -> None:
    reader.list.show_draft(MANY)
    reader.list.select(["s-50"])
    where = reader.middle(49)
    draft = MANY.inserted([step("new"), step("newer")], 3)
    reader.list.show_draft(draft)
    assert reader.middle(51) == where
    reader.list.show_draft(draft.without({"new", "newer", "s", "s-2"}))
    assert reader.middle(47) == where


def test_a_row_that_is_moved_out_of_sight_is_followed(reader: Reader) -> None:
    reader.list.show_draft(MANY)
    reader.list.select(["s-3"])
    reader.list.show_draft(MANY.moved({"s-3"}, 80))
    assert reader.in_sight("s-3")


def test_a_list_without_rows_says_what_to_do(reader: Reader, theme: Theme) -> None:
    reader.list.show_draft(Draft())
    assert reader.list.accessibleDescription().startswith("Drag a step here")
    with_words = reader.list.grab().toImage()
    reader.list.show_draft(ABC)
    assert reader.list.accessibleDescription() == ""
    assert reader.list.grab().toImage() != with_words


# --- Painting --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [300, 468])
def test_a_row_keeps_inside_its_card_however_long_its_title_is(reader: Reader, width: int) -> None:
    reader.list.resize(width, 200)
    plain = Draft().inserted([step("a")])
    long = plain.replaced("a", replace(step("a"), title="A very long title that no one would ever give a step " * 3))
    pictures = []
    for draft in (plain, long):
        reader.list.show_draft(draft, {"a": "Too long."})
        pictures.append(reader.list.grab().toImage())
    differs = [
        x
        for x in range(pictures[0].width())
        if any(pictures[0].pixel(x, y) != pictures[1].pixel(x, y) for y in range(pictures[0].height()))
    ]
    assert differs
    assert differs[-1] / reader.list.devicePixelRatioF() < width - 14


def test_a_warning_and_a_choice_are_seen(reader: Reader) -> None:
    plain = reader.list.grab().toImage()
    reader.list.show_draft(ABC, {"c": "Too long."})
    warned = reader.list.grab().toImage()
    assert warned != plain
    reader.list.select(["a"])
    assert reader.list.grab().toImage() != warned


# --- Dragging --------------------------------------------------------------------------------------------------------


class Enter(QDragEnterEvent):
    def __init__(self, source: QObject | None, *more: object) -> None:
        super().__init__(*more)  # type: ignore[call-overload]
        self._source = source

    def source(self) -> QObject:
        return self._source  # type: ignore[return-value]


class Drop(QDropEvent):
    def __init__(self, source: QObject | None, *more: object) -> None:
        super().__init__(*more)  # type: ignore[call-overload]
        self._source = source

    def source(self) -> QObject:
        return self._source  # type: ignore[return-value]


def steps_mime(*names: str) -> QMimeData:
    return CLIPBOARD.packed(step(name) for name in names)


def plain_text(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(text)
    return mime


def drag_over(
    reader: Reader, at: QPoint, mime: QMimeData, source: QObject | None = None, keys: Qt.KeyboardModifier = NO_KEYS
) -> Enter:
    event = Enter(source, at, COPY | MOVE, mime, Qt.MouseButton.LeftButton, keys)
    event.ignore()
    QApplication.sendEvent(reader.list.viewport(), event)
    return event


def drop(
    reader: Reader, at: QPoint, mime: QMimeData, source: QObject | None = None, keys: Qt.KeyboardModifier = NO_KEYS
) -> Drop:
    drag_over(reader, at, mime, source, keys)
    event = Drop(source, QPointF(at), COPY | MOVE, mime, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(reader.list.viewport(), event)
    return event


def test_own_rows_are_asked_to_be_moved_together_and_stay_until_they_are(reader: Reader) -> None:
    reader.list.select(["b", "d"])
    mime = reader.list.model().mimeData(reader.list.selectedIndexes())
    assert drag_over(reader, reader.middle(4) + QPoint(0, 10), mime, reader.list).dropAction() is MOVE
    drop(reader, reader.middle(4) + QPoint(0, 10), mime, reader.list)
    drop(reader, reader.middle(0) - QPoint(0, 10), mime, reader.list)
    drop(reader, QPoint(200, 690), mime, reader.list)
    assert reader.moves == [(frozenset("bd"), 5), (frozenset("bd"), 0), (frozenset("bd"), 6)]
    assert not reader.drops
    assert reader.list.model().rowCount() == 6


def test_own_rows_are_copied_with_control(reader: Reader) -> None:
    reader.list.select(["b"])
    mime = reader.list.model().mimeData(reader.list.selectedIndexes())
    assert drop(reader, QPoint(200, 690), mime, reader.list, CONTROL).dropAction() is COPY
    assert (reader.moves, reader.drops) == ([], [(clip([step("b")]), 6)])


def test_items_from_elsewhere_are_asked_to_be_put_in(reader: Reader) -> None:
    event = drag_over(reader, reader.middle(2) - QPoint(0, 10), steps_mime("x", "y"))
    assert event.isAccepted()
    assert event.dropAction() is COPY
    drop(reader, reader.middle(2) - QPoint(0, 10), steps_mime("x", "y"))
    text = '[[step]]\nuse = "jawline"\n'
    drop(reader, reader.middle(2) + QPoint(0, 10), plain_text(text))
    assert reader.drops == [(clip([step("x"), step("y")]), 2), (text, 3)]


def test_other_text_is_not_taken(reader: Reader) -> None:
    assert not drag_over(reader, reader.middle(2), plain_text("A shopping list")).isAccepted()
    drop(reader, reader.middle(2), plain_text("A shopping list"))
    assert not reader.drops


def test_a_list_without_rows_takes_a_drop_anywhere(reader: Reader) -> None:
    reader.list.show_draft(Draft())
    quiet = reader.list.grab().toImage()
    assert drag_over(reader, QPoint(100, 300), steps_mime("x")).isAccepted()
    assert reader.list.grab().toImage() != quiet
    drop(reader, QPoint(100, 300), steps_mime("x"))
    assert [place for _, place in reader.drops] == [0]


def test_a_line_shows_where_the_drop_goes_until_the_drag_is_over(reader: Reader, theme: Theme) -> None:
    def line_at(row: int) -> bool:
        picture = reader.list.grab().toImage()
        edge = reader.list.visualRect(reader.list.model().index(row, 0)).top()
        return picture.pixelColor(200, edge).name().upper() == theme.tokens.jade

    assert not line_at(3)
    drag_over(reader, reader.middle(3) - QPoint(0, 10), steps_mime("x"))
    assert line_at(3)
    drag_over(reader, reader.middle(3) + QPoint(0, 10), steps_mime("x"))
    assert not line_at(3)
    assert line_at(4)
    QApplication.sendEvent(reader.list.viewport(), QDragLeaveEvent())
    assert not line_at(4)


def test_a_drag_at_the_edge_scrolls(reader: Reader, qtbot: QtBot) -> None:
    reader.list.show_draft(MANY)
    edge = QPoint(200, reader.list.viewport().height() - 3)
    mime = steps_mime("x")
    QCursor.setPos(reader.list.viewport().mapToGlobal(edge))
    drag_over(reader, QPoint(200, 300), mime)
    move = QDragMoveEvent(edge, COPY, mime, Qt.MouseButton.LeftButton, NO_KEYS)
    QApplication.sendEvent(reader.list.viewport(), move)
    bar = reader.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    QApplication.sendEvent(reader.list.viewport(), QDragLeaveEvent())


def test_a_row_is_dragged_out_as_text(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[str, int]] = []

    def carry(drag: QDrag, *actions: Qt.DropAction) -> Qt.DropAction:
        started.append((drag.mimeData().text(), drag.pixmap().width()))
        return COPY

    monkeypatch.setattr(QDrag, "exec", carry)
    reader.list.select(["b", "c"])
    viewport, at = reader.list.viewport(), reader.middle(2)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, NO_KEYS, at)
    for step_down in (10, 30):
        QTest.mouseMove(viewport, at + QPoint(0, step_down))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, NO_KEYS, at)
    (text, width) = started[0]
    assert text == clip([step("b"), step("c")])
    assert 50 < width < 300
    assert reader.selected == "b c"
