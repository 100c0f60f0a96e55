"""Fields of a step that hold words: a line, or some sentences. What is being written is never moved."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout

from upstroke.domain.bounds import LONGEST_LINE, LONGEST_TEXT, clean_line, clean_text
from upstroke.domain.routine import Step
from upstroke.domain.step_edit import Edited
from upstroke.ui.builder.choice_field import Fits, always
from upstroke.ui.builder.field import Field
from upstroke.ui.widgets.labels import tip

Words = Callable[[Step], str]
Change = Callable[[Step, str], Edited]

FEWEST, MOST = 2, 8
"""A field for sentences is at least and at most so many lines high."""
MARGINS = 22
"""Above and below the lines together, in logical pixels."""


def _is_new(before: Step | None, step: Step, words: Words) -> bool:
    """Whether a step has other words than the one that was shown before, or is another one."""
    return before is None or before.id != step.id or words(before) != words(step)


class LineField(Field):
    """A line of words."""

    def __init__(self, name: str, words: Words, change: Change, hint: str = "", fits: Fits = always) -> None:
        """`hint` stands in the empty field."""
        super().__init__()
        self._words, self._change, self._fits = words, change, fits
        self._step: Step | None = None
        self.line = _Line()
        self.line.setAccessibleName(name)
        self.line.setMaxLength(LONGEST_LINE)
        self.line.setPlaceholderText(hint)
        self._edit = f"change {name.lower()}"
        self._merge = name.lower()
        self.line.textEdited.connect(self._write)
        self.line.left.connect(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        self.setFocusProxy(self.line)

    def fits(self, step: Step) -> bool:
        """Whether the step has such a line."""
        return self._fits(step)

    def show_step(self, step: Step) -> None:
        """Show the words of a step, if they are others than those that are written."""
        before, self._step = self._step, step
        if _is_new(before, step, self._words) and clean_line(self.line.text()) != clean_line(self._words(step)):
            self._put(self._words(step))

    def _put(self, text: str) -> None:
        self.line.setToolTip(tip(text))
        if self.line.text() != text:
            place = self.line.cursorPosition()
            self.line.setText(text)
            self.line.setCursorPosition(min(place, len(text)) if self.line.hasFocus() else 0)

    def _write(self, text: str) -> None:
        if self._step is not None and clean_line(text) != clean_line(self._words(self._step)):
            self.edited.emit(self._change(self._step, text), self._edit, self._merge)

    def _leave(self) -> None:
        """Show again what is kept, where something else stands in the field: no title, or spaces around it."""
        if self._step is not None:
            self._put(self._words(self._step))
        self.settled.emit()


class _Line(QLineEdit):
    """A line that says when the keyboard goes elsewhere, and shows its beginning then."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class NoteField(Field):
    """Some sentences."""

    def __init__(self, name: str, words: Words, change: Change, hint: str = "") -> None:
        super().__init__()
        self._words, self._change = words, change
        self._step: Step | None = None
        self._showing = False
        self._edit = f"change {name.lower()}"
        self._merge = name.lower()
        self.sheet = _Sheet()
        self.sheet.setAccessibleName(name)
        self.sheet.setPlaceholderText(hint)
        self.sheet.textChanged.connect(self._write)
        self.sheet.left.connect(self.settled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        self.setFocusProxy(self.sheet)

    def show_step(self, step: Step) -> None:
        """Show the words of a step, if they are others than those that are written."""
        before, self._step = self._step, step
        if _is_new(before, step, self._words) and clean_text(self.sheet.toPlainText()) != clean_text(self._words(step)):
            self._put(self._words(step))

    def _put(self, text: str) -> None:
        place = self.sheet.textCursor().position() if self.sheet.hasFocus() else 0
        self._showing = True
        self.sheet.setPlainText(text)
        self._showing = False
        cursor = self.sheet.textCursor()
        cursor.setPosition(min(place, self.sheet.document().characterCount() - 1))
        self.sheet.setTextCursor(cursor)

    def _write(self) -> None:
        if self._showing or self._step is None:
            return
        text = self.sheet.toPlainText()
        if len(text) > LONGEST_TEXT:
            text = text[:LONGEST_TEXT]
            self._put(text)
        if clean_text(text) != clean_text(self._words(self._step)):
            self.edited.emit(self._change(self._step, text), self._edit, self._merge)


class _Sheet(QPlainTextEdit):
    """Paper for plain text, as high as its lines up to a limit, on which Tab goes to the next field."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "field")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fits = True
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Where all lines are in sight, the wheel turns what is around them."""
        if self._fits:
            event.ignore()
        else:
            super().wheelEvent(event)

    def _fit(self) -> None:
        written = round(self.document().size().height())  # which is counted in lines
        lines = min(max(written, FEWEST), MOST)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + MARGINS)
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if written <= MOST else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        self._fits = written <= MOST
        if self._fits:
            self.verticalScrollBar().setValue(0)
