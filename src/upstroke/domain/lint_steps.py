"""What keeps a single step from being saved: something that is missing, or more than is safe."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from upstroke.domain import doses
from upstroke.domain.anatomy import Anatomy
from upstroke.domain.draft_steps import Place
from upstroke.domain.remark import Fix, Remark, Weight, named
from upstroke.domain.routine import Side, Step
from upstroke.domain.safety import FIRMEST, faults


def unusable(places: Iterable[Place], anatomy: Anatomy) -> Iterator[Remark]:
    """What is missing in steps, and what is unsafe in them."""
    for place in places:
        step, items = place.step, (place.item_id,)
        if not step.title.strip():
            yield Remark("no_step_title", Weight.STOP, "A step has no title yet.", items)
        if step.on_skin and not step.paths:
            yield Remark("no_path", Weight.STOP, f"{named([place])} has no stroke yet: draw it on the face.", items)
        for field, reason in faults(step, anatomy):
            subject = f"pressure {reason}" if field == "pressure" else reason.removesuffix('; use "each"')
            sentence = f"{named([place])}: {subject}."
            yield Remark(f"unsafe_{field}", Weight.STOP, sentence, items, _fix(place, field, anatomy))


def _fix(place: Place, field: str, anatomy: Anatomy) -> Fix | None:
    """What puts an unsafe field right, where one thing does."""
    match field:
        case "pressure":
            caps = (anatomy.zones[zone].pressure_cap for zone in place.step.zones)
            cap = min((FIRMEST, *(cap for cap in caps if cap)))
            return Fix.of_steps("Make it gentler", [place], lambda step: replace(step, pressure=cap))
        case "side":
            return Fix.of_steps("One side at a time", [place], lambda step: replace(step, side=Side.EACH))
        case "strokes" | "holds" | "seconds":
            return Fix.of_steps("Make it shorter", [place], _gentle)
    return None


def _gentle(step: Step) -> Step:
    return replace(step, dose=doses.gentle(step))
