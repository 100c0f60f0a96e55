"""The colours that a face is painted with."""

from dataclasses import dataclass

from upstroke.domain.look import Hair
from upstroke.files.tones import ToneColours
from upstroke.ui.tokens import Tokens


@dataclass(frozen=True, slots=True)
class FacePalette:
    """Colours as hex strings. `skin` puts other colours in the place of the art's own, pair by pair.

    `tile` lies behind the face, `line` is drawn around it, and `ground` lies behind the tile's rounded corners. `mark`
    draws paths, `light` their border, which keeps them readable on any skin, and `tint` lights zones: bright, as a
    dark green over skin looks muddy. `no_go` hatches where nothing may work. These stay the same in the dark, as the
    skin does. `hair` is what the head wears.
    """

    ground: str
    tile: str
    line: str
    mark: str = "#2F7D6B"
    tint: str = "#7ADBC0"
    light: str = "#FFFDF8"
    shade: str = "#4A3128"
    no_go: str = "#B4473C"
    skin: tuple[tuple[str, str], ...] = ()
    hair: Hair = Hair.TOWEL

    @classmethod
    def of(cls, tokens: Tokens, tone: ToneColours, hair: Hair) -> "FacePalette":
        """The colours of a face in a theme, with a skin and a hair."""
        skin = tuple(tone.replacing.items())
        return cls(tokens.paper, tokens.stage, tokens.line, tint=tone.zone, skin=skin, hair=hair)
