"""What the player page says at a moment: every word and number on it, worked out from the player alone."""

from dataclasses import dataclass

from upstroke.domain.captions import Caption, caption, count_left_ms
from upstroke.domain.player import Player
from upstroke.domain.routine import Side, Step
from upstroke.domain.stretch import Track
from upstroke.domain.technique import Movement
from upstroke.domain.timeline import RESUME_MS, Moment, PassSide, SpanKind, Timeline
from upstroke.ui import words


@dataclass(frozen=True, slots=True)
class SidePill:
    """One of the two sides of a step: its name, and whether it is the one being worked."""

    name: str
    active: bool


@dataclass(frozen=True, slots=True)
class Status:
    """The words on the player page. `ring_fraction` runs from 0 to 1; `count_left_ms` is 0 outside of the count."""

    progress: str
    step_line: str
    title: str
    sides: tuple[SidePill, ...]
    ring_text: str
    ring_note: str
    ring_fraction: float
    badge: str
    technique: str
    pressure: str
    cue: str
    mistake: str
    next_title: str
    next_time: str
    tempo: str
    caption: Caption
    count_left_ms: int


def status(player: Player) -> Status:
    """Describe where the player is."""
    moment = player.moment
    timeline = player.heard.timeline
    step = moment.entry.step
    position = moment.span.position
    steps = len(timeline.programme.entries)
    text, note, fraction = _ring(player, moment, timeline)
    following = timeline.programme.entries[position + 1].step if position + 1 < steps else None
    return Status(
        progress=f"Step {position + 1} of {steps} · {words.clock(player.left_ms)} left",
        step_line=f"Step {position + 1}",
        title=step.title,
        sides=_sides(step, moment, timeline),
        ring_text=text,
        ring_note=note,
        ring_fraction=fraction,
        badge=_badge(player, moment),
        technique=_technique(step),
        pressure=words.pressure(step) if step.paths else "",
        cue=step.cue,
        mistake=step.mistake,
        next_title=following.title if following else "The end",
        next_time=words.clock(timeline.step_ms[position + 1]) if following else "",
        tempo=_tempo(moment, timeline),
        caption=caption(player.heard, player.paused),
        count_left_ms=count_left_ms(player.heard),
    )


def seconds_left(ms: int) -> int:
    """Whole seconds as a countdown tells them: 3 from the moment when three are left."""
    return -(-ms // 1000)


def _ring(player: Player, moment: Moment, timeline: Timeline) -> tuple[str, str, float]:
    """The number in the ring, the words under it, and how much of the ring is filled."""
    span = moment.span
    if player.over or player.heard.track is Track.END:
        return "0:00", "done", 1.0
    if player.resume_left_ms:
        left = player.resume_left_ms
        return str(seconds_left(left)), "then go on", 1 - left / RESUME_MS
    if span.until_ready:
        return "Ready?", "Space to go on", 0.0
    fraction = moment.elapsed_ms / span.length_ms
    match span.kind:
        case SpanKind.GET_READY:
            return str(seconds_left(moment.left_ms)), "get ready", fraction
        case SpanKind.LEAD_IN:
            return str(seconds_left(moment.left_ms)), "then begin", fraction
        case SpanKind.CHANGE:
            return str(seconds_left(moment.left_ms)), f"change to the {span.side}", fraction
        case SpanKind.WORK:
            return words.clock(moment.left_ms), _after(moment, timeline), fraction


def _after(moment: Moment, timeline: Timeline) -> str:
    if moment.span_index + 1 == len(timeline.spans):
        return "then done"
    return "then switch sides" if timeline.spans[moment.span_index + 1].kind is SpanKind.CHANGE else "then next step"


def _sides(step: Step, moment: Moment, timeline: Timeline) -> tuple[SidePill, ...]:
    if step.side is Side.EACH:
        order = (timeline.spans[index].side for index in timeline.passes(moment.span.position))
        return tuple(SidePill(words.SIDES[side], side is moment.span.side) for side in order)
    return (SidePill(words.SIDES[PassSide.BOTH], True),) if step.side is Side.BOTH else ()


def _badge(player: Player, moment: Moment) -> str:
    """What is going on, over the face: the side and the stroke."""
    span = moment.span
    if player.paused and player.heard.track is Track.STILL:
        return "Paused"
    where = f"{words.SIDES[span.side]} side" if span.side in (PassSide.LEFT, PassSide.RIGHT) else words.SIDES[span.side]
    if span.kind is SpanKind.WORK and span.rate:
        noun = words.plural(span.strokes, words.repetition(moment.entry.step))
        return f"{where} · {moment.stroke} of {span.strokes} {noun}"
    return where if moment.entry.step.paths else "Prepare"


def _technique(step: Step) -> str:
    if step.movement is Movement.REST:
        return ""
    parts = [words.TECHNIQUES[step.technique]]
    if step.tool_detail:
        parts.append(step.tool_detail)
    if step.angle is not None:
        parts.append(f"{step.angle}°")
    return " · ".join(parts)


def _tempo(moment: Moment, timeline: Timeline) -> str:
    """The strokes a minute at the tempo chosen; only the percentage where nothing is counted."""
    percent = timeline.options.tempo_percent
    spans = (timeline.spans[index] for index in timeline.passes(moment.span.position))
    rate = next(spans).rate
    noun = words.plural(round(rate / 100), words.repetition(moment.entry.step))
    return f"{round(rate / 100)} {noun} a minute" if rate else f"Tempo {percent} %"
