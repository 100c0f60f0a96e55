"""One question before a routine: ticked where it holds today."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from upstroke.domain.safety_rules import Answer, Rule
from upstroke.ui.icons import Icons
from upstroke.ui.profile.answer_fields import AnswerFields
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.tab_order import tab_after

BOX = 24
GLYPH = 20
GAP = 8


class TickRow(QWidget):
    """A box to tick and its question; a click on the words ticks too. Ticked, it unfolds what a yes needs."""

    toggled = Signal()

    def __init__(
        self,
        rule: Rule,
        zones: Mapping[str, str],
        elsewhere: Collection[str],
        kept: Answer | None,
        icons: Icons,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        """`zones` are offered by title, `elsewhere` on one chip. `kept` is what was said last."""
        super().__init__(parent)
        self._rule, self._zones, self._elsewhere, self._kept = rule, zones, elsewhere, kept
        self._icons, self._now = icons, now
        self._fields: AnswerFields | None = None
        self._box = QPushButton(self)
        self._box.setProperty("kind", "small")
        self._box.setCheckable(True)
        self._box.setFixedSize(BOX, BOX)
        self._box.setIconSize(QSize(GLYPH, GLYPH))
        self._box.setAccessibleName(rule.question)
        self._box.toggled.connect(self._dress)
        self._head = QWidget()
        self._head.setCursor(Qt.CursorShape.PointingHandCursor)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(GAP)
        head.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop)
        question = label(rule.question, wrap=True)
        # The middle of its first line is that of the box, however many lines there are.
        pad = max(0, (BOX - question.fontMetrics().height()) // 2)
        question.setContentsMargins(0, pad, 0, pad)
        head.addWidget(question, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._head)
        self._dress(False)
        self._box.setChecked(kept is not None and kept.yes)

    @property
    def is_ticked(self) -> bool:
        """Whether it holds."""
        return self._box.isChecked()

    def answer(self, given: datetime) -> Answer:
        """The yes with what was said beside it, or the no."""
        if not self.is_ticked or self._fields is None:
            return Answer(self._rule.id, False, given=given)
        said = self._fields.answer(given)
        allowed = self._kept.overridden if self._kept else ""
        return Answer(said.rule, True, said.zones, said.at, allowed, given)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the question is one on its box."""
        if event.button() == Qt.MouseButton.LeftButton and self._head.geometry().contains(event.position().toPoint()):
            self._box.setFocus(Qt.FocusReason.MouseFocusReason)
            self._box.click()

    def _dress(self, ticked: bool) -> None:
        name, token = ("check-square-fill", "jade") if ticked else ("square", "muted")
        self._icons.put_on(self._box, name, token)
        if ticked and self._fields is None:
            self._fields = AnswerFields(self._rule, self._zones, self._icons, self._now, elsewhere=self._elsewhere)
            self._fields.setContentsMargins(BOX + GAP, 0, 0, 6)
            self._fields.show_answer(self._kept)
            self._column.addWidget(self._fields)
            tab_after(self._box, self._fields)
        if self._fields:
            self._fields.setVisible(ticked)
        self.toggled.emit()
