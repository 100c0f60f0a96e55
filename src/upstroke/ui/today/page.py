"""The first page: the plan of the day, its strokes, and what else would fit now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from upstroke.domain.plan import PLANNED
from upstroke.domain.routine import Slot
from upstroke.domain.today import Planned, TodayView
from upstroke.ui import words
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.today.rest_card import RestCard
from upstroke.ui.today.resume_bar import ResumeBar
from upstroke.ui.today.slot_card import SlotCard
from upstroke.ui.today.strokes_card import StrokesCard
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.pictures import Pictures
from upstroke.ui.widgets.routine_card import RoutineCard
from upstroke.ui.widgets.scroll_page import ScrollPage

SLOT_COLUMN = 300
CARD_COLUMN = 232


class TodayPage(ScrollPage):
    """Shows a `TodayView`; what the user asks for comes out as signals."""

    play_requested = Signal(str, object)
    """Play the routine of an id, with a dict of the choices by block id."""
    short_requested = Signal(str, object)
    """The same, made to fit the time of `SHORT_MINUTES`."""
    choices_changed = Signal(object)
    """The user chose otherwise: a dict of all choices by block id. Show a view that goes by them."""
    resume_requested = Signal(str)
    resume_declined = Signal(str)
    routine_requested = Signal(str)
    """Show more of the routine of an id."""
    shelves_requested = Signal()
    plan_requested = Signal()
    """Let the user say what is done on which days."""

    def __init__(self, theme: Theme, icons: Icons, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._pictures = theme, icons, pictures
        self._choices: dict[str, int] = {}
        self._planned: dict[Slot, Planned] = {}
        self._suggestions: list[RoutineCard] = []

        self._date = label(kind="muted")
        self._greeting = label(kind="title")
        title = QVBoxLayout()
        title.setSpacing(0)
        title.addWidget(self._date)
        title.addWidget(self._greeting)
        self._resume = ResumeBar(icons)
        self._resume.go_on.connect(self.resume_requested)
        self._resume.not_now.connect(self.resume_declined)
        self._resume.hide()

        plan = QWidget()
        columns = FlowLayout(plan, spacing=20, column=SLOT_COLUMN, fill=True)
        self._slots = {slot: self._slot_card(slot) for slot in PLANNED}
        self._rests = {slot: RestCard(slot, icons) for slot in PLANNED}
        self._strokes = StrokesCard(theme)
        for slot in PLANNED:
            self._rests[slot].shelves_requested.connect(self.shelves_requested)
            columns.addWidget(self._slots[slot])
            columns.addWidget(self._rests[slot])
        columns.addWidget(self._strokes)

        head = QHBoxLayout()
        head.addLayout(title, 1)
        self._plan_week = button(
            "Plan the week", self.plan_requested.emit, kind="quiet", icons=icons, icon="calendar-blank"
        )
        head.addWidget(self._plan_week, 0, Qt.AlignmentFlag.AlignBottom)

        self._heading = label(kind="heading")
        heading = QHBoxLayout()
        heading.addWidget(self._heading, 1)
        self._see_all = button("See all", self.shelves_requested.emit, kind="quiet", icons=icons, icon="books")
        heading.addWidget(self._see_all)
        cards = QWidget()
        self._cards = FlowLayout(cards, spacing=16, column=CARD_COLUMN)

        self.column.addLayout(head)
        self.column.addWidget(self._resume)
        self.column.addWidget(plan)
        self.column.addLayout(heading)
        self.column.addWidget(cards)
        self.column.addStretch(1)

    def show_view(self, view: TodayView) -> None:
        """Show a day."""
        self._date.setText(words.long_date(view.day))
        self._greeting.setText(words.greeting(view.now.time()))
        self._resume.show_interrupted(view.interrupted)
        self._show_plan(view)
        self._strokes.show_view(view)
        self._heading.setText(_heading(view))
        self._show_suggestions(view)
        # What is asked for more often comes first.
        self.setTabOrder(self._see_all, self._plan_week)

    def _show_plan(self, view: TodayView) -> None:
        planned = {part.slot: part for part in view.planned}
        for slot, card in self._slots.items():
            self._rests[slot].setVisible(slot in view.resting)
            card.setVisible(slot in planned)
            if slot in planned:
                self._planned[slot] = planned[slot]
                card.show_planned(planned[slot])

    def _slot_card(self, slot: Slot) -> SlotCard:
        card = SlotCard(self._theme, self._icons)
        card.start.connect(lambda: self.play_requested.emit(*self._run(slot)))
        card.start_short.connect(lambda: self.short_requested.emit(*self._run(slot)))
        card.choice_made.connect(self._choose)
        return card

    def _run(self, slot: Slot) -> tuple[str, dict[str, int]]:
        """The routine of a slot and the options that are taken in it."""
        planned = self._planned[slot]
        taken = {choice.block_id: choice.taken for choice in planned.choices}
        return planned.overview.routine.id, {**taken, **self._choices}

    def _choose(self, block_id: str, place: int) -> None:
        self._choices[block_id] = place
        self.choices_changed.emit(dict(self._choices))

    def _show_suggestions(self, view: TodayView) -> None:
        while len(self._suggestions) < len(view.suggestions):
            card = RoutineCard(self._theme, self._pictures)
            card.asked.connect(self.routine_requested)
            self._suggestions.append(card)
            self._cards.addWidget(card)
        for place, card in enumerate(self._suggestions):
            card.setVisible(place < len(view.suggestions))
            if place < len(view.suggestions):
                suggestion = view.suggestions[place]
                card.show_routine(suggestion.overview, suggestion.rest)


def _heading(view: TodayView) -> str:
    if view.due is None:
        return "If you would like more"
    return "Also for this morning" if view.due.slot is Slot.MORNING else "Also for this evening"
