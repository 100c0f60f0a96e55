"""Good data, broken in its structure: right TOML or JSON, wrong sense."""

import datetime
import math
import random
from collections.abc import Iterable
from typing import Any

TEXTS = (
    *("", " ", "x", "é", "\u202eabc", "\U0001f600" * 50, "a\u0301", "\u2028", "\u0000", "\x7f", "\r\n", "x" * 5_000),
    *(
        "<b>x</b>",
        "&amp;",
        "%s{}",
        "../../x",
        "con",
        "ready",
        "evening",
        "gua_sha",
        "chin_mid",
        "chin_mid'",
        "jawline'",
    ),
)
NUMBERS = (
    0,
    -1,
    1,
    2,
    5,
    89,
    301,
    10**6,
    2**31,
    2**63,
    -(2**63),
    10**40,
    0.0,
    -0.5,
    1e308,
    math.inf,
    -math.inf,
    math.nan,
)
OTHERS: tuple[Any, ...] = (
    True,
    False,
    datetime.date(2026, 11, 22),
    datetime.time(7, 30),
    datetime.datetime(2026, 11, 22, 7, 30),
    [],
    {},
)

NESTED = 60
"""So deep at most: what writes the files calls itself, too."""

WIDE = 1_200
"""More than a routine may have of anything."""


class Twister:
    """Changes data in one place, mostly deep in it. The same changes for the same `numbers`."""

    def __init__(self, numbers: random.Random, good: Iterable[Any], *, dates: bool = True) -> None:
        """`good` is data from which values are taken; `dates`: whether the format has dates, and no null."""
        self._numbers = numbers
        self._others = OTHERS if dates else (True, False, [], {}, None)
        self._values: dict[str, list[Any]] = {}
        for data in good:
            self._gather(data)

    def _gather(self, part: Any) -> None:
        """Note the values that fields have."""
        for name, value in part.items() if isinstance(part, dict) else ():
            self._values.setdefault(name, []).append(value)
        for inside in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            self._gather(inside)

    def twisted(self, part: Any) -> Any:
        """A copy with one entry changed, or one deeper in it."""
        if isinstance(part, dict) and part:
            return self._table(part)
        if isinstance(part, list) and part:
            return self._list(part)
        return self.value()

    def value(self, depth: int = 0) -> Any:
        """Something else."""
        pick = self._numbers
        match pick.randrange(12):
            case 0 | 1 | 2 | 3:
                return pick.choice(TEXTS)
            case 4 | 5 | 6 | 7:
                return pick.choice(NUMBERS)
            case 8 | 9:
                return pick.choice(self._others)
            case 10 if depth < 3:
                return [self.value(depth + 1) for _ in range(pick.randrange(4))]
        if depth < 3 and pick.random() < 0.5:
            return {pick.choice(TEXTS): self.value(depth + 1) for _ in range(pick.randrange(3))}
        return self._deep()

    def _deep(self) -> Any:
        inside: Any = []
        for _ in range(self._numbers.randrange(NESTED)):
            inside = [inside] if self._numbers.random() < 0.8 else {"block": inside}
        return inside

    def _table(self, part: dict[str, Any]) -> dict[str, Any]:
        pick = self._numbers
        deep = [name for name, value in part.items() if value and isinstance(value, dict | list)]
        if deep and pick.random() < 0.75:
            (name,) = pick.choices(deep, [len(repr(part[name])) for name in deep])
            return {**part, name: self.twisted(part[name])}
        name, other = pick.choice(list(part)), pick.choice(list(part))
        match pick.randrange(9):
            case 0:
                return {key: value for key, value in part.items() if key != name}
            case 1:
                return {**part, name: self.value()}
            case 2:
                return {**part, name: part[other], other: part[name]}
            case 3:
                return {**part, pick.choice((*TEXTS, *self._values)): self.value()}
            case 4:
                return {(other + "s" if key == name else key): value for key, value in part.items()}
            case 5:
                added = pick.choice(list(self._values))
                return {**part, added: pick.choice(self._values[added])}
        return {**part, name: pick.choice(self._values.get(name, [0]))}

    def _list(self, part: list[Any]) -> list[Any]:
        pick = self._numbers
        place, other = pick.randrange(len(part)), pick.randrange(len(part))
        match pick.randrange(16):
            case 0:
                return [*part[:place], *part[place + 1 :]]
            case 1:
                return [*part[: place + 1], *part[place:]]
            case 2:
                changed = list(part)
                changed[place], changed[other] = changed[other], changed[place]
                return changed
            case 3:
                return [*part[:place], self.value(), *part[place + 1 :]]
            case 4 if pick.random() < 0.1:
                return [part[place]] * WIDE
        return [*part[:place], self.twisted(part[place]), *part[place + 1 :]]
