"""Notifications with buttons: what one shows, what comes of it, and who shows it (`Notifier`)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

OPEN = "default"
"""The key of a click on the notification itself, beside its buttons."""

NOT_HERE = (
    "On this system a reminder has no buttons: it shows what is due, and a click on it opens Upstroke, "
    "where you can start it."
)


def limits(platform: str) -> str:
    """What to know where notifications have no buttons (`sys.platform` names the system); empty where they have."""
    return "" if platform == "linux" else NOT_HERE


@dataclass(frozen=True, slots=True)
class Button:
    """A button of a notification; `key` is what comes back when it is pressed."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notification shows. It is plain text."""

    title: str
    text: str
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Pressed:
    """What the user did with a notification: the key of a button, or `OPEN`.

    `activation` is what the window needs to be brought to the front on Wayland (XDG_ACTIVATION_TOKEN), if it came.
    """

    key: str
    activation: str = ""


class Notifier(Protocol):
    """Shows one notification of ours at a time."""

    @property
    def quiet(self) -> bool:
        """Whether the system tells that the user does not want to be disturbed now."""

    def show(self, notice: Notice, pressed: Callable[[Pressed], object], failed: Callable[[], object]) -> None:
        """Show a notification in place of the one before.

        `pressed` is called once, if the user presses something; `failed` if it can't be shown.
        """

    def withdraw(self) -> None:
        """Take the notification away, if it is still there; nothing comes of it any more."""
