"""A step that works elsewhere: with another way over the face, other zones, or seen from another side.

As in `step_edit`, a step comes back gentle and readable, with a sentence on what else had to give way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from upstroke.domain import bounds
from upstroke.domain.anatomy import OTHER_SIDE, Anatomy, View, Zone
from upstroke.domain.no_go import crossed
from upstroke.domain.routine import Path, Step
from upstroke.domain.safety import EYE_FREE_TOOLS
from upstroke.domain.step_edit import EYES, EYES_FREE, NEEDS_A_PATH, Edited, gentle, sentences, with_tool
from upstroke.domain.technique import Tool
from upstroke.domain.zones import zones_of

TENDER = 1
"""A zone that bears only so much pressure is named wherever a stroke runs over it."""

MOUTH = "intraoral"
OWN_CONSENT = "Work inside the mouth stays in its own routine, which asks for your consent each time"
ON_THE_WAY = "The stroke runs where the skin bears only a feather touch, so that area stays"


def with_paths(step: Step, paths: Iterable[Path], anatomy: Anatomy) -> Edited:
    """Another way over the face, with the zones that it newly runs through and without those that it leaves.

    It is seen from where it can be, if not from the same side. What never may be worked is not crossed.
    """
    paths = tuple(path[: bounds.STATIONS] for path in paths if path)[: bounds.LANES]
    if not paths and step.on_skin:
        return Edited(step, f"{NEEDS_A_PATH}.")
    anchor = step.anchor if _share_a_landmark(paths, step.paths) else ""
    changed = replace(step, paths=paths, anchor=anchor)
    seen = views_of(changed, anatomy)
    if not seen:
        return Edited(step, "No picture shows all of this path.")
    if step.view not in seen:
        changed = replace(changed, view=seen[0])
    elsewhere = changed.view is not step.view
    if barred := _crossed(changed, anatomy, known=() if elsewhere else step.paths):
        return Edited(step, f"That path would cross the {barred}, which is never worked.")
    edited = with_zones(changed, _zones_of(changed, step, anatomy), anatomy)
    moved = f"It is shown from the {changed.view} now." if elsewhere else ""
    return Edited(edited.step, sentences(moved, edited.note))


def with_zones(step: Step, zones: Iterable[str], anatomy: Anatomy) -> Edited:
    """Other zones that are worked; pressure, side and dose keep to what they bear, and near the eyes the tool goes."""
    wanted = tuple(dict.fromkeys(zones))[: bounds.ZONES]
    barred = {zone: reason for zone in wanted if (reason := _never(step, anatomy.zones[zone]))}
    notes = [f"{reason}." for reason in barred.values()]
    zones = tuple(zone for zone in wanted if zone not in barred)
    kept = [zone for zone in step.zones if zone not in zones and why_keep_zone(step, anatomy.zones[zone], anatomy)]
    if kept:
        notes.append(f"{ON_THE_WAY}.")
    step = replace(step, zones=(*zones, *kept)[: bounds.ZONES])
    if EYES in step.zones and step.tool in EYE_FREE_TOOLS:
        edited = with_tool(replace(step, tool=Tool.HANDS), Tool.HANDS, anatomy)
        return Edited(replace(edited.step, tool_detail=""), sentences(*notes, f"{EYES_FREE}: it is done by hand now."))
    edited = gentle(step, anatomy)
    return Edited(edited.step, sentences(*notes, edited.note))


def with_view(step: Step, view: View, anatomy: Anatomy) -> Edited:
    """Seen from elsewhere, if all of its path is seen from there and crosses nothing that is never worked."""
    if view not in views_of(step, anatomy):
        return Edited(step, f"From the {view} this path is not seen as a whole.")
    if barred := _crossed(replace(step, view=view), anatomy):
        return Edited(step, f"Seen from the {view}, this path would cross the {barred}, which is never worked.")
    return Edited(replace(step, view=view))


def why_not_zone(step: Step, zone: Zone) -> str:
    """Why a zone can't join those of a step; empty where it can."""
    if zone.id in step.zones:
        return ""
    near_the_eye = zone.id == EYES and step.tool in EYE_FREE_TOOLS
    return _never(step, zone) or (EYES_FREE if near_the_eye else "")


def why_keep_zone(step: Step, zone: Zone, anatomy: Anatomy) -> str:
    """Why a zone of a step can't be taken out; empty where it can, or is none of them."""
    if zone.id not in step.zones or zone.pressure_cap > TENDER or not step.paths or not step.on_skin:
        return ""
    return ON_THE_WAY if zone.id in zones_of(step.paths, step.view, anatomy) else ""


def views_of(step: Step, anatomy: Anatomy) -> tuple[View, ...]:
    """From where all of a step's path is seen."""
    names = {name for path in step.paths for name in path} | ({step.anchor} if step.anchor else set())
    return tuple(view for view in View if all(anatomy.shows(name, view) for name in names))


def _never(step: Step, zone: Zone) -> str:
    """Why a zone can be in no step that does not have it; empty where it can."""
    if zone.pressure_cap == 0:
        return f"The {zone.title} is never worked"
    return OWN_CONSENT if zone.id == MOUTH and MOUTH not in step.zones else ""


def _zones_of(step: Step, before: Step, anatomy: Anatomy) -> Iterator[str]:
    """The zones of a step with another way: those of `before` as far as they still hold, and those that are new."""
    found = zones_of(step.paths, step.view, anatomy) if step.on_skin else step.zones
    known = zones_of(before.paths, before.view, anatomy)
    yield from (zone for zone in step.zones if zone in found or zone not in known)
    for zone in found:
        if zone not in step.zones and (zone not in known or anatomy.zones[zone].pressure_cap <= TENDER):
            yield zone


def _crossed(step: Step, anatomy: Anatomy, known: Iterable[Path] = ()) -> str:
    """The zone that a path would cross where nothing may work; paths that are `known` are taken as they are."""
    for path in step.paths:
        if path not in known and (zone := crossed(path, step.view, anatomy)):
            return zone.title
    held = anatomy.barred(anatomy.point(step.anchor, view=step.view), step.view) if step.anchor else None
    return held.title if held else ""


def _share_a_landmark(paths: Iterable[Path], others: Iterable[Path]) -> bool:
    plain = [{name.removesuffix(OTHER_SIDE) for path in each for name in path} for each in (paths, others)]
    return not plain[0].isdisjoint(plain[1])
