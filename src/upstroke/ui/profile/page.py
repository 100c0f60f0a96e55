"""The safety profile: standing questions about the user, each of which may stay open."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from upstroke.domain.resting import Resting
from upstroke.domain.safety_rules import Answer, Rulebook, Trigger
from upstroke.ui.icons import Icons
from upstroke.ui.profile.felt_wrong_card import FeltWrongCard
from upstroke.ui.profile.question_row import QuestionRow, show_if
from upstroke.ui.profile.sheet import Sheet
from upstroke.ui.profile.skin_card import SkinCard
from upstroke.ui.rule_groups import HEADINGS, grouped
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.tab_order import tab_after

WHAT_FOR = "Only what keeps massage safe. It stays on this computer; you can leave any of it open."
FIND = "Find a question"
NOT_FOUND = "No question has this in it."


class ProfilePage(Sheet):
    """Shows the questions that are asked once, and what is kept of their answers."""

    answered = Signal(object)
    """Keep an Answer."""
    cleared = Signal(str)
    """Forget the answer to the rule of an id."""
    removed = Signal(object)
    """Forget a FeltWrong: it was a mistake."""
    brought_back = Signal(object)
    """Keep a FeltWrong after all."""
    closed = Signal()

    def __init__(
        self, rulebook: Rulebook, icons: Icons, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows: dict[str, QuestionRow] = {}
        self._cards: list[tuple[Card, list[QuestionRow]]] = []
        self._felt_wrong = FeltWrongCard(now)
        self._felt_wrong.removed.connect(self.removed)
        self._felt_wrong.brought_back.connect(self.brought_back)
        self.skin = SkinCard(rulebook.zones, now)
        """Shows and takes what is noted of the skin."""
        self._progress = label(kind="muted")
        self._find = QLineEdit()
        self._find.setPlaceholderText(FIND)
        self._find.setAccessibleName(FIND)
        self._find.setClearButtonEnabled(True)
        self._find.addAction(icons.icon("magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._find.textChanged.connect(self._show_found)
        self._not_found = label(NOT_FOUND, "muted", wrap=True)
        self.column.addWidget(label("About you", "title"))
        self.column.addWidget(label(WHAT_FOR, "muted", wrap=True))
        self.column.addWidget(self._find)
        self.column.addWidget(self._not_found)
        self.column.addWidget(self._felt_wrong)
        self.column.addWidget(self.skin)
        asked = [rule for rule in rulebook.rules.values() if rule.trigger is Trigger.ASKED_ONCE]
        for group, rules in grouped(asked).items():
            card = Card(margin=20, spacing=8)
            card.column.addWidget(label(HEADINGS[group], "heading"))
            for rule in rules:
                row = QuestionRow(rule, rulebook.zones, icons, now)
                row.answered.connect(self._answer)
                row.cleared.connect(self._forget)
                row.unfolded.connect(partial(self.bring_into_view, row))
                card.column.addWidget(row)
                self._rows[rule.id] = row
            self._cards.append((card, [self._rows[rule.id] for rule in rules]))
            self.column.addWidget(card)
        self.foot.addWidget(self._progress, 1)
        self.foot.addWidget(button("Done", self._close, kind="primary"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self._find)
        self._show_found("")
        self._count()

    def show_answers(self, answers: Iterable[Answer]) -> None:
        """Show what is kept; of several answers to a rule the last. Answers to other rules are passed over."""
        kept = {answer.rule: answer for answer in answers}
        for rule_id, row in self._rows.items():
            row.show_answer(kept.get(rule_id))
        self._count()

    def show_felt_wrong(self, entries: Sequence[Resting], titles: Mapping[str, str]) -> None:
        """Show what felt wrong and still rests something. `titles` are those of the routines by id."""
        self._felt_wrong.show_entries(entries, titles)
        tab_after(self._find, self._felt_wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is done too."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            return
        super().keyPressEvent(event)

    def _answer(self, answer: Answer) -> None:
        self._count()
        self.answered.emit(answer)

    def _forget(self, rule_id: str) -> None:
        self._count()
        self.cleared.emit(rule_id)

    def _count(self) -> None:
        done = sum(row.is_answered for row in self._rows.values())
        self._progress.setText(f"{done} of {len(self._rows)} answered")

    def _show_found(self, text: str) -> None:
        text = text.strip()
        show_if(not text and self._felt_wrong.has_entries, self._felt_wrong)
        show_if(not text, self.skin)
        for card, rows in self._cards:
            found = [row for row in rows if row.has(text)]
            for row in rows:
                show_if(row in found, row)
                row.show_line(row in found[1:])
            show_if(bool(found), card)
        show_if(all(card.isHidden() for card, _ in self._cards), self._not_found)

    def _close(self) -> None:
        # A note or a date that is still being written is finished by losing the keyboard.
        self._find.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
