"""`python -m tests.soak.full_disk MOUNT`: fills a small disk while a run goes on. Prints what is wrong.

`problems` mounts such a disk for it, in a name space of its own, which needs no rights on most systems.
"""

import subprocess
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path

from tests.builders import record
from tests.history.sessions import EVENING, session
from upstroke.domain.session import START_OF_DAY, SessionOutcome
from upstroke.history.backup import Backups
from upstroke.history.database import PART, HistoryUnavailable, Trouble
from upstroke.history.opening import open_history
from upstroke.history.recorder import Recorder

SIZE = "2m"
CANNOT = 77
"""The exit status where no disk can be mounted."""


def problems(folder: Path) -> list[str] | None:
    """What is wrong on a full disk; None where this system lets no small disk be mounted."""
    mount = f'mount -t tmpfs -o size={SIZE} none "$1" || exit {CANNOT}; exec "$2" -m tests.soak.full_disk "$1"'
    command = ["unshare", "-rm", "sh", "-c", mount, "sh", str(folder), sys.executable]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    if done.returncode == CANNOT or "unshare" in done.stderr:
        return None
    return [*done.stdout.splitlines(), *done.stderr.splitlines()]


def main() -> int:
    """Fill the disk, see that all goes on, make room, and see that nothing is lost."""
    mounted = Path(sys.argv[1])
    backups = Backups(mounted / "history.sqlite", mounted / "backups")
    ballast = mounted / "ballast"
    wrong: list[str] = []
    opened = open_history(backups, START_OF_DAY)
    recorder = Recorder(opened.history, session(1, passes=()))
    recorder.write(EVENING)
    backups.make(EVENING)
    with suppress(OSError), ballast.open("wb") as file:
        while file.write(bytes(4096)):
            file.flush()
    behind = False
    for place in range(400):
        recorder.add(record(place))
        try:
            recorder.write(EVENING)
        except HistoryUnavailable as error:
            behind = True
            if error.kind is not Trouble.FULL:
                wrong.append(f"A full disk is called {error.kind}: {error}")
                break
    if not behind:
        wrong.append("The disk was never full.")
    try:
        backups.make(EVENING)
        wrong.append("A backup was made on a full disk.")
    except HistoryUnavailable as error:
        if error.kind is not Trouble.FULL or "the disk is full" not in str(error):
            wrong.append(f"What is said of the backup: {error}")
    if left := list(backups.folder.glob(f"*{PART}*")):
        wrong.append(f"Left behind: {left}")
    if len(backups.listed()) != 1 or not backups.listed()[0].path.stat().st_size:
        wrong.append(f"The backup from before: {backups.listed()}")
    first = open_history(Backups(mounted / "first.sqlite", mounted / "backups"), START_OF_DAY)
    if "the disk is full" not in first.sentence:
        wrong.append(f"What is said of a first start: {first.sentence}")
    again = open_history(backups, START_OF_DAY)
    if "damaged" in again.sentence:
        wrong.append(again.sentence)
    again.history.close()
    ballast.unlink()
    recorder.end(SessionOutcome.FINISHED, EVENING)
    found = {done.position for done in opened.history.session(session(1).id).passes}
    missing = next(place for place in count() if place not in found)
    if missing < 400:
        wrong.append(f"Pass {missing} is lost.")
    opened.history.close()
    print("\n".join(wrong), end="")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
