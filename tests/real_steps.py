"""Steps on the real face, for tests of what an edit makes of them."""

from dataclasses import replace

from upstroke.domain.routine import Seconds, Side, Step, Strokes
from upstroke.domain.technique import Slip, Technique, Tool

JAW = ("chin_mid", "jaw_mid", "ear_lobe")

jaw = Step(
    "jaw",
    "Jaw",
    Technique.PRESS_STROKE,
    Strokes(5, 20),
    Tool.GUA_SHA,
    slip=Slip.GENEROUS,
    paths=(JAW,),
    zones=("jawline",),
    side=Side.EACH,
    angle=15,
    pressure=3,
)
oil = Step("oil", "Oil", Technique.PREP, Seconds(20))
by_hand = replace(jaw, tool=Tool.HANDS, technique=Technique.EFFLEURAGE, angle=None)
