"""How soon an edit in the builder is on the screen, with 300 steps in the sequence."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.benchmarks import budget
from upstroke.domain.draft import Draft
from upstroke.domain.lint import lint
from upstroke.domain.look import Look
from upstroke.domain.routine import Step, Strokes
from upstroke.domain.timeline import Options
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.clipping import clip, read_clip
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir
from upstroke.ui.application import make_application
from upstroke.ui.builder.clipboard import Clipboard
from upstroke.ui.builder.document import Document
from upstroke.ui.builder.fit_bar import FitBar
from upstroke.ui.builder.page import BuilderPage
from upstroke.ui.builder.row_edits import RowEdits
from upstroke.ui.builder.sequence_list import SequenceList
from upstroke.ui.faces import Faces
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Mode, Theme

STEPS = 300
SHOWN_MS = 50
ROUNDS = 12

Edit = Callable[[int], object]
"""Makes a change; the number is that of the round, so that none is the same as before."""


def lines(quick: bool) -> Iterator[str]:
    """Measure, and say it in lines. Opens a window."""
    app = make_application()
    anatomy = load_anatomy(resources_dir() / "face")
    library = Library((routines_dir(),), anatomy)
    theme = Theme(app, Mode.LIGHT)
    faces = Faces(anatomy, resources_dir(), theme, Look(), calm=False)
    clipboard = Clipboard(clip, lambda text: read_clip(text, library, anatomy))
    document = Document()
    page = BuilderPage(
        document, lambda draft: lint(draft, anatomy), Options, clipboard, anatomy, faces, theme, Icons(theme)
    )
    page.resize(1192, 820)
    page.show_library(library.routines, ())
    page.show()
    document.begin(_draft(library))
    (rows,) = page.findChildren(SequenceList)
    for what, edit in _edits(page, document, rows, clipboard).items():
        taken = []
        for number in range(ROUNDS // 3 if quick else ROUNDS):
            rows.select(document.draft.ids[150:151])
            app.processEvents()
            started = time.perf_counter()
            edit(number)
            app.processEvents()
            taken.append((time.perf_counter() - started) * 1000)
        yield budget.line(f"builder, {STEPS} steps, {what}", statistics.median(taken), SHOWN_MS, "ms")
    started = time.perf_counter()
    lint(document.draft, anatomy)
    yield budget.line(f"builder, {STEPS} steps, remarks", (time.perf_counter() - started) * 1000, SHOWN_MS, "ms")
    page.close()


def _draft(library: Library) -> Draft:
    """The steps of all routines, over and over."""
    steps = [step for routine in library.routines for step in routine.steps]
    draft = Draft(title="Long")
    while len(draft.items) < STEPS:
        draft = draft.inserted(steps[: STEPS - len(draft.items)])
    return draft


def _edits(page: BuilderPage, document: Document, rows: SequenceList, clipboard: Clipboard) -> dict[str, Edit]:
    edits = RowEdits(document, rows, clipboard, print)
    (bar,) = page.findChildren(FitBar)

    def slower(number: int) -> None:
        place, step = next(
            (place, item)
            for place, item in enumerate(document.draft.items)
            if isinstance(item, Step) and isinstance(item.dose, Strokes) and place > STEPS // 2
        )
        rows.select([document.draft.ids[place]])
        dose = step.dose
        assert isinstance(dose, Strokes)
        edits.change_step(
            "change tempo", replace(step, dose=replace(dose, tempo=dose.tempo + 1 - 2 * (number % 2))), ""
        )

    return {
        "a step is added": lambda _: edits.add(document.draft.items[3:4]),
        "a step is doubled": lambda _: edits.double(),
        "a step is moved": lambda _: edits.move({document.draft.ids[10]}, 200),
        "a step is taken out": lambda _: edits.remove(),
        "a tempo is changed": slower,
        "an edit is undone": lambda _: document.undo(),
        "it is renamed": lambda number: document.edit("rename", replace(document.draft, title=f"Long {number}")),
        "it is fitted to a time": lambda number: bar.target_changed.emit((28 + number % 2) * 60_000),
    }
