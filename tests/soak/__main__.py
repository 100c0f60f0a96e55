"""`python -m tests.soak`: very many broken routine files, drafts and copied texts. 1 if any makes Upstroke fail."""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.soak.reading import failures


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description="Read routine files broken at random.")
    parser.add_argument("--count", type=int, default=100_000, help="how many files (100 000)")
    parser.add_argument("--seed", type=int, default=0, help="other numbers make other files")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="upstroke-soak-"))
    failed = 0
    begun = time.monotonic()
    for number, failure in failures(options.count, options.seed, folder):
        if failure:
            failed += 1
            print(f"variant {number}: {failure}", file=sys.stderr)
        else:
            rate = number / (time.monotonic() - begun)
            print(f"{number} of {options.count} broken files read and imported, {rate:.0f} a second", flush=True)
    print(f"{failed} failed" + (f"; the files are in {folder}" if failed else ""))
    if not failed:
        shutil.rmtree(folder)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
