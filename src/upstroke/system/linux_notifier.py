"""Notifications on Linux, by the notification service of the desktop (Desktop Notifications Specification 1.2).

The service itself holds back what would disturb: in do-not-disturb, and over programs that fill the screen, it shows
ours later, as they are of normal urgency and never more. Where it tells that it does, `quiet` says so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape

from upstroke.system.bus import Bus
from upstroke.system.message import PROPERTIES, PROPERTIES_CHANGED, Answer, Message, Place
from upstroke.system.notifications import OPEN, Button, Notice, Pressed

SERVICE = Place("org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications")

_PROPERTIES = Place(SERVICE.owner, SERVICE.path, PROPERTIES)

BUS_PATH, BUS_INTERFACE = "/org/freedesktop/DBus", "org.freedesktop.DBus"

SHOWN_MS = 15 * 60_000
"""For how long a notification stays that nobody answers; some desktops have a rule of their own."""

_NORMAL = 1
"""Of the urgencies 0, 1 and 2, the highest that waits until it doesn't disturb."""

_QUIET = ((SERVICE.interface, "Inhibited"), ("org.dunstproject.cmd0", "paused"))
"""What Plasma and Dunst tell of do-not-disturb; others keep it to themselves, and hold back what comes."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Who is to be told of a press, and on which notification."""

    id: int
    pressed: Callable[[Pressed], object]


class LinuxNotifier:
    """A `Notifier` by the bus of the session."""

    def __init__(self, bus: Bus, app_name: str, icon: str, desktop_entry: str) -> None:
        """`icon` is the name or path of a picture, `desktop_entry` the name of our desktop file without its suffix."""
        self._bus = bus
        self._app_name, self._icon, self._desktop_entry = app_name, icon, desktop_entry
        self._held_back: set[tuple[str, str]] = set()
        self._round = 0
        self._id = 0
        """What the service calls the notification that is there; 0 is none, and what it takes for a new one."""
        self._waiting: _Waiting | None = None
        self._activation = ""
        for member, heard in (
            ("ActionInvoked", self._hear_press),
            ("ActivationToken", self._hear_token),
            ("NotificationClosed", self._hear_end),
        ):
            bus.watch(SERVICE.path, SERVICE.interface, member, heard)
        bus.watch(SERVICE.path, PROPERTIES, PROPERTIES_CHANGED, self._hear_change)
        bus.watch(BUS_PATH, BUS_INTERFACE, "NameOwnerChanged", self._hear_owner)
        self._ask_quiet()

    @property
    def quiet(self) -> bool:
        """Whether the service tells that it holds notifications back."""
        return bool(self._held_back)

    def show(self, notice: Notice, pressed: Callable[[Pressed], object], failed: Callable[[], object]) -> None:
        """Show a notification in place of the one before. A service that has no buttons shows the text alone."""
        self._round += 1
        self._waiting = None
        now = self._round

        def send(answer: Answer) -> None:
            if now == self._round:
                can = frozenset(answer.body[0]) if answer.signature == "as" else frozenset[str]()
                self._send(notice, can, take)

        def take(answer: Answer) -> None:
            if answer.signature != "u":
                if now == self._round:
                    failed()
            elif now == self._round:
                (self._id,) = answer.body
                self._waiting, self._activation = _Waiting(self._id, pressed), ""
            else:
                self._close(answer.body[0])

        # Asked each time: another service may have taken the place of the one before.
        self._bus.call(SERVICE, "GetCapabilities", then=send)

    def withdraw(self) -> None:
        """Take the notification away, also one that is on its way or held back."""
        self._round += 1
        self._waiting = None
        if self._id:
            self._close(self._id)
            self._id = 0

    def _send(self, notice: Notice, can: frozenset[str], take: Callable[[Answer], object]) -> None:
        buttons = (Button(OPEN, "Open"), *notice.buttons) if "actions" in can else ()
        body = (
            self._app_name,
            self._id,
            self._icon,
            notice.title,
            escape(notice.text, quote=False) if "body-markup" in can else notice.text,
            [word for button in buttons for word in (button.key, button.label)],
            {"urgency": ("y", _NORMAL), "desktop-entry": ("s", self._desktop_entry)},
            SHOWN_MS,
        )
        self._bus.call(SERVICE, "Notify", "susssasa{sv}i", body, take)

    def _close(self, number: int) -> None:
        self._bus.call(SERVICE, "CloseNotification", "u", (number,))

    # what the service tells

    def _hear_token(self, signal: Message) -> None:
        if signal.signature == "us" and self._waiting and signal.body[0] == self._waiting.id:
            self._activation = signal.body[1]

    def _hear_press(self, signal: Message) -> None:
        if signal.signature == "us" and self._waiting and signal.body[0] == self._waiting.id:
            pressed = self._waiting.pressed
            self.withdraw()  # some services leave it there
            pressed(Pressed(signal.body[1], self._activation))

    def _hear_end(self, signal: Message) -> None:
        # It may be told before the press that led to it, which is waited for all the same.
        if signal.signature == "uu" and signal.body[0] == self._id:
            self._id = 0

    def _hear_owner(self, signal: Message) -> None:
        """Another service, or none: it knows nothing of ours, and has its own mind on being quiet."""
        if signal.signature == "sss" and signal.body[0] == SERVICE.owner:
            self._id = 0
            self._held_back.clear()
            if signal.body[2]:
                self._ask_quiet()

    def _hear_change(self, signal: Message) -> None:
        if signal.signature == "sa{sv}as":
            interface, changed, _ = signal.body
            for each in _QUIET:
                if each[0] == interface and each[1] in changed:
                    self._note(each, changed[each[1]][1])

    def _ask_quiet(self) -> None:
        def note(each: tuple[str, str], answer: Answer) -> None:
            if answer.signature == "v":
                self._note(each, answer.body[0][1])

        for each in _QUIET:
            self._bus.call(_PROPERTIES, "Get", "ss", each, partial(note, each))

    def _note(self, told: tuple[str, str], held_back: object) -> None:
        if held_back:
            self._held_back.add(told)
        else:
            self._held_back.discard(told)
