"""`python -m tests.soak`: thousands of broken routine files. 1 if any of them makes Upstroke fail."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.soak.broken_files import failures


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description="Read routine files broken at random.")
    parser.add_argument("--count", type=int, default=20_000, help="how many files (20 000)")
    parser.add_argument("--seed", type=int, default=0, help="other numbers make other files")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="upstroke-soak-"))
    failed = 0
    for number, failure in failures(options.count, options.seed, folder):
        if failure:
            failed += 1
            print(f"file {number}: {failure}", file=sys.stderr)
        else:
            print(f"{number} of {options.count} broken files read", flush=True)
    print(f"{options.count - failed} passed, {failed} failed" + (f"; the files are in {folder}" if failed else ""))
    if not failed:
        (folder / "broken.toml").unlink(missing_ok=True)
        folder.rmdir()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
