"""Runs before Upstroke on Linux: what it starts, such as a voice, gets the system's libraries and not ours."""

import os

# The loader of this process has read it, so nothing is lost here.
if "LD_LIBRARY_PATH_ORIG" in os.environ:
    os.environ["LD_LIBRARY_PATH"] = os.environ.pop("LD_LIBRARY_PATH_ORIG")
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
