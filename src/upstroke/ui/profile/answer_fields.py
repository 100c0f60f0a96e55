"""What a yes needs beside it: what it means, when it was, where, and whether a clinician allows it."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from upstroke.domain.safety_rules import About, Answer, Group, Rule, Trigger
from upstroke.ui.icons import Icons
from upstroke.ui.profile.day_field import DayField
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.zone_chips import ZoneChips

LONGEST_NOTE = 300
WHEN = "When was it?"
WHEN_IN = {Group.MEDICINES: "When did you last take it?", Group.PRODUCTS: "When did you last use it?"}
WHERE = "Where? Choose none if it is everywhere."
NO_DAY = "Without a day it holds for as long as your answer is yes."
ALLOWED = "A clinician allows it (their words; kept as a note)"


class AnswerFields(QWidget):
    """The fields that one rule asks for, folded away until the answer is yes."""

    changed = Signal()

    def __init__(
        self,
        rule: Rule,
        zones: Mapping[str, str],
        icons: Icons,
        now: Callable[[], datetime],
        *,
        elsewhere: Collection[str] = (),
        allowed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`zones` are offered by title, `elsewhere` on one chip. With `allowed` a clinician's words can be noted."""
        super().__init__(parent)
        self._rule = rule
        self._noted = ""
        self._day: DayField | None = None
        self._chips: ZoneChips | None = None
        self._note: QLineEdit | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(4)
        self._column.addWidget(label(rule.text, "muted", wrap=True))
        if About.DATE in rule.about:
            when = WHEN_IN.get(rule.group, WHEN)
            self._day = DayField(when, icons, now)
            self._day.changed.connect(self.changed)
            self._add(when, self._day)
            if rule.trigger is Trigger.ASKED_ONCE:
                self._column.addWidget(label(NO_DAY, "small", wrap=True))
        if About.ZONES in rule.about:
            self._chips = ZoneChips("Where?", zones, elsewhere)
            self._chips.changed.connect(self.changed)
            self._add(WHERE, self._chips)
        if allowed:
            self._note = QLineEdit()
            self._note.setMaxLength(LONGEST_NOTE)
            self._note.setAccessibleName(ALLOWED)
            self._note.setPlaceholderText("Nobody has said so")
            self._note.editingFinished.connect(self._note_written)
            self._add(ALLOWED, self._note)

    def answer(self, given: datetime) -> Answer:
        """The yes with all that was said beside it."""
        return Answer(
            self._rule.id,
            True,
            self._chips.chosen if self._chips else (),
            self._day.at if self._day else None,
            self._note.text().strip() if self._note else "",
            given,
        )

    def show_answer(self, answer: Answer | None) -> None:
        """Show what was said, without a signal; nothing, where that is None."""
        if self._day:
            self._day.show_at(answer.at if answer else None)
        if self._chips:
            self._chips.show_chosen(answer.zones if answer else ())
        if self._note:
            self._noted = answer.overridden if answer else ""
            if self._note.text().strip() != self._noted:
                self._note.setText(self._noted)

    def _add(self, heading: str, field: QWidget) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(label(heading, "small", wrap=True))
        self._column.addWidget(field)

    def _note_written(self) -> None:
        text = self._note.text().strip() if self._note else ""
        if text != self._noted:
            self._noted = text
            self.changed.emit()
