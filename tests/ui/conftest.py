"""What the tests of pages have in common: the look, and the routines that come with Upstroke."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from upstroke.domain.look import Look
from upstroke.domain.routine import Routine
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir
from upstroke.ui.faces import Faces
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Mode, Theme
from upstroke.ui.widgets.pictures import Pictures, Subject


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let pass what the platform without a screen says of each window that has a least size."""
    item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The light look."""
    return Theme(qapp, Mode.LIGHT)


@pytest.fixture(scope="session")
def icons(theme: Theme) -> Icons:
    """The icons in that look."""
    return Icons(theme)


@pytest.fixture
def pictures(theme: Theme) -> Pictures:
    """Grey pictures in the place of faces."""

    def paint(subject: Subject, size: QSize) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.gray)
        return picture

    return Pictures(paint)


@pytest.fixture
def faces(theme: Theme) -> Iterator[Faces]:
    """Faces that move, for one test; later changes of the look are none of theirs."""
    made = Faces(load_anatomy(resources_dir() / "face"), resources_dir(), theme, Look(), calm=False)
    yield made
    theme.changed.disconnect(made.changed)


@pytest.fixture(scope="session")
def routines() -> tuple[Routine, ...]:
    """The routines that come with Upstroke."""
    return Library((routines_dir(),), load_anatomy(resources_dir() / "face")).routines
