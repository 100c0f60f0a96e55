"""Shades from little to much: one hue that grows darker (in the dark, lighter), so no colour vision is needed."""

from PySide6.QtGui import QColor

from upstroke.ui.tokens import Tokens

_STOPS = ((0.0, 0.35), (0.0, 0.7), (0.0, 1.0), (0.5, 1.0), (1.0, 1.0))
"""For each step, how far from jade to its ink, and how far from soft jade to that."""


def shades(tokens: Tokens) -> tuple[QColor, ...]:
    """The colours of the steps, the least first."""
    soft, jade, ink = (QColor(colour) for colour in (tokens.jade_soft, tokens.jade, tokens.jade_ink))
    return tuple(_between(soft, _between(jade, ink, deep), strong) for deep, strong in _STOPS)


def _between(one: QColor, other: QColor, share: float) -> QColor:
    """A colour so far on the way from one to another, from 0 to 1."""
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))
