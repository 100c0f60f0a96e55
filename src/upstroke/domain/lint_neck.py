"""The neck comes before the face and after it, so that what is moved has somewhere to go (W8 W29 W30)."""

from collections.abc import Iterator, Sequence

from upstroke.domain.draft import Draft
from upstroke.domain.draft_steps import Place
from upstroke.domain.remark import Fix, Remark, Weight, named
from upstroke.domain.remedies import Remedies
from upstroke.domain.routine import Step
from upstroke.domain.shorter import NECK
from upstroke.domain.technique import Movement, Slip, Technique, Tool

ELSEWHERE = NECK | {"neck_front", "nape", "shoulder_top", "postauricular", "occiput", "scalp", "temporalis_side"}
"""Zones that are not the face."""


def neck_first_and_last(places: Sequence[Place], remedies: Remedies) -> Iterator[Remark]:
    """The face drained before the neck is opened, or with nothing that leads down the neck after it.

    Smooth strokes by hand don't need the neck so much: of them it is a hint, and only where they come first of all.
    """
    touching = [(at, place.step) for at, place in enumerate(places) if place.step.on_skin]
    neck = [at for at, step in touching if not NECK.isdisjoint(step.zones)]
    on_face = [(at, step) for at, step in touching if not ELSEWHERE.issuperset(step.zones)]
    draining = [at for at, step in on_face if _drains(step)]
    stroking = [at for at, step in on_face[:1] if step.movement is Movement.GLIDE]
    first = min((*stroking, *draining), default=None)
    if first is not None and not (neck and neck[0] <= first):
        weight = Weight.CAUTION if first in draining else Weight.HINT
        sentence = f"{named([places[first]])} works the face before the neck is opened."
        fix = _put("Open the neck first", remedies.opener, places[first], 0)
        yield Remark("neck_first", weight, sentence, (places[first].item_id,), fix)
    if draining and not (neck and neck[-1] >= draining[-1]):
        last = places[draining[-1]]
        end = places[on_face[-1][0]]
        wet = any(place.step.slip is not Slip.NONE for place in places)
        fix = _put("End with the neck", remedies.closer if wet else remedies.opener, end, 1)
        sentence = f"Nothing leads down the neck after {named([last])}."
        yield Remark("neck_last", Weight.HINT, sentence, (last.item_id,), fix)


def _drains(step: Step) -> bool:
    """Whether a step moves fluid along: with the strokes made for it, or gliding with a tool."""
    if step.technique in (Technique.LYMPH_PUMP, Technique.LYMPH_STROKE):
        return True
    return step.movement is Movement.GLIDE and step.tool not in (Tool.HANDS, Tool.NONE)


def _put(words: str, step: Step | None, beside: Place, after: int) -> Fix | None:
    """Put a step before or after the item that another belongs to."""
    if step is None:
        return None

    def apply(draft: Draft) -> Draft:
        if draft.item(beside.item_id) is None:
            return draft
        return draft.inserted([step], draft.ids.index(beside.item_id) + after)

    return Fix(words, apply)
