"""The first face of the page before a routine: what may hold today."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from upstroke.domain.safety_rules import Answer, Rule, Trigger
from upstroke.ui.icons import Icons
from upstroke.ui.profile.sheet import Sheet
from upstroke.ui.profile.tick_row import TickRow
from upstroke.ui.rule_groups import HEADINGS, grouped
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label

NONE = "None of these – go on"
SOME = "Go on"


class QuestionsFace(Sheet):
    """Shows questions to tick; going on answers all of them."""

    answered = Signal(object)
    closed = Signal()

    def __init__(
        self, zones: Mapping[str, str], icons: Icons, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._zones, self._icons, self._now = zones, icons, now
        self._rows: list[TickRow] = []
        self._title = label(kind="title", wrap=True)
        self._questions = QWidget()
        self._needs = label(kind="muted", wrap=True)
        self.column.addWidget(self._title)
        self.column.addWidget(self._needs)
        self.column.addWidget(label("Does any of this hold today? Tick what does.", wrap=True))
        self.column.addWidget(self._questions)
        self.primary = button(NONE, self.go_on, kind="primary")
        self.foot.addStretch(1)
        self.foot.addWidget(button("Not now", self.closed.emit))
        self.foot.addWidget(self.primary)

    def show_questions(
        self, title: str, needs: str, rules: Iterable[Rule], zones_worked: Collection[str], kept: Iterable[Answer]
    ) -> None:
        """Show questions with nothing ticked but what was kept as a yes. `needs` says what to have ready."""
        self._needs.setText(needs)
        self._needs.setVisible(bool(needs))
        said = {answer.rule: answer for answer in kept}
        self._title.setText(f"Before you start “{title}”")
        questions = QWidget()
        column = QVBoxLayout(questions)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._rows = []
        for group, members in grouped(rules).items():
            card = Card(margin=18, spacing=6)
            card.column.addWidget(label(HEADINGS[group], "heading"))
            for rule in members:
                row = self._row(rule, zones_worked, said.get(rule.id))
                row.toggled.connect(self._name_primary)
                row.toggled.connect(partial(self.bring_into_view, row))
                card.column.addWidget(row)
                self._rows.append(row)
            column.addWidget(card)
        self.column.replaceWidget(self._questions, questions)
        self._questions.hide()
        self._questions.deleteLater()
        self._questions = questions
        # At once, not with the next layout: the keyboard goes to what can be seen.
        questions.show()
        self._name_primary()
        self.go_to_top()

    def go_on(self) -> None:
        """Give all answers."""
        # A date that is still being written is finished by losing the keyboard.
        self.primary.setFocus(Qt.FocusReason.OtherFocusReason)
        given = self._now()
        self.answered.emit(tuple(row.answer(given) for row in self._rows))

    def _row(self, rule: Rule, worked: Collection[str], kept: Answer | None) -> TickRow:
        """A standing answer is kept for all routines, so every zone is offered; one of today matters in this."""
        offered: Mapping[str, str] = self._zones
        elsewhere: tuple[str, ...] = ()
        if rule.trigger is Trigger.ASKED_EACH_TIME and worked:
            offered = {zone: title for zone, title in self._zones.items() if zone in worked}
            elsewhere = tuple(zone for zone in self._zones if zone not in worked)
        return TickRow(rule, offered, elsewhere, kept, self._icons, self._now)

    def _name_primary(self) -> None:
        self.primary.setText(SOME if any(row.is_ticked for row in self._rows) else NONE)
