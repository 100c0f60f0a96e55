"""What the history costs after a lifetime: opening the page, moving between its ranges, and taking it elsewhere."""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QApplication

from tests.benchmarks import budget
from upstroke.domain.look import Look
from upstroke.domain.routine import Slot
from upstroke.domain.session import PassOutcome, PassRecord, Session, SessionOutcome
from upstroke.domain.stats import RangeName
from upstroke.domain.timeline import PassSide
from upstroke.files.anatomy_data import load_anatomy
from upstroke.history.backup import Backups
from upstroke.history.exchange import export_history, import_history
from upstroke.history.store import History
from upstroke.paths import resources_dir
from upstroke.ui.faces import Faces
from upstroke.ui.history.page import HistoryPage
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Mode, Theme
from upstroke.ui.widgets.segmented import Segmented

SESSIONS, PASSES = 50_000, 12
LAST = datetime(2044, 3, 14, 20, 30, tzinfo=UTC)
"""So late that the first, 68 years before, can be imported: a year before 1971 is refused."""
MOST_MB = 250
COLD_MS, WARM_MS, CHART_MS, IMPORT_S = 600, 150, 50, 20


def lines(quick: bool) -> Iterator[str]:
    """Measure, and say it in lines."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    count = SESSIONS // 10 if quick else SESSIONS
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "history.sqlite"
        history = History.open(path)
        history.merge(_sessions(count))
        history.close()
        what = f"{count} sessions of {PASSES} passes"
        yield f"history file, {what}: {path.stat().st_size / 1e6:.0f} MB"
        began = time.perf_counter()
        history = History.open(path)
        yield f"checking and opening the file: {_since(began):.0f} ms"
        theme = Theme(app, Mode.LIGHT)
        faces = Faces(load_anatomy(resources_dir() / "face"), resources_dir(), theme, Look(), calm=True)
        page = HistoryPage(history, LAST.date, lambda: LAST, theme, Icons(theme), faces)
        page.resize(1192, 820)

        def show() -> None:
            page.hide()
            page.show()
            page.repaint()
            app.processEvents()

        yield budget.line(f"open History, {what}, cold (pyqtgraph too)", _took(show), COLD_MS, "ms")
        yield budget.line(f"open History, {what}, warmed", min(_took(show) for _ in range(5)), WARM_MS, "ms")
        for range_name in RangeName:

            def turn(range_name: RangeName = range_name) -> None:
                page.show_range(range_name)
                app.processEvents()

            # All that opening shows is shown anew, so it has as long.
            took = min(_took(turn) for _ in range(3))
            yield budget.line(f"History, range “{range_name}”, the whole page", took, WARM_MS, "ms")
        for switch, place, how in ((page.charts.split, 1, "by tool"), (page.charts.measure, 1, "strokes")):

            def choose(switch: Segmented = switch, place: int = place) -> None:
                switch.choose(place)
                switch.chosen.emit(place)
                app.processEvents()

            yield budget.line(f"chart of all {how}", min(_took(choose) for _ in range(3)), CHART_MS, "ms")
        page.ensureWidgetVisible(page.charts.tools)
        for _ in range(3):  # they are painted, then made, then painted with it
            app.processEvents()

        def draw() -> None:
            page.charts.show_later()
            for card in (page.charts.starts, page.charts.tools):
                card.repaint()
            app.processEvents()

        took = min(_took(draw) for _ in range(3))
        yield budget.line("charts of all, time of day and tools, each", took / 2, CHART_MS, "ms")
        yield budget.line("the most memory that was held at once", _most_memory_mb(), MOST_MB, "MB")
        backups = Backups(path, Path(name) / "backups")
        began = time.perf_counter()
        backup = backups.make(LAST)
        yield f"backing up, checked before and after, beside the window: {_since(began):.0f} ms"
        began = time.perf_counter()
        backups.bring_back(backup, LAST + timedelta(days=1))
        yield f"bringing it back, after a backup: {_since(began):.0f} ms"
        page.hide()
        page.deleteLater()
        app.processEvents()
        file, elsewhere = Path(name) / "history.json", History.open(Path(name) / "elsewhere.sqlite")
        took = _took(lambda: export_history(history, file, LAST))
        yield f"exporting {what}, {file.stat().st_size / 1e6:.0f} MB: {took / 1000:.1f} s"
        took = _took(lambda: import_history(elsewhere, file))
        yield budget.line(f"importing {what}", took / 1000, IMPORT_S, "s")
        took = _took(lambda: import_history(elsewhere, file))
        yield f"importing them again, where all are known: {took / 1000:.1f} s"
        history.close()
        elsewhere.close()


def _most_memory_mb() -> float:
    """Resident memory of this process at its height; making the sessions up is in it."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def _took(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return _since(began)


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000


def _sessions(count: int) -> Iterator[Session]:
    """Twice nearly every day, back from the last."""
    chance = random.Random(1)
    for number in range(count):
        slot = Slot.MORNING if number % 2 else Slot.EVENING
        started_at = LAST - timedelta(days=number // 2, hours=14 * (number % 2), minutes=chance.gauss(0, 12))
        passes = tuple(_pass(place, chance) for place in range(PASSES))
        yield Session(
            id=str(UUID(int=chance.getrandbits(128), version=4)),
            routine_id="guasha-full",
            routine_title="Gua sha, full face",
            slot=slot,
            started_at=started_at,
            local_date=started_at.date(),
            utc_offset_minutes=60,
            planned_ms=600_000,
            active_ms=sum(done.active_ms for done in passes),
            strokes=sum(done.strokes for done in passes),
            outcome=SessionOutcome.FINISHED,
            changed_at=started_at,
            passes=passes,
        )


def _pass(place: int, chance: random.Random) -> PassRecord:
    return PassRecord(
        position=place // 2,
        side=PassSide.RIGHT if place % 2 else PassSide.LEFT,
        routine_id="guasha-full",
        step_id=f"step-{place // 2}",
        title="Under the cheekbone",
        tool="gua_sha",
        technique="press_stroke",
        zones=("jawline", "cheek"),
        pressure=2,
        active_ms=chance.randrange(20_000, 60_000),
        strokes=chance.randrange(3, 20),
        outcome=PassOutcome.FINISHED,
    )
