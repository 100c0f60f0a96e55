"""The page after "Stop, something feels wrong": what to watch for, and what is left out for a while."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from upstroke.domain.felt_wrong import ALLERGY_SIGNS, EMERGENCY_SIGNS, STOP_SIGNS, FeltWrong
from upstroke.domain.resting import Resting
from upstroke.domain.timeline import HALVES
from upstroke.ui import felt_words, words
from upstroke.ui.player.worked_face import Portrait, WorkedFace
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.scroll_page import ScrollColumn

EMERGENCY = (
    f"For {', '.join((*EMERGENCY_SIGNS, *ALLERGY_SIGNS))}. Also for a sudden headache that is the worst you ever "
    "had, or one with confusion, weakness, or a change of speech or vision."
)
"""Beside the signs, the headaches of rule `hf_thunderclap` (W72)."""

SIT_DOWN = f"{words.capitalised(', '.join(STOP_SIGNS))}: sit or lie down, and don't go on today."
SEE_A_DOCTOR = (
    "If it does not pass soon, comes back, or you are not sure, ask a doctor. Upstroke can't tell what it is."
)


class StopView(QWidget):
    """Says which signs are an emergency, when to ask a doctor, and which zones are left out."""

    done = Signal()

    def __init__(self, portrait: Portrait, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = WorkedFace(portrait, self)
        self._title = label(kind="title", wrap=True)
        self._heading = label(kind="heading", wrap=True)
        self._worked = label(wrap=True)
        self._rest = label(kind="muted", wrap=True)
        self._button = button("Close", self.done.emit, kind="primary")
        emergency = Card("notice", margin=16, spacing=4)
        emergency.column.addWidget(label("Call the emergency number at once", "heading", wrap=True))
        emergency.column.addWidget(label(EMERGENCY, wrap=True))
        watch = Card(margin=16, spacing=4)
        watch.column.addWidget(label("For any of these, rest now", "heading", wrap=True))
        watch.column.addWidget(label(SIT_DOWN, wrap=True))
        watch.column.addWidget(label(SEE_A_DOCTOR, "muted", wrap=True))
        left_out = Card(margin=16, spacing=4)
        left_out.column.addWidget(self._heading)
        left_out.column.addWidget(self._worked)
        left_out.column.addWidget(self._rest)
        self._scroll = ScrollColumn(spacing=12)
        for card in (emergency, watch, left_out):
            self._scroll.column.addWidget(card)
        self._scroll.column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._button)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(self._title)
        column.addWidget(self._scroll, 1)
        column.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 28, 28, 28)
        layout.setSpacing(28)
        layout.addWidget(self._face, 4)
        layout.addLayout(column, 7)

    def show_felt_wrong(self, found: FeltWrong, *, over: bool) -> None:
        """Show what felt wrong; `over` says that the run had ended before. What rests because of it is shown apart."""
        half = HALVES.get(found.side)
        line = words.zones_line(found.zones)
        self._face.show_zones(tuple((zone, half) for zone in found.zones), f"Worked{'' if over else ' last'}: {line}")
        self._scroll.verticalScrollBar().setValue(0)
        self._title.setText("Good that you say so." if over else "You stopped. That was right.")
        self._heading.setText("What you worked" if over else "Where you were")
        self._worked.setText(felt_words.worked(found) if found.zones else "Nothing had been worked on the face yet.")
        self._rest.clear()
        self._button.setFocus()

    def show_resting(self, resting: Resting) -> None:
        """Show what rests because of it, and for how long."""
        if resting.waits:
            lasting = f"This is {felt_words.left_out(resting)}. Longer is better if it is still sore or red."
            self._rest.setText(f"{lasting} If it was a mistake, you can remove it under About you.")
        else:
            self._rest.setText("So nothing is left out. Wait until you feel well again.")
