"""How long to stay awake, and the means of Windows and macOS. Those of Linux have a file of their own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from upstroke.system.awake import STILL_MS, Awake, MacAwake, NeverAwake, Vigil, WindowsAwake, elsewhere


class TestVigil:
    def test_without_a_run_there_is_none(self) -> None:
        assert not Vigil().lasts(0)

    def test_it_lasts_as_long_as_a_run_goes_on(self) -> None:
        vigil = Vigil().seen(moving=True, at_ms=0)
        assert vigil.lasts(10 * STILL_MS)

    def test_a_pause_of_two_minutes_is_waited_for_and_no_longer(self) -> None:
        vigil = Vigil().seen(moving=True, at_ms=0).seen(moving=False, at_ms=5_000)
        for at_ms in range(5_000, 5_000 + STILL_MS, 100):
            vigil = vigil.seen(moving=False, at_ms=at_ms)
        assert STILL_MS == 120_000
        assert vigil.lasts(5_000 + STILL_MS)
        assert not vigil.lasts(5_001 + STILL_MS)

    def test_going_on_begins_it_anew(self) -> None:
        vigil = Vigil().seen(moving=False, at_ms=0)
        assert not vigil.lasts(STILL_MS + 1)
        assert vigil.seen(moving=True, at_ms=STILL_MS + 2).lasts(STILL_MS + 3)


def test_windows_is_told_once_and_told_back() -> None:
    states: list[int] = []
    awake = WindowsAwake(states.append)
    for _ in range(2):
        awake.keep("a routine")
        awake.keep("a routine")
        awake.release()
        awake.release()
    assert [hex(state) for state in states] == ["0x80000003", "0x80000000"] * 2


CAFFEINATE = """\
#!/bin/sh
echo "$@" $$ >> {log}
for last; do :; done
while kill -0 "$last" 2>/dev/null; do sleep 0.02; done
echo ended >> {log}
"""
"""What macOS has, as far as we use it: it lives as long as the process whose number comes last."""

PROGRAM = """
import sys
from upstroke.system.awake import MacAwake
MacAwake((sys.argv[1], "-d", "-i", "-w")).keep("a routine")
print("kept", flush=True)
sys.stdin.read()
"""


class TestMacOS:
    @pytest.fixture
    def caffeinate(self, tmp_path: Path) -> Path:
        program = tmp_path / "caffeinate"
        program.write_text(CAFFEINATE.format(log=tmp_path / "log"))
        program.chmod(0o755)
        return program

    def test_a_program_runs_beside_ours_until_it_is_released(self, caffeinate: Path) -> None:
        awake = MacAwake((str(caffeinate), "-d", "-i", "-w"))
        awake.keep("a routine")
        awake.keep("a routine")
        running = awake._running
        assert running is not None
        assert running.args[1:] == ("-d", "-i", "-w", str(os.getpid()))  # type: ignore[index]
        assert running.poll() is None
        awake.release()
        awake.release()
        assert running.poll() == -signal.SIGTERM

    def test_it_ends_with_a_crash_of_ours(self, caffeinate: Path) -> None:
        program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(caffeinate)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert program.stdout
        assert program.stdout.readline() == b"kept\n"
        program.kill()
        assert program.wait() == -signal.SIGKILL
        # The other holds our output open: it is at its end when the other is too.
        assert program.communicate()[0] == b""
        assert (caffeinate.parent / "log").read_text().splitlines()[-1] == "ended"

    def test_where_it_is_missing_the_machine_sleeps_when_it_likes(self, tmp_path: Path) -> None:
        awake = MacAwake((str(tmp_path / "none"),))
        awake.keep("a routine")
        awake.release()


def test_each_system_has_its_means() -> None:
    assert isinstance(elsewhere("darwin"), MacAwake)
    found: Awake = elsewhere("freebsd14")
    assert isinstance(found, NeverAwake)
    found.keep("a routine")
    found.release()
