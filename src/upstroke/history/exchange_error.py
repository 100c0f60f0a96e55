"""What keeps a file of the history from being written or read, in a sentence for the user."""

import re

from msgspec import DecodeError

ONLY_OURS = "only what Upstroke exported can be imported"


class ExchangeError(Exception):
    """A file can't be written or read; its text is a sentence for the user."""


def unreadable(name: str, error: OSError) -> ExchangeError:
    """A file that the system does not let us read."""
    return ExchangeError(f"{name} can't be read: {error.strerror or error}.")


def unwritable(name: str, error: OSError) -> ExchangeError:
    """A file that the system does not let us write."""
    return ExchangeError(f"{name} can't be written: {error.strerror or error}.")


def wrong(name: str, error: DecodeError, place: str = "") -> ExchangeError:
    """Say in the user's words what msgspec found: “expected `int`, got `str` - at `$.sessions[2].strokes`”.

    `place` is where in the file it was looking.
    """
    reason, _, inside = str(error).partition(" - at `$")
    parts = (re.sub(r"^(\w+)s\[(\d+)\]$", _ordinal, part) for part in inside.rstrip("`").split(".") if part)
    where = "".join(f", {part}" for part in (place, *parts) if part)
    found = reason if reason[:2].isupper() else reason[:1].lower() + reason[1:]
    return ExchangeError(f"{name}{where}: {found}; {ONLY_OURS}.")


def _ordinal(match: re.Match[str]) -> str:
    return f"{match[1]} {int(match[2]) + 1}"
