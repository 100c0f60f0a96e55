"""Whether a path leads over a place where nothing may work, such as the throat or the eyelid."""

from functools import lru_cache

from upstroke.domain.anatomy import Anatomy, View, Zone
from upstroke.domain.curve import Curve
from upstroke.domain.places import Borders, barred, closed_borders
from upstroke.domain.routine import Path

KEPT = 4096
"""So many answers are kept: routines share their paths, and a library has few hundred different ones."""


@lru_cache(KEPT)
def crossed(path: Path, view: View, anatomy: Anatomy) -> Zone | None:
    """The zone where nothing may work into which a path leads, as it is drawn; None where it leads into none.

    Raises KeyError for a landmark that the view does not show.
    """
    return barred(Curve.through([anatomy.point(name, view=view) for name in path]).points, _closed(view, anatomy))


@lru_cache(len(View))
def _closed(view: View, anatomy: Anatomy) -> Borders:
    return closed_borders(anatomy, view)
