"""Damages histories and backups in every way a disk can: the program starts all the same, and offers a good backup."""

import random
import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path

from tests.history.sessions import EVENING, session
from upstroke.domain.session import START_OF_DAY
from upstroke.history.backup import Backup, Backups
from upstroke.history.database import HistoryUnavailable
from upstroke.history.opening import open_history
from upstroke.history.store import History

SESSIONS = 40
PAGE = 4096


def damaged(count: int, seed: int, folder: Path) -> Iterator[str]:
    """So many histories with backups, all damaged in other ways. Yields what is wrong with each start."""
    chance = random.Random(seed)
    good = folder / "good"
    before = _make_good(good)
    for number in range(count):
        profile = folder / f"damaged-{number}"
        shutil.copytree(good, profile)
        backups = Backups(profile / "history.sqlite", profile / "backups")
        whole = []
        for backup in backups.listed():
            if chance.random() < 0.5:
                whole.append(backup)
            else:
                _damage(backup.path, chance)
        _damage(profile / f"history.sqlite{chance.choice(('', '', '-wal'))}", chance)
        wrong = _start(backups, whole, before)
        if not wrong:
            shutil.rmtree(profile)
        yield wrong


def _start(backups: Backups, whole: list[Backup], before: list[object]) -> str:
    """Start on it, use it, and take what is offered."""
    broken = {path.name: path.read_bytes() for path in backups.database.parent.glob("history.sqlite*")}
    opened = open_history(backups, START_OF_DAY)
    with closing(opened.history) as history:
        _use(history)
        if not opened.sentence:
            return ""
        for kept in backups.database.parent.glob("history.damaged-1.sqlite"):
            if kept.read_bytes() != broken["history.sqlite"]:
                return "The damaged file was changed."
            if whole and (opened.offer is None or opened.offer.made_at < whole[0].made_at):
                return f"{opened.offer} is offered, and {whole[0]} is good."
            if opened.offer:
                backups.bring_back(opened.offer, EVENING + timedelta(days=30))
                if opened.offer in whole and list(history.everything()) != before:
                    return "What came back is not what was."
    return ""


def _use(history: History) -> None:
    """Do what the program does; it may say that it can't."""
    for use in (
        lambda: history.totals(date(2000, 1, 1), date(2100, 1, 1)),
        lambda: history.sessions_since(EVENING - timedelta(days=14)),
        lambda: list(history.everything()),
        lambda: history.unfinished(EVENING.date()),
        lambda: list(history.facts.everything()),
        lambda: history.begin(session(10_000)),
    ):
        with suppress(HistoryUnavailable):
            use()


def _make_good(folder: Path) -> list[object]:
    """A history that was cut off, so that part of it is in its journal still, with three backups."""
    writing = folder.with_name("writing")
    path = writing / "history.sqlite"
    backups = Backups(path, folder / "backups")
    with closing(History.open(path)) as history:
        history.merge(session(number) for number in range(SESSIONS))
        before: list[object] = list(history.everything())
        for day in range(3):
            backups.make(EVENING + timedelta(days=day))
    with closing(History.open(path)) as history:
        history.merge(session(number, EVENING + timedelta(days=1)) for number in range(SESSIONS, SESSIONS + 5))
        for part in writing.iterdir():
            if not part.name.endswith("-shm"):
                shutil.copy(part, folder)
    return before


def _damage(path: Path, chance: random.Random) -> None:
    """Damage a file in one of the ways in which files are."""
    content = bytearray(path.read_bytes())
    place = chance.randrange(len(content))
    match chance.randrange(7):
        case 0 | 1:
            for _ in range(chance.choice((1, 3, 50))):
                content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        case 2:
            del content[place:]
        case 3:
            page = place // PAGE * PAGE
            content[page : page + PAGE] = bytes(len(content[page : page + PAGE]))
        case 4:
            content[place : place + PAGE] = chance.randbytes(len(content[place : place + PAGE]))
        case 5:
            content[place:place] = chance.randbytes(chance.randrange(1, PAGE))
        case 6:
            content[:] = chance.randbytes(chance.randrange(3 * PAGE))
    path.write_bytes(content)
