"""The look: one table of colours and sizes for light and for dark."""

from dataclasses import dataclass
from enum import StrEnum


class TextSize(StrEnum):
    """The sizes of text, smallest first; the values are names of fields of `Tokens`."""

    TINY = "tiny"
    SMALL = "small"
    BODY = "body"
    HEADING = "heading"
    CUE = "cue"
    LARGE = "large"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as #RRGGBB, radii in pixels, text sizes as multiples of the body's.

    `..._ink` is text on `..._soft`; `on_jade` is text on jade, `sand_ink` on sand. `ink` and `muted` can be read on
    paper, rail, surface, raised, stage, wash and sand.
    """

    paper: str
    """The page."""
    rail: str
    surface: str
    """Cards."""
    raised: str
    """What lies on a card: fields, menus."""
    stage: str
    """Behind a face."""
    line: str
    track: str
    """The part of a ring or bar that is not yet done."""
    ink: str
    muted: str
    jade: str
    """What is active; the first series of a chart."""
    jade_hover: str
    on_jade: str
    jade_soft: str
    jade_ink: str
    jade_track: str
    """As `track`, where the whole is active."""
    jade_line: str
    wash: str
    """A card that matters now."""
    rose: str
    """The second series of a chart."""
    rose_soft: str
    rose_ink: str
    sand: str
    """Pills and quiet buttons."""
    sand_hover: str
    sand_ink: str
    third: str
    """The third series of a chart, and so on."""
    fourth: str
    fifth: str
    shadow: str
    card_radius: int = 16
    control_radius: int = 12
    tiny: float = 11 / 14
    small: float = 12 / 14
    body: float = 1.0
    heading: float = 16 / 14
    cue: float = 17 / 14
    large: float = 20 / 14
    title: float = 24 / 14


LIGHT = Tokens(
    paper="#FBF8F4",
    rail="#F3EDE5",
    surface="#FFFFFF",
    raised="#FBF8F4",
    stage="#F7F1EA",
    line="#ECE5DC",
    track="#EAE3DA",
    ink="#2C2A27",
    muted="#6B645D",
    jade="#2F7D6B",
    jade_hover="#286C5C",
    on_jade="#FFFFFF",
    jade_soft="#DCEBE6",
    jade_ink="#1F5E50",
    jade_track="#CFE2DB",
    jade_line="#BFD9D0",
    wash="#F4FAF7",
    rose="#D98C7F",
    rose_soft="#FBE6E1",
    rose_ink="#8E4337",
    sand="#F3EDE5",
    sand_hover="#EAE2D7",
    sand_ink="#5A544C",
    third="#C9A35B",
    fourth="#6F86B5",
    fifth="#94709E",
    shadow="#2C2A27",
)

DARK = Tokens(
    paper="#1D1B19",
    rail="#171513",
    surface="#272421",
    raised="#312D29",
    stage="#3B3530",
    line="#3C3732",
    track="#423C36",
    ink="#F2EDE6",
    muted="#B8AFA5",
    jade="#63BDA6",
    jade_hover="#78CBB5",
    on_jade="#10231D",
    jade_soft="#23423A",
    jade_ink="#A9DFCF",
    jade_track="#2F5248",
    jade_line="#3B6458",
    wash="#22302B",
    rose="#DF9A8E",
    rose_soft="#4A2E29",
    rose_ink="#F2BCB2",
    sand="#37322D",
    sand_hover="#453F38",
    sand_ink="#DCD3C8",
    third="#D3B270",
    fourth="#93A9D6",
    fifth="#BD9BC6",
    shadow="#000000",
)
