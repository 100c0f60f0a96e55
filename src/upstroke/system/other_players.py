"""Other players of the desktop, which give way while words are spoken, and get back what they had.

Each is asked what it does and what can be done with it; what the user does with it meanwhile goes before what we do.
A program that is killed while others are quiet can't give anything back: they stay paused or low.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from upstroke.system.bus import Bus
from upstroke.system.media_interface import PATH, PLAYER, ROOT, Status
from upstroke.system.message import PROPERTIES, PROPERTIES_CHANGED, Answer, Message, Place

LOWERED = 0.3
"""What is left of a player's own volume while words are spoken."""

NEAR = 0.03
"""Players round their volume; what is no further from what we set was not changed by the user."""

_PROXY = f"{ROOT}.playerctld"
"""Stands for whichever player was used last, which is on the bus itself too."""

NOT_HERE = "Upstroke can lower or pause other players on Linux only. Here, turn your music down by hand."


class Yielding(Enum):
    """How other players give way to words."""

    LOWER = auto()
    PAUSE = auto()


def limits(platform: str) -> str:
    """What to know where other players can't be reached (`sys.platform` names the system); empty where they can."""
    return "" if platform == "linux" else NOT_HERE


@dataclass(slots=True)
class _Held:
    """A player that gave way, and what is to be done to have it as it was."""

    paused: bool = False
    volume: float | None = None
    """What it had before it was lowered."""
    changed: bool = False
    """Whether the user has set another volume since."""


class OtherPlayers:
    """The other players on a bus. `hush` and `bring_back` may be called at any time, and as often as one likes."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._held: dict[str, _Held] = {}
        self._end_watch: Callable[[], None] | None = None
        self._round = 0

    def hush(self, how: Yielding) -> None:
        """Have all others that play give way."""
        if self._end_watch:
            return
        self._end_watch = self._bus.watch(PATH, PROPERTIES, PROPERTIES_CHANGED, self._notice)
        now = self._round

        def ask(names: tuple[str, ...]) -> None:
            for name in names:
                if name.startswith(f"{ROOT}.") and name != _PROXY:
                    self._bus.ask_owner(name, look)

        def look(owner: str) -> None:
            # By its unique name, so that nobody is started, and a player of two names is met once.
            if owner not in ("", self._bus.own_name):
                body = (PLAYER,)
                place = Place(owner, PATH, PROPERTIES)
                self._bus.call(place, "GetAll", "s", body, lambda answer: self._yield(owner, answer, how, now))

        self._bus.ask_names(ask)

    def bring_back(self) -> None:
        """Give the others back what they had."""
        if self._end_watch:
            self._end_watch()
            self._end_watch = None
        self._round += 1
        held, self._held = self._held, {}
        for owner, player in held.items():
            if player.volume is not None and not player.changed:
                self._set_volume(owner, player.volume)
            if player.paused:
                self._bus.call(Place(owner, PATH, PLAYER), "Play")

    def _yield(self, owner: str, answer: Answer, how: Yielding, in_round: int) -> None:
        if in_round != self._round or answer.signature != "a{sv}" or owner in self._held:
            return
        known = _values(answer.body[0])
        if known.get("PlaybackStatus") != Status.PLAYING.value:
            return
        volume = known.get("Volume")
        if how is Yielding.PAUSE and known.get("CanPause"):
            self._held[owner] = _Held(paused=True)
            self._bus.call(Place(owner, PATH, PLAYER), "Pause")
        elif how is Yielding.LOWER and isinstance(volume, float):
            self._held[owner] = _Held(volume=volume)
            self._set_volume(owner, volume * LOWERED)

    def _set_volume(self, owner: str, volume: float) -> None:
        self._bus.call(Place(owner, PATH, PROPERTIES), "Set", "ssv", (PLAYER, "Volume", ("d", volume)))

    def _notice(self, signal: Message) -> None:
        """See what the user does with a player that gave way: it is theirs from then on."""
        player = self._held.get(signal.sender)
        if player is None or signal.signature != "sa{sv}as" or signal.body[0] != PLAYER:
            return
        changed = _values(signal.body[1])
        if changed.get("PlaybackStatus", Status.PAUSED.value) != Status.PAUSED.value:
            player.paused = False
        volume = changed.get("Volume")
        if player.volume is not None and isinstance(volume, float):
            player.changed = abs(volume - player.volume * LOWERED) > NEAR


def _values(properties: dict[str, tuple[str, Any]]) -> dict[str, Any]:
    return {name: value for name, (_, value) in properties.items()}
