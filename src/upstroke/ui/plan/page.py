"""The plan of the week: what is done on which morning and evening."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from upstroke.domain.edits import Edits
from upstroke.domain.plan import REST, Place, WeekPlan
from upstroke.domain.plan_hints import hints
from upstroke.domain.routine import Routine, Slot
from upstroke.domain.timeline import Options
from upstroke.ui.actions import add_action, offer
from upstroke.ui.icons import Icons
from upstroke.ui.plan import phrases
from upstroke.ui.plan.lengths import Lengths
from upstroke.ui.plan.offers import Offers
from upstroke.ui.plan.place_bar import PlaceBar
from upstroke.ui.plan.place_menu import PlaceMenu
from upstroke.ui.plan.week_model import WeekModel
from upstroke.ui.plan.week_view import WeekView
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import button, icon_button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.pictures import Pictures
from upstroke.ui.widgets.scroll_page import ScrollPage

WHAT_FOR = "Today goes by it. What you change here holds at once."
HINTS = "Something will be left out or done more gently, unless you change this:"
OFFERS_WIDTH = 272
OFFERS_HEIGHT = 300
"""Where they stand below the week."""
ACROSS_FROM = 1120
"""From this width of the page on there is room for all days beside each other; below, they are rows."""
BESIDE_FROM = 760
"""From this width on there is room for the list beside the week; below, it stands under it."""


class PlanPage(ScrollPage):
    """Shows a plan and lets it be changed; each change comes out at once, and can be undone while the page is open."""

    plan_changed = Signal(object)
    """Keep a WeekPlan."""
    closed = Signal()

    def __init__(self, theme: Theme, icons: Icons, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = Edits(WeekPlan())
        self._routines: dict[str, Routine] = {}
        self._week = WeekModel(self)
        self._view = WeekView(self._week, theme, icons, pictures)
        self._offers = Offers(theme, icons, pictures)
        self._bar = PlaceBar(icons)
        self._menu = PlaceMenu(self)
        self._hints = Card("notice", margin=14, spacing=4)
        self._hint = label(wrap=True)
        self._undo = icon_button("Undo", self._go_back, icons, "arrow-u-up-left", side=40)
        self._redo = icon_button("Redo", self._go_on, icons, "arrow-u-up-right", side=40)

        title = QVBoxLayout()
        title.setSpacing(0)
        title.addWidget(label("Your week", "title"))
        title.addWidget(label(WHAT_FOR, "muted", wrap=True))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(title, 1)
        for each in (self._undo, self._redo, button("Done", self.closed.emit, kind="primary")):
            head.addWidget(each)
        self._hints.column.addWidget(label(HINTS, "strong", wrap=True))
        self._hints.column.addWidget(self._hint)
        week = QVBoxLayout()
        week.setSpacing(12)
        week.addWidget(self._view, 1)
        week.addWidget(self._bar)
        week.addWidget(self._hints)
        week.addStretch(0)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(20)
        self._body.addWidget(self._offers)
        self._body.addLayout(week, 1)
        self.column.addLayout(head)
        self.column.addLayout(self._body, 1)

        self._view.chosen.connect(self._show_place)
        self._view.put.connect(self._put)
        self._view.moved.connect(self._move)
        self._view.menu_requested.connect(self._show_menu)
        self._offers.taken.connect(lambda routine_id: self._put(routine_id, self._view.place))
        self._bar.menu_requested.connect(self._show_menu)
        self._bar.everywhere.connect(self._put_everywhere)
        self._bar.rest.connect(lambda: self._put(REST, self._view.place))
        self._menu.chosen.connect(lambda routine_id: self._put(routine_id, self._view.place))
        self._menu.everywhere.connect(self._put_everywhere)
        self._menu.rest_day.connect(self._rest_all_day)
        self._menu.search.connect(self._offers.search)
        add_action(self, "undo", self._go_back)
        add_action(self, "redo", self._go_on)
        QShortcut(Qt.Key.Key_Escape, self, self.closed.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._show()

    def show_plan(
        self, plan: WeekPlan, routines: Sequence[Routine], today: int, options: Options | None = None
    ) -> None:
        """Show what is planned. `routines` are offered in their order; `today` is a day of the week, 0 for Monday."""
        self._edits = Edits(plan)
        self._routines = {routine.id: routine for routine in routines}
        lengths = Lengths(options)
        self._week.show_week(self._routines, lengths, today)
        self._offers.show_routines(routines, lengths)
        self._show()
        self._view.choose((today, Slot.MORNING))

    @property
    def plan(self) -> WeekPlan:
        """The plan as it is now."""
        return self._edits.draft

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard begins in the week. A focus proxy would keep Tab from what comes before it."""
        self._view.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the days and the list out as there is room."""
        super().resizeEvent(event)
        self._view.turn(across=self.width() >= ACROSS_FROM)
        beside = self.width() >= BESIDE_FROM
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop)
        self._offers.setMinimumSize(OFFERS_WIDTH if beside else 0, 0 if beside else OFFERS_HEIGHT)
        self._offers.setMaximumWidth(OFFERS_WIDTH if beside else self.maximumWidth())

    def _put(self, routine_id: str, place: Place) -> None:
        plan = self.plan.with_routine(*place, routine_id)
        self._change(phrases.put(routine_id, self._routines, place), plan)

    def _move(self, origin: Place, place: Place) -> None:
        if origin != place:
            routine_id = self.plan.at(*origin)
            plan = self.plan.with_routine(*place, routine_id).rest_day(*origin)
            self._change(phrases.moved(routine_id, self._routines, place), plan)

    def _put_everywhere(self) -> None:
        day, slot = self._view.place
        routine_id = self.plan.at(day, slot)
        self._change(phrases.put(routine_id, self._routines, slot), self.plan.with_routine(None, slot, routine_id))

    def _rest_all_day(self) -> None:
        day, _ = self._view.place
        self._change(f"rest all {phrases.DAYS[day]}", self.plan.rest_day(day))

    def _change(self, words: str, plan: WeekPlan) -> None:
        self._go_to(self._edits.made(words, plan))

    def _go_back(self) -> None:
        self._go_to(self._edits.undone())

    def _go_on(self) -> None:
        self._go_to(self._edits.redone())

    def _go_to(self, edits: Edits[WeekPlan]) -> None:
        if edits != self._edits:
            self._edits = edits
            self._show()
            self.plan_changed.emit(self.plan)

    def _show(self) -> None:
        self._week.show_plan(self.plan)
        self._offers.show_plan(self.plan)
        said = hints(self.plan, self._routines)
        self._hint.setText("\n".join(said))
        self._hints.setVisible(bool(said))
        offer(self._undo, "undo", self._edits.undo_words)
        offer(self._redo, "redo", self._edits.redo_words)
        if self._view.currentIndex().isValid():
            self._show_place(self._view.place)

    def _show_place(self, place: Place) -> None:
        self._bar.show_place(place, phrases.title(self.plan.at(*place), self._routines))

    def _show_menu(self, at: QPoint) -> None:
        place = self._view.place
        routine_id = self.plan.at(*place)
        title = phrases.title(routine_id, self._routines)
        self._menu.show_place(place, routine_id, title, tuple(self._routines.values()))
        self._menu.popup(at)
