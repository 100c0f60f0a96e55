"""`python -m tests.smoke FOLDER`: does the frozen program work, and would it be noticed if it did not? 1 if not.

First every check has to pass. Then, for each part that could go missing without a word, a copy without it has to fail
the check that is there to see it. At last it has to start about as soon as the source.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

from tests.benchmarks.budget import MISSED
from tests.desktop.desk import missing_packages
from tests.smoke.checks import CHECKS
from tests.smoke.frozen import Frozen
from tests.smoke.parts import LOSSES, without
from tests.smoke.start import start_line

LINE = 100
"""So much is told of what is wrong without a part that was taken away."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.smoke", description="Try the frozen program.")
    parser.add_argument("folder", type=Path, help="what `make build` made")
    frozen = Frozen(parser.parse_args().folder.absolute())
    if packages := missing_packages():
        print(f"There is no desk without these packages: {' '.join(packages)}", file=sys.stderr)
        return 1
    failed = False
    for name in CHECKS:
        trouble = _trouble(name, frozen)
        failed = failed or bool(trouble)
        print(f"It {name}: {trouble or 'yes'}", flush=True)
    return 1 if failed or not _notices_losses(frozen) or not _starts_soon(frozen) else 0


def _notices_losses(frozen: Frozen) -> bool:
    """Whether a copy without a part fails the check that is there to see it, for each part."""
    noticed = True
    scratch = Path(tempfile.mkdtemp(prefix=".smoke-", dir=frozen.folder.parent))
    try:
        for loss in LOSSES:
            trouble = _trouble(loss.check, without(frozen, loss, scratch / loss.what))
            noticed = noticed and bool(trouble)
            said = trouble.strip().splitlines()[-1][-LINE:] if trouble else "NOBODY WOULD NOTICE"
            print(f"Without {loss.what}: {said}", flush=True)
    finally:
        shutil.rmtree(scratch)
    return noticed


def _starts_soon(frozen: Frozen) -> bool:
    line = start_line(frozen)
    print(line, flush=True)
    return MISSED not in line


def _trouble(name: str, frozen: Frozen) -> str:
    """What is wrong by a check; nothing when it passes."""
    try:
        CHECKS[name](frozen)
    except (AssertionError, OSError, ValueError, subprocess.SubprocessError) as error:
        return str(error).strip() or f"not so: {traceback.extract_tb(error.__traceback__)[-1].line}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
