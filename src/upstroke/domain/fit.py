"""A draft made to last so long: more or less of each of its steps, and none of them left out.

All doses grow or shrink in the same measure, and then single ones by a unit or two to come as near as they can. The
limits of a day hold here too, so that no more than is gentle comes of it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from upstroke.domain.draft import Draft
from upstroke.domain.draft_steps import changed, played
from upstroke.domain.elastic import Elastic, elastics
from upstroke.domain.loads import DAY, MOST_S, PLENTY_S, Limit
from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Holds, Seconds, Side, Step, Strokes
from upstroke.domain.safety_words import seconds
from upstroke.domain.technique import Movement
from upstroke.domain.timeline import Options, lay_out, written_count

NEAR_MS = 30_000
"""So near is near enough to say that it fits: both are the same number of minutes."""
CLOSE_MS = 5_000
"""What is as near as this from the start is left as it is."""
EXACT_MS = 1_000
"""What is as near as this is not brought nearer."""
WORTH_MS = 100
"""What brings it nearer by less is not done: where a slow tempo is held up, strokes take hardly any time."""

HAIR_S = 0.01
"""So much below a limit is at the limit, as seconds shared out among zones don't add up to the last digit."""

NAMED = 5
"""So many changes are named."""

_CALLED = {Movement.BREATH: "breath", Movement.JAW: "opening"}


@dataclass(frozen=True, slots=True)
class Fitted:
    """A draft made to fit: in sentences what was changed, and whether it lasts as long as was asked for."""

    draft: Draft
    sentences: tuple[str, ...]
    fits: bool


def fit(draft: Draft, target_ms: int, options: Options) -> Fitted:
    """Bring a draft as near to a length as its steps allow. It rests on the draft and the length alone.

    Of a choice, the first option is made to fit; the others stay as they are.
    """
    written = [place.step for place in played(draft)]
    if not written:
        return Fitted(draft, ("There is nothing in it yet.",), False)
    whole = lay_out(open_routine(draft.routine), options)
    work = _Work(written, target_ms - whole.length_ms + whole.work_ms, options)
    work.come_near()
    done = work.steps()
    in_turn = iter(done)
    fitted = changed(draft, lambda _, step: next(in_turn))
    told = _told([_change(old, new) for old, new in zip(written, done, strict=True) if old != new])
    if abs(work.gap) <= NEAR_MS:
        return Fitted(fitted, told, True)
    return Fitted(fitted, (*told, _reason(target_ms - work.gap, target_ms)), False)


