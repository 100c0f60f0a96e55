"""Shows the plan of the week, and keeps what the user makes of it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from upstroke.day import Day
from upstroke.domain.plan import WeekPlan
from upstroke.domain.routine import Slot
from upstroke.files.routine_library import Library
from upstroke.history.store import History
from upstroke.history.week import keep_plan, plan_of
from upstroke.ui.faces import Faces
from upstroke.ui.icons import Icons
from upstroke.ui.main_window import MainWindow
from upstroke.ui.theme import Theme


class Planner:
    """Lets the user say what is done on which days. `saying` is a context that tells the user of known trouble."""

    def __init__(
        self,
        window: MainWindow,
        history: History,
        library: Library,
        day: Day,
        theme: Theme,
        icons: Icons,
        faces: Faces,
        now: Callable[[], datetime],
        saying: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._window = window
        self._history = history
        self._library = library
        self._day = day
        self._theme = theme
        self._icons = icons
        self._faces = faces
        self._now = now
        self._saying = saying

    def open(self) -> None:
        """Show the plan, over all."""
        from upstroke.ui.plan.page import PlanPage

        page = PlanPage(self._theme, self._icons, self._faces.pictures)
        with self._saying():
            own = set(self._library.own_ids)
            routines = sorted(self._library.routines, key=lambda routine: routine.id not in own)
            page.show_plan(plan_of(self._history.facts), routines, self._day.date.weekday(), self._day.options)
        page.plan_changed.connect(self._keep)
        self._window.cover_until(page, page.closed)

    def use_every_day(self, routine_id: str, slot: Slot) -> None:
        """Plan a routine for a slot of all days, and offer to take that back."""
        with self._saying():
            before = plan_of(self._history.facts)
            keep_plan(self._history.facts, before.with_routine(None, slot, routine_id), self._now())
            routine = self._library.routine(routine_id)
            title = routine.title if routine else routine_id
            self._window.say(
                f"“{title}” is planned for every {slot.value}.", "Undo", lambda: self._give_back(slot, before)
            )

    def _give_back(self, slot: Slot, before: WeekPlan) -> None:
        """Plan for a slot what was planned before; what was changed in the other one since stays."""
        with self._saying():
            self._keep(plan_of(self._history.facts).with_slot(slot, before))

    def _keep(self, plan: WeekPlan) -> None:
        with self._saying():
            keep_plan(self._history.facts, plan, self._now())
