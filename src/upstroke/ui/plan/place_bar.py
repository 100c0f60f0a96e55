"""What can be done with the chosen place of the week, as buttons."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from upstroke.domain.plan import Place
from upstroke.ui.icons import Icons
from upstroke.ui.plan import phrases
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import label, tip


class PlaceBar(QWidget):
    """Names the place; the buttons are for whoever would rather not drag, nor know any keys."""

    menu_requested = Signal(QPoint)
    """Show what can stand in the place, at a point of the screen."""
    everywhere = Signal()
    """What stands here is to stand in this slot of all days."""
    rest = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = label(kind="strong")
        self._choose = button("Choose", self._show_menu, icons=icons, icon="caret-down")
        self._everywhere = button("", self.everywhere.emit, icons=icons, icon="repeat")
        self._rest = button("Rest", self.rest.emit, icons=icons, icon="moon-stars")
        self._place.setMinimumHeight(self._choose.sizeHint().height())
        flow = FlowLayout(self, spacing=8)
        for part in (self._place, self._choose, self._everywhere, self._rest):
            flow.addWidget(part)

    def show_place(self, place: Place, title: str) -> None:
        """Show another place, with what stands in it."""
        name, slot = phrases.place(place), place[1].value
        self._place.setText(name)
        self._choose.setAccessibleName(f"Choose what to do on {name}")
        self._everywhere.setText(f"Every {slot}")
        self._everywhere.setToolTip(tip(f"{title} on every {slot}"))
        self._everywhere.setAccessibleName(f"{title} on every {slot}")
        self._rest.setAccessibleName(f"Rest on {name}")

    def _show_menu(self) -> None:
        self.menu_requested.emit(self._choose.mapToGlobal(self._choose.rect().bottomLeft()))
