"""The faces that the program shows, in the colours of its theme."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Routine
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.pictures import Pictures

if TYPE_CHECKING:
    from upstroke.ui.face.studio import Studio
    from upstroke.ui.face.view import FaceView


class Faces:
    """Hands out moving faces and pictures of zones. Made once; what paints them is loaded for the first of them."""

    def __init__(self, anatomy: Anatomy, resources: Path, theme: Theme) -> None:
        self._anatomy = anatomy
        self._resources = resources
        self._theme = theme
        self.pictures = Pictures(self._routine, theme)

    def view(self) -> "FaceView":
        """Make a face for the player, which follows the theme."""
        from upstroke.ui.face.view import FaceView

        view = FaceView(self._studio, self._palette)
        self._theme.changed.connect(lambda: view.set_palette(self._palette))
        return view

    def portrait(self, zones: tuple[str, ...], size: QSize, ratio: float) -> QPixmap:
        """Paint head and shoulders with zones lit, for a screen of a device pixel ratio."""
        return self._studio.portrait(zones, size, self._palette, ratio)

    def _routine(self, routine: Routine, size: QSize) -> QPixmap:
        return self._studio.thumbnail(open_routine(routine).zones, size, self._palette)

    @cached_property
    def _studio(self) -> "Studio":
        from upstroke.ui.face.studio import Studio

        return Studio(self._anatomy, self._resources)

    @property
    def _palette(self) -> FacePalette:
        tokens = self._theme.tokens
        return FacePalette(tokens.paper, tokens.stage, tokens.line)
