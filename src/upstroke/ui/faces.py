"""The faces that the program shows, in the colours of its theme and as the user wants them to look."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QSize, Signal
from PySide6.QtGui import QPainterPath, QPixmap

from upstroke.domain.anatomy import Anatomy, Half
from upstroke.domain.look import Look, SkinTone
from upstroke.domain.overview import signature
from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Routine
from upstroke.files.tones import ToneColours, load_tones
from upstroke.ui.face.heat import Aspect, Place
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.theme import Theme
from upstroke.ui.tokens import LIGHT
from upstroke.ui.widgets.pictures import Pictures, Subject

if TYPE_CHECKING:
    from upstroke.ui.face.studio import Studio
    from upstroke.ui.face.view import FaceView
    from upstroke.ui.widgets.look_picker import LookPicker


class Faces(QObject):
    """Hands out moving faces, cards and portraits. Made once; what paints them is loaded for the first of them."""

    changed = Signal()
    """All faces look different now: ask for pictures again."""
    look_changed = Signal(object)
    """The user wants another Look."""

    def __init__(self, anatomy: Anatomy, resources: Path, theme: Theme, look: Look, *, calm: bool) -> None:
        """`calm` faces are still pictures with numbered arrows."""
        super().__init__()
        self._anatomy = anatomy
        self._resources = resources
        self._theme = theme
        self._look = look
        self._calm = calm
        self._views: list[FaceView] = []
        self.pictures = Pictures(self._picture)
        self.changed.connect(self.pictures.forget)
        theme.changed.connect(self.changed)

    def set_look(self, look: Look, *, calm: bool) -> None:
        """Change how all faces look, those that are shown too."""
        self._calm = calm
        for view in self._views:
            view.set_calm(calm)
        if look != self._look:
            self._look = look
            self.look_changed.emit(look)
            self.changed.emit()

    @property
    def calm(self) -> bool:
        """Whether the user wants pictures that stand still."""
        return self._calm

    def view(self, *, on_card: bool = False) -> "FaceView":
        """Make a moving face, on the page or on a card, which follows theme and look."""
        from upstroke.ui.face.view import FaceView

        def palette() -> FacePalette:
            return self._on_card(self._look) if on_card else self._palette(self._look)

        view = FaceView(self._studio, palette())
        view.set_calm(self._calm)
        self.changed.connect(lambda: view.set_palette(palette()))
        self._views.append(view)
        return view

    def portrait(self, zones: tuple[tuple[str, Half | None], ...], size: QSize, ratio: float) -> QPixmap:
        """Paint head and shoulders with zones lit, each on a half or on both, for a screen of a device pixel ratio."""
        return self._studio.portrait(zones, size, self._palette(self._look), ratio)

    def heat(
        self, aspect: Aspect, shades: Mapping[Place, float], size: QSize, ratio: float, *, on_paper: bool = False
    ) -> QPixmap:
        """Paint head and shoulders as a map: each zone of a half tinted by its shade, from 0 to 1.

        It stands on a card, or on paper, which is white in the dark too.
        """
        tokens = LIGHT if on_paper else self._theme.tokens
        palette = replace(FacePalette.of(tokens, self._tones[self._look.tone], self._look.hair), ground=tokens.surface)
        return self._studio.heat(aspect, shades, size, palette, ratio)

    def place_at(self, aspect: Aspect, size: QSize, spot: QPointF) -> Place | None:
        """The zone and half at a place of a `heat` picture, in pixels; None beside all zones."""
        return self._studio.place_at(aspect, size, spot)

    def border(self, aspect: Aspect, place: Place, size: QSize) -> QPainterPath:
        """The border of a zone's half on a `heat` picture, in pixels; empty where it is not seen."""
        return self._studio.border(aspect, place, size)

    def zone_title(self, zone: str) -> str:
        """What a zone is called."""
        return self._anatomy.zones[zone].title if zone in self._anatomy.zones else zone.replace("_", " ")

    def look_picker(self, choose: Callable[[Look], object]) -> "LookPicker":
        """Make a choice of looks that shows the one in use; `choose` gets the one that the user picks."""
        from upstroke.ui.widgets.look_picker import LookPicker

        def paint(look: Look, size: QSize, ratio: float) -> QPixmap:
            return self._studio.portrait((), size, self._on_card(look), ratio)

        picker = LookPicker(paint, {tone: colours.skin for tone, colours in self._tones.items()}, self._theme)
        picker.show_look(self._look)
        picker.chosen.connect(choose)
        self.look_changed.connect(picker.show_look)
        return picker

    @cached_property
    def _tones(self) -> dict[SkinTone, ToneColours]:
        """The skin tones there are."""
        return load_tones(self._resources / "face" / "tones.toml")

    @property
    def skin(self) -> tuple[tuple[str, str], ...]:
        """The colours of the user's skin in the place of those of the drawings, as pairs of #RRGGBB."""
        return tuple(self._tones[self._look.tone].replacing.items())

    def _picture(self, subject: Subject, size: QSize) -> QPixmap:
        step = signature(open_routine(subject)) if isinstance(subject, Routine) else subject
        return self._studio.thumbnail(step, size, self._palette(self._look))

    @cached_property
    def _studio(self) -> "Studio":
        from upstroke.ui.face.studio import Studio

        return Studio(self._anatomy, self._resources)

    def _on_card(self, look: Look) -> FacePalette:
        return replace(self._palette(look), ground=self._theme.tokens.surface)

    def _palette(self, look: Look) -> FacePalette:
        return FacePalette.of(self._theme.tokens, self._tones[look.tone], look.hair)
