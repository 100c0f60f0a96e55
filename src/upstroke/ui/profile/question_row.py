"""One standing question, its answer, and what a yes needs beside it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from upstroke.domain.safety_rules import Answer, Rule, Severity
from upstroke.ui.icons import Icons
from upstroke.ui.profile.answer_fields import AnswerFields
from upstroke.ui.widgets.buttons import icon_button
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.labels import rule as thin_line
from upstroke.ui.widgets.tab_order import tab_after

CLEAR = 26
NO, YES = 0, 1
CHOICES = {NO: "No", YES: "Yes"}


def show_if(wanted: bool, widget: QWidget) -> None:
    """Show or hide a widget. Where it is so already nothing is done, as Qt would take its time over it."""
    if widget.isHidden() is wanted:
        widget.setVisible(wanted)


class QuestionRow(QWidget):
    """A question that is open at first. Each change of the answer comes out as a whole Answer."""

    answered = Signal(object)
    """The Answer as it is now."""
    cleared = Signal(str)
    """The question of the rule of an id is open again."""

    unfolded = Signal()
    """The user said yes: there is more to see."""

    def __init__(
        self,
        rule: Rule,
        zones: Mapping[str, str],
        icons: Icons,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        """`zones` are titles by id."""
        super().__init__(parent)
        self._rule, self._zones, self._icons, self._now = rule, zones, icons, now
        self._fields: AnswerFields | None = None
        self._line = thin_line()
        self._choice = QButtonGroup(self)
        self._choice.idClicked.connect(self._choose)
        self._clear = icon_button(f"Clear: {rule.question}", self._take_back, icons, "x", CLEAR)
        self._clear.setToolTip("Clear")
        keeps_its_room = self._clear.sizePolicy()
        keeps_its_room.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(keeps_its_room)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(label(rule.question, wrap=True), 1)
        head.addWidget(self._clear)
        for place, text in CHOICES.items():
            head.addWidget(self._choice_button(place, text))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._line)
        self._column.addLayout(head)
        self._unfold()

    @property
    def is_answered(self) -> bool:
        """Whether there is a yes or a no."""
        return self._choice.checkedId() != -1

    def has(self, text: str) -> bool:
        """Whether the question, or what it is about, has a text in it, however that is written."""
        return text.casefold() in f"{self._rule.title} {self._rule.question}".casefold()

    def show_line(self, above: bool) -> None:
        """Whether a line parts the question from one above it."""
        show_if(above, self._line)

    def show_answer(self, answer: Answer | None) -> None:
        """Show what is kept, without a signal; None leaves the question open."""
        self._check(-1 if answer is None else YES if answer.yes else NO)
        self._unfold()
        if self._fields:
            self._fields.show_answer(answer)

    def _choice_button(self, place: int, text: str) -> QPushButton:
        made = QPushButton(text)
        made.setProperty("kind", "chip")
        made.setCheckable(True)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setAccessibleName(f"{text}: {self._rule.question}")
        self._choice.addButton(made, place)
        return made

    def _check(self, place: int) -> None:
        self._choice.setExclusive(False)
        for each in CHOICES:
            self._choice.button(each).setChecked(each == place)
        self._choice.setExclusive(True)

    def _choose(self) -> None:
        self._unfold()
        self._tell()
        if self._choice.checkedId() == YES:
            self.unfolded.emit()

    def _tell(self) -> None:
        yes = self._choice.checkedId() == YES
        given = self._now()
        self.answered.emit(
            self._fields.answer(given) if yes and self._fields else Answer(self._rule.id, yes, given=given)
        )

    def _take_back(self) -> None:
        self._choice.button(NO).setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_answer(None)
        self.cleared.emit(self._rule.id)

    def _unfold(self) -> None:
        yes = self._choice.checkedId() == YES
        show_if(self.is_answered, self._clear)
        if yes and self._fields is None:
            # Only now, since most answers are no, and chips and calendars take their time.
            allowed = self._rule.severity is Severity.STOP
            self._fields = AnswerFields(self._rule, self._zones, self._icons, self._now, allowed=allowed)
            self._fields.changed.connect(self._tell)
            self._column.addWidget(self._fields)
            tab_after(self._choice.button(YES), self._fields)
        if self._fields:
            show_if(yes, self._fields)
