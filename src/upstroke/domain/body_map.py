"""Where the face was worked: what each zone got on each half, how even that is, and what was left out."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from upstroke.domain.anatomy import Half
from upstroke.domain.timeline import PassSide
from upstroke.domain.worked import WHOLE

STANDARD = ("forehead", "temple", "cheekbone", "cheek", "nasolabial", "jawline", "chin")
"""The zones that an even practice reaches, unless a plan names others."""

TENDER = WHOLE | {"upper_lid", "neck_front", "supraclav"}
"""Never called neglected: here less is right, and nothing should ask for more."""

LITTLE = 0.5
"""A zone with less than this share of the middle one's time stands out as worked little."""


@dataclass(frozen=True, slots=True)
class ZoneTotal:
    """What a zone got in passes on one side: ms of work, and strokes as the user's day counts them.

    A stroke over several zones counts in each of them.
    """

    zone: str
    side: PassSide
    active_ms: int
    strokes: int


@dataclass(frozen=True, slots=True)
class Work:
    """Some work: ms and strokes."""

    active_ms: int = 0
    strokes: int = 0

    def __add__(self, other: "Work") -> "Work":
        return Work(self.active_ms + other.active_ms, self.strokes + other.strokes)


@dataclass(frozen=True, slots=True)
class ZoneWork:
    """What a zone got on the user's left, right, and along the middle, which belongs to both."""

    zone: str
    left: Work = Work()
    right: Work = Work()
    middle: Work = Work()

    @property
    def whole(self) -> Work:
        """All of it. What was done on both sides at once took its time once."""
        return self.left + self.right + self.middle

    def on(self, half: Half) -> Work:
        """What reached a half, with what was done along the middle."""
        return (self.left if half is Half.LEFT else self.right) + self.middle


@dataclass(frozen=True, slots=True)
class Balance:
    """How the strokes on the two halves share out, in per cent that add up to 100."""

    left: int
    right: int


class BodyMap:
    """The face as a map of work."""

    def __init__(self, totals: Iterable[ZoneTotal]) -> None:
        found: dict[str, ZoneWork] = {}
        for total in totals:
            found[total.zone] = _with(found.get(total.zone, ZoneWork(total.zone)), total)
        self._zones: Mapping[str, ZoneWork] = found

    @cached_property
    def zones(self) -> tuple[ZoneWork, ...]:
        """The zones that were worked, most strokes first."""
        return tuple(
            sorted(self._zones.values(), key=lambda each: (-each.whole.strokes, -each.whole.active_ms, each.zone))
        )

    def at(self, zone: str) -> ZoneWork:
        """What a zone got, which may be nothing."""
        return self._zones.get(zone, ZoneWork(zone))

    @cached_property
    def shades(self) -> Mapping[tuple[str, Half], float]:
        """How much of the most strokes each zone got on each half, from 0 to 1; places without a stroke left out."""
        places = {(each.zone, half): each.on(half).strokes for each in self.zones for half in Half}
        most = max(places.values(), default=0)
        return {place: strokes / most for place, strokes in places.items() if strokes}

    @cached_property
    def balance(self) -> Balance | None:
        """Left against right; None where no stroke was on one side."""
        left = sum(each.left.strokes for each in self.zones)
        right = sum(each.right.strokes for each in self.zones)
        if not left + right:
            return None
        share = round(100 * left / (left + right))
        return Balance(share, 100 - share)

    def neglected(self, wanted: Collection[str] = STANDARD) -> tuple[str, ...]:
        """Of some zones, those that got much less time than the others, least first; none where nothing was done.

        Tender zones are never among them.
        """
        from statistics import median  # as in `stats`

        times = {zone: self.at(zone).whole.active_ms for zone in wanted if zone not in TENDER}
        if not any(times.values()):
            return ()
        little = LITTLE * median(times.values())
        return tuple(sorted((zone for zone in times if times[zone] <= little), key=lambda zone: times[zone]))


def _with(work: ZoneWork, total: ZoneTotal) -> ZoneWork:
    done = Work(total.active_ms, total.strokes)
    match total.side:
        case PassSide.LEFT:
            return ZoneWork(work.zone, work.left + done, work.right, work.middle)
        case PassSide.RIGHT:
            return ZoneWork(work.zone, work.left, work.right + done, work.middle)
        case PassSide.MIDDLE:
            return ZoneWork(work.zone, work.left, work.right, work.middle + done)
    # On both at once, each repetition is a stroke on either half.
    left = Work(done.active_ms // 2, done.strokes // 2)
    right = Work(done.active_ms - left.active_ms, done.strokes - left.strokes)
    return ZoneWork(work.zone, work.left + left, work.right + right, work.middle)
