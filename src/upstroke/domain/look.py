"""How the drawn face looks: what the user chooses so that it is a face to follow."""

from dataclasses import dataclass
from enum import StrEnum


class SkinTone(StrEnum):
    """Five depths of skin, each with a cool and a warm undertone. Their colours are in `resources/face/tones.toml`."""

    VERY_LIGHT_COOL = "very_light_cool"
    VERY_LIGHT_WARM = "very_light_warm"
    LIGHT_COOL = "light_cool"
    LIGHT_WARM = "light_warm"
    MEDIUM_COOL = "medium_cool"
    MEDIUM_WARM = "medium_warm"
    DARK_COOL = "dark_cool"
    DARK_WARM = "dark_warm"
    DEEP_COOL = "deep_cool"
    DEEP_WARM = "deep_warm"

    @property
    def words(self) -> str:
        """As one says it: “Very light, cool”."""
        depth, _, undertone = self.value.rpartition("_")
        return f"{depth.replace('_', ' ').capitalize()}, {undertone}"


class Hair(StrEnum):
    """What is on the head. The values are ids of groups in the drawings."""

    TOWEL = "towel"
    BUN = "bun"
    CROPPED = "cropped"

    @property
    def words(self) -> str:
        """As one says it."""
        return {Hair.TOWEL: "Towel", Hair.BUN: "Tied up", Hair.CROPPED: "Short"}[self]


@dataclass(frozen=True, slots=True)
class Look:
    """The drawn face as the user wants it."""

    tone: SkinTone = SkinTone.LIGHT_WARM
    hair: Hair = Hair.TOWEL
