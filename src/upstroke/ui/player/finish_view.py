"""The calm page at the end: what was done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from upstroke.domain.session import PassOutcome, PassRecord, Session, SessionOutcome, worked_zones
from upstroke.ui import words
from upstroke.ui.icons import Icons
from upstroke.ui.player.worked_face import Portrait, WorkedFace
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.labels import label

FELT_WRONG = "Something feels wrong"


class FinishView(QWidget):
    """Says what was done, in minutes, strokes and steps."""

    done = Signal()
    history_requested = Signal()
    felt_wrong = Signal()

    def __init__(self, portrait: Portrait, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = WorkedFace(portrait, self)
        self._title = label(kind="title")
        self._text = label(kind="muted", wrap=True)
        self._numbers = QHBoxLayout()
        self._numbers.setSpacing(16)
        self._steps = label(kind="list")
        self._steps.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._steps)
        self._button = button("Done", self.done.emit, kind="primary")
        history = button("See your history", self.history_requested.emit)
        buttons = QHBoxLayout()
        buttons.addWidget(self._button)
        buttons.addWidget(history)
        buttons.addStretch(1)
        wrong = button(FELT_WRONG, self.felt_wrong.emit, kind="quiet", icons=icons, icon="hand-palm")
        wrong.setToolTip("See what to watch for (S)")
        buttons.addWidget(wrong)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addLayout(self._numbers)
        column.addWidget(scroll, 1)
        column.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 28, 28, 28)
        layout.setSpacing(28)
        layout.addWidget(self._face, 5)
        layout.addLayout(column, 6)

    def show_session(self, session: Session, *, kept: bool, tried: bool = False) -> None:
        """Show a session that has just ended.

        `kept` says whether it is in the history by now, `tried` that it was only tried out and is not meant to be.
        """
        zones = worked_zones(session.passes)
        self._face.show_zones(zones, f"Worked: {words.zones_line(tuple(zone for zone, _ in zones))}")
        finished = session.outcome is SessionOutcome.FINISHED
        self._title.setText("All done" if finished else "Well begun")
        text = "Let it settle for a moment." if finished else "What you did is kept."
        if not kept:
            text = "It could not be written to your history yet; Upstroke tries again."
        if tried:
            text = "This was a try: it is not in your history."
        self._text.setText(f"{session.routine_title}. {text}" if session.routine_title else text)
        while item := self._numbers.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        worked = [record for record in session.passes if record.outcome is not PassOutcome.SKIPPED]
        steps = len({record.position for record in worked})
        for number, unit in (
            (words.clock(session.active_ms), "of massage"),
            (str(session.strokes), words.plural(session.strokes, "stroke")),
            (str(steps), words.plural(steps, "step")),
        ):
            self._numbers.addWidget(_number(number, unit))
        self._steps.setText("\n".join(_line(record) for record in worked))
        self._button.setFocus()


def _number(number: str, unit: str) -> QFrame:
    card = QFrame()
    card.setProperty("kind", "card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(18, 14, 18, 14)
    layout.addWidget(label(number, "number"))
    layout.addWidget(label(unit, "muted"))
    return card


def _line(record: PassRecord) -> str:
    """A pass in a line: its title, side, and what was done."""
    side = f", {record.side}" if record.side in ("left", "right") else ""
    amount = (
        f"{record.strokes} {words.plural(record.strokes, 'stroke')}"
        if record.strokes
        else words.clock(record.active_ms)
    )
    return f"{record.title}{side} · {amount}"
