"""What is on the face in one pass of a step: areas, lanes, and the tool where a pose puts it."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF, QTransform

from upstroke.domain.anatomy import ART_WIDTH, Anatomy, Half, Point, View
from upstroke.domain.curve import Curve
from upstroke.domain.lane import Lane, Stance, lanes_of, stance
from upstroke.domain.pose import Pose
from upstroke.domain.routine import Step
from upstroke.domain.technique import Movement, Technique, Tool
from upstroke.domain.timeline import HALVES, PassSide
from upstroke.ui.face.marks import Mark
from upstroke.ui.face.outlines import Outlines, polygon_of
from upstroke.ui.face.toolbox import Drawing, Picture, Toolbox

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

RIDGE = 9.0
"""How far a roller goes, in art pixels, until its ridges look another way."""

TINTS = {1: 0.36, 2: 0.47, 3: 0.58, 4: 0.66}
"""How strong a zone is tinted, by pressure."""

CALM_TINT = 0.16
"""How strong the zones of a step are tinted that makes no stroke on them."""

JAW = ("jaw_back", "jaw_angle", "jaw_side", "jaw_mid", "jaw_front", "chin_tip")
"""The landmarks of the user's left half of the jaw's edge."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A drawn tool on the art.

    Each picture has its transform from its own units to art pixels: a pinching hand is of two, finger and thumb. It is
    painted with a `strength` from 0 to 1: a hand that makes way for the other one fades out, and that one in.
    """

    pictures: tuple[tuple[Picture, QTransform], ...]
    height: float
    point: QPointF
    bounds: QRectF
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Scene:
    """A pass of a step as it is seen in the step's view.

    `hands` holds for each half that is worked its lanes, `marks` what is drawn of each of these, and `areas` the closed
    borders of the zones. `anchor` is where the other hand keeps the skin.
    """

    step: Step
    side: PassSide
    hands: tuple[tuple[Lane, ...], ...]
    marks: tuple[tuple[Mark, ...], ...]
    areas: tuple[QPolygonF, ...]
    jaw: QPolygonF | None
    anchor: Point | None

    @classmethod
    def of(cls, step: Step, side: PassSide, anatomy: Anatomy, outlines: Outlines) -> "Scene":
        """The pass of `step` on `side`. Raises KeyError for a landmark that is not known."""
        view, half = step.view, HALVES.get(side)
        if view is View.SIDE:
            half = Half.LEFT
        lanes = lanes_of(step, anatomy, half or Half.LEFT, view)
        hands: tuple[tuple[Lane, ...], ...] = (lanes,) if lanes else ()
        marks = tuple(tuple(Mark.of(lane, step.movement) for lane in lanes) for lanes in hands)
        if side is PassSide.BOTH and view is not View.SIDE:
            hands += tuple(tuple(lane.turned for lane in lanes) for lanes in hands)
            marks += tuple(tuple(mark.turned for mark in lane_marks) for lane_marks in marks)
        # where fingers feel the muscle work, that is what is shown
        jaw = _jaw(anatomy) if step.movement is Movement.JAW and view is View.FRONT and not lanes else None
        zones = step.zones or (BREATHING if step.movement is Movement.BREATH else ())
        lit = outlines.of(zones, view, half)
        anchor = anatomy.point(step.anchor, half or Half.LEFT, view) if step.anchor else None
        return cls(step, side, hands, marks, lit, jaw, anchor)

    @property
    def view(self) -> View:
        """From where it is seen."""
        return self.step.view

    def turned(self, facing: bool) -> bool:
        """Whether the picture is turned over, as a mirror shows it or, `facing`, as someone sees it who faces the user.

        The profile is drawn for the left. From behind, the user's left is on the left for everyone.
        """
        if self.view is View.SIDE:
            return facing != (self.side is PassSide.RIGHT)
        return facing and self.view is View.FRONT

    @property
    def half(self) -> Half | None:
        """The half of the picture that is worked alone; None from the side, where the picture has one half only."""
        return None if self.view is View.SIDE else HALVES.get(self.side)

    @property
    def breathes(self) -> bool:
        """Whether the areas themselves rise and fall with the pose, as there is no tool to show."""
        return self.step.movement in (Movement.BREATH, Movement.JAW)

    @property
    def hovers(self) -> bool:
        """Whether the hand touches nothing, so that no place is marked: palms are cupped over the eyes."""
        return self.step.technique is Technique.PALMING

    @property
    def strength(self) -> float:
        """How strong the zones are tinted: the deeper the pressure, the deeper the tint."""
        return TINTS[self.step.pressure] if self.hands else CALM_TINT

    def placed(self, pose: Pose, toolbox: Toolbox) -> tuple[Placed, ...]:
        """The tools as a pose puts them, one for each half that is worked."""
        drawing = toolbox.drawing(self.step)
        if drawing is None:
            return ()
        return tuple(self._place(lanes, pose, drawing, toolbox) for lanes in self.hands)

    def anchor_hand(self, toolbox: Toolbox) -> Placed | None:
        """The other hand, which stays where it is."""
        drawing = toolbox.anchor_hand(self.step)
        if drawing is None or self.anchor is None:
            return None
        mirrored = self.view is not View.SIDE and self.half is not Half.RIGHT
        angle = -drawing.angle if mirrored else drawing.angle
        transform = QTransform.fromScale(-1 if mirrored else 1, 1)
        transform *= QTransform().rotate(angle) * QTransform.fromTranslate(self.anchor.x, self.anchor.y)
        point = QPointF(self.anchor.x, self.anchor.y)
        return _placed(drawing, toolbox, point, transform, drawing.show)

    def _place(self, lanes: tuple[Lane, ...], pose: Pose, drawing: Drawing, toolbox: Toolbox) -> Placed:
        at = stance(lanes, pose)
        x, y = at.point.x, at.point.y
        if len(self.hands) > 1:
            x = _apart(x, at.mirror > 0.5)
        mirrored = at.mirror > 0.5
        angle = (_angle(drawing, y) + pose.tilt) * (-1 if mirrored else 1)
        if drawing.turn == "stroke":
            angle += at.heading
        raised = 1 + 0.06 * pose.lift
        squeeze = 1 - 0.06 * pose.press if self.step.tool is Tool.CUPS else 1.0
        transform = QTransform.fromScale(squeeze * raised * (-1 if mirrored else 1), squeeze * raised)
        transform *= QTransform().rotate(angle)
        transform *= QTransform.fromTranslate(x, y - RAISED * pose.lift)
        shown = (*drawing.show, *_state(drawing, lanes, pose, at, angle))
        placed = _placed(drawing, toolbox, QPointF(x, y), transform, shown, drawing.gap * pose.press / 2)
        return replace(placed, strength=abs(1 - 2 * at.mirror))


def _placed(
    drawing: Drawing,
    toolbox: Toolbox,
    point: QPointF,
    transform: QTransform,
    shown: tuple[str, ...],
    closed: float = 0.0,
) -> Placed:
    """A drawing put on the art; `closed` is how far each of two partners goes towards the other, in its own units."""
    to_art = toolbox.to_art(drawing) * QTransform.fromScale(-1 if drawing.flip else 1, 1) * transform
    pictures = [(Picture(drawing.file, shown), QTransform.fromTranslate(closed, 0) * to_art)]
    if drawing.partner:
        pictures.append((Picture(drawing.partner), QTransform.fromTranslate(-closed, 0) * to_art))
    bounds = QRectF(point.x() - REACH, point.y() - REACH, 2 * REACH, 2 * REACH)
    for picture, each in pictures:
        bounds = bounds.united(each.mapRect(toolbox.size(picture.file)))
    return Placed(tuple(pictures), drawing.height, point, bounds)


def _state(drawing: Drawing, lanes: tuple[Lane, ...], pose: Pose, at: Stance, angle: float) -> tuple[str, ...]:
    """Which of a drawing's states is shown: a roller turns, a cup is squeezed, and bristles trail behind."""
    match drawing.changes:
        case "rolled":
            gone = lanes[pose.at.lane].curve.length * pose.at.place
            return (drawing.states[int(gone / RIDGE) % len(drawing.states)],)
        case "squeezed":
            return (drawing.states[1 if pose.press > 0.5 else 0],)
        case "bent":
            sideways = _sideways(at.heading - angle) * (1 - 2 * at.mirror) * pose.press
            return (drawing.states[0 if abs(sideways) < 0.3 else 1 if sideways > 0 else 2],)
    return ()


def _sideways(degrees: float) -> float:
    """How far a direction goes to the right, from -1 to 1."""
    return QTransform().rotate(degrees).map(QPointF(0, -1)).x()


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


def _jaw(anatomy: Anatomy) -> QPolygonF:
    left = [anatomy.point(name) for name in JAW]
    right: list[Point] = [point.mirrored() for point in reversed(left[:-1])]
    return polygon_of(Curve.through([*left, *right]))
