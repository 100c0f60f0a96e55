"""Older routine files brought up to date as plain data, before any class sees them.

The version of the format is one more than the number of upgrades; each upgrade turns the data of its version into the
next one and knows nothing of today's classes.
"""

from collections.abc import Callable, Sequence
from typing import Any

Plain = dict[str, Any]
Upgrade = Callable[[Plain], Plain]

UPGRADES: tuple[Upgrade, ...] = ()
"""From version 1 on."""


class NewerFormatError(ValueError):
    """The data was written by a newer Upstroke. The message names both versions."""


def upgrade(data: Plain, upgrades: Sequence[Upgrade] = UPGRADES) -> Plain:
    """Bring data to the current format.

    Raises NewerFormatError, or ValueError where `format` is missing or no whole number.
    """
    current = len(upgrades) + 1
    version = data.get("format")
    if version is None:
        raise ValueError(f'"format = {current}" is missing at the top of the file')
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ValueError(f'"format" must be a whole number, such as {current}')
    if version > current:
        raise NewerFormatError(
            f"has format {version}, and this Upstroke reads up to format {current}; open it with a newer Upstroke"
        )
    for step in upgrades[version - 1 :]:
        data = step(data)
    return {**data, "format": current}
