"""The program as PyInstaller made it, on a desk of its own."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.desktop.desk import Desk, Program

INSIDE = "_internal"
"""Where PyInstaller puts all but the program itself."""

PATIENCE_S = 60


@dataclass(frozen=True, slots=True)
class Frozen:
    """A folder that was made by `make build`, or a copy of one."""

    folder: Path

    @property
    def program(self) -> Path:
        """What is started."""
        return self.folder / "upstroke"

    @property
    def inside(self) -> Path:
        """The folder of its parts."""
        return self.folder / INSIDE

    def says(self, env: dict[str, str], *arguments: str | Path) -> tuple[int, list[str]]:
        """The exit status of a command, and all the lines that it prints, on either stream."""
        done = subprocess.run(
            [self.program, *arguments],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=PATIENCE_S,
        )
        return done.returncode, done.stdout.splitlines()


class FrozenDesk(Desk):
    """A desk on which Upstroke is the frozen program, and not the source."""

    def __init__(self, frozen: Frozen) -> None:
        super().__init__()
        self._frozen = frozen

    def upstroke(self, *arguments: str | Path) -> Program:
        """As Desk, the frozen program."""
        return self.run(self._frozen.program, *arguments)
