"""The ambience of a run: it goes on through whatever the run does, steps back for words, and comes and goes softly."""

from collections import deque
from collections.abc import Iterable, Mapping
from enum import Enum
from itertools import takewhile
from typing import TypeAlias

import numpy as np

from upstroke.audio.ambience import ambience_at
from upstroke.audio.ducking import DUCKED, RISE_MS, SINK_MS, duck_gain
from upstroke.audio.samples import FRAMES_A_MS, Samples
from upstroke.domain.sound_choice import Ambience

Spoken: TypeAlias = tuple[int, int]
"""When words begin and when they are over, in ms."""


class Presence(Enum):
    """Whether the ambience is wanted; the value is how many ms it takes to come or to go altogether."""

    THERE = 1_500
    PAUSED = 400
    ENDED = 2_000
    LEAVING = 20_000
    """After the end, as slowly as it may."""


class Background:
    """Renders the ambience block by block, and is the only one who knows how loud it is at the moment."""

    def __init__(self) -> None:
        self._frame = 0
        self._levels: dict[Ambience, float] = {}
        self._words: deque[Spoken] = deque()
        """What is said, in ms since the beginning; what is over is dropped."""

    @property
    def _now_ms(self) -> int:
        return self._frame // FRAMES_A_MS

    def turn_to(self, words: Iterable[Spoken]) -> None:
        """Step back for other words than so far, in ms since the next block begins. No step is heard in it."""
        now = self._now_ms
        begun = [(first, max(first, min(end, now))) for first, end in self._words if first - SINK_MS < now]
        self._words = deque(begun)
        self._words.extend((now + max(first, SINK_MS), now + end) for first, end in words)

    def add_to(self, mix: Samples, ambience: Ambience, level: float, presence: Presence) -> None:
        """Add the next block, as long as `mix`. `level` is how loud it is to be when it is there."""
        if ambience is Ambience.NONE and not self._levels:
            self._frame += len(mix)
            return
        most = len(mix) / FRAMES_A_MS / presence.value
        wanted = {ambience: level if presence is Presence.THERE else 0.0}
        moved: dict[Ambience, tuple[float, float]] = {}
        for kind in {**self._levels, **wanted}:
            before, goal = self._levels.get(kind, 0.0), wanted.get(kind, 0.0)
            moved[kind] = before, before + max(-most, min(most, goal - before))
        self._add(mix, moved)

    def close(self, mix: Samples) -> None:
        """Add a last block in which it falls silent."""
        self._add(mix, {kind: (level, 0.0) for kind, level in self._levels.items()})

    def _add(self, mix: Samples, moved: Mapping[Ambience, tuple[float, float]]) -> None:
        """Add what is heard of each kind while its level moves from one to another."""
        frames = len(mix)
        heard = {kind: levels for kind, levels in moved.items() if any(levels)}
        gain = self._gain(frames) if heard else 1.0
        for kind, (before, after) in heard.items():
            level: float | Samples = before
            if before != after:
                level = np.linspace(before, after, num=frames, endpoint=False, dtype=np.float32)[:, np.newaxis]
            mix += ambience_at(kind, self._frame, frames) * (gain * level)
        self._levels = {kind: after for kind, (_, after) in heard.items() if after}
        self._frame += frames

    def _gain(self, frames: int) -> Samples | float:
        """How far it steps back in the next frames, from 0 to 1."""
        now = self._now_ms
        while self._words and self._words[0][1] + RISE_MS < now:
            self._words.popleft()
        end = now + frames // FRAMES_A_MS
        near = tuple(takewhile(lambda spoken: spoken[0] - SINK_MS < end, self._words))
        if any(first <= now and end <= over for first, over in near):
            return DUCKED
        return duck_gain(near, now, frames)[:, np.newaxis] if near else 1.0
