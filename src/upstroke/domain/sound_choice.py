"""What the user can choose to hear: the make of the chimes and of the beat, and what sounds softly behind it all."""

from dataclasses import dataclass
from enum import StrEnum


class Ambience(StrEnum):
    """What sounds behind a run, for as long as it lasts."""

    NONE = "none"
    RAIN = "rain"
    WAVES = "waves"
    PAD = "pad"
    """Warm tones that come and go."""
    BROWN = "brown"
    """Deep, even noise."""

    @property
    def words(self) -> str:
        """As one says it."""
        return _AMBIENCE_WORDS[self]


class ChimeSet(StrEnum):
    """What the chimes and the count are struck on."""

    BOWLS = "bowls"
    """Bowls, and wooden bars where time is told."""
    BARS = "bars"
    """Metal bars that ring on and shimmer."""
    GLASS = "glass"
    """Small and high."""

    @property
    def words(self) -> str:
        """As one says it."""
        return _CHIME_WORDS[self]


class BeatKind(StrEnum):
    """What marks the strokes."""

    WOOD = "wood"
    SOFT = "soft"
    """A muffled drum."""
    TICK = "tick"
    """Short and dry."""

    @property
    def words(self) -> str:
        """As one says it."""
        return _BEAT_WORDS[self]


@dataclass(frozen=True, slots=True)
class Kit:
    """What all sounds of a run are made with."""

    chimes: ChimeSet = ChimeSet.BOWLS
    beat: BeatKind = BeatKind.WOOD


USUAL_KIT = Kit()

_AMBIENCE_WORDS = {
    Ambience.NONE: "None",
    Ambience.RAIN: "Rain",
    Ambience.WAVES: "Waves",
    Ambience.PAD: "Warm tones",
    Ambience.BROWN: "Deep noise",
}
_CHIME_WORDS = {ChimeSet.BOWLS: "Bowls", ChimeSet.BARS: "Metal bars", ChimeSet.GLASS: "Glass"}
_BEAT_WORDS = {BeatKind.WOOD: "Wood", BeatKind.SOFT: "Soft drum", BeatKind.TICK: "Tick"}
