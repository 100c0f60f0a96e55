"""Whether there is a screen to open a window on."""

from collections.abc import Mapping

NO_DISPLAY = (
    "Upstroke needs a screen, and there is none here: start it from your desktop, "
    "or set DISPLAY (or WAYLAND_DISPLAY) to a running one."
)


def display_trouble(environment: Mapping[str, str], platform: str) -> str:
    """Why no window can be opened, in a sentence; empty where one can."""
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM", "").startswith(
        ("offscreen", "minimal", "vnc")
    ):
        return ""
    return "" if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") else NO_DISPLAY


def cannot_connect(message: str) -> bool:
    """Whether a message of Qt says that the display that is named can't be reached, after which Qt ends the program."""
    return "could not connect to display" in message or "no Qt platform plugin could be initialized" in message
