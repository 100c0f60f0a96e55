"""What the builder offers to be taken."""

from tests.builders import block, prep, routine, step, wait
from upstroke.domain.draft import Item
from upstroke.domain.routine import Strokes
from upstroke.domain.step_shelf import PAUSES, Entry, Kind, Wanted, entries
from upstroke.domain.technique import Technique, Tool

STONE = step("stone", tool=Tool.GUA_SHA, zones=("cheek",), technique=Technique.PRESS_STROKE)
JAW = routine(step("jaw"), prep(), routine_id="jaw")
FACE = routine(STONE, step("jaw", Strokes(9, 30)), wait(), routine_id="face")
EVENING = routine(block("jaw", *JAW.steps), block("own", step("nose")), routine_id="evening")
ALL = entries((JAW, FACE, EVENING))


def found(wanted: Wanted, among: tuple[Entry, ...] = ALL) -> list[str]:
    return [entry.item.title for entry in among if wanted.fits(entry)]


def test_each_stroke_is_offered_once_whatever_its_dose() -> None:
    assert found(Wanted()) == ["Jaw", "Nose", "Stone"]
    assert [entry.found_in for entry in ALL if entry.item.title == "Nose"] == ["Evening"]


def test_steps_are_found_by_tool_technique_zone_and_words() -> None:
    assert found(Wanted(tool=Tool.GUA_SHA)) == ["Stone"]
    assert found(Wanted(technique=Technique.PRESS_STROKE)) == ["Stone"]
    assert found(Wanted(zone="jawline")) == ["Jaw", "Nose"]
    assert found(Wanted(text="FACE cheek")) == ["Stone"]
    assert found(Wanted(text="cheek nose")) == []


def test_whole_routines_are_blocks() -> None:
    assert found(Wanted(kind=Kind.ROUTINE)) == ["Evening", "Face", "Jaw"]
    (jaw,) = [entry for entry in ALL if entry.kind is Kind.ROUTINE and entry.item.id == "jaw"]
    assert jaw.item == block("jaw", *JAW.steps)
    assert jaw.length_ms > 0


def test_a_routine_is_not_offered_to_itself_nor_what_holds_it() -> None:
    assert found(Wanted(kind=Kind.ROUTINE), entries((JAW, FACE, EVENING), written="jaw")) == ["Face"]


def test_preparations_and_waits_are_apart() -> None:
    pauses = found(Wanted(kind=Kind.PAUSE))
    assert {"Oil", "Ready", *(pause.title for pause in PAUSES)} == set(pauses)
    ids: list[Item] = [entry.item for entry in ALL if entry.kind is Kind.PAUSE]
    assert len(ids) == len({item.title for item in ids})
