"""What reading the routines costs."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import budget
from upstroke.domain.anatomy import Anatomy
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir

FILES = 500
BUDGET_MS = 250
AGAIN_MS = 100


def lines(quick: bool) -> Iterator[str]:
    """Measure, and say it in lines."""
    anatomy = load_anatomy(resources_dir() / "face")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copies(folder, FILES - len(list(routines_dir().glob("*.toml"))))
        times = 3 if quick else 10
        best = min(_read(folder, anatomy) for _ in range(times))
        again = min(_read_again(folder, anatomy, times))
    yield budget.line(f"reading {FILES} routine files", best, BUDGET_MS, "ms")
    yield budget.line("reading them again after one has changed", again, AGAIN_MS, "ms")


def copies(folder: Path, count: int) -> None:
    """Write so many copies of the bundled routines into a folder, each under an id of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    bundled = sorted(routines_dir().glob("*.toml"))
    for number in range(count):
        file = bundled[number % len(bundled)]
        copy = f"{file.stem}-{number}"
        text = file.read_text(encoding="utf-8").replace(f'\nid = "{file.stem}"\n', f'\nid = "{copy}"\n', 1)
        (folder / f"{copy}.toml").write_text(text, encoding="utf-8")


def _read(folder: Path, anatomy: Anatomy) -> float:
    begin = time.perf_counter()
    found = len(Library((routines_dir(), folder), anatomy).routines)
    took = (time.perf_counter() - begin) * 1000
    assert found == FILES, f"{found} routines could be read"
    return took


def _read_again(folder: Path, anatomy: Anatomy, times: int) -> Iterator[float]:
    library = Library((routines_dir(), folder), anatomy)
    file = library.path(library.own_ids[0])
    for _ in range(times):
        file.write_text(file.read_text(encoding="utf-8") + "# seen\n", encoding="utf-8")
        begin = time.perf_counter()
        assert library.stale
        library.reload()
        yield (time.perf_counter() - begin) * 1000
