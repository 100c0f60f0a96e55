"""Ends a program that writes its history at random moments: no finished pass is ever lost, and no start ever fails."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import msgspec

from tests.history.sessions import EVENING, session
from tests.soak.running import Told
from upstroke.domain.session import START_OF_DAY
from upstroke.history.backup import Backups
from upstroke.history.database import PART
from upstroke.history.opening import open_history
from upstroke.history.store import History

LONGEST_START_S, LONGEST_RUN_S = 0.5, 0.3
FEW, MANY = 3, 400
"""How many sessions the two backups have that are brought back in turn."""


def cut_off(times: int, seed: int, folder: Path) -> Iterator[str]:
    """Start on the same history so many times, and end each run at some moment. Yields what is wrong after each."""
    chance = random.Random(seed)
    backups = Backups(folder / "history.sqlite", folder / "backups")
    told: list[Told] = []
    for number in range(1, times + 1):
        said = _run(backups.database, number, chance)
        told += said
        wrong = [line.sentence for line in said if line.sentence]
        opened = open_history(backups, START_OF_DAY)
        wrong += [opened.sentence, *(lost(line, opened.history) for line in (told if number == times else said))]
        opened.history.close_sealed()  # so that the next run is cut off with a seal
        wrong += _wrong_backups(backups)
        yield " ".join(filter(None, wrong))


def swapped(times: int, seed: int, folder: Path) -> Iterator[str]:
    """The same while backups are brought back: the history is as one of them, never something between."""
    chance = random.Random(seed)
    database, kept = folder / "history.sqlite", folder / "kept"
    for number, sessions in enumerate((FEW, MANY)):
        with closing(History.open(database)) as history:
            history.merge(session(each) for each in range(sessions))
        Backups(database, kept).make(EVENING + timedelta(days=number))
    backups = Backups(database, folder / "backups")
    for number in range(1, times + 1):
        said = _run(database, number * 1000, chance, str(kept))
        opened = open_history(backups, START_OF_DAY)
        with closing(opened.history) as history:
            found = sum(len(each.passes) for each in history.everything())
        wrong = [opened.sentence, *(line.sentence for line in said), *_wrong_backups(backups)]
        wrong += [] if found in (FEW, MANY) else [f"{found} sessions in place of {FEW} or {MANY}."]
        yield " ".join(filter(None, wrong))


def _run(database: Path, number: int, chance: random.Random, *more: str) -> list[Told]:
    """Start a run, end it at a random moment, and return what it told. Now and then it does not get as far as that."""
    command = [sys.executable, "-m", "tests.soak.running", str(database), str(number), *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        if chance.random() < 0.15:
            time.sleep(chance.uniform(0, LONGEST_START_S))
            first = b""
        else:
            first = process.stdout.readline()
            time.sleep(chance.uniform(0, LONGEST_RUN_S))
        ended = process.poll()
        process.kill()
        lines = [*first.splitlines(True), *process.stdout]
    if ended is not None:
        return [Told(sentence=f"Run {number} ended by itself with {ended}.")]
    return [msgspec.json.decode(line, type=Told) for line in lines if line.endswith(b"\n")]


def lost(told: Told, history: History) -> str:
    """What is missing of something that was told; empty where nothing is."""
    if not told.session_id:
        return ""
    try:
        found = history.session(told.session_id)
    except KeyError:
        return f"Session {told.session_id} is lost."
    if told.done and told.done not in found.passes:
        return f"A pass of session {told.session_id} is lost: {told.done}."
    return f"Session {told.session_id} is {found.outcome}." if told.outcome not in (None, found.outcome) else ""


def _wrong_backups(backups: Backups) -> Iterator[str]:
    """A backup is whole, or it is not there."""
    found = backups.listed()
    if found and backups.newest_good() != found[0]:
        yield f"The backup {found[0]} is not good."
    names = {path.name for path in backups.folder.glob("*")} - {backup.path.name for backup in found}
    if strange := [name for name in names if PART not in name]:
        yield f"Left among the backups: {strange}."
