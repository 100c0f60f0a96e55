"""The player: the page, the run in progress, and its sound."""
