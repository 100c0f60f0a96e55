"""A connection to a message bus of the desktop (D-Bus), which never waits.

Whoever owns it watches `fileno()` and calls `receive` when there is something to read; answers come through callbacks.
Where there is no bus, or it goes away, nothing breaks: calls are answered with an error, and `trouble` says why. A bus
that went away does not come back, as it takes the session along.
"""

import socket
import struct
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import count
from typing import Any

from jeepney import (
    DBusAddress,
    DBusNameFlags,
    HeaderFields,
    MatchRule,
    MessageFlag,
    MessageType,
    Parser,
    message_bus,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.auth import BEGIN, Authenticator
from jeepney.bus import get_connectable_addresses
from jeepney.fds import FileDescriptor, fds_buf_size

from upstroke.system.message import DISCONNECTED, UNKNOWN_OBJECT, Answer, Body, Message, Place

SYSTEM_SOCKET = "unix:path=/var/run/dbus/system_bus_socket"
"""Where the bus of the whole machine is, unless the environment says otherwise (D-Bus specification)."""

UNSENT_LIMIT = 1 << 20
"""Bytes. A bus that leaves so much unread is stuck, and given up."""

READS = 500
"""In one `receive`, so that no one who floods the bus can hold up the program; the rest comes in the next."""

_OWNER = 1
"""The answer to a request for a name: it is ours."""

Then = Callable[[Answer], object]


def session_address(environment: Mapping[str, str]) -> str:
    """Where the bus of the user's session is; empty where there is none."""
    return environment.get("DBUS_SESSION_BUS_ADDRESS", "")


def system_address(environment: Mapping[str, str]) -> str:
    """Where the bus of the whole machine is."""
    return environment.get("DBUS_SYSTEM_BUS_ADDRESS", SYSTEM_SOCKET)


class Bus:
    """A connection to the bus at an address, as D-Bus writes it (`unix:path=/run/user/1000/bus`)."""

    def __init__(self, address: str) -> None:
        """Begin to connect; what is asked for meanwhile is sent as soon as it can be."""
        self.trouble = ""
        """Why there is no bus, in a sentence; empty as long as there is one."""
        self.own_name = ""
        """The unique name that the bus gave us; empty until it did."""
        self._login = Authenticator(enable_fds=True)
        self._parser = Parser()
        self._serials = count(1)
        self._unsent = bytearray()
        self._after_login = bytearray()
        self._asked: dict[int, Then] = {}
        self._served: dict[str, Callable[[Message], Answer]] = {}
        self._watches: list[tuple[MatchRule, Callable[[Message], object]]] = []
        self._socket = self._connect(address)
        self._unsent += self._login.data_to_send()
        self._ask(message_bus.Hello(), self._greet)

    def fileno(self) -> int:
        """The number of the socket, to be watched for reading; -1 where there is no bus (any more)."""
        return self._socket.fileno() if self._socket else -1

    def receive(self) -> None:
        """Take what has come and hand it out, and send what could not be sent before."""
        for _ in range(READS):
            if self._socket is None:
                return
            try:
                message = self._read(self._socket)
            except BlockingIOError:
                break
            except (OSError, ValueError, struct.error) as error:
                self._lose(str(error))
                return
            if message:
                self._take(message)
        self._flush()

    def call(self, place: Place, method: str, signature: str = "", body: Body = (), then: Then | None = None) -> None:
        """Call a method of another program; its answer goes to `then`, also if it is that there is no bus."""
        target = DBusAddress(place.path, bus_name=place.owner, interface=place.interface)
        self._ask(new_method_call(target, method, signature or None, body), then)

    def own(self, name: str, then: Callable[[bool], object]) -> None:
        """Ask to be found by a name; `then` is told whether it is ours."""
        request = message_bus.RequestName(name, DBusNameFlags.do_not_queue)
        self._ask(request, lambda answer: then(answer.body == (_OWNER,)))

    def disown(self, name: str) -> None:
        """Give a name back."""
        self._ask(message_bus.ReleaseName(name))

    def ask_names(self, then: Callable[[tuple[str, ...]], object]) -> None:
        """Ask for all names on the bus; there are none where there is no bus."""
        self._ask(message_bus.ListNames(), lambda answer: then(() if answer.error else tuple(answer.body[0])))

    def ask_owner(self, name: str, then: Callable[[str], object]) -> None:
        """Ask for the unique name of who owns a name; empty where nobody does."""
        self._ask(message_bus.GetNameOwner(name), lambda answer: then("" if answer.error else answer.body[0]))

    def serve(self, path: str, answer: Callable[[Message], Answer]) -> None:
        """Have all calls to an object of ours answered."""
        self._served[path] = answer

    def emit(self, path: str, interface: str, member: str, signature: str, body: Body) -> None:
        """Send a signal from an object of ours to whoever listens."""
        self._send(new_signal(DBusAddress(path, interface=interface), member, signature, body), next(self._serials))

    def watch(self, path: str, interface: str, member: str, heard: Callable[[Message], object]) -> Callable[[], None]:
        """Listen to a signal of objects at a path, whoever sends it. Returns what ends it."""
        rule = MatchRule(type="signal", path=path, interface=interface, member=member)
        watch = (rule, heard)
        self._watches.append(watch)
        self._ask(message_bus.AddMatch(rule))

        def end() -> None:
            self._watches.remove(watch)
            self._ask(message_bus.RemoveMatch(rule))

        return end

    def close(self) -> None:
        """Leave the bus: names, watches and whatever others keep for us end by that."""
        self._lose("It was closed.")

    # inside

    def _connect(self, address: str) -> socket.socket | None:
        """Connect to the first address that is there."""
        reason = "none is named"
        try:
            for path in get_connectable_addresses(address) if address else ():
                connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
                connection.setblocking(False)
                try:
                    connection.connect(path)
                    return connection
                except OSError as error:
                    reason = str(error)
                    connection.close()
        except (RuntimeError, ValueError) as error:
            reason = str(error)
        self.trouble = _trouble(reason)
        return None

    def _read(self, connection: socket.socket) -> Any:
        """Read once, and return the message that is whole by that, if any. Raises BlockingIOError if nothing came."""
        if not self._login.authenticated:
            self._log_in(_something(connection.recv(1024)))
            return None
        wanted = self._parser.bytes_desired()
        data, ancillary, _, _ = connection.recvmsg(wanted, fds_buf_size(), socket.MSG_CMSG_CLOEXEC)
        self._parser.add_data(_something(data), FileDescriptor.from_ancdata(ancillary))
        return self._parser.get_next_message()

    def _log_in(self, data: bytes) -> None:
        self._login.feed(data)
        if self._login.authenticated:
            self._unsent += BEGIN + self._after_login
            self._after_login.clear()
        else:
            self._unsent += self._login.data_to_send()
        self._flush()

    def _greet(self, answer: Answer) -> None:
        self.own_name = "" if answer.error else answer.body[0]

    def _take(self, message: Any) -> None:
        header = message.header
        fields = header.fields
        if header.message_type in (MessageType.method_return, MessageType.error):
            if then := self._asked.pop(fields[HeaderFields.reply_serial], None):
                signature = fields.get(HeaderFields.signature, "")
                then(Answer(signature, message.body, fields.get(HeaderFields.error_name, "")))
            return
        if header.message_type is MessageType.signal:
            for rule, heard in tuple(self._watches):
                if rule.matches(message):
                    heard(_received(message))
            return
        serve = self._served.get(fields[HeaderFields.path])
        answer = serve(_received(message)) if serve else Answer(error=UNKNOWN_OBJECT)
        if not header.flags & MessageFlag.no_reply_expected:
            self._reply(message, answer)

    def _reply(self, message: Any, answer: Answer) -> None:
        types = answer.signature or None
        reply = (
            new_error(message, answer.error, types, answer.body)
            if answer.error
            else new_method_return(message, types, answer.body)
        )
        self._send(reply, next(self._serials))

    def _ask(self, message: Any, then: Then | None = None) -> None:
        serial = next(self._serials)
        if then is None:
            message.header.flags |= MessageFlag.no_reply_expected
        elif self._socket is None:
            then(Answer(error=DISCONNECTED))
        else:
            self._asked[serial] = then
        self._send(message, serial)

    def _send(self, message: Any, serial: int) -> None:
        if self._socket:
            (self._unsent if self._login.authenticated else self._after_login).extend(message.serialise(serial))
            self._flush()

    def _flush(self) -> None:
        """Send as much as goes without waiting. Where it can't, the next `receive` finds the end of the connection."""
        if self._socket is None:
            return
        try:
            while self._unsent:
                del self._unsent[: self._socket.send(self._unsent)]
        except BlockingIOError:
            pass
        except OSError:
            self._give_up(self._socket)
        if len(self._unsent) + len(self._after_login) > UNSENT_LIMIT:
            self._give_up(self._socket)

    def _give_up(self, connection: socket.socket) -> None:
        # Only closed when it is read: until then its number is being watched.
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
        self._unsent.clear()
        self._after_login.clear()

    def _lose(self, reason: str) -> None:
        """Let go of the bus, and tell all who wait for an answer that there won't be one."""
        if self._socket is None:
            return
        self._socket.close()
        self._socket = None
        self.own_name = ""
        self.trouble = _trouble(reason)
        self._unsent.clear()
        self._after_login.clear()
        asked, self._asked = self._asked, {}
        for then in asked.values():
            then(Answer(error=DISCONNECTED))


def _something(data: bytes) -> bytes:
    if not data:
        raise ConnectionResetError("It has closed the connection.")
    return data


def _received(message: Any) -> Message:
    fields = message.header.fields
    return Message(
        fields.get(HeaderFields.sender, ""),
        fields[HeaderFields.path],
        fields.get(HeaderFields.interface, ""),
        fields[HeaderFields.member],
        fields.get(HeaderFields.signature, ""),
        message.body,
    )


def _trouble(reason: str) -> str:
    return f"There is no message bus of the desktop: {reason}"
