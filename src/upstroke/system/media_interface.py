"""What a media player of the desktop offers, in the words of MPRIS 2.2: its properties, and its description as XML."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from upstroke.system.message import INTROSPECTABLE, PROPERTIES

PATH = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"

Variants = dict[str, tuple[str, Any]]
"""Values by name, each with its D-Bus type."""


class Status(Enum):
    """What a player does, in the words of MPRIS."""

    PLAYING = "Playing"
    PAUSED = "Paused"
    STOPPED = "Stopped"


@dataclass(frozen=True, slots=True)
class NowPlaying:
    """What others see of the run: the step by its number (from 1) and title, and how far it is."""

    status: Status = Status.STOPPED
    step: int = 0
    title: str = ""
    routine: str = ""
    length_ms: int = 0
    position_ms: int = 0
    can_go_next: bool = False

    @property
    def on(self) -> bool:
        """Whether there is a run at all."""
        return self.status is not Status.STOPPED


NOTHING = NowPlaying()

ROOT_PROPERTIES: Variants = {
    "Identity": ("s", "Upstroke"),
    "CanQuit": ("b", False),
    "CanRaise": ("b", True),
    "HasTrackList": ("b", False),
    "SupportedUriSchemes": ("as", []),
    "SupportedMimeTypes": ("as", []),
}


def track_id(now: NowPlaying) -> str:
    """The path by which the step that is on is known to others."""
    return f"/upstroke/step/{now.step}"


def player_properties(now: NowPlaying) -> Variants:
    """The properties of the player. Its rate and volume are fixed: tempo and levels are set in the window."""
    return {
        "PlaybackStatus": ("s", now.status.value),
        "Metadata": ("a{sv}", _metadata(now) if now.on else {}),
        "Position": ("x", now.position_ms * 1000),
        "Rate": ("d", 1.0),
        "MinimumRate": ("d", 1.0),
        "MaximumRate": ("d", 1.0),
        "Volume": ("d", 1.0),
        "CanControl": ("b", True),
        "CanPlay": ("b", now.on),
        "CanPause": ("b", now.on),
        "CanSeek": ("b", now.on),
        "CanGoNext": ("b", now.can_go_next),
        "CanGoPrevious": ("b", now.on),
    }


def _metadata(now: NowPlaying) -> Variants:
    return {
        "mpris:trackid": ("o", track_id(now)),
        "mpris:length": ("x", now.length_ms * 1000),
        "xesam:title": ("s", now.title),
        "xesam:album": ("s", now.routine),
        "xesam:artist": ("as", ["Upstroke"]),  # without one, some desktops write "Unknown artist"
        "xesam:trackNumber": ("i", now.step),
    }


_METHODS = {
    ROOT: {"Raise": "", "Quit": ""},
    PLAYER: {
        **dict.fromkeys(("Play", "Pause", "PlayPause", "Stop", "Next", "Previous"), ""),
        "Seek": '<arg name="Offset" type="x" direction="in"/>',
        "SetPosition": '<arg name="TrackId" type="o" direction="in"/><arg name="Position" type="x" direction="in"/>',
        "OpenUri": '<arg name="Uri" type="s" direction="in"/>',
    },
    PROPERTIES: {
        "Get": '<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/>',
        "GetAll": '<arg type="s" direction="in"/><arg type="a{sv}" direction="out"/>',
        "Set": '<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="in"/>',
    },
    INTROSPECTABLE: {"Introspect": '<arg type="s" direction="out"/>'},
}

_SIGNALS = {
    PLAYER: '<signal name="Seeked"><arg name="Position" type="x"/></signal>',
    PROPERTIES: ('<signal name="PropertiesChanged"><arg type="s"/><arg type="a{sv}"/><arg type="as"/></signal>'),
}


def _interface(name: str, properties: Mapping[str, tuple[str, Any]]) -> str:
    methods = "".join(f'<method name="{method}">{arguments}</method>' for method, arguments in _METHODS[name].items())
    described = "".join(
        f'<property name="{each}" type="{kind}" access="read"/>' for each, (kind, _) in properties.items()
    )
    return f'<interface name="{name}">{methods}{_SIGNALS.get(name, "")}{described}</interface>'


INTROSPECTION = "".join(
    (
        "<node>",
        _interface(ROOT, ROOT_PROPERTIES),
        _interface(PLAYER, player_properties(NOTHING)),
        _interface(PROPERTIES, {}),
        _interface(INTROSPECTABLE, {}),
        "</node>",
    )
)
"""The description that other programs can ask for."""
