"""Zones to choose from, as chips."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from upstroke.ui import words
from upstroke.ui.widgets.buttons import on_button
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import tip

ELSEWHERE = "Somewhere else"


class ZoneChips(QWidget):
    """Any number of zones can be chosen. `elsewhere` are those that share one chip, as it does not matter which."""

    changed = Signal()

    def __init__(
        self, name: str, titles: Mapping[str, str], elsewhere: Collection[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, spacing=6)
        self._chips: list[tuple[QPushButton, tuple[str, ...]]] = []
        choices: dict[str, tuple[str, ...]] = {words.capitalised(title): (zone,) for zone, title in titles.items()}
        if elsewhere:
            choices[ELSEWHERE] = tuple(elsewhere)
        for title, zones in choices.items():
            chip = QPushButton(on_button(title), self)
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.setCursor(Qt.CursorShape.PointingHandCursor)
            chip.setAccessibleName(f"{name} {title}")
            chip.clicked.connect(self.changed)
            flow.addWidget(chip)
            self._chips.append((chip, zones))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The zones that are chosen, in the order in which they are offered."""
        return tuple(zone for chip, zones in self._chips if chip.isChecked() for zone in zones)

    def show_chosen(self, chosen: Collection[str]) -> None:
        """Show zones as chosen, without a signal."""
        for chip, zones in self._chips:
            chip.setChecked(not set(zones).isdisjoint(chosen))

    def show_stopped(self, reasons: Mapping[str, str]) -> None:
        """Say of each zone why its chip can't be changed; of those that are not named, or empty, nothing stops it."""
        for chip, zones in self._chips:
            reason = next((reasons[zone] for zone in zones if reasons.get(zone)), "")
            chip.setEnabled(not reason)
            chip.setToolTip(tip(reason))
