"""What drawing the face costs: a step played at 60 frames a second, cards, and the first picture."""

import sys
import time
from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QEventLoop, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.benchmarks import budget
from upstroke.domain.anatomy import View
from upstroke.domain.programme import Programme, open_routine
from upstroke.domain.timeline import SpanKind, lay_out
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.face.studio import Studio
from upstroke.ui.face.view import FaceView

PALETTE = FacePalette(ground="#FBF8F4", tile="#F8F0E8", line="#ECE5DC")
HEIGHT = 700
SECONDS = 6.0
FRAME_MS = 1000 / 60
CARD = QSize(268, 150)


def lines(quick: bool) -> Iterator[str]:
    """Measure, and say it in lines. Opens a window."""
    seconds = SECONDS / 3 if quick else SECONDS
    app = QApplication.instance() or QApplication(sys.argv[:1])
    studio, programme = _studio(), _programme()
    view = FaceView(studio, PALETTE)
    view.resize(HEIGHT, HEIGHT)
    laid = time.perf_counter()
    view.show_step(programme.entries[1].step, lay_out(programme).spans[0].side)
    view.grab()
    first = time.perf_counter() - laid
    view.show()
    app.processEvents()
    yield budget.line(f"face, first picture at {HEIGHT} px", first * 1000, 40, "ms")

    share, shown = _play(view, programme, seconds)
    frames = f"{shown / seconds:.0f} frames a second"
    yield budget.line(f"face, {frames} at {HEIGHT} px, of one core", share, 15, "%")
    view.close()
    yield budget.line("face, a card's picture after the first", _card(studio, programme) * 1000, 5, "ms")


def _studio() -> Studio:
    return Studio(load_anatomy(resources_dir() / "face"), resources_dir())


def _programme() -> Programme:
    library = Library((routines_dir(),), load_anatomy(resources_dir() / "face"))
    routine = library.routine("hands-nightly")
    assert routine is not None
    return open_routine(routine)


def _play(view: FaceView, programme: Programme, seconds: float) -> tuple[float, int]:
    """The share of one core, in per cent, that the process takes while it plays; and how many frames it showed.

    It plays two hands at once, on several lanes: the most that a step asks for.
    """
    timeline = lay_out(programme)
    span = next(
        span
        for span in timeline.spans
        if span.kind is SpanKind.WORK and programme.entries[span.position].step.id == "cheeks-up-and-out"
    )
    loop, clock = QEventLoop(), QElapsedTimer()
    ticker = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=round(FRAME_MS))
    shown = 0

    def frame() -> None:
        nonlocal shown
        shown += 1
        view.show_moment(timeline.moment(span.start_ms + clock.elapsed()))

    ticker.timeout.connect(frame)
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    view.show_moment(timeline.moment(span.start_ms))
    QApplication.processEvents()
    clock.start()
    began, used = time.perf_counter(), time.process_time()
    ticker.start()
    loop.exec()
    ticker.stop()
    return 100 * (time.process_time() - used) / (time.perf_counter() - began), shown


def _card(studio: Studio, programme: Programme) -> float:
    """The time for a card's picture, of steps that were not painted before; the face alone was."""
    steps = [entry.step for entry in programme.entries if entry.step.paths and entry.step.view is View.FRONT]
    studio.thumbnail(None, CARD, PALETTE)
    began = time.perf_counter()
    for step in steps:
        studio.thumbnail(step, CARD, PALETTE)
    return (time.perf_counter() - began) / len(steps)
