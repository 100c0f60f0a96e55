"""What goes over a message bus (D-Bus), as values."""

from dataclasses import dataclass
from typing import Any

Body = tuple[Any, ...]

PROPERTIES = "org.freedesktop.DBus.Properties"
INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"
PROPERTIES_CHANGED = "PropertiesChanged"

DISCONNECTED = "org.freedesktop.DBus.Error.Disconnected"
INVALID_ARGS = "org.freedesktop.DBus.Error.InvalidArgs"
NOT_SUPPORTED = "org.freedesktop.DBus.Error.NotSupported"
READ_ONLY = "org.freedesktop.DBus.Error.PropertyReadOnly"
UNKNOWN_INTERFACE = "org.freedesktop.DBus.Error.UnknownInterface"
UNKNOWN_METHOD = "org.freedesktop.DBus.Error.UnknownMethod"
UNKNOWN_OBJECT = "org.freedesktop.DBus.Error.UnknownObject"
UNKNOWN_PROPERTY = "org.freedesktop.DBus.Error.UnknownProperty"


@dataclass(frozen=True, slots=True)
class Place:
    """An interface of an object of another program: what a call goes to. `owner` is a name on the bus."""

    owner: str
    path: str
    interface: str


@dataclass(frozen=True, slots=True)
class Message:
    """A call or a signal that came. `sender` is the unique name of who sent it, `signature` the types of the body."""

    sender: str
    path: str
    interface: str
    member: str
    signature: str
    body: Body


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call gives back: a body of the types of `signature`, or the name of an `error`."""

    signature: str = ""
    body: Body = ()
    error: str = ""
