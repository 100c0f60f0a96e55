"""The theme: keeps the whole application in one look, and hands out the tokens in use."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from upstroke.ui.stylesheet import stylesheet
from upstroke.ui.tokens import DARK, LIGHT, TextSize, Tokens


class Mode(StrEnum):
    """What the user wants: as the system, or always one of the two."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


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