class _Work:
    """The doses of a draft on their way to a length."""

    def __init__(self, steps: Sequence[Step], room_ms: int, options: Options) -> None:
        """`room_ms` is how long all doses together should last."""
        self.written = steps
        self.doses = list(elastics(steps, options.tempo_percent))
        self.loads: defaultdict[Limit, float] = defaultdict(float)
        for dose in self.doses:
            for limit, each in dose.takes:
                self.loads[limit] += each * dose.now
        self.room_ms = room_ms
        self.gap = self.room_ms - sum(dose.now_ms for dose in self.doses)
        """How many ms are missing; below 0 where it is too long."""

    def steps(self) -> list[Step]:
        """All steps with their doses as they are now."""
        new = list(self.written)
        for dose in self.doses:
            if dose.now != dose.written:
                for place in dose.places:
                    new[place] = _with_count(new[place], dose.now)
        return new

    def come_near(self) -> None:
        """Change doses until no single one can bring it nearer. Where that is so at once, nothing is changed.

        Of what is to become longer a step gets less only where nothing else helps, and the other way round.
        """
        if self.is_close or self.next_step() is None:
            return
        up = self.gap > 0
        self.scale()
        while True:
            step = self.next_step(up)
            if step is None and not self.is_close:
                step = self.next_step()
            if step is None:
                return
            self.go(*step)

    @property
    def is_close(self) -> bool:
        """Whether it is so near that no step needs to go against the rest for it."""
        return abs(self.gap) <= CLOSE_MS

    def scale(self) -> None:
        """Give all doses the same measure: the largest that does not last too long, and some of them the next one."""
        ends = [(dose, self.most(dose)) for dose in self.doses]

        def lasts(thousandths: int) -> int:
            return sum(dose.ms(dose.scaled(thousandths, most)) for dose, most in ends)

        top = max(-(-most * 1000 // dose.written) + 1000 for dose, most in ends)
        measure = max(0, bisect_right(range(top), self.room_ms, key=lasts) - 1)
        for dose, most in ends:
            self.go(dose, dose.scaled(measure, most))
        for dose, most in ends:
            count = dose.scaled(measure + 1, most)
            if count != dose.now and abs(self.gap - (dose.ms(count) - dose.now_ms)) < abs(self.gap):
                self.go(dose, count)

    def most(self, dose: Elastic) -> int:
        """How far a dose may grow if all that share a limit grow in the same measure."""
        measure = min((_allowed(limit) / self.loads[limit] for limit, _ in dose.takes), default=float(dose.most))
        return max(dose.written, min(dose.most, int(dose.written * measure)) // dose.unit * dose.unit)

    def next_step(self, up: bool | None = None) -> tuple[Elastic, int] | None:
        """The change of a single dose that brings it nearest, if any brings it nearer.

        With `up`, no dose goes below the written one, or without it, above.
        """
        if abs(self.gap) <= EXACT_MS:
            return None
        found, nearest = None, abs(self.gap) - WORTH_MS
        for dose in self.doses:
            for count, adds in dose.ways:
                astray = up is not None and count != dose.written and (count > dose.written) is not up
                if not astray and abs(self.gap - adds) <= nearest and self.is_allowed(dose, count):
                    found, nearest = (dose, count), abs(self.gap - adds) - 1
        return found

    def is_allowed(self, dose: Elastic, count: int) -> bool:
        """Whether the limits let a dose become another."""
        more = count - dose.now
        return more < 0 or all(self.loads[limit] + each * more <= _allowed(limit) for limit, each in dose.takes)

    def go(self, dose: Elastic, count: int) -> None:
        """Change a dose."""
        for limit, each in dose.takes:
            self.loads[limit] += each * (count - dose.now)
        self.gap += dose.now_ms
        dose.go_to(count)
        self.gap -= dose.now_ms


def _allowed(limit: Limit) -> float:
    """How many seconds of a limit may be taken. Of the whole day it is all that is not too much, as it is asked for."""
    return (MOST_S if limit.rule == DAY else PLENTY_S)[limit.rule] - HAIR_S


def _with_count(step: Step, count: int) -> Step:
    match step.dose:
        case Strokes() | Holds():
            return replace(step, dose=replace(step.dose, count=count))
    return replace(step, dose=Seconds(count))


def _told(changes: Sequence[str]) -> tuple[str, ...]:
    """What was changed, in a line; nothing where nothing was."""
    changes = list(dict.fromkeys(changes))
    more = [f"and {len(changes) - NAMED} more"] if len(changes) > NAMED else []
    return ("; ".join([*changes[:NAMED], *more]),) if changes else ()


def _change(old: Step, new: Step) -> str:
    """One change: `Jawline sweep: 5 → 4 strokes a side`."""
    count = written_count(new)
    one = "hold" if isinstance(new.dose, Holds) else _CALLED.get(new.movement, "stroke")
    noun = "s" if isinstance(new.dose, Seconds) else one if count == 1 else f"{one}s"
    side = " a side" if new.side is Side.EACH else ""
    return f"{new.title}: {written_count(old)} → {count} {noun}{side}"


def _reason(length_ms: int, target_ms: int) -> str:
    """Why it does not last as long as was asked for."""
    if length_ms > target_ms:
        return f"It can't be shorter than {seconds(length_ms / 1000)} with every step in it."
    return f"These steps last {seconds(length_ms / 1000)} at most, if none is to be more than is gentle."
