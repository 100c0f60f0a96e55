"""Putting routines together."""
