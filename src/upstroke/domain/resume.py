"""Where a session that was cut off goes on."""

from collections.abc import Iterator, Mapping
from itertools import islice, product

from upstroke.domain.anatomy import Half
from upstroke.domain.programme import Programme, Rest, open_routine
from upstroke.domain.routine import Block, Routine
from upstroke.domain.session import PassOutcome, PassRecord, Session
from upstroke.domain.timeline import PassSide, SpanKind, Timeline

CHOICES_AT_MOST = 200
"""So many ways through a routine are tried: a file with many choices has millions."""


def programme_of(session: Session, routine: Routine, rest: Rest) -> Programme | None:
    """The programme that a session played: that of the routine, under the choices that its passes show.

    `rest` must speak for the time when the session began. None where the routine has changed since.
    """
    for choices in _all_choices(routine.blocks):
        programme = open_routine(routine, rest, choices)
        if all(_fits(record, programme) for record in session.passes):
            return programme
    return None


def first_side(session: Session, programme: Programme, otherwise: Half) -> Half:
    """The side with which the user began in a session; `otherwise` where its passes don't tell."""
    for record in session.passes:
        if record.side in (PassSide.LEFT, PassSide.RIGHT):
            side = Half(record.side.value)
            return side if programme.entries[record.position].step.first is Half.LEFT else side.other
    return otherwise


def resume_span(timeline: Timeline, session: Session) -> int | None:
    """The index of the span that leads into the first pass that is not done; None where nothing is left.

    What lies before the last finished pass was left out on purpose and is not asked for again.
    """
    done = {(record.position, record.side) for record in session.passes if record.outcome is PassOutcome.FINISHED}
    passes = [i for i, span in enumerate(timeline.spans) if span.kind is SpanKind.WORK]
    finished = [i for i in passes if (timeline.spans[i].position, timeline.spans[i].side) in done]
    following = [i for i in passes if not finished or i > finished[-1]]
    return following[0] - 1 if following else None


def _fits(record: PassRecord, programme: Programme) -> bool:
    if record.position >= len(programme.entries):
        return False
    entry = programme.entries[record.position]
    return (entry.routine_id, entry.step.id) == (record.routine_id, record.step_id)


def _all_choices(blocks: tuple[Block, ...]) -> Iterator[Mapping[str, int]]:
    """The ways to choose among the options of a routine, up to CHOICES_AT_MOST of them."""
    open_blocks = list(_with_options(blocks))
    ways = product(*(range(len(block.options)) for block in open_blocks))
    for taken in islice(ways, CHOICES_AT_MOST):
        yield {block.id: index for block, index in zip(open_blocks, taken, strict=True)}


def _with_options(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if block.options:
            yield block
        yield from _with_options((*block.blocks, *block.options))
