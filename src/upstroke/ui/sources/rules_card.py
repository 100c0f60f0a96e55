"""The safety rules, each with what it rests on."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from upstroke.domain.safety_rules import Group, Rule
from upstroke.ui import words
from upstroke.ui.rule_groups import HEADINGS, grouped
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.citing import Citing
from upstroke.ui.widgets.labels import label, rule
from upstroke.ui.widgets.tab_order import tab_after

TITLE = "The safety rules and what they rest on"
ABOUT = "What Upstroke asks, leaves out and tells before a routine, in the words in which it tells it."
MARKS = {
    "M": "from memory, not verified",
    "own": "our own choice",
    "M/own": "from memory, not verified, or our own choice",
}
"""What the marks at the end of a basis mean."""


class RulesCard(Card):
    """All rules under their headings, folded: those of a heading are made when the user wants to see them."""

    def __init__(self, rules: Iterable[Rule], citing: Citing) -> None:
        super().__init__(margin=22, spacing=10)
        self.column.addWidget(label(TITLE, "heading", wrap=True))
        self.column.addWidget(label(ABOUT, "muted", wrap=True))
        for group, members in grouped(rules).items():
            self.column.addWidget(rule())
            self.column.addWidget(_Folded(group, members, citing))


class _Folded(QWidget):
    """The rules of a group, behind a button."""

    def __init__(self, group: Group, rules: Sequence[Rule], citing: Citing) -> None:
        super().__init__()
        self._rules, self._citing = rules, citing
        self._heading = HEADINGS[group]
        self._list: QWidget | None = None
        self._button = button("", self._turn, kind="chip")
        head = QHBoxLayout()
        head.addWidget(label(self._heading, "strong", wrap=True), 1)
        head.addWidget(self._button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._column.addLayout(head)
        self._name_button()

    def _turn(self) -> None:
        if self._list is None:
            self._list = _listed(self._rules, self._citing)
            self._column.addWidget(self._list)
            tab_after(self._button, self._list)
        self._list.setVisible(self._list.isHidden())
        self._name_button()

    def _name_button(self) -> None:
        folded = self._list is None or self._list.isHidden()
        self._button.setText(f"{'Show' if folded else 'Hide'} {words.counted(len(self._rules), 'rule')}")
        self._button.setAccessibleName(f"{self._button.text()}: {self._heading}")


def basis_in_words(rule: Rule) -> str:
    """What a rule rests on beside its sources, as a sentence; empty where that is nothing."""
    parts = (_part(part, in_part=bool(rule.sources)) for part in rule.basis.split("; ") if part)
    return words.capitalised("; ".join(parts)) + "." * bool(rule.basis)


def _part(part: str, *, in_part: bool) -> str:
    about, _, mark = part.rpartition(" ")
    if mark not in MARKS:
        return part
    if about:
        return f"{'the rest' if about == 'rest' else about}: {MARKS[mark]}"
    return f"{'in part ' if in_part else ''}{MARKS[mark]}"


def _listed(rules: Iterable[Rule], citing: Citing) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 6)
    column.setSpacing(16)
    for each in rules:
        row = QVBoxLayout()
        row.setSpacing(3)
        row.addWidget(label(each.title, "strong", wrap=True))
        row.addWidget(label(each.text, wrap=True))
        if each.sources:
            row.addSpacing(2)
            row.addWidget(citing.row(each.sources))
        if each.basis:
            row.addWidget(label(basis_in_words(each), "small", wrap=True))
        column.addLayout(row)
    return made
