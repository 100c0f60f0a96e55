"""Notifications with buttons: on a real daemon, and on a service that does what others do differently."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.message_bus import Desk
from tests.notification_daemon import Daemon, notification_daemon
from upstroke.system.bus import Bus
from upstroke.system.linux_notifier import SERVICE, LinuxNotifier
from upstroke.system.message import PROPERTIES, PROPERTIES_CHANGED, UNKNOWN_METHOD, Answer, Message
from upstroke.system.notifications import OPEN, Button, Notice, Pressed

BUTTONS = (Button("start", "Start"), Button("snooze", "Snooze 15 min"), Button("not-today", "Not today"))
MORNING = Notice("Time for Morning", "Öl & <b>Tuch</b>", BUTTONS)
EVENING = Notice("Time for Evening", "", BUTTONS)


class User:
    """Who sees what the notifier shows, and what comes of it."""

    def __init__(self, bus: Bus) -> None:
        self.notifier = LinuxNotifier(bus, "Upstroke", "", "io.github.upstroke.Upstroke")
        self.pressed: list[Pressed] = []
        self.failed = 0

    def show(self, notice: Notice = MORNING) -> None:
        self.notifier.show(notice, self.pressed.append, self._fail)

    def _fail(self) -> None:
        self.failed += 1


@pytest.fixture
def ours(desk: Desk) -> Bus:
    return desk.join()


class TestDunst:
    @pytest.fixture
    def daemon(self, desk: Desk, tmp_path: Path) -> Iterator[Daemon]:
        with notification_daemon(desk, tmp_path) as daemon:
            yield daemon

    @pytest.fixture
    def user(self, daemon: Daemon, ours: Bus, desk: Desk) -> User:
        user = User(ours)
        desk.settle()
        return user

    @pytest.mark.parametrize("button", BUTTONS)
    def test_each_button_tells_which_one_it_was(self, button: Button, desk: Desk, daemon: Daemon, user: User) -> None:
        user.show()
        assert daemon.comes_to(displayed=1)
        daemon.press(button.label)
        desk.wait(lambda: bool(user.pressed))
        assert user.pressed == [Pressed(button.key)]
        assert daemon.comes_to(displayed=0)
        assert user.failed == 0

    def test_a_click_on_it_opens(self, desk: Desk, daemon: Daemon, user: User) -> None:
        user.show()
        assert daemon.comes_to(displayed=1)
        daemon.click()
        desk.wait(lambda: bool(user.pressed))
        assert user.pressed == [Pressed(OPEN)]

    def test_what_is_shown_is_plain_text(self, desk: Desk, daemon: Daemon, user: User) -> None:
        user.show()
        assert daemon.comes_to(displayed=1)
        daemon.dismiss()
        assert daemon.comes_to(displayed=0)
        (seen,) = daemon.seen
        assert (seen["appname"], seen["summary"]) == ("Upstroke", "Time for Morning")
        assert seen["body"] == "Öl &amp; &lt;b&gt;Tuch&lt;/b&gt;", "no markup, and no bold"
        assert user.pressed == []

    def test_the_next_one_takes_its_place(self, desk: Desk, daemon: Daemon, user: User) -> None:
        for notice in (MORNING, EVENING):
            user.show(notice)
            assert daemon.comes_to(displayed=1)
        desk.settle()
        daemon.press("Start")
        desk.wait(lambda: bool(user.pressed))
        assert user.pressed == [Pressed("start")], "once"

    def test_it_can_be_taken_away(self, desk: Desk, daemon: Daemon, user: User) -> None:
        user.show()
        assert daemon.comes_to(displayed=1)
        user.notifier.withdraw()
        assert daemon.comes_to(displayed=0)

    def test_it_can_be_taken_away_while_it_is_on_its_way(self, desk: Desk, daemon: Daemon, user: User) -> None:
        user.show()
        user.notifier.withdraw()
        desk.settle()
        user.show(EVENING)
        assert daemon.comes_to(displayed=1), "the second one alone"

    def test_after_one_was_dismissed_the_next_one_is_shown_anew(self, desk: Desk, daemon: Daemon, user: User) -> None:
        user.show()
        assert daemon.comes_to(displayed=1)
        daemon.dismiss()
        assert daemon.comes_to(displayed=0)
        user.show(EVENING)
        assert daemon.comes_to(displayed=1)

    def test_do_not_disturb_holds_it_back_and_is_told(self, desk: Desk, daemon: Daemon, user: User) -> None:
        assert not user.notifier.quiet
        daemon.hold_back(True)
        desk.wait(lambda: user.notifier.quiet)
        user.show()
        assert daemon.comes_to(displayed=0, held_back=1)
        user.notifier.withdraw()
        assert daemon.comes_to(displayed=0)
        daemon.hold_back(False)
        desk.wait(lambda: not user.notifier.quiet)

    def test_who_comes_later_is_told_too(self, desk: Desk, daemon: Daemon) -> None:
        daemon.hold_back(True)
        later = User(desk.join())
        desk.wait(lambda: later.notifier.quiet)

    def test_a_daemon_that_is_started_again_knows_nothing_of_before(
        self, desk: Desk, daemon: Daemon, user: User
    ) -> None:
        daemon.hold_back(True)
        desk.wait(lambda: user.notifier.quiet)
        user.show()
        assert daemon.comes_to(displayed=0, held_back=1)
        daemon.stop()
        desk.wait(lambda: not user.notifier.quiet)
        daemon.start()
        user.show(EVENING)
        assert daemon.comes_to(displayed=1)
        assert user.failed == 0


class Service:
    """A service as others are, by what it can."""

    def __init__(self, desk: Desk, *can: str, first_id: int = 40) -> None:
        self.bus = desk.join()
        self._can = list(can)
        self._next = first_id
        self.notified: list[tuple[Any, ...]] = []
        self.closed: list[int] = []
        self.inhibited = False
        self.bus.serve(SERVICE.path, self._answer)
        self.bus.own(SERVICE.owner, lambda _: None)
        desk.settle()

    def tell(self, member: str, signature: str, *body: Any) -> None:
        self.bus.emit(SERVICE.path, SERVICE.interface, member, signature, body)

    def hold_back(self, on: bool) -> None:
        """Do not disturb, as Plasma tells it."""
        self.inhibited = on
        body: tuple[Any, ...] = (SERVICE.interface, {"Inhibited": ("b", on)}, [])
        self.bus.emit(SERVICE.path, PROPERTIES, PROPERTIES_CHANGED, "sa{sv}as", body)

    def _answer(self, call: Message) -> Answer:
        if call.interface == PROPERTIES and call.body == (SERVICE.interface, "Inhibited"):
            return Answer("v", (("b", self.inhibited),))
        match call.member:
            case "GetCapabilities":
                return Answer("as", (self._can,))
            case "Notify":
                assert call.signature == "susssasa{sv}i"
                self.notified.append(call.body)
                self._next += 1
                return Answer("u", (call.body[1] or self._next,))
            case "CloseNotification":
                self.closed.append(call.body[0])
                return Answer()
        return Answer(error=UNKNOWN_METHOD)


class TestOthers:
    def test_one_without_buttons_and_markup_gets_the_text_as_it_is(self, desk: Desk, ours: Bus) -> None:
        service, user = Service(desk, "body"), User(ours)
        user.show()
        desk.settle()
        (_, _, _, title, text, actions, _, _) = service.notified[0]
        assert (title, text, actions) == (MORNING.title, MORNING.text, [])

    def test_one_with_markup_gets_text_that_can_not_be_taken_for_it(self, desk: Desk, ours: Bus) -> None:
        service, user = Service(desk, "actions", "body-markup"), User(ours)
        user.show()
        desk.settle()
        (name, _, _, _, text, actions, hints, _) = service.notified[0]
        assert text == "Öl &amp; &lt;b&gt;Tuch&lt;/b&gt;"
        assert actions[::2] == [OPEN, "start", "snooze", "not-today"]
        assert (name, hints["desktop-entry"]) == ("Upstroke", ("s", "io.github.upstroke.Upstroke"))
        assert hints["urgency"] == ("y", 1), "the highest that do-not-disturb and full screens hold back"

    def test_one_on_wayland_gives_what_brings_the_window_to_the_front(self, desk: Desk, ours: Bus) -> None:
        service, user = Service(desk, "actions"), User(ours)
        user.show()
        desk.settle()
        service.tell("ActivationToken", "us", 41, "token-7")
        service.tell("ActionInvoked", "us", 41, "start")
        desk.settle()
        assert user.pressed == [Pressed("start", "token-7")]

    def test_a_press_that_is_told_after_the_end_counts_and_one_on_another_program_does_not(
        self, desk: Desk, ours: Bus
    ) -> None:
        service, user = Service(desk, "actions"), User(ours)
        user.show()
        desk.settle()
        service.tell("ActionInvoked", "us", 5, "start")
        service.tell("NotificationClosed", "uu", 41, 2)
        service.tell("ActionInvoked", "us", 41, "snooze")
        service.tell("ActionInvoked", "us", 41, "snooze")
        desk.settle()
        assert user.pressed == [Pressed("snooze")]

    def test_what_was_taken_away_is_over(self, desk: Desk, ours: Bus) -> None:
        service, user = Service(desk, "actions"), User(ours)
        user.show()
        desk.settle()
        user.notifier.withdraw()
        service.tell("ActionInvoked", "us", 41, "start")
        desk.settle()
        assert (service.closed, user.pressed) == ([41], [])

    def test_of_two_at_once_the_second_one_is_shown(self, desk: Desk, ours: Bus) -> None:
        service, user = Service(desk, "actions"), User(ours)
        user.show(MORNING)
        user.show(EVENING)
        desk.settle()
        assert [each[3] for each in service.notified] == [EVENING.title]

    def test_one_that_tells_of_do_not_disturb_as_plasma_does_is_heard(self, desk: Desk, ours: Bus) -> None:
        service, user = Service(desk, "actions"), User(ours)
        for on in (True, False, True):
            service.hold_back(on)
            desk.wait(lambda on=on: user.notifier.quiet is on)  # type: ignore[misc]
        service.bus.close()
        desk.wait(lambda: not user.notifier.quiet)

    def test_where_there_is_none_that_is_told(self, desk: Desk, ours: Bus) -> None:
        user = User(ours)
        user.show()
        desk.settle()
        assert (user.failed, user.notifier.quiet) == (1, False)

    def test_where_there_is_no_bus_that_is_told(self) -> None:
        user = User(Bus(""))
        user.show()
        user.notifier.withdraw()
        assert user.failed == 1
