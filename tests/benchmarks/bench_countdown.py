"""Whether the number on the screen changes with its tick, in the real program.

The tick is looked for in the samples that went to the sound server, and its time is that at which the server counts
this sample as heard. The number's time is that at which the ring had been painted with it.
"""

import json
import sys
import time
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks import budget
from tests.desktop.desk import RATE, Desk, samples
from tests.desktop.hearing import FRAMES_A_MS, place_of
from upstroke.domain.programme import open_routine
from upstroke.domain.score import Cue, CueKind, score
from upstroke.domain.timeline import lay_out
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir

ROUTINE = "desk-2min"
BUDGET_MS = 1000 / 60 + 16
"""A frame, and a step of the sound clock."""

NEAR_S = 0.5
"""The server's count comes in steps, with a little jitter: a line through so much of it before and after is exact."""

SEARCH_MS = 15


def lines(quick: bool) -> Iterator[str]:
    """Play, and compare each number with its tick."""
    with Desk() as desk:
        folder = desk.home
        program = desk.run(
            *(sys.executable, "-m", "tests.benchmarks.watched_countdown", folder),
            *("--profile", folder / "profile", "play", ROUTINE),
        )
        desk.window("^Upstroke$")
        time.sleep(15 if quick else 90)
        desk.key("ctrl+q")
        assert program.wait() == 0, program.output
        shown: list[tuple[float, str]] = json.loads((folder / "shown.json").read_text())
        heard = np.array(json.loads((folder / "heard.json").read_text()))
        written = samples(folder / "written.raw")

    library = Library((routines_dir(),), load_anatomy(resources_dir() / "face"))
    routine = library.routine(ROUTINE)
    assert routine is not None
    cues = score(lay_out(open_routine(routine)))
    start_ms = place_of(cues[0], written, 0, 10_000)
    last_ms = min(len(written) / FRAMES_A_MS - start_ms, float(heard[-1, 1]) / FRAMES_A_MS - start_ms) - 1_000
    late = np.array(
        [
            1000 * (_shown_at(shown, cue, at) - at)
            for cue in cues
            if cue.kind is CueKind.COUNT and cue.at_ms < last_ms
            for at in [_heard_at(heard, _frame(cue, written, start_ms))]
        ]
    )
    yield f"countdown: {len(late)} numbers, {late.min():.0f} to {late.max():.0f} ms after their ticks"
    yield budget.line("countdown, number against tick, at worst", float(np.abs(late).max()), round(BUDGET_MS, 1), "ms")


def _frame(cue: Cue, written: NDArray[np.float64], start_ms: float) -> float:
    """The frame at which a cue begins in what was written."""
    at = start_ms + cue.at_ms
    return place_of(cue, written, at - SEARCH_MS, at + SEARCH_MS) * FRAMES_A_MS


def _heard_at(heard: NDArray[np.float64], frame: float) -> float:
    """The time at which the server's count passed a frame."""
    steps = heard[np.flatnonzero(np.diff(heard[:, 1], prepend=-1))]
    near = steps[np.abs(steps[:, 1] - frame) < NEAR_S * RATE]
    middle = near.mean(axis=0)
    slope, offset = np.polyfit(near[:, 1] - middle[1], near[:, 0] - middle[0], 1)
    return float(middle[0] + offset + slope * (frame - middle[1]))


def _shown_at(shown: list[tuple[float, str]], cue: Cue, near: float) -> float:
    """The time at which the number of a count was shown, the nearest there is."""
    times = [at for at, text in shown if text == str(cue.number)]
    return min(times, key=lambda at: abs(at - near))
