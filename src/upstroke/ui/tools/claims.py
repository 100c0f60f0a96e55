"""What is claimed for a tool, how well it is supported, and what to beware of."""

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from upstroke.domain.safety_rules import Severity
from upstroke.files.catalogue import Benefit, Caution, Claim, Grade, Kind
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.citing import Citing
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import label, pill, rule

GRADES = {
    Grade.GOOD: ("Good evidence", "accent"),
    Grade.LIMITED: ("Limited evidence", "neutral"),
    Grade.NONE: ("No evidence found", "warm"),
    Grade.NOT_ASSESSED: ("Not assessed", "neutral"),
}
"""The words and the tone of each grade."""

MEANING = (
    "Good: a controlled study on the face or jaw, or a guideline, for that claim. Limited: small, without a comparison,"
    " with a device, on another part of the body, or conflicting. We did not search everything: what we did not find"
    " may still exist."
)

BELIEF = "Belief and tradition"

CAUTION_WIDTH = 380
"""From twice this width on, cautions stand in two columns."""

SEVERITIES = {
    Severity.STOP: "When not to",
    Severity.CAUTION: "With care",
    Severity.INFO: "Good to know",
}


def claims_card(claims: Iterable[tuple[Benefit, Claim]], citing: Citing) -> Card:
    """Make the card of the claimed benefits."""
    card = Card(margin=22, spacing=12)
    card.column.addWidget(label("Claimed benefits", "heading"))
    card.column.addWidget(label(MEANING, "small", wrap=True))
    for benefit, claim in claims:
        card.column.addWidget(rule())
        card.column.addLayout(_claim(benefit, claim, citing))
    return card


def cautions_card(cautions: Iterable[Caution], citing: Citing) -> Card:
    """Make the card of the cautions, under a heading for each severity."""
    card = Card(margin=22, spacing=12)
    card.column.addWidget(label("Cautions", "heading"))
    for place, (severity, group) in enumerate(groupby(cautions, lambda caution: caution.severity)):
        if place:
            card.column.addSpacing(8)
        card.column.addWidget(pill(SEVERITIES[severity], "warm" if severity is Severity.STOP else "neutral"))
        columns = QWidget()
        flow = FlowLayout(columns, spacing=18, column=CAUTION_WIDTH)
        for caution in group:
            flow.addWidget(_caution(caution, citing))
        card.column.addWidget(columns)
    return card


def _caution(caution: Caution, citing: Citing) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(5)
    column.addWidget(label(caution.text, wrap=True))
    column.addWidget(citing.row(caution.sources, own=caution.own))
    column.addStretch(1)
    return made


def _claim(benefit: Benefit, claim: Claim, citing: Citing) -> QVBoxLayout:
    head = QHBoxLayout()
    head.setSpacing(10)
    head.addWidget(label(claim.title, "strong", wrap=True), 1)
    head.addWidget(_grade(claim), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addLayout(head)
    if benefit.kind is Kind.BELIEF:
        column.addWidget(pill(BELIEF))
    column.addWidget(label(claim.summary, wrap=True))
    if claim.sources:
        column.addWidget(citing.row(claim.sources))
    return column


def _grade(claim: Claim) -> QLabel:
    text, tone = GRADES[claim.grade]
    made = pill(text, tone)
    made.setAccessibleName(f"{claim.title}: {text}")
    return made
