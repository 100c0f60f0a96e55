"""Upstroke plays guided facial massage: offline, private, honest."""

__version__ = "0.1.0"
