"""Upstroke as a media player of the desktop (MPRIS 2.2), so that headsets, widgets and phones show and control it.

A track is a step: its title, the routine as its album, its length. What is shown is handed in as a value, and what is
asked for goes out as one; nothing here decides what becomes of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from upstroke.system.bus import Bus
from upstroke.system.media_interface import (
    INTROSPECTION,
    NOTHING,
    PATH,
    PLAYER,
    ROOT,
    ROOT_PROPERTIES,
    NowPlaying,
    Status,
    Variants,
    player_properties,
    track_id,
)
from upstroke.system.message import (
    INTROSPECTABLE,
    INVALID_ARGS,
    NOT_SUPPORTED,
    PROPERTIES,
    PROPERTIES_CHANGED,
    READ_ONLY,
    UNKNOWN_INTERFACE,
    UNKNOWN_METHOD,
    UNKNOWN_PROPERTY,
    Answer,
    Message,
)

NAME = "org.mpris.MediaPlayer2.upstroke"

JUMP_MS = 1_000
"""A place so far from where time alone would have led is told to others, who count on by themselves."""


class Command(Enum):
    """What others ask for. To play what plays, or to pause what is paused, changes nothing."""

    PLAY = auto()
    PAUSE = auto()
    TOGGLE = auto()
    NEXT = auto()
    PREVIOUS = auto()
    SEEK = auto()
    RAISE = auto()
    """Bring the window to the front."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A command; with SEEK, the place in the step to go to."""

    command: Command
    position_ms: int = 0


class MediaPlayer:
    """The player on the bus. It can be found from `appear` until `vanish`."""

    def __init__(self, bus: Bus, ask: Callable[[Wish], object], pid: int) -> None:
        """`ask` is called with each wish; `pid` tells a second running Upstroke from the first."""
        self._bus = bus
        self._ask = ask
        self._names = (NAME, f"{NAME}.instance{pid}")
        self._found = False
        self._now = NOTHING
        self._told_ms = self._told_at_ms = 0
        self._methods: dict[tuple[str, str], tuple[str, Callable[..., Answer]]] = {
            (ROOT, "Raise"): ("", self._asking(Command.RAISE)),
            (ROOT, "Quit"): ("", lambda: Answer()),  # CanQuit says that this does nothing
            (PLAYER, "Play"): ("", self._asking(Command.PLAY)),
            (PLAYER, "Pause"): ("", self._asking(Command.PAUSE)),
            (PLAYER, "PlayPause"): ("", self._asking(Command.TOGGLE)),
            # A run is ended on its page alone, which asks first: so a button pressed by mistake loses nothing.
            (PLAYER, "Stop"): ("", self._asking(Command.PAUSE)),
            (PLAYER, "Next"): ("", self._asking(Command.NEXT)),
            (PLAYER, "Previous"): ("", self._asking(Command.PREVIOUS)),
            (PLAYER, "Seek"): ("x", self._seek),
            (PLAYER, "SetPosition"): ("ox", self._set_position),
            (PLAYER, "OpenUri"): ("s", lambda _: Answer(error=NOT_SUPPORTED)),
            (PROPERTIES, "Get"): ("ss", self._get),
            (PROPERTIES, "GetAll"): ("s", self._get_all),
            (PROPERTIES, "Set"): ("ssv", lambda *_: Answer(error=READ_ONLY)),
            (INTROSPECTABLE, "Introspect"): ("", lambda: Answer("s", (INTROSPECTION,))),
        }
        bus.serve(PATH, self._answer)

    def appear(self) -> None:
        """Be found by other programs."""
        self._found = True
        first, second = self._names

        def try_second(ours: bool) -> None:
            if self._found and not ours:
                self._bus.own(second, lambda _: None)

        self._bus.own(first, try_second)

    def vanish(self) -> None:
        """Stop, and be found no longer."""
        self._found = False
        self.show(NOTHING, 0)
        for name in self._names:
            self._bus.disown(name)

    def show(self, now: NowPlaying, at_ms: int) -> None:
        """Show what is on at a time of any steady clock; others are told what has changed."""
        if now == self._now:
            return
        before, self._now = self._now, now
        known = player_properties(before)
        changed = {name: value for name, value in player_properties(now).items() if value != known[name]}
        changed.pop("Position", None)
        if changed:
            self._bus.emit(PATH, PROPERTIES, PROPERTIES_CHANGED, "sa{sv}as", (PLAYER, changed, []))
        jumped = abs(now.position_ms - self._led_to_ms(before, now, at_ms)) >= JUMP_MS
        if jumped:
            self._bus.emit(PATH, PLAYER, "Seeked", "x", (now.position_ms * 1000,))
        if jumped or now.status is not before.status or now.step != before.step:
            self._told_ms, self._told_at_ms = now.position_ms, at_ms

    def _led_to_ms(self, before: NowPlaying, now: NowPlaying, at_ms: int) -> int:
        """The place that others think we are at by now."""
        if now.step != before.step:
            return 0
        return self._told_ms + (at_ms - self._told_at_ms if before.status is Status.PLAYING else 0)

    # what others ask

    def _answer(self, call: Message) -> Answer:
        signature, method = self._methods.get((call.interface, call.member), ("", None))
        if method is None:
            return Answer(error=UNKNOWN_METHOD)
        return method(*call.body) if call.signature == signature else Answer(error=INVALID_ARGS)

    def _asking(self, command: Command) -> Callable[[], Answer]:
        def ask() -> Answer:
            self._ask(Wish(command))
            return Answer()

        return ask

    def _seek(self, offset_us: int) -> Answer:
        to_ms = self._now.position_ms + offset_us // 1000
        if to_ms > self._now.length_ms:
            self._ask(Wish(Command.NEXT))
        else:
            self._ask(Wish(Command.SEEK, max(0, to_ms)))
        return Answer()

    def _set_position(self, track: str, position_us: int) -> Answer:
        # What was asked for in a step that is over, or outside of it, is to be ignored.
        if track == track_id(self._now) and 0 <= position_us <= self._now.length_ms * 1000:
            self._ask(Wish(Command.SEEK, position_us // 1000))
        return Answer()

    def _properties(self) -> dict[str, Variants]:
        return {ROOT: ROOT_PROPERTIES, PLAYER: player_properties(self._now)}

    def _get(self, interface: str, name: str) -> Answer:
        known = self._properties().get(interface, {})
        return Answer("v", (known[name],)) if name in known else Answer(error=UNKNOWN_PROPERTY)

    def _get_all(self, interface: str) -> Answer:
        known = self._properties().get(interface)
        return Answer("a{sv}", (known,)) if known else Answer(error=UNKNOWN_INTERFACE)
