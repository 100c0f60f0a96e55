"""The look: one table of colours and sizes for light and for dark, and the theme that hands out the one in use."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from upstroke.ui.stylesheet import stylesheet


class Mode(StrEnum):
    """What the user wants: as the system, or always one of the two."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


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
    """The third series of a chart."""
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
    shadow="#2C2A27",
)

DARK = Tokens(
    paper="#1D1B19",
    rail="#171513",
    surface="#272421",
    raised="#312D29",
    stage="#2E2925",
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
    shadow="#000000",
)

SMALLEST_BODY_PT = 10.5
"""Body text is the system's own size, but never smaller than this."""


class Theme(QObject):
    """Keeps the application in one look, the system's unless one is forced. Made once, and passed to what paints."""

    changed = Signal()
    """The tokens are others now: paint again."""

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._body_pt = max(app.font().pointSizeF(), SMALLEST_BODY_PT)
        app.setStyle("Fusion")
        self._tokens: Tokens | None = None
        self._follow()
        app.styleHints().colorSchemeChanged.connect(self._refresh)

    @property
    def tokens(self) -> Tokens:
        """The colours and sizes in use."""
        return DARK if self.dark else LIGHT

    @property
    def dark(self) -> bool:
        """Whether the dark look is in use."""
        if self._mode is Mode.SYSTEM:
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._mode is Mode.DARK

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or force a look."""
        if mode is not self._mode:
            self._mode = mode
            self._follow()

    def font(self, size: TextSize = TextSize.BODY, *, bold: bool = False) -> QFont:
        """The interface font, for what paints its own text."""
        font = QFont(self._app.font())
        font.setPointSizeF(self._body_pt * getattr(self.tokens, size))
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _follow(self) -> None:
        """Let the window frame and the system's dialogs have the same look, then our own."""
        hints = self._app.styleHints()
        if self._mode is Mode.SYSTEM:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if self._mode is Mode.DARK else Qt.ColorScheme.Light)
        self._refresh()

    def _refresh(self) -> None:
        tokens = self.tokens
        if tokens is self._tokens:
            return
        first = self._tokens is None
        self._tokens = tokens
        if first:
            self._app.setFont(self.font())
        self._app.setPalette(palette(tokens))
        self._app.setStyleSheet(stylesheet(tokens, self._body_pt))
        if not first:
            self.changed.emit()


def palette(tokens: Tokens) -> QPalette:
    """The palette of the tokens, for what the style sheet leaves to the style."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.paper,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.raised,
        role.Text: tokens.ink,
        role.Button: tokens.sand,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.on_jade,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.ink,
        role.PlaceholderText: tokens.muted,
        role.Highlight: tokens.jade,
        role.HighlightedText: tokens.on_jade,
        role.Accent: tokens.jade,
        role.Link: tokens.jade_ink,
        role.LinkVisited: tokens.jade_ink,
        role.Light: tokens.raised,
        role.Midlight: tokens.line,
        role.Mid: tokens.line,
        role.Dark: tokens.track,
        role.Shadow: tokens.shadow,
    }
    made = QPalette()
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.muted))
    return made
