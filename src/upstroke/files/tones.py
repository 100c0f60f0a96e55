"""Reading the colours of the skin tones: `resources/face/tones.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
import tomli
from msgspec import Meta

from upstroke.domain.look import SkinTone

Colour = Annotated[str, Meta(pattern=r"^#[0-9A-F]{6}\Z")]


class TonesError(ValueError):
    """The skin tones can't be used. The message names file, place and reason."""


@dataclass(frozen=True, slots=True)
class ToneColours:
    """A skin tone: the colours that take the place of those of the drawings, and that of a lit zone, as #RRGGBB."""

    skin: str
    zone: str
    replacing: Mapping[str, str]


class _Tone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: SkinTone
    zone: Colour
    colours: dict[str, Colour]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    art: dict[str, Colour]
    tone: list[_Tone]


def load_tones(path: Path) -> dict[SkinTone, ToneColours]:
    """All skin tones, in the order of the file. Raises TonesError where it is missing, wrong or not whole."""
    try:
        table = msgspec.convert(tomli.loads(path.read_text(encoding="utf-8")), _Table)
    except (OSError, ValueError) as error:
        raise TonesError(f"{path.name}: {error}") from error
    found = {}
    if "skin" not in table.art:
        raise TonesError(f"{path.name}: art: there is no skin")
    for tone in table.tone:
        if tone.id in found:
            raise TonesError(f"{path.name}: there are two tones {tone.id}")
        if strange := tone.colours.keys() ^ table.art.keys():
            raise TonesError(
                f"{path.name}: {tone.id}: the drawings and the tone differ in {', '.join(sorted(strange))}"
            )
        replacing = {table.art[name]: colour for name, colour in tone.colours.items()}
        found[tone.id] = ToneColours(tone.colours["skin"], tone.zone, replacing)
    if missing := set(SkinTone) - found.keys():
        raise TonesError(f"{path.name}: there is no {', '.join(sorted(missing))}")
    return found
