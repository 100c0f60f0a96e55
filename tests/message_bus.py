"""A message bus of its own for a test: the real program, with nothing of the user's session on it."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select
from typing import Protocol

from upstroke.system.bus import Bus

PATIENCE_S = 20
"""Without anything on the bus for so long, what the test waits for won't come."""

CONFIG = """\
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>
"""


class Member(Protocol):
    """Something on the bus, or beside it, that is to be told when there is something to read."""

    def fileno(self) -> int: ...

    def receive(self) -> None: ...


class Desk:
    """A bus and programs on it, which get what came for them while the test waits for something."""

    def __init__(self, address: str, daemon: "subprocess.Popen[bytes]") -> None:
        self.address = address
        self.daemon = daemon
        self.environment = {"DBUS_SESSION_BUS_ADDRESS": address, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        self._members: list[Member] = []
        self._buses: list[Bus] = []

    def join(self) -> Bus:
        """Another program on the bus."""
        bus = Bus(self.address)
        self._buses.append(bus)
        self.tell(bus)
        self.wait(lambda: bool(bus.own_name))
        return bus

    def tell(self, member: Member) -> None:
        """Have something told what comes for it."""
        self._members.append(member)

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the programs work until something is so."""
        while not until():
            assert self.look(PATIENCE_S), "what this test waits for did not come"

    def look(self, patience_s: float = 0) -> bool:
        """Let the programs do what there is to do, if anything comes in so many seconds."""
        ready, _, _ = select([each for each in self._members if each.fileno() >= 0], [], [], patience_s)
        for member in ready:
            member.receive()
        return bool(ready)

    def settle(self) -> None:
        """Let everything arrive that is on its way, with what is answered to it and what follows from that."""
        for _ in range(4):
            answers: list[object] = []
            for bus in (open_buses := [bus for bus in self._buses if bus.fileno() >= 0]):
                bus.ask_names(answers.append)
            self.wait(lambda answers=answers, buses=open_buses: len(answers) == len(buses))  # type: ignore[misc]

    def run(self, *command: str) -> str:
        """What a command says that talks to the programs. It has to succeed."""
        running = Command(command, self.environment)
        self.tell(running)
        self.wait(lambda: running.over)
        assert running.process.returncode == 0, f"{' '.join(command)}: {running.said}"
        return running.said.strip()

    def close(self) -> None:
        """Let all programs go."""
        for bus in self._buses:
            bus.close()


class Command:
    """A command that runs while others answer it."""

    def __init__(self, command: tuple[str, ...], environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.said = ""
        self.over = False

    def fileno(self) -> int:
        assert self.process.stdout
        return -1 if self.over else self.process.stdout.fileno()

    def receive(self) -> None:
        assert self.process.stdout
        line = self.process.stdout.readline()
        self.said += line
        if not line:
            self.process.communicate()
            self.over = True


@contextmanager
def message_bus(folder: Path) -> Iterator[Desk]:
    """A bus that ends with the test; its settings lie in a folder."""
    config = folder / "bus.conf"
    config.write_text(CONFIG, encoding="utf-8")
    command = ["dbus-daemon", f"--config-file={config}", "--print-address", "--nofork", "--nopidfile"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert daemon.stdout
    desk = Desk(daemon.stdout.readline().decode().strip(), daemon)
    try:
        yield desk
    finally:
        desk.close()
        daemon.terminate()
        daemon.communicate()
