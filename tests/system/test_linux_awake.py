"""Keeping a Linux desktop awake: with what the desktop offers, and no longer than we live."""

import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.message_bus import Desk
from tests.sleep_services import Logind, Portal, ScreenSaver
from upstroke.system.bus import Bus
from upstroke.system.linux_awake import IDLE, SUSPEND, LinuxAwake

REASON = "A routine is being played"

PROGRAM = """
import sys
from select import select
from upstroke.system.bus import Bus
from upstroke.system.linux_awake import LinuxAwake

bus, system = Bus(sys.argv[1]), Bus(sys.argv[1])
LinuxAwake(bus, lambda: system).keep("A routine is being played")
while True:
    for each in select([bus, system], [], [])[0]:
        each.receive()
"""
"""A program that keeps the machine awake until something ends it."""


class User:
    """A program on the desktop, for which one bus is both that of the session and that of the machine."""

    def __init__(self, desk: Desk) -> None:
        self.bus = desk.join()
        self.system_opened = 0
        self.awake = LinuxAwake(self.bus, self._open_system)

    def _open_system(self) -> Bus:
        self.system_opened += 1
        return self.bus


@pytest.fixture
def user(desk: Desk) -> User:
    return User(desk)


@pytest.fixture
def logind(desk: Desk) -> Iterator[Logind]:
    logind = Logind(desk)
    yield logind
    logind.close()


class TestWithAPortal:
    def test_it_keeps_screen_and_machine_until_it_is_released(self, desk: Desk, user: User) -> None:
        portal = Portal(desk)
        user.awake.keep(REASON)
        desk.settle()
        assert portal.kept == {user.bus.own_name: (SUSPEND | IDLE, REASON)}
        user.awake.release()
        desk.settle()
        assert portal.kept == {}

    def test_nothing_else_is_asked(self, desk: Desk, user: User) -> None:
        screen_saver, _ = ScreenSaver(desk), Portal(desk)
        user.awake.keep(REASON)
        desk.settle()
        assert screen_saver.kept == {}
        assert user.system_opened == 0

    def test_an_answer_that_comes_after_the_release_is_let_go_of(self, desk: Desk, user: User) -> None:
        portal = Portal(desk)
        user.awake.keep(REASON)
        user.awake.release()
        desk.settle()
        assert portal.kept == {}

    def test_it_can_be_kept_again(self, desk: Desk, user: User) -> None:
        portal = Portal(desk)
        for _ in range(2):
            user.awake.keep(REASON)
            user.awake.keep(REASON)
            desk.settle()
            assert len(portal.kept) == 1
            user.awake.release()
            user.awake.release()
            desk.settle()
            assert portal.kept == {}


class TestWithoutAPortal:
    def test_the_screen_saver_keeps_the_screen_and_logind_the_machine(
        self, desk: Desk, user: User, logind: Logind
    ) -> None:
        screen_saver = ScreenSaver(desk)
        user.awake.keep(REASON)
        desk.wait(lambda: bool(logind.locks and screen_saver.kept))
        desk.settle()
        assert screen_saver.kept == {user.bus.own_name: ("Upstroke", REASON)}
        assert logind.asked == [("idle", "Upstroke", REASON, "block")]
        user.awake.release()
        desk.settle()
        assert screen_saver.kept == {}
        assert logind.locks == 0

    def test_either_is_better_than_none(self, desk: Desk, user: User, logind: Logind) -> None:
        user.awake.keep(REASON)
        desk.wait(lambda: bool(logind.locks))
        desk.settle()
        user.awake.release()
        assert logind.locks == 0

    def test_answers_that_come_after_the_release_are_let_go_of(self, desk: Desk, user: User, logind: Logind) -> None:
        screen_saver = ScreenSaver(desk)
        user.awake.keep(REASON)
        desk.wait(lambda: user.system_opened == 1)
        user.awake.release()
        desk.wait(lambda: bool(logind.asked))
        desk.settle()
        assert screen_saver.kept == {}
        assert logind.locks == 0

    def test_without_any_bus_the_machine_sleeps_when_it_likes(self) -> None:
        awake = LinuxAwake(Bus(""), lambda: Bus(""))
        awake.keep(REASON)
        awake.release()


class TestACrash:
    def crash(self, desk: Desk, kept: object) -> None:
        """Start the program, wait until something is kept, and kill it."""
        program = subprocess.Popen([sys.executable, "-c", PROGRAM, desk.address])
        assert callable(kept)
        desk.wait(kept)
        program.send_signal(signal.SIGKILL)
        assert program.wait() == -signal.SIGKILL

    def test_the_portal_lets_go(self, desk: Desk) -> None:
        portal = Portal(desk)
        self.crash(desk, lambda: bool(portal.kept))
        desk.wait(lambda: not portal.kept)

    def test_screen_saver_and_logind_let_go(self, desk: Desk, logind: Logind) -> None:
        screen_saver = ScreenSaver(desk)
        self.crash(desk, lambda: bool(logind.locks and screen_saver.kept))
        desk.wait(lambda: not screen_saver.kept)
        assert logind.locks == 0
