"""The areas that a step works, which pressure, time and tool go by."""

from PySide6.QtWidgets import QVBoxLayout

from upstroke.domain.anatomy import Anatomy, Zone
from upstroke.domain.routine import Step
from upstroke.domain.way_edit import why_keep_zone, why_not_zone, with_zones
from upstroke.ui import words
from upstroke.ui.builder.field import Field
from upstroke.ui.builder.fold import Fold
from upstroke.ui.widgets.zone_chips import ZoneChips

NONE = "None"


def _places(step: Step) -> object:
    """What the areas, and what stops them, go by."""
    return step.zones, step.tool, step.paths, step.view, step.on_skin


class ZoneField(Field):
    """Names the areas, and has a chip for each once they are to be changed."""

    def __init__(self, anatomy: Anatomy) -> None:
        super().__init__()
        self._anatomy = anatomy
        self._step: Step | None = None
        offered = {zone.id: zone.title for zone in anatomy.zones.values() if zone.pressure_cap}
        self._chips = ZoneChips("Area:", offered)
        self._chips.changed.connect(self._pick)
        self._fold = Fold("areas", self._chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._fold)
        self.setFocusProxy(self._fold)

    def fits(self, step: Step) -> bool:
        """Whether anything is worked: a breath may have an area, a preparation has none."""
        return step.on_skin or bool(step.zones)

    def show_step(self, step: Step) -> None:
        """Show the areas of a step."""
        before, self._step = self._step, step
        if before and _places(before) == _places(step):
            return
        titles = [self._anatomy.zones[zone].title for zone in step.zones]
        self._fold.show_words(words.capitalised(", ".join(titles)) or NONE)
        self._chips.show_chosen(step.zones)
        self._chips.show_stopped({zone.id: self._stopped(zone) for zone in self._anatomy.zones.values()})

    def _pick(self) -> None:
        if self._step is None:
            return
        chosen = self._chips.chosen
        kept = [zone for zone in self._step.zones if zone in chosen]
        zones = (*kept, *(zone for zone in chosen if zone not in kept))
        self.edited.emit(with_zones(self._step, zones, self._anatomy), "change areas", "")

    def _stopped(self, zone: Zone) -> str:
        """Why a zone can't be chosen or taken out, in a sentence; empty where it can."""
        assert self._step is not None
        reason = why_not_zone(self._step, zone) or why_keep_zone(self._step, zone, self._anatomy)
        return f"{reason}." if reason else ""
