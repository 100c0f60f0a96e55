"""Someone who uses the real program on a real screen."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtGui import QImage

from tests.desktop.desk import Desk, Program, wait_until
from upstroke.domain.session import Session
from upstroke.history.store import History
from upstroke.paths import UserPaths

TITLE = "^Upstroke$"


@dataclass
class User:
    """Someone in front of the desk, with a profile of their own."""

    desk: Desk
    paths: UserPaths
    pictures: Path
    programs: list[Program] = field(default_factory=list)

    def start(self, *arguments: str | Path) -> Program:
        """Start the program and wait for its window."""
        program = self.begin(*arguments)
        wait_until(lambda: not program.running or self.desk.windows(TITLE), "a window", 30)
        assert program.running, program.output
        self.desk.window(TITLE)
        return program

    def begin(self, *arguments: str | Path) -> Program:
        self.programs.append(self.desk.upstroke("--profile", self.paths.data, *arguments))
        return self.programs[-1]

    def place(self) -> str:
        """The window's place and size."""
        return self.desk.ask("xdotool", "getwindowgeometry", self.desk.window(TITLE)).partition("\n")[2]

    def close(self, program: Program) -> None:
        self.desk.key("ctrl+q")
        assert program.wait() == 0

    def screen(self) -> QImage:
        return QImage(str(self.desk.screenshot(self.pictures / "screen.png")))

    def still_screen(self) -> QImage:
        """The screen, once nothing moves on it any more."""
        seen = [self.screen()]

        def still() -> bool:
            # Longer than the player waits before it takes the same key again.
            time.sleep(0.5)
            seen.append(self.screen())
            return seen[-1] == seen[-2]

        wait_until(still, "the screen to come to rest")
        return seen[-1]

    @contextmanager
    def history(self) -> Iterator[History]:
        with closing(History.open(self.paths.database)) as history:
            yield history

    def sessions(self) -> list[Session]:
        """All that the history has."""
        if not self.paths.database.exists():
            return []
        with self.history() as history:
            return [history.session(each.id) for each in history.sessions(date(2000, 1, 1), date(2100, 1, 1))]

    def worked(self) -> list[Session]:
        """The sessions in which a pass was recorded that was worked."""
        return [each for each in self.sessions() if each.active_ms]
