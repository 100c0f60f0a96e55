"""The calm page at the end: what was done."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from upstroke.domain.session import PassOutcome, PassRecord, Session, SessionOutcome, worked_zones
from upstroke.domain.skin import Noticed, SkinRest
from upstroke.ui import skin_words, words
from upstroke.ui.icons import Icons
from upstroke.ui.player.ratings import Ratings
from upstroke.ui.player.worked_face import Portrait, WorkedFace
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.scroll_page import ScrollColumn
from upstroke.ui.widgets.skin_form import SkinForm

FELT_WRONG = "Something feels wrong"
SKIN = "Something on your skin?"


class FinishView(QWidget):
    """Says what was done, in minutes, strokes and steps."""

    done = Signal()
    history_requested = Signal()
    felt_wrong = Signal()
    noticed = Signal(object)
    """A Noticed: the user sees something on the skin. Answer with `show_skin_rest`."""

    def __init__(self, portrait: Portrait, icons: Icons, ratings: Ratings, parent: QWidget | None = None) -> None:
        """`ratings` asks how it feels now, and offers to; it knows by itself when."""
        super().__init__(parent)
        self.zone_titles: Mapping[str, str] = {}
        """Of all zones by id, for what can be noted of the skin."""
        self._worked: tuple[str, ...] = ()
        self._ratings = ratings
        self._face = WorkedFace(portrait, self)
        self._title = label(kind="title")
        self._text = label(kind="muted", wrap=True)
        self._numbers = QHBoxLayout()
        self._numbers.setSpacing(16)
        self._steps = label(kind="list")
        self._steps.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._skin_form = SkinForm()
        self._skin_form.noticed.connect(self._on_noticed)
        self._skin_form.closed.connect(self._close_skin)
        self._skin_card = Card(margin=16)
        self._skin_card.column.addWidget(label("On your skin", "heading"))
        self._skin_card.column.addWidget(self._skin_form)
        self._skin_rest = label(wrap=True)
        self._skin = button(SKIN, self._open_skin, kind="chip")
        self._scroll = ScrollColumn(spacing=14)
        self._scroll.column.addWidget(ratings.offer)
        self._scroll.column.addWidget(ratings.after)
        self._scroll.column.addWidget(self._skin, 0, Qt.AlignmentFlag.AlignLeft)
        self._scroll.column.addWidget(self._skin_card)
        self._scroll.column.addWidget(self._skin_rest)
        self._scroll.column.addWidget(self._steps)
        self._scroll.column.addStretch(1)
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
        column.addWidget(self._scroll, 1)
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
        self._worked = tuple(zone for zone, _ in zones if zone in self.zone_titles)
        self._skin.setVisible(bool(self._worked) and not tried)
        self._skin_card.hide()
        self._skin_rest.hide()
        self._scroll.verticalScrollBar().setValue(0)
        self._button.setFocus()

    def show_skin_rest(self, rest: SkinRest) -> None:
        """Say what rests because of what was noticed."""
        self._skin_rest.setText(skin_words.resting(rest))
        self._skin_rest.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number says how it feels, wherever the keyboard is."""
        if not self._ratings.after.take(event):
            super().keyPressEvent(event)

    def _open_skin(self) -> None:
        self._skin_form.begin({zone: self.zone_titles[zone] for zone in self._worked})
        self._skin_card.show()
        self._skin_form.setFocus(Qt.FocusReason.TabFocusReason)
        self._skin.hide()
        QTimer.singleShot(0, self._skin_card, lambda: self._scroll.ensureWidgetVisible(self._skin_card))

    def _close_skin(self) -> None:
        self._skin_card.hide()
        self._skin.show()
        self._button.setFocus()

    def _on_noticed(self, noticed: Noticed) -> None:
        self._close_skin()
        self.noticed.emit(noticed)


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
