"""What keeps a Linux desktop awake, as simple as it gets: portal, screen saver and logind, each by its own rules."""

import os
from collections.abc import Callable

from jeepney import Message as RawMessage
from jeepney import MessageType, message_bus, new_method_return
from jeepney.io.blocking import open_dbus_connection

from tests.message_bus import Desk
from upstroke.system.linux_awake import LOGIND, PORTAL, SCREEN_SAVER
from upstroke.system.message import Answer, Message


class Portal:
    """Keeps awake for each request until it is closed or who made it has gone."""

    REQUEST = "/org/freedesktop/portal/desktop/request/1"

    def __init__(self, desk: Desk) -> None:
        self.kept: dict[str, tuple[int, str]] = {}
        """The flags and the reason, by who asked."""
        self.bus = desk.join()
        self.bus.serve(PORTAL.path, self._inhibit)
        self.bus.serve(self.REQUEST, lambda call: _forget(self.kept, call.sender))
        _when_gone(self.bus.watch, self.kept)
        self.bus.own(PORTAL.owner, lambda _: None)
        desk.settle()

    def _inhibit(self, call: Message) -> Answer:
        assert (call.interface, call.member, call.signature) == (PORTAL.interface, "Inhibit", "sua{sv}")
        self.kept[call.sender] = (call.body[1], call.body[2]["reason"][1])
        return Answer("o", (self.REQUEST,))


class ScreenSaver:
    """Keeps the screen on for each cookie until it is given back or who took it has gone."""

    COOKIE = 4711

    def __init__(self, desk: Desk) -> None:
        self.kept: dict[str, tuple[str, str]] = {}
        """Program and reason, by who asked."""
        self.bus = desk.join()
        self.bus.serve(SCREEN_SAVER.path, self._answer)
        _when_gone(self.bus.watch, self.kept)
        self.bus.own(SCREEN_SAVER.owner, lambda _: None)
        desk.settle()

    def _answer(self, call: Message) -> Answer:
        if call.member == "UnInhibit":
            assert (call.signature, call.body) == ("u", (self.COOKIE,))
            return _forget(self.kept, call.sender)
        assert (call.member, call.signature) == ("Inhibit", "ss")
        self.kept[call.sender] = (call.body[0], call.body[1])
        return Answer("u", (self.COOKIE,))


class Logind:
    """Keeps the machine awake for each file that it hands out, until nobody has it open any more."""

    def __init__(self, desk: Desk) -> None:
        self.asked: list[tuple[str, ...]] = []
        self._locks: list[int] = []
        self._connection = open_dbus_connection(desk.address, enable_fds=True)
        self._connection.send_and_get_reply(message_bus.RequestName(LOGIND.owner))
        desk.tell(self)

    @property
    def locks(self) -> int:
        """How many locks are held."""
        for lock in tuple(self._locks):
            try:
                held = bool(os.read(lock, 1))
            except BlockingIOError:
                held = True
            if not held:
                self._locks.remove(lock)
                os.close(lock)
        return len(self._locks)

    def fileno(self) -> int:
        return int(self._connection.sock.fileno())

    def receive(self) -> None:
        try:
            while True:
                self._answer(self._connection.receive(timeout=0))
        except TimeoutError:
            pass

    def close(self) -> None:
        self._connection.close()
        for lock in self._locks:
            os.close(lock)

    def _answer(self, call: RawMessage) -> None:
        if call.header.message_type is MessageType.method_call:
            self.asked.append(call.body)
            ours, theirs = os.pipe()
            os.set_blocking(ours, False)
            self._locks.append(ours)
            self._connection.send(new_method_return(call, "h", (theirs,)))
            os.close(theirs)


def _forget(kept: dict[str, tuple[str, str]] | dict[str, tuple[int, str]], who: str) -> Answer:
    kept.pop(who, None)
    return Answer()


def _when_gone(
    watch: Callable[[str, str, str, Callable[[Message], object]], object],
    kept: dict[str, tuple[str, str]] | dict[str, tuple[int, str]],
) -> None:
    """Forget who leaves the bus, as the real ones do."""

    def notice(signal: Message) -> None:
        name, _, owner = signal.body
        if not owner:
            _forget(kept, name)

    watch("/org/freedesktop/DBus", "org.freedesktop.DBus", "NameOwnerChanged", notice)
