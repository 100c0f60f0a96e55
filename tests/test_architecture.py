"""The house rules that ruff and import-linter cannot say."""

from pathlib import Path

TOP = Path(__file__).parents[1]
SOURCE = TOP / "src" / "upstroke"
TESTS = TOP / "tests"
MODULES = sorted(path.relative_to(SOURCE) for path in SOURCE.rglob("*.py"))

VAGUE_NAMES = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
MIRRORED = {"audio", "domain", "files", "history", "system"}
OUTSIDE_WORLD = {"benchmarks", "desktop", "soak"}
LONGEST = 350
"""Lines of a module; most have far fewer."""


def test_there_are_modules_to_look_at() -> None:
    assert Path("paths.py") in MODULES


def test_a_module_is_named_for_what_it_holds() -> None:
    vague = [str(path) for path in MODULES if VAGUE_NAMES & set("_".join(path.with_suffix("").parts).split("_"))]
    assert not vague, "These could hold anything: name them for the noun that they define."


def test_a_module_is_short_enough_to_read_at_once() -> None:
    lengths = {str(path): len((SOURCE / path).read_text(encoding="utf-8").splitlines()) for path in MODULES}
    long = {path: lines for path, lines in lengths.items() if lines > LONGEST}
    assert not long, f"More than {LONGEST} lines: which noun in it wants a module of its own?"


def test_what_lies_below_the_windows_has_its_tests_where_one_looks_for_them() -> None:
    below = [path for path in MODULES if path.parts[0] in MIRRORED and path.stem != "__init__"]
    wanted = [str(path.with_name(f"test_{path.name}")) for path in below]
    missing = [path for path in wanted if not (TESTS / path).is_file()]
    assert not missing, (
        "Each module of these packages has a file of tests by its own name, in the same place below tests/."
    )


def test_no_test_waits_on_the_real_clock() -> None:
    inside = [path for path in TESTS.rglob("*.py") if not OUTSIDE_WORLD & set(path.relative_to(TESTS).parts)]
    waiting = [
        str(path.relative_to(TESTS)) for path in inside if "qtbot.wait" + "(" in path.read_text(encoding="utf-8")
    ]
    assert not waiting, "A test that sleeps is slow or wrong: wait for a signal or a condition instead."
