"""How a hand gathers and loses pace: shapes over a part of a movement, from 0 to 1."""

import math


def ease(part: float) -> float:
    """From 0 to 1, with a soft start and end."""
    part = min(max(0.0, part), 1.0)
    return part * part * (3 - 2 * part)


def hop(part: float) -> float:
    """Up to 1 and down again, soft at both ends."""
    return ease(2 * part) if part < 0.5 else ease(2 - 2 * part)


def swell(part: float) -> float:
    """As `hop`, rounder: a breath."""
    return (1 - math.cos(2 * math.pi * part)) / 2


def stride(part: float) -> float:
    """From 0 to 1 as a hand strokes: it gathers pace, goes evenly, and slows to a stop."""
    ramp = 0.25
    if part < ramp:
        return part * part / (2 * ramp * (1 - ramp))
    if part > 1 - ramp:
        return 1 - (1 - part) ** 2 / (2 * ramp * (1 - ramp))
    return (part - ramp / 2) / (1 - ramp)
