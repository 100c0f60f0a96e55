"""All that sounds, in words for who reads it from afar: a pure function of what is heard.

What stands is told by the place alone: it holds as long as its span, so that nothing has to be caught in passing.
Spoken words lie over it for as long as they last, or it takes to read them, and give way to what sounds next.
Strokes and spoken numbers have no words of their own: they are in the number below, which never changes more often
than can be read. The count before the work stands beside the words.
"""

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache

from upstroke.domain.routine import Holds, Side, Step
from upstroke.domain.score import CueKind, cues_of
from upstroke.domain.script import COUNT_IN_MS, COUNT_MS, END, NEXT, READY, SIDES, counts_in
from upstroke.domain.stretch import Stretch, Track
from upstroke.domain.timeline import HOLD_GAP_MS, RESUME_MS, STROKE, Moment, SpanKind, Timeline

READ_MS = 1_000
"""What can be read at a glance, and how long it takes."""

LETTER_MS = 60
"""What each letter of a longer text takes to read."""

GET_READY = "Get ready"
HOLD = "Press and hold"
RELEASE = "Let go"
PAUSED = "Paused"

UNTOLD = frozenset({CueKind.COUNT, CueKind.BEAT, CueKind.SWEEP})
"""What is told by the numbers."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What is written: the words, a smaller line below, and the number of the count beside them; 0 outside of it."""

    big: str
    small: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class _Told:
    """What lies over what stands, from one time of its track to another; without words only what lay there ends."""

    at_ms: int
    until_ms: int
    big: str = ""
    small: str = ""


def caption(heard: Stretch, paused: bool = False) -> Caption:
    """What is written at the end of a stretch. `paused`: it was the user who made it stand still."""
    moment = heard.moment
    stands = _standing(heard, moment)
    if paused and heard.track is Track.STILL:
        return Caption(PAUSED, stands.big)
    number = -(-count_left_ms(heard) // COUNT_MS)
    told = _newest(heard)
    if told is None or (told.big == stands.big and not told.small):
        return replace(stands, number=number)
    counted = stands.small if moment.span.kind is SpanKind.WORK else ""
    return Caption(told.big, told.small or counted, number)


def count_left_ms(heard: Stretch) -> int:
    """What is left of the count before the work begins or goes on; 0 outside of it."""
    if heard.track is Track.RESUME:
        return RESUME_MS - heard.end_ms
    moment = heard.moment
    kind = moment.span.kind
    counted = kind is SpanKind.CHANGE or (kind is SpanKind.LEAD_IN and counts_in(moment.entry.step))
    return moment.left_ms if counted and moment.left_ms <= COUNT_IN_MS else 0


def _standing(heard: Stretch, moment: Moment) -> Caption:
    """What holds as long as the span or the track."""
    step, title = moment.entry.step, heard.timeline.programme.title
    match heard.track:
        case Track.END:
            return Caption(_line(END), title)
        case Track.HOLD:
            return Caption(_line(READY), _line(step.cue) or step.title)
    match moment.span.kind:
        case SpanKind.GET_READY:
            return Caption(title, GET_READY)
        case SpanKind.LEAD_IN:
            return Caption(step.title, _line(step.cue))
        case SpanKind.CHANGE:
            return Caption(_side(moment), step.title)
    if isinstance(step.dose, Holds):
        big = HOLD if moment.phase < 1 else RELEASE
        return Caption(big, _joined(step.title, _side(moment), _stroke(moment, step)))
    return Caption(step.title, _joined(_side(moment), _stroke(moment, step)))


def _side(moment: Moment) -> str:
    """The side that is worked, where that needs words."""
    return "" if moment.entry.step.side is Side.MIDDLE else _line(SIDES[moment.span.side])


def _stroke(moment: Moment, step: Step) -> str:
    """The number of the stroke or hold. Of quick strokes only some are told, each at the moment it begins."""
    span = moment.span
    if isinstance(step.dose, Holds):
        total = (span.length_ms + HOLD_GAP_MS) // (step.dose.seconds * 1000 + HOLD_GAP_MS)
        return f"{moment.stroke} of {total}"
    if not span.rate:
        return ""
    together = -(-READ_MS * span.rate // STROKE)
    return f"{(moment.stroke - 1) // together * together + 1} of {span.strokes}"


def _newest(heard: Stretch) -> _Told | None:
    """What was told last, where that is still to be read."""
    told, at = _all_told(heard.timeline, heard.track), heard.end_ms
    index = bisect_right(told, at, key=lambda each: each.at_ms) - 1
    if index < 0 or (heard.track is Track.ROLL and told[index].at_ms < heard.since_ms):
        return None
    return told[index] if told[index].big and at < told[index].until_ms else None


@lru_cache(maxsize=8)
def _all_told(timeline: Timeline, track: Track) -> tuple[_Told, ...]:
    """All that is told on a track, by time."""
    told: list[_Told] = []
    coming: int | None = None
    for cue in cues_of(Stretch(timeline, track, 0, 0, 0, 0)):
        if cue.kind in UNTOLD or cue.words.isdigit():
            continue
        at, big, small = cue.at_ms, _line(cue.words), ""
        if cue.kind is CueKind.STEP:
            step = timeline.moment(at).entry.step
            big, small = step.title, _line(step.cue)
        elif coming is not None and cue.words:
            # One line with the word before it, from there on; a hold may begin in between.
            big = f"{_line(NEXT)}: {big}"
            told[coming] = replace(told[coming], until_ms=cue.end_ms, big=big)
            coming = None
        elif cue.words == NEXT:
            coming = len(told)
        told.append(_Told(at, max(cue.end_ms, at + _read_ms(big + small)), big, small))
    return tuple(told)


def _read_ms(text: str) -> int:
    """How long it takes to read a text."""
    return max(READ_MS, LETTER_MS * len(text))


def _line(words: str) -> str:
    """A single sentence as a line of its own, which needs no full stop."""
    return words.removesuffix(".") if words.count(".") == 1 else words


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
