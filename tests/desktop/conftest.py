"""For tests that need a real window and a real sound server."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests.desktop.desk import Desk, missing_packages
from tests.desktop.user import User
from tests.profiles import pass_first_start
from upstroke.paths import UserPaths


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A screen and a sound server of the test's own."""
    if packages := missing_packages():
        pytest.skip(f"there is no desk without these packages: {' '.join(packages)}")
    with Desk() as desk:
        yield desk


@pytest.fixture
def user(desk: Desk, tmp_path: Path) -> Iterator[User]:
    """A user; at the end, no program said anything, nor logged any trouble."""
    user = User(desk, UserPaths.under(tmp_path / "profile"), tmp_path)
    pass_first_start(user.paths, saying="nothing")  # words make what leads in longer
    yield user
    assert [program.output for program in user.programs if program.output] == []
    assert user.paths.log.read_text() == ""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow here: {report.longrepr}"
    desk = getattr(item, "funcargs", {}).get("desk")
    if report.when == "call" and report.failed and desk:
        folder = item.config.rootpath / "build" / "desktop"
        folder.mkdir(parents=True, exist_ok=True)
        report.sections.append(("The screen", str(desk.screenshot(folder / f"{item.name}.png"))))
    return report
