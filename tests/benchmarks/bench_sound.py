"""What is heard of a whole routine, recorded from a sound server of its own; and what rendering and playing it cost."""

import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication

from tests.benchmarks import budget
from tests.desktop.desk import Desk, missing_packages, samples
from tests.desktop.hearing import FRAMES_A_MS, VOICE, Run, balance, cues_in, deviations, place_of
from upstroke.audio.mixer import Levels, Mixer, Sound, to_pcm
from upstroke.audio.recordings import Recordings
from upstroke.domain.programme import open_routine
from upstroke.domain.script import Speech
from upstroke.domain.sound_choice import Ambience
from upstroke.domain.stretch import Stretch, Track
from upstroke.domain.timeline import Options, Timeline, lay_out
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir

ROUTINE = "guasha-full"
MINUTES, QUICK_MINUTES = 10, 1
BLOCK_MS = 100
"""In which it is rendered, as by one who does not play it."""

SOUND = Sound(Levels(master=0.8, beat=0.7, ambience=0.6), ambience=Ambience.RAIN)

OFF_MS = 1
DRIFT_MS = 0.1
RENDER_S = 2
PLAY_PERCENT = 5


def lines(quick: bool) -> Iterator[str]:
    """Measure, and say it in lines. Takes as long as it plays."""
    minutes = QUICK_MINUTES if quick else MINUTES
    library = Library((routines_dir(),), load_anatomy(resources_dir() / "face"))
    routine = library.routine(ROUTINE)
    assert routine is not None
    timeline = lay_out(open_routine(routine), Options(speech=Speech(VOICE, halfway=True)))
    what = f"sound, {MINUTES} min of {ROUTINE} to samples, with voice and strokes"
    yield budget.line(what, _render(timeline, replace(SOUND, ambience=Ambience.NONE)), RENDER_S, "s")
    yield f"{what} and rain behind them: {_render(timeline, SOUND):.1f} s"

    if packages := missing_packages():
        yield f"sound, recorded: not measured without these packages: {' '.join(packages)}"
        return
    with tempfile.TemporaryDirectory() as folder, Desk() as desk:
        os.environ["HOME"], os.environ["XDG_RUNTIME_DIR"] = desk.env["HOME"], desk.env["XDG_RUNTIME_DIR"]
        os.environ.pop("PULSE_SERVER", None)
        with desk.recording(Path(folder) / "heard.raw") as tape:
            run, used = _play(timeline, minutes)
            heard = samples(tape)

    length_ms = len(heard) / FRAMES_A_MS
    cues = cues_in(run.fed)
    start_ms = place_of(cues[0], heard, 0, 20_000)
    cues = [cue for cue in cues if start_ms + cue.at_ms < length_ms - 1_000]
    off = deviations(cues, heard, start_ms)
    slope = float(np.polyfit([cue.at_ms for cue in cues], off, 1)[0])
    what = f"sound, {minutes} min of {ROUTINE} with voice, beat and rain"
    worst = float(np.abs(off).max())
    yield (
        f"{what}, {len(cues)} cue onsets against the score: at most {worst:.3f} ms off, 99 of 100 within "
        f"{np.percentile(np.abs(off), 99):.3f} ms (budget {OFF_MS} ms)  {'ok' if worst <= OFF_MS else budget.MISSED}"
    )
    drift = abs(slope * minutes * 60_000)
    yield f"{what}, drift: {drift:.4f} ms (budget {DRIFT_MS} ms)  {'ok' if drift <= DRIFT_MS else budget.MISSED}"
    jump = np.abs(np.diff(heard, axis=0)).max()
    yield f"{what}, peak {np.abs(heard).max():.2f} of full scale, largest jump between samples {jump:.3f}"
    wrong = [cue for cue in cues if cue.pan and np.sign(balance(heard, start_ms + cue.at_ms)) != np.sign(cue.pan)]
    yield f"{what}, cues on the wrong side: {len(wrong)}  {budget.MISSED if wrong else 'ok'}"
    yield budget.line(f"{what}, playing it", used, PLAY_PERCENT, "% of one core")


def _render(timeline: Timeline, sound: Sound) -> float:
    """Seconds to turn ten minutes of the timeline into samples."""
    mixer = Mixer(sound, Recordings(VOICE.path))
    began = time.perf_counter()
    for start in range(0, MINUTES * 60_000, BLOCK_MS):
        to_pcm(mixer.render(Stretch(timeline, Track.ROLL, 0, start, BLOCK_MS, 0)))
    return time.perf_counter() - began


def _play(timeline: Timeline, minutes: int) -> tuple[Run, float]:
    """Play it, and go on at once where it waits: the run, and the share of one core in per cent that it took."""
    application = QCoreApplication.instance() or QCoreApplication([])
    run = Run.spoken(timeline, SOUND)
    run.start()
    began, used = time.perf_counter(), time.process_time()

    def done() -> bool:
        if run.player.waiting:
            run.player.play()
        return run.player.over or run.loudspeaker.media_ms() > minutes * 60_000

    run.until(done, minutes * 60 + 30)
    share = 100 * (time.process_time() - used) / (time.perf_counter() - began)
    run.loudspeaker.stop()
    run.for_ms(500)
    application.processEvents()
    return run, share


if __name__ == "__main__":
    for line in lines(quick=False):
        print(line, flush=True)
