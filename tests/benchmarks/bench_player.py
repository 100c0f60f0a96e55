"""What the player costs while it plays and while it does not: the real program, a real screen, a real sound server."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks import budget
from tests.benchmarks.bench_face import HEIGHT
from tests.desktop.desk import Desk

ROUTINE = "guasha-full"
SETTLE_S = 3
CPU_PERCENT, MEMORY_MB, IDLE_PERCENT = 15, 170, 0.05
LEAST_FRAMES = 59
RING_OUT_S = 6
"""After the end of a routine its last sound is still to be heard."""


def lines(quick: bool) -> Iterator[str]:
    """Play for a while, then end, and do nothing on the last page and on the first one."""
    seconds, idle = (6, 4) if quick else (30, 10)
    with Desk(1280, 960) as desk:
        player = desk.run(
            *(sys.executable, "-m", "tests.benchmarks.watched_player", "--profile", desk.home / "profile"),
            *("play", ROUTINE),
        )
        desk.window("^Upstroke$")
        pid = player.process.pid
        desk.key("Right")
        time.sleep(SETTLE_S)
        began = time.monotonic()
        shares = [_busy(pid, seconds / 3) for _ in range(3)]
        ended = time.monotonic()
        steady, peak = _memory(pid)
        desk.key("Escape")
        time.sleep(0.5)
        desk.key("Tab", "Return")
        time.sleep(RING_OUT_S)
        finish = _busy(pid, idle)
        desk.key("Return")
        time.sleep(SETTLE_S)
        today = _busy(pid, idle)
        desk.key("ctrl+q")
        assert player.wait() == 0, player.output
        frames = [float(at) for at in player.output.split()]
    rate = sum(began <= at < ended for at in frames) / (ended - began)
    yield f"player, frames a second: {rate:.1f} (at least {LEAST_FRAMES})  {_kept(rate >= LEAST_FRAMES)}"
    parts = ", ".join(f"{share:.1f}" for share in shares)
    yield budget.line(f"player, face {HEIGHT} px high, of one core (parts: {parts})", median(shares), CPU_PERCENT, "%")
    yield budget.line("player, memory while it plays", steady, MEMORY_MB, "MB")
    yield budget.line("player, most memory", peak, MEMORY_MB, "MB")
    for where, share in (("at the end of a routine", finish), ("on the Today page", today)):
        yield f"idle {where}, of one core: {share:.2f} % (budget 0.0 %)  {_kept(share < IDLE_PERCENT)}"


def _kept(kept: bool) -> str:
    return "ok" if kept else budget.MISSED


def _busy(pid: int, seconds: float) -> float:
    """The share of one core, in per cent, that a process takes."""
    began, used = time.monotonic(), _used_s(pid)
    time.sleep(seconds)
    return 100 * (_used_s(pid) - used) / (time.monotonic() - began)


def _used_s(pid: int) -> float:
    """The processor time of all threads of a process, to the nanosecond."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9


def _memory(pid: int) -> tuple[float, float]:
    """What a process has in memory, and the most it had so far, in MB; what it shares with others counts too."""
    status = Path(f"/proc/{pid}/status").read_text()
    fields = dict(line.split(":", 1) for line in status.splitlines())
    now, most = (int(fields[name].split()[0]) * 1024 / 1e6 for name in ("VmRSS", "VmHWM"))
    return now, most
