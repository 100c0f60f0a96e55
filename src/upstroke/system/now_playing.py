"""The run in progress as others see it: each step is a track, from its lead-in to the end of its last pass."""

from upstroke.domain.player import Player
from upstroke.domain.stretch import Track
from upstroke.domain.timeline import Timeline
from upstroke.system.media_interface import NowPlaying, Status


def moves(player: Player) -> bool:
    """Whether time goes on in a run: neither paused nor waiting for the user."""
    return not (player.paused or player.heard.track is Track.HOLD)


def now_playing(player: Player) -> NowPlaying:
    """What a run that is not over shows."""
    moment, timeline = player.moment, player.heard.timeline
    position = moment.span.position
    length_ms = timeline.step_ms[position]
    place_ms = moment.span.start_ms + moment.elapsed_ms - step_start_ms(timeline, position)
    return NowPlaying(
        status=Status.PLAYING if moves(player) else Status.PAUSED,
        step=position + 1,
        title=moment.entry.step.title,
        routine=timeline.programme.title,
        length_ms=length_ms,
        position_ms=min(place_ms, length_ms),
        can_go_next=position + 1 < len(timeline.programme.entries) or player.waiting,
    )


def step_start_ms(timeline: Timeline, position: int) -> int:
    """Where on a timeline the step at a position of the programme begins; getting ready belongs to the first."""
    return sum(timeline.step_ms[:position])
