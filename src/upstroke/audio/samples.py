"""What samples are: numbers from -1 to 1, so many a second."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.float32]
Wave: TypeAlias = NDArray[np.float64]
"""The same while it is being worked out."""

RATE = 48_000
"""Samples a second."""

FRAMES_A_MS = RATE // 1000
