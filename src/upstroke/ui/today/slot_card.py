"""A part of the day's plan: the morning or the evening, with what is in it and the button that starts it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from upstroke.domain.today import SHORT_MINUTES, Planned
from upstroke.ui import words
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import label, pill, set_kind
from upstroke.ui.widgets.segment_bar import SegmentBar
from upstroke.ui.widgets.segmented import Segmented

STANDS_IN = "The planned routine is gone from your library. This one stands in for it."


class SlotCard(Card):
    """Shows one slot; the one that is due has the large button."""

    start = Signal()
    start_short = Signal()
    choice_made = Signal(str, int)
    """The option at a place was chosen for the block of an id."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(margin=22, spacing=10, parent=parent)
        self._icons = icons
        self._choices: dict[str, Segmented] = {}
        self._slot = label(kind="heading")
        self._state = pill()
        self._title = label(kind="large", wrap=True)
        self._parts = label(kind="muted", wrap=True)
        self._stands_in = label(STANDS_IN, kind="caution", wrap=True)
        self._bar = SegmentBar(theme)
        self._minutes = pill()
        self._strokes = pill()
        self._left_out = label(kind="small", wrap=True)
        self._advice = label(kind="small", wrap=True)
        self._button = button("Start", self.start.emit, icons=icons)
        self._short = button(f"I have {SHORT_MINUTES} minutes", self.start_short.emit, kind="quiet")
        self._short.setToolTip("The same routine, shorter: opening and closing stay, and both sides get equally much.")

        head = QHBoxLayout()
        head.addWidget(self._slot, 1)
        head.addWidget(self._state)
        self._options = QVBoxLayout()
        self._options.setSpacing(6)
        facts = QHBoxLayout()
        facts.setSpacing(8)
        facts.addWidget(self._minutes)
        facts.addWidget(self._strokes)
        facts.addStretch(1)
        foot = QWidget()
        flow = FlowLayout(foot, spacing=8)
        flow.addWidget(self._button)
        flow.addWidget(self._short)

        self.column.addLayout(head)
        self.column.addWidget(self._stands_in)
        self.column.addWidget(self._title)
        self.column.addWidget(self._parts)
        self.column.addLayout(self._options)
        self.column.addWidget(self._advice)
        self.column.addSpacing(4)
        self.column.addWidget(self._bar)
        self.column.addSpacing(2)
        self.column.addLayout(facts)
        self.column.addWidget(self._left_out)
        self.column.addStretch(1)
        self.column.addWidget(foot)

    def show_planned(self, planned: Planned) -> None:
        """Show a part of the plan."""
        whole, done = planned.overview, planned.done
        set_kind(self, "kind", "wash" if planned.due else "card")
        self._slot.setText(words.SLOTS[planned.slot])
        self._state.setText(f"Done {words.time_of_day(done.at)}" if done else "Now" if planned.due else "Planned")
        set_kind(self._state, "pill", "accent" if done or planned.due else "neutral")
        self._title.setText(whole.routine.title)
        self._stands_in.setVisible(planned.stands_in)
        self._parts.setText(" → ".join(planned.parts))
        self._parts.setVisible(bool(planned.parts))
        self._show_choices(planned)
        self._advice.setText(planned.advice)
        self._advice.setVisible(bool(planned.advice))
        self._bar.show_lengths(whole.step_ms, done=done is not None)
        self._minutes.setText(words.about(done.active_ms if done else whole.length_ms))
        self._strokes.setText(words.counted(done.strokes if done else whole.strokes, "stroke"))
        left_out = () if done else planned.left_out
        self._left_out.setText("\n".join(f"{part.title} left out: {part.reason}" for part in left_out))
        self._left_out.setVisible(bool(left_out))
        self._show_button(planned)

    def _show_button(self, planned: Planned) -> None:
        kind = "primary" if planned.due else ""
        set_kind(self._button, "kind", kind)
        self._icons.put_on(self._button, "play-fill", "on_jade" if planned.due else "ink")
        length = words.about(planned.overview.length_ms)
        self._button.setText("Once more" if planned.done else f"Start · {length}")
        self._button.setAccessibleName(f"{self._button.text()}, {planned.overview.routine.title}")
        self._button.setEnabled(bool(planned.overview.step_ms))
        self._short.setVisible(planned.overview.length_ms > SHORT_MINUTES * 60_000)
        self._short.setAccessibleName(f"{self._short.text()} for {planned.overview.routine.title}")

    def _show_choices(self, planned: Planned) -> None:
        choices = () if planned.done else planned.choices
        for block_id in set(self._choices) - {choice.block_id for choice in choices}:
            self._choices.pop(block_id).deleteLater()
        for choice in choices:
            shown = self._choices.get(choice.block_id)
            if shown is None:
                shown = self._choices[choice.block_id] = Segmented("Finish with", self)
                shown.chosen.connect(lambda place, block_id=choice.block_id: self.choice_made.emit(block_id, place))
                self._options.addWidget(shown)
            shown.show_options(choice.titles, choice.taken, choice.stopped)
