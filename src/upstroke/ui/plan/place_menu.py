"""What can stand in a place of the week, as a menu."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from upstroke.domain.plan import REST, Place
from upstroke.domain.routine import Routine, Slot
from upstroke.ui.plan import phrases
from upstroke.ui.widgets.buttons import on_button

MOST = 14
"""So many routines are in the menu; all others are found in the list."""


class PlaceMenu(QMenu):
    """Offers the routines that suit the slot, and what else can be done with the place."""

    chosen = Signal(str)
    """The routine of an id, or a rest, is to stand here."""
    everywhere = Signal()
    """What stands here is to stand in this slot of all days."""
    rest_day = Signal()
    """The whole day is one of rest."""
    search = Signal()
    """None of these: let the user search."""

    def show_place(self, place: Place, routine_id: str, title: str, routines: Sequence[Routine]) -> None:
        """Offer what suits another place, in which something stands already."""
        day, slot = place
        suited = [routine for routine in routines if routine.slot in (slot, Slot.ANY)]
        self.clear()
        for routine in suited[:MOST]:
            self._add_offer(routine.title, routine.id, routine_id)
        self._add("Another routine…", self.search.emit)
        self.addSeparator()
        self._add_offer(phrases.RESTING, REST, routine_id)
        self._add(f"Rest all {phrases.DAYS[day]}", self.rest_day.emit)
        self.addSeparator()
        self._add(f"{title} on every {slot.value}", self.everywhere.emit)
        self.setAccessibleName(phrases.place(place))

    def _add_offer(self, text: str, offered: str, taken: str) -> None:
        self._add(text, partial(self.chosen.emit, offered), checked=offered == taken)

    def _add(self, text: str, run: Callable[[], object], *, checked: bool = False) -> None:
        action = self.addAction(on_button(text))
        action.setCheckable(checked)
        action.setChecked(checked)
        action.triggered.connect(lambda: run())
