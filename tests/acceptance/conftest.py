"""A profile, a clock, and a program to start on them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.acceptance.program import EVENING, Program
from tests.fakes import FakeClocks
from upstroke.request import Request

Start = Callable[..., Program]


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let pass what the platform without a screen says that it can't do."""
    item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", r"does not support raise\(\)"))


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """The folder of a user who is new."""
    return tmp_path / "profile"


@pytest.fixture
def clocks() -> FakeClocks:
    """Eight in the evening."""
    return FakeClocks(EVENING)


@pytest.fixture
def start(profile: Path, clocks: FakeClocks, qtbot: QtBot) -> Iterator[Start]:
    """Starts the program: on the profile, unless told otherwise."""
    started: list[Program] = []

    def begin(request: Request | None = None, folder: Path = profile, *, welcomed: bool = True) -> Program:
        started.append(Program(folder, clocks, qtbot, request, welcomed=welcomed))
        return started[-1]

    yield begin
    while started:
        started.pop().close()
