from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.message_bus import Desk, message_bus


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A message bus, and programs on it."""
    with message_bus(tmp_path) as desk:
        yield desk
