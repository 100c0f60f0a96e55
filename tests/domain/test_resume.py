"""A session that was cut off goes on where it was."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.builders import block, record, routine, step, timeline
from upstroke.domain.anatomy import Half
from upstroke.domain.programme import no_rest, open_routine
from upstroke.domain.resume import first_side, programme_of, resume_span
from upstroke.domain.routine import Condition, Routine, Side, Slot
from upstroke.domain.session import PassOutcome, PassRecord, Session, SessionOutcome
from upstroke.domain.technique import Tool
from upstroke.domain.timeline import Options, PassSide, SpanKind, Timeline

LEFT, RIGHT = PassSide.LEFT, PassSide.RIGHT
BEGUN = datetime(2026, 11, 22, 19, 40, tzinfo=UTC)


def cut_off(*passes: PassRecord) -> Session:
    """A session of the routine `calm` with these passes on record."""
    return Session(
        "a", "calm", "Calm", Slot.EVENING, BEGUN, date(2026, 11, 22), 0, 60_000, 0, 0,
        SessionOutcome.INTERRUPTED, BEGUN, passes,
    )  # fmt: skip


def passed(step_id: str, position: int, side: PassSide = PassSide.MIDDLE, routine_id: str = "calm") -> PassRecord:
    """A pass of a step, worked to its end."""
    return replace(record(position, side), step_id=step_id, routine_id=routine_id)


def partly(position: int, side: PassSide) -> PassRecord:
    """A pass that was left before its end."""
    return replace(record(position, side, active_ms=2_000, strokes=0), outcome=PassOutcome.PARTIAL)


def brush_rests(tool: Tool) -> str:
    return "The brush rests." if tool is Tool.BRUSH else ""


TWO_SIDES = timeline(step("jaw", side=Side.EACH), step("cheek", side=Side.EACH))


def leads_to(line: Timeline, session: Session) -> tuple[SpanKind, int, PassSide] | None:
    """What kind of span it goes on with, and to which pass that leads."""
    index = resume_span(line, session)
    if index is None:
        return None
    assert line.spans[index + 1].kind is SpanKind.WORK
    return line.spans[index].kind, line.spans[index + 1].position, line.spans[index + 1].side


@pytest.mark.parametrize(
    ("done", "next_pass"),
    [
        ((), (SpanKind.LEAD_IN, 0, LEFT)),
        ((record(0, LEFT),), (SpanKind.CHANGE, 0, RIGHT)),
        ((record(0, LEFT), record(0, RIGHT)), (SpanKind.LEAD_IN, 1, LEFT)),
        ((record(0, LEFT), record(0, RIGHT), record(1, LEFT)), (SpanKind.CHANGE, 1, RIGHT)),
        ((record(1, RIGHT),), None),
    ],
)
def test_it_goes_on_with_the_first_pass_after_the_last_that_was_finished(
    done: tuple[PassRecord, ...], next_pass: tuple[SpanKind, int, PassSide] | None
) -> None:
    assert leads_to(TWO_SIDES, cut_off(*done)) == next_pass


def test_a_pass_that_was_begun_is_done_from_its_start() -> None:
    session = cut_off(record(0, LEFT), partly(0, RIGHT))
    assert leads_to(TWO_SIDES, session) == (SpanKind.CHANGE, 0, RIGHT)


def test_what_was_left_out_on_the_way_is_not_asked_for_again() -> None:
    session = cut_off(partly(0, LEFT), record(1, LEFT))
    assert leads_to(TWO_SIDES, session) == (SpanKind.CHANGE, 1, RIGHT)


def test_the_sides_stay_in_the_order_in_which_they_were_begun() -> None:
    calm = open_routine(routine(step("oil"), step("jaw", side=Side.EACH)))
    begun_right = cut_off(passed("oil", 0), passed("jaw", 1, RIGHT), passed("jaw", 1, LEFT))
    assert first_side(begun_right, calm, Half.LEFT) is Half.RIGHT
    assert first_side(cut_off(passed("oil", 0)), calm, Half.LEFT) is Half.LEFT

    line = timeline(step("oil"), step("jaw", side=Side.EACH), options=Options(first=Half.RIGHT))
    assert leads_to(line, cut_off(passed("oil", 0), passed("jaw", 1, RIGHT))) == (SpanKind.CHANGE, 1, LEFT)


@pytest.fixture
def evening() -> Routine:
    """Oil, a brush when it is rested, and one of two to finish with."""
    return routine(
        block("oil", step("oil")),
        block("brush", step("sweep", tool=Tool.BRUSH), when=Condition.TOOL_RESTED),
        block("finish", options=(block("stone", step("scrape")), block("cups", step("glide")))),
    )


def test_the_choice_that_was_taken_shows_in_what_was_done(evening: Routine) -> None:
    taken = cut_off(passed("oil", 0, routine_id="oil"), passed("glide", 2, routine_id="cups"))
    programme = programme_of(taken, evening, no_rest)
    assert programme is not None
    assert [entry.step.id for entry in programme.entries] == ["oil", "sweep", "glide"]


def test_what_was_left_out_then_stays_left_out(evening: Routine) -> None:
    programme = programme_of(cut_off(passed("oil", 0, routine_id="oil")), evening, brush_rests)
    assert programme is not None
    assert [entry.step.id for entry in programme.entries] == ["oil", "scrape"]


def test_a_routine_that_has_changed_since_can_not_go_on(evening: Routine) -> None:
    assert programme_of(cut_off(passed("oil", 0, routine_id="another")), evening, no_rest) is None
    assert programme_of(cut_off(passed("cheek", 0)), routine(step("jaw")), no_rest) is None
    assert programme_of(cut_off(passed("jaw", 0), passed("cheek", 1)), routine(step("jaw")), no_rest) is None


def test_a_routine_with_endless_choices_is_not_tried_for_ever() -> None:
    picks = (block(f"pick-{n}", options=tuple(block(f"{n}-{m}", step()) for m in range(5))) for n in range(12))
    assert programme_of(cut_off(passed("cheek", 0)), routine(*picks), no_rest) is None
