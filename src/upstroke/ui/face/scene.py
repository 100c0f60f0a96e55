"""What is on the face in one pass of a step: areas, lanes, and the tool where a pose puts it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF, QTransform

from upstroke.domain.anatomy import ART_WIDTH, Anatomy, Half, Point, View
from upstroke.domain.curve import Curve
from upstroke.domain.lane import Lane, lanes_of, stance
from upstroke.domain.motion import Pose
from upstroke.domain.routine import Step
from upstroke.domain.technique import Movement, Tool
from upstroke.domain.timeline import PassSide
from upstroke.ui.face.outlines import Outlines, polygon_of
from upstroke.ui.face.toolbox import Drawing, Toolbox

RAISED = 12.0
"""How far up the picture a tool goes that is lifted off, in art pixels."""

REACH = 40.0
"""Room around the hot spot for what is drawn under the tool, in art pixels."""

ROOM = 30.0
"""How far from the middle each of two hands keeps that meet there."""

BREATHING = ("shoulder_top",)
"""What rises with the breath where a step names no zone."""

BROW_LINE = 495.0
CHEEKS = 590.0
"""Above the one line a hand comes from the side, below the other from below; so it never lies over the eyes."""

HALVES = {PassSide.LEFT: Half.LEFT, PassSide.RIGHT: Half.RIGHT}
"""The passes that are on one half alone."""

JAW = ("jaw_back", "jaw_angle", "jaw_side", "jaw_mid", "jaw_front", "chin_tip")
"""The landmarks of the user's left half of the jaw's edge."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A drawn tool on the art: `transform` leads from the drawing's units to art pixels."""

    drawing: Drawing
    transform: QTransform
    point: QPointF
    bounds: QRectF


@dataclass(frozen=True, slots=True)
class Scene:
    """A pass of a step as it is seen in one view.

    `hands` holds for each half that is worked its lanes, and `areas` the closed borders of its zones.
    """

    step: Step
    side: PassSide
    view: View
    hands: tuple[tuple[Lane, ...], ...]
    areas: tuple[QPolygonF, ...]
    jaw: QPolygonF | None

    @classmethod
    def of(cls, step: Step, side: PassSide, view: View, anatomy: Anatomy, outlines: Outlines) -> "Scene":
        """The pass of `step` on `side`. Raises KeyError for a landmark that is not known."""
        half = HALVES.get(side)
        hands_on = tuple(Half) if side is PassSide.BOTH else (half or Half.LEFT,)
        hands = tuple(lanes_of(step, anatomy, on, view) for on in hands_on)
        jaw = _jaw(anatomy) if step.movement is Movement.JAW and view is View.FRONT else None
        zones = step.zones or (BREATHING if step.movement is Movement.BREATH else ())
        lit = outlines.of(zones, view, half)
        return cls(step, side, view, tuple(lanes for lanes in hands if lanes), lit, jaw)

    @property
    def half(self) -> Half | None:
        """The half that is worked alone."""
        return HALVES.get(self.side)

    @property
    def breathes(self) -> bool:
        """Whether the areas themselves rise and fall with the pose, as there is no tool to show."""
        return self.step.movement in (Movement.BREATH, Movement.JAW)

    def placed(self, pose: Pose, toolbox: Toolbox) -> tuple[Placed, ...]:
        """The tools as a pose puts them, one for each half that is worked."""
        drawing = toolbox.drawing(self.step)
        if drawing is None:
            return ()
        return tuple(self._place(lanes, pose, drawing, toolbox) for lanes in self.hands)

    def _place(self, lanes: tuple[Lane, ...], pose: Pose, drawing: Drawing, toolbox: Toolbox) -> Placed:
        at = stance(lanes, pose)
        x, y = at.point.x, at.point.y
        if len(self.hands) > 1:
            x = _apart(x, at.mirror > 0.5)
        handed = 1 - 2 * at.mirror
        angle = (_angle(drawing, y) + pose.tilt) * handed
        if drawing.turn == "stroke":
            angle += at.heading
        raised = 1 + 0.06 * pose.lift
        squeeze = _squeeze(self.step, pose)
        transform = toolbox.to_art(drawing)
        transform *= QTransform.fromScale(squeeze * raised * (-1 if at.mirror > 0.5 else 1), raised)
        transform *= QTransform().rotate(angle)
        transform *= QTransform.fromTranslate(x, y - RAISED * pose.lift)
        point = QPointF(x, y)
        under = QRectF(point.x() - REACH, point.y() - REACH, 2 * REACH, 2 * REACH)
        return Placed(drawing, transform, point, transform.mapRect(toolbox.size(drawing)).united(under))


def _apart(x: float, mirrored: bool) -> float:
    """Where a hand lies that works beside the other: near the middle it keeps to its own half."""
    middle = ART_WIDTH / 2
    aside = max(0.0, x - middle if mirrored else middle - x)
    aside = float((aside**4 + ROOM**4) ** 0.25)
    return middle + aside if mirrored else middle - aside


def _angle(drawing: Drawing, y: float) -> float:
    """How a drawing is turned at a height of the face, in degrees."""
    if drawing.high_angle is None:
        return drawing.angle
    high = min(max(0.0, (CHEEKS - y) / (CHEEKS - BROW_LINE)), 1.0)
    return drawing.angle + (drawing.high_angle - drawing.angle) * high


def _squeeze(step: Step, pose: Pose) -> float:
    """How much narrower a pinching hand or a squeezed cup is."""
    if step.tool is Tool.CUPS:
        return 1 - 0.1 * pose.press
    return 1 - 0.14 * pose.press if step.movement is Movement.PINCH else 1.0


def _jaw(anatomy: Anatomy) -> QPolygonF:
    left = [anatomy.point(name) for name in JAW]
    right: list[Point] = [point.mirrored() for point in reversed(left[:-1])]
    return polygon_of(Curve.through([*left, *right]))
