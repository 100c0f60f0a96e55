"""The skin must be slippery for what glides and dry for the brush (W1 W13 W20)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from upstroke.domain.draft import Draft
from upstroke.domain.draft_steps import Place
from upstroke.domain.remark import Fix, Remark, Weight, items_of, named
from upstroke.domain.remedies import Remedies
from upstroke.domain.routine import Step
from upstroke.domain.suited import slip_for
from upstroke.domain.technique import Movement, Slip, Technique, Tool


def dry_and_slippery(draft: Draft, places: Sequence[Place], remedies: Remedies) -> Iterator[Remark]:
    """What drags dry skin along, and what brushes wet skin."""
    oiled = next((at for at, place in enumerate(places) if _oils(place.step)), len(places))
    dry = [place for place in places[:oiled] if _needs_slip(place.step)]
    if dry:
        yield _dry(draft, dry, places[oiled] if oiled < len(places) else None, remedies)
    silent = [place for place in places[oiled:] if _needs_slip(place.step) and place.step.slip is Slip.NONE]
    if silent:
        one = len({place.step.title for place in silent}) == 1
        sentence = f"{named(silent)} {'glides but does' if one else 'glide but do'} not ask for oil or cream."
        fix = Fix.of_steps("Ask for it", silent, _slippery)
        yield Remark("slip_unsaid", Weight.HINT, sentence, items_of(silent), fix)
    wet = next((at for at, place in enumerate(places) if place.step.slip is not Slip.NONE), len(places))
    brushed = [place for place in places[wet:] if place.step.on_skin and place.step.tool is Tool.BRUSH]
    if brushed:
        sentence = f"{named(brushed)}: the brush is for dry skin, and comes after oil or cream here."
        yield Remark("brush_after_oil", Weight.CAUTION, sentence, items_of(brushed), _brush_first(brushed, places[wet]))


def _oils(step: Step) -> bool:
    return step.technique is Technique.PREP and step.slip is not Slip.NONE


def _needs_slip(step: Step) -> bool:
    """Whether a step would drag dry skin along; a brush would not, nor a feather-light hand that asks for nothing."""
    if step.movement not in (Movement.GLIDE, Movement.FLASH) or step.tool is Tool.BRUSH:
        return False
    return step.slip is not Slip.NONE or step.tool is not Tool.HANDS or step.pressure > 1


def _slippery(step: Step) -> Step:
    """A step that asks for what it needs on the skin."""
    slip = slip_for(step)
    return replace(step, slip=Slip.LIGHT if slip is Slip.NONE else slip)


def _dry(draft: Draft, dry: Sequence[Place], late: Place | None, remedies: Remedies) -> Remark:
    harsh = any(place.step.tool is not Tool.HANDS or place.step.slip is Slip.NONE for place in dry)
    verb = "glides" if len({place.step.title for place in dry}) == 1 else "glide"
    sentence = f"{named(dry)} {verb} over dry skin: no oil or cream goes on before."
    weight = Weight.CAUTION if harsh else Weight.HINT
    return Remark("dry_glide", weight, sentence, items_of(dry), _oil_first(draft, dry, late, remedies.slip))


def _oil_first(draft: Draft, dry: Sequence[Place], late: Place | None, slip: Step | None) -> Fix | None:
    """Oil before all that glides: from the step that comes too late, if it is one by itself, or else from a new one."""
    first = dry[0].item_id
    ask = Fix.of_steps("", dry, _slippery)

    def move(draft: Draft) -> Draft:
        return ask.apply(draft.moved({late.item_id}, draft.ids.index(first)) if late and first in draft.ids else draft)

    def put(draft: Draft) -> Draft:
        return ask.apply(draft.inserted([slip], draft.ids.index(first)) if slip and first in draft.ids else draft)

    if late and isinstance(draft.item(late.item_id), Step):
        return Fix(f"Put {named([late])} first", move)
    return Fix("Make it slippery first", put) if slip else None


def _brush_first(brushed: Sequence[Place], wet: Place) -> Fix | None:
    """Move the brush before what makes the skin wet; not out of a block that does that itself."""
    going = items_of(brushed)
    if wet.item_id in going:
        return None

    def apply(draft: Draft) -> Draft:
        return draft.moved(going, draft.ids.index(wet.item_id)) if wet.item_id in draft.ids else draft

    return Fix("Put the brush first", apply)
