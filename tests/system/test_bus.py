"""The connection to a message bus, against the real one."""

import socket
from pathlib import Path

import pytest

from tests.message_bus import Desk
from upstroke.system.bus import UNSENT_LIMIT, Bus, session_address, system_address
from upstroke.system.message import DISCONNECTED, UNKNOWN_METHOD, UNKNOWN_OBJECT, Answer, Message, Place

NAME = "org.example.Clock"
CLOCK = Place(NAME, "/clock", "org.example.Clock")


def echo(call: Message) -> Answer:
    return Answer(call.signature, call.body) if call.member == "Echo" else Answer(error=UNKNOWN_METHOD)


def ask(desk: Desk, bus: Bus, place: Place, method: str, signature: str = "", *body: object) -> Answer:
    """Call a method and wait for its answer."""
    answers: list[Answer] = []
    bus.call(place, method, signature, body, answers.append)
    desk.wait(lambda: bool(answers))
    return answers[0]


class TestCalls:
    def test_a_call_is_answered_by_the_object_that_is_served_at_its_path(self, desk: Desk) -> None:
        clock, user = desk.join(), desk.join()
        clock.serve("/clock", echo)
        clock.own(NAME, lambda _: None)
        desk.settle()
        body = ("tea", 3, {"left": ("x", 5)})
        assert ask(desk, user, CLOCK, "Echo", "sxa{sv}", *body) == Answer("sxa{sv}", body)
        assert ask(desk, user, CLOCK, "Wind").error == UNKNOWN_METHOD
        assert ask(desk, user, Place(clock.own_name, "/elsewhere", "org.example.Clock"), "Echo").error == UNKNOWN_OBJECT

    def test_a_call_is_sent_as_soon_as_there_is_a_connection(self, desk: Desk) -> None:
        bus = Bus(desk.address)
        names: list[tuple[str, ...]] = []
        bus.ask_names(names.append)
        desk.tell(bus)
        desk.wait(lambda: bool(names))
        assert bus.own_name in names[0]
        bus.close()

    def test_nobody_by_a_name_is_an_error_and_no_wait(self, desk: Desk) -> None:
        assert ask(desk, desk.join(), CLOCK, "Echo").error.endswith("ServiceUnknown")

    def test_a_program_of_the_desktop_reaches_us(self, desk: Desk) -> None:
        clock = desk.join()
        clock.serve("/clock", echo)
        said = desk.run(
            "dbus-send", "--print-reply=literal", f"--dest={clock.own_name}", "/clock", f"{NAME}.Echo", "string:tea"
        )
        assert said == "tea"


class TestNames:
    def test_a_name_has_one_owner_at_a_time(self, desk: Desk) -> None:
        first, second = desk.join(), desk.join()
        got: list[bool] = []
        first.own(NAME, got.append)
        desk.wait(lambda: got == [True])
        second.own(NAME, got.append)
        desk.wait(lambda: got == [True, False])
        owners: list[str] = []
        second.ask_owner(NAME, owners.append)
        desk.wait(lambda: owners == [first.own_name])
        first.disown(NAME)
        desk.settle()
        second.ask_owner(NAME, owners.append)
        second.own(NAME, got.append)
        desk.wait(lambda: got == [True, False, True])
        assert owners == [first.own_name, ""]


class TestSignals:
    def test_a_signal_reaches_who_watches_for_it(self, desk: Desk) -> None:
        clock, user = desk.join(), desk.join()
        heard: list[Message] = []
        end = user.watch("/clock", NAME, "Struck", heard.append)
        desk.settle()
        clock.emit("/clock", NAME, "Struck", "u", (12,))
        clock.emit("/clock", NAME, "Ticked", "u", (1,))
        desk.wait(lambda: bool(heard))
        assert heard == [Message(clock.own_name, "/clock", NAME, "Struck", "u", (12,))]
        end()
        desk.settle()
        clock.emit("/clock", NAME, "Struck", "u", (1,))
        desk.settle()
        assert len(heard) == 1


class TestWithoutABus:
    @pytest.mark.parametrize(
        ("address", "why"),
        [
            ("", "none is named"),
            ("unix:path=/nowhere/bus", "No such file"),
            ("tcp:host=localhost,port=1", "not supported"),
            ("nonsense", "There is no"),
        ],
    )
    def test_all_is_answered_at_once_and_the_reason_can_be_read(self, address: str, why: str) -> None:
        bus = Bus(address)
        answers: list[object] = []
        bus.call(CLOCK, "Echo", then=answers.append)
        bus.ask_names(answers.append)
        bus.own(NAME, answers.append)
        bus.emit("/clock", NAME, "Struck", "u", (12,))
        bus.watch("/clock", NAME, "Struck", answers.append)()
        bus.receive()
        assert answers == [Answer(error=DISCONNECTED), (), False]
        assert bus.fileno() == -1
        assert why in bus.trouble

    def test_a_bus_that_dies_answers_what_was_asked(self, desk: Desk) -> None:
        silent, user = desk.join(), desk.join()
        answers: list[Answer] = []
        user.call(Place(silent.own_name, "/clock", NAME), "Echo", then=answers.append)
        desk.daemon.kill()
        desk.wait(lambda: user.fileno() == -1)
        assert answers == [Answer(error=DISCONNECTED)]
        assert user.own_name == ""
        assert user.trouble.startswith("There is no message bus of the desktop: ")

    def test_a_bus_that_closed_while_something_is_sent_is_lost_when_it_is_read(self, desk: Desk) -> None:
        user = desk.join()
        desk.daemon.kill()
        desk.daemon.wait()
        user.emit("/clock", NAME, "Struck", "u", (12,))
        user.emit("/clock", NAME, "Struck", "u", (12,))
        assert user.fileno() != -1, "its number is still being watched"
        desk.wait(lambda: user.fileno() == -1)

    def test_what_is_no_bus_is_not_listened_to(self, tmp_path: Path) -> None:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(tmp_path / "b"))
            listener.listen()
            bus = Bus(f"unix:path={tmp_path / 'b'}")
            with listener.accept()[0] as other:
                other.sendall(b"HTTP/1.1 400 Bad Request\r\n")
                bus.receive()
        assert bus.fileno() == -1
        assert "Authentication failed" in bus.trouble

    def test_a_bus_that_reads_nothing_is_given_up_without_waiting(self, tmp_path: Path) -> None:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(tmp_path / "b"))
            listener.listen()
            bus = Bus(f"unix:path={tmp_path / 'b'}")
            text = "x" * 10_000
            for _ in range(UNSENT_LIMIT // len(text) + 1):
                bus.emit("/clock", NAME, "Struck", "s", (text,))
            bus.receive()
        assert bus.fileno() == -1


def test_the_environment_says_where_the_buses_are() -> None:
    assert session_address({}) == ""
    assert session_address({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/me/bus"}) == "unix:path=/run/me/bus"
    assert system_address({}) == "unix:path=/var/run/dbus/system_bus_socket"
    assert system_address({"DBUS_SYSTEM_BUS_ADDRESS": ""}) == ""
