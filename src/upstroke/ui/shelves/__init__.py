"""The routines there are, to look at and to start."""
