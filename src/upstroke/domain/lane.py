"""The lanes of a step as curves on the face, and where a pose puts the tool on them."""

import math
from dataclasses import dataclass

from upstroke.domain.anatomy import ART_WIDTH, Anatomy, Half, Point, View
from upstroke.domain.curve import Curve, turned
from upstroke.domain.pose import Pose, Spot
from upstroke.domain.routine import Path, Step

DOWN_AND_IN = 128.0
DOWN_AND_FORWARD = 140.0
"""Where the skin is stretched at a place that has no path, in degrees: towards the veins behind the collarbones, as
seen from front and back, and from the side."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One path of a step on the half that is worked.

    The curve is drawn as on the user's left. Where `mirrored`, all of it, the tool included, is to be turned over to
    the other half, so that both halves look alike. From the side the whole picture is turned over instead.
    """

    curve: Curve
    mirrored: bool

    @property
    def turned(self) -> "Lane":
        """The same lane on the other half."""
        return Lane(self.curve, not self.mirrored)

    def at(self, t: float) -> Point:
        """The place on the picture at a share of the length."""
        point = self.curve.at(t)
        return point.mirrored() if self.mirrored else point


def lanes_of(step: Step, anatomy: Anatomy, half: Half, view: View) -> tuple[Lane, ...]:
    """The lanes of a step when a half is worked; none where a path does not lie in the view."""
    if not all(anatomy.shows(name, view) for path in step.paths for name in path):
        return ()
    return tuple(_lane(path, anatomy, half, view) for path in step.paths)


def _lane(path: Path, anatomy: Anatomy, half: Half, view: View) -> Lane:
    points = [anatomy.point(name, half, view) for name in path]
    if view is View.SIDE:
        return Lane(Curve.through(points, DOWN_AND_FORWARD), mirrored=False)
    aside = sum(point.x for point in points) / len(points) - ART_WIDTH / 2
    mirrored = half is Half.RIGHT if abs(aside) < 1 else aside > 0
    return Lane(Curve.through([point.mirrored() for point in points] if mirrored else points, DOWN_AND_IN), mirrored)


@dataclass(frozen=True, slots=True)
class Stance:
    """Where the tool stands on the picture, in art pixels, and which way it goes, in degrees clockwise from up.

    `mirror` is 0 for a tool held as on the user's left and 1 for its mirror image; on the way from one half to the
    other it lies between.
    """

    point: Point
    heading: float
    mirror: float


def stance(lanes: tuple[Lane, ...], pose: Pose) -> Stance:
    """Where a pose puts the tool on the lanes. Raises IndexError for a pose of other lanes."""
    here = _stand(lanes, pose.at)
    if pose.travel:
        there = _stand(lanes, pose.to)
        here = Stance(
            _towards(here.point, there.point, pose.travel),
            turned(here.heading, there.heading, pose.travel),
            here.mirror + (there.mirror - here.mirror) * pose.travel,
        )
    way = math.radians(here.heading)
    handed = 1 - 2 * here.mirror
    across, aside = pose.across * handed, pose.aside * handed
    x = here.point.x + across + math.sin(way) * pose.ahead + math.cos(way) * aside
    y = here.point.y + pose.down - math.cos(way) * pose.ahead + math.sin(way) * aside
    return Stance(Point(x, y), here.heading, here.mirror)


def _stand(lanes: tuple[Lane, ...], spot: Spot) -> Stance:
    lane = lanes[spot.lane]
    heading = lane.curve.direction(spot.place)
    return Stance(lane.at(spot.place), -heading if lane.mirrored else heading, 1.0 if lane.mirrored else 0.0)


def _towards(start: Point, end: Point, part: float) -> Point:
    return Point(start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part)
