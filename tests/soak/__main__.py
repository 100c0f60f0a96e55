"""`python -m tests.soak`: the long tests. 1 if any makes Upstroke fail or lose something.

Very many broken routine files, drafts and copied texts; damaged histories; a full disk; and a program that is cut off
again and again while it writes its history.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.soak.cutting import cut_off, swapped
from tests.soak.damage import damaged
from tests.soak.full_disk import problems
from tests.soak.reading import failures


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description="Break things at random.")
    parser.add_argument("--count", type=int, default=100_000, help="how many broken files (100 000)")
    parser.add_argument("--damages", type=int, default=2_000, help="how many damaged histories (2 000)")
    parser.add_argument("--kills", type=int, default=200, help="how often a running session is cut off (200)")
    parser.add_argument("--seed", type=int, default=0, help="other numbers break other things")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="upstroke-soak-"))
    (folder / "disk").mkdir()
    failed, seed = 0, options.seed
    if (full := problems(folder / "disk")) is None:
        print("no small disk can be mounted here", flush=True)
    else:
        failed += _failed("run on a full disk", iter([" ".join(full)]))
    failed += _failed("runs cut off", cut_off(options.kills, seed, folder / "cut"))
    failed += _failed("backups cut off while they are brought back", swapped(options.kills // 4, seed, folder / "swap"))
    failed += _failed("damaged histories opened", damaged(options.damages, seed, folder / "damaged"))
    failed += _read(options.count, seed, folder / "files")
    print(f"{failed} failed" + (f"; the files are in {folder}" if failed else ""))
    if not failed:
        shutil.rmtree(folder)
    return 1 if failed else 0


def _failed(what: str, tries: Iterator[str]) -> int:
    """How many tries went wrong; each that did is told."""
    failed = done = 0
    for done, wrong in enumerate(tries, 1):
        if wrong:
            failed += 1
            print(f"{what}, {done}: {wrong}", file=sys.stderr)
    print(f"{done} {what}, {failed} failed", flush=True)
    return failed


def _read(count: int, seed: int, folder: Path) -> int:
    failed = 0
    begun = time.monotonic()
    for number, failure in failures(count, seed, folder):
        if failure:
            failed += 1
            print(f"variant {number}: {failure}", file=sys.stderr)
        else:
            rate = number / (time.monotonic() - begun)
            print(f"{number} of {count} broken files read and imported, {rate:.0f} a second", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
