"""Where a tool is and how it touches, at one instant."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the lanes of a step: which lane, and the share of its length."""

    lane: int
    place: float


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the tool is and how it touches.

    It is at the spot `at`; when `travel` is over 0 it has gone that share of the straight way to the spot `to`.
    `across` and `down` shift it on the picture, `ahead` along the lane and `aside` to the right of it, all in art
    pixels as on the user's left.
    `lift` runs from 0, on the skin, to 1, clear of it. `press` runs from 0 to 1, and for breath and jaw it is how full
    or how open. `tilt` leans the tool, in degrees clockwise.
    """

    at: Spot
    to: Spot
    travel: float = 0.0
    across: float = 0.0
    down: float = 0.0
    ahead: float = 0.0
    aside: float = 0.0
    lift: float = 0.0
    press: float = 0.0
    tilt: float = 0.0


START = Pose(Spot(0, 0.0), Spot(0, 0.0))
