"""`python -m tests.benchmarks`: measure the budgets, and print a line for each. 1 if one is missed.

Each `bench_NAME.py` beside this file has `lines(quick: bool) -> Iterator[str]`, which measures as it goes and yields
one finished line a figure, made by `budget.line` where there is a budget. Each file is run in a process of its own, so
that they can't disturb each other.
"""

import argparse
import importlib
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.budget import MISSED

NAMES = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measure the budgets.")
    parser.add_argument("--only", choices=NAMES, help="measure these alone")
    parser.add_argument("--quick", action="store_true", help="shorter, and less exact")
    options = parser.parse_args()
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.only:
        return _measure(options.only, options.quick)
    command = [sys.executable, "-m", "tests.benchmarks", *(["--quick"] if options.quick else []), "--only"]
    return max(subprocess.run([*command, name]).returncode for name in NAMES)


def _measure(name: str, quick: bool) -> int:
    module = importlib.import_module(f"tests.benchmarks.bench_{name}")
    missed = False
    for line in module.lines(quick):
        print(line, flush=True)
        missed = missed or MISSED in line
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
